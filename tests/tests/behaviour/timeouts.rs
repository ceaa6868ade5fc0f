//! Time that runs out, on a clock that the test moves.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Notify;
use vogent::mock::MockClock;
use vogent::models::ListBatchDialJobDialsResult as Dials;
use vogent::operations::ListBatchDialJobDialsError as Failure;
use vogent::transport::reqwest::ReqwestTransport;
use vogent::transport::{Body, Deadline, Transport, TransportError};
use vogent::{CallError, Client, ErrorKind, RetryPolicy};
use vogent_tests::client::{build, builder};
use vogent_tests::data::page;
use vogent_tests::raw::{Event, RawServer, Step, send, soon};
use vogent_tests::reply::Reply;
use vogent_tests::server::Server;

fn once(url: &str) -> (Client, MockClock) {
    let clock = MockClock::new();
    (build(builder(url).clock(clock.clone()).retry(RetryPolicy::none())), clock)
}

async fn call(client: Client) -> Result<Dials, CallError<Failure>> {
    soon(client.list_batch_dial_job_dials("job").send()).await
}

#[tokio::test]
async fn an_answer_that_never_comes_runs_into_the_attempts_limit() {
    let server = Server::always(Reply::never()).await.unwrap();
    let (client, clock) = once(server.url());
    let running = tokio::spawn(call(client));
    soon(server.received(1)).await;
    clock.advance(Duration::from_secs(59));
    tokio::task::yield_now().await;
    assert!(!running.is_finished());
    clock.advance(Duration::from_secs(1));
    let error = running.await.unwrap().unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Timeout, None));
    assert!(error.is_timeout() && error.is_retryable() && error.may_have_been_sent());
}

/// The built-in transport, telling when the head of an answer has come.
struct Telling {
    transport: ReqwestTransport,
    head: Arc<Notify>,
}

impl Transport for Telling {
    fn send(
        &self,
        request: http::Request<Body>,
        deadline: Deadline,
    ) -> Pin<Box<dyn Future<Output = Result<http::Response<Body>, TransportError>> + Send + '_>>
    {
        Box::pin(async move {
            let answer = self.transport.send(request, deadline).await;
            self.head.notify_one();
            answer
        })
    }
}

#[tokio::test]
async fn a_body_that_stops_runs_into_it_too_and_keeps_its_status() {
    let half = "HTTP/1.1 200 OK\r\nx-request-id: req_5\r\ncontent-length: 90\r\n\r\n{\"data\":[";
    let mut server =
        RawServer::start(vec![vec![Step::Read, send(half), Step::Hang]]).await.unwrap();
    let (clock, head) = (MockClock::new(), Arc::new(Notify::new()));
    let inner = reqwest::Client::builder().no_proxy().build().unwrap();
    let transport = Telling { transport: ReqwestTransport::new(inner), head: Arc::clone(&head) };
    let client = Client::builder()
        .base_url(&server.url())
        .bearer_auth("key")
        .transport(transport)
        .clock(clock.clone())
        .retry(RetryPolicy::none());
    let running = tokio::spawn(call(build(client)));
    soon(head.notified()).await;
    clock.advance(Duration::from_secs(60));
    let error = soon(running).await.unwrap().unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Timeout, Some(200)));
    assert_eq!(error.request_id(), Some("req_5"));
    assert!(matches!(soon(server.event()).await, Event::Request(_)));
    assert_eq!(soon(server.event()).await, Event::Closed, "the connection is given up");
}

#[tokio::test]
async fn a_timeout_is_tried_again_and_costs_more() {
    let server = Server::answering({
        let first = std::sync::atomic::AtomicBool::new(true);
        move |_| match first.swap(false, std::sync::atomic::Ordering::SeqCst) {
            true => Reply::never(),
            false => Reply::text(200, "application/json", r#"{"data":[],"cursor":null}"#),
        }
    })
    .await
    .unwrap();
    let clock = MockClock::new();
    let client = build(builder(server.url()).clock(clock.clone()));
    let running = tokio::spawn(call(client.clone()));
    soon(server.received(1)).await;
    clock.advance(Duration::from_secs(60));
    running.await.unwrap().unwrap();
    assert_eq!(server.requests().len(), 2);
    assert_eq!(vogent_tests::client::tokens(&client), 491);
}

#[tokio::test]
async fn the_calls_own_limit_holds_over_all_attempts() {
    let server = Server::always(Reply::never()).await.unwrap();
    let clock = MockClock::new();
    let client = build(builder(server.url()).clock(clock.clone()));
    let limited = client.list_batch_dial_job_dials("job").with_timeout(Duration::from_secs(2));
    let running = tokio::spawn(async move { soon(limited.send()).await });
    soon(server.received(1)).await;
    clock.advance(Duration::from_secs(2));
    let error = running.await.unwrap().unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 1));
    assert_eq!(clock.sleeps(), []);
}

#[tokio::test]
async fn the_calls_own_limit_of_an_attempt_leaves_room_for_another() {
    let server =
        Server::scripted([Reply::never(), Reply::json(200, &page(&["d"], None))]).await.unwrap();
    let clock = MockClock::new();
    let client = build(builder(server.url()).clock(clock.clone()));
    let call = client.list_batch_dial_job_dials("job").with_attempt_timeout(Duration::from_secs(2));
    let running = tokio::spawn(async move { soon(call.send()).await });
    soon(server.received(1)).await;
    clock.advance(Duration::from_secs(2));
    assert_eq!(running.await.unwrap().unwrap().data[0].id, "d");
    assert_eq!((server.requests().len(), clock.sleeps().len()), (2, 1));
}

#[tokio::test]
async fn the_built_in_clock_ends_a_call_in_real_time() {
    let server = Server::always(Reply::never()).await.unwrap();
    let client = build(
        Client::builder()
            .base_url(server.url())
            .no_proxy()
            .bearer_auth("k")
            .retry(RetryPolicy::none())
            .attempt_timeout(Some(Duration::from_millis(20))),
    );
    assert!(call(client).await.unwrap_err().is_timeout());
}
