//! OAuth2 client credentials over real sockets: the requests for tokens, byte by byte, and calls dropped anywhere.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::Poll;
use std::time::Duration;

use golden_wire::auth::{ClientAuthentication, ClientCredentials};
use golden_wire::mock::MockClock;
use golden_wire::{Client, ErrorKind};
use serde_json::json;
use vogent_tests::raw::soon;
use vogent_tests::reply::Reply;
use vogent_tests::server::{Received, Server};

use super::{builder, text};

fn is_for_a_token(request: &Received) -> bool {
    request.target == "/login/token"
}

/// Issues `token-1`, `token-2` … and accepts all from `from` on.
async fn issuing(from: usize) -> Server {
    let issued = AtomicUsize::new(0);
    Server::answering(move |request| {
        if is_for_a_token(request) {
            let number = issued.fetch_add(1, Ordering::SeqCst) + 1;
            let token = format!("token-{number}");
            let answer = json!({"access_token": token, "token_type": "Bearer", "expires_in": 100});
            return Reply::json(200, &answer);
        }
        let token = request.header("authorization").strip_prefix("Bearer token-");
        let number = token.and_then(|number| number.parse().ok()).unwrap_or(0);
        Reply::status(if number >= from { 204 } else { 401 })
    })
    .await
    .unwrap()
}

fn program() -> ClientCredentials {
    ClientCredentials::new("me", "s3cret").scope("read")
}

fn client(server: &Server) -> (Client, MockClock) {
    let clock = MockClock::new();
    let builder = builder(server.url()).oauth_client_credentials(program()).clock(clock.clone());
    (builder.build().unwrap(), clock)
}

fn tokens_asked(server: &Server) -> usize {
    server.requests().iter().filter(|request| is_for_a_token(request)).count()
}

#[tokio::test]
async fn a_token_is_got_and_sent() {
    let server = issuing(1).await;
    client(&server).0.program().send().await.unwrap();
    let requests = server.requests();
    let body = "grant_type=client_credentials&scope=read";
    assert_eq!(
        text(&requests[0]),
        format!(
            "POST /login/token\naccept: application/json\nauthorization: Basic bWU6czNjcmV0\n\
             content-length: {}\ncontent-type: application/x-www-form-urlencoded\n\n{body}",
            body.len()
        )
    );
    assert_eq!(text(&requests[1]), "GET /program\naccept: */*\nauthorization: Bearer token-1\n\n");
}

#[tokio::test]
async fn the_program_may_say_who_it_is_in_the_body() {
    let server = issuing(1).await;
    let program = program().authentication(ClientAuthentication::Body).parameter("audience", "a b");
    let client = builder(server.url()).oauth_client_credentials(program).build().unwrap();
    client.program().send().await.unwrap();
    let asked = &server.requests()[0];
    assert!(!asked.headers.contains_key("authorization"));
    assert_eq!(
        asked.body,
        "grant_type=client_credentials&scope=read&audience=a+b&client_id=me&client_secret=s3cret"
    );
}

#[tokio::test]
async fn a_hundred_calls_get_one_token_and_one_more_when_that_is_refused() {
    for (accepted, tokens) in [(1, 1), (2, 2)] {
        let server = issuing(accepted).await;
        let (client, _) = client(&server);
        let calls = (0..100).map(|_| client.program_post("once").send());
        for result in soon(futures_util::future::join_all(calls)).await {
            result.unwrap();
        }
        assert_eq!(tokens_asked(&server), tokens);
    }
}

/// The built-in clock runs the renewal beside the calls.
#[tokio::test]
async fn a_renewal_runs_beside_the_calls() {
    let server = Server::answering(|request| match is_for_a_token(request) {
        // It is renewed in the last fifth of its second.
        true => {
            Reply::json(200, &json!({"access_token": "t", "expires_in": 1, "token_type": "bearer"}))
        }
        false => Reply::status(204),
    })
    .await
    .unwrap();
    let builder = Client::builder().no_proxy().base_url(server.url());
    let client = builder.oauth_client_credentials(program()).build().unwrap();
    client.program().send().await.unwrap();
    tokio::time::sleep(Duration::from_millis(820)).await;
    client.program().send().await.unwrap();
    soon(server.received(4)).await;
    assert_eq!(tokens_asked(&server), 2);
}

#[tokio::test]
async fn an_expired_token_is_replaced() {
    let server = issuing(1).await;
    let (client, clock) = client(&server);
    client.program().send().await.unwrap();
    clock.advance(Duration::from_secs(95));
    client.program().send().await.unwrap();
    assert_eq!(
        text(&server.requests()[3]),
        "GET /program\naccept: */*\nauthorization: Bearer token-2\n\n"
    );
}

#[tokio::test]
async fn a_program_that_is_refused_is_an_auth_error() {
    let server =
        Server::always(Reply::json(401, &json!({"error": "invalid_client"}))).await.unwrap();
    let error = client(&server).0.program().send().await.unwrap_err();
    assert_eq!((error.kind(), error.attempts(), error.is_retryable()), (ErrorKind::Auth, 1, false));
    assert_eq!(
        error.to_string(),
        "GET /program: the credential could not be had: the token endpoint answered 401 Unauthorized: \
         invalid_client (attempt 1 of 3)"
    );
    assert!(is_for_a_token(&server.request()));
}

/// Calls on threads and calls on tasks are calls of one client, and share its token.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn blocking_calls_share_the_token() {
    let server = issuing(1).await;
    let (client, _) = client(&server);
    let threads: Vec<_> = (0..8)
        .map(|_| {
            let call = client.program();
            tokio::task::spawn_blocking(move || call.send_blocking())
        })
        .collect();
    client.program().send().await.unwrap();
    for thread in threads {
        soon(thread).await.unwrap().unwrap();
    }
    assert_eq!((tokens_asked(&server), server.requests().len()), (1, 10));
}

/// Polls a future at most that many times, each time when it has asked to be polled.
async fn polled<F: Future>(future: F, times: usize) -> Option<F::Output> {
    let mut future = pin!(future);
    let mut left = times;
    poll_fn(|context| {
        if left == 0 {
            return Poll::Ready(None);
        }
        left -= 1;
        match future.as_mut().poll(context) {
            Poll::Ready(output) => Poll::Ready(Some(output)),
            Poll::Pending if left == 0 => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    })
    .await
}

/// Dropped before, while and after it gets its token, is refused, gets another and is answered.
#[tokio::test]
async fn a_call_dropped_at_any_await_leaves_a_client_that_works() {
    for polls in 0.. {
        assert!(polls < 200, "a call ends");
        let server = issuing(2).await;
        let (client, _) = client(&server);
        let output = soon(polled(client.program().send(), polls)).await;
        soon(client.program().send()).await.unwrap();
        let requests = server.requests();
        let calls = requests.len() - tokens_asked(&server);
        // The dropped call asks at most twice for a token, and so does the one after it; each is sent at most twice.
        assert!(tokens_asked(&server) <= 4 && calls <= 4, "after {polls} polls: {requests:?}");
        if output.is_some_and(|result| result.is_ok()) {
            assert_eq!((tokens_asked(&server), calls), (2, 3));
            assert!(polls > 4, "there were places to stop");
            return;
        }
    }
}
