//! What one call may have otherwise than its client.

use std::time::Duration;

use vogent::{ErrorKind, RetryPolicy};
use vogent_tests::client::{KEY, build, builder, client, clocked};
use vogent_tests::data::page;
use vogent_tests::reply::Reply;
use vogent_tests::server::Server;

fn fine() -> Reply {
    Reply::json(200, &page(&["d"], None))
}

#[tokio::test]
async fn a_header_of_the_call_wins_over_that_of_the_client() {
    let server = Server::always(fine()).await.unwrap();
    let client = build(builder(server.url()).header("x-team", "days").header("x-other", "stays"));
    let call = client.list_batch_dial_job_dials("job").with_header("x-team", "nights");
    call.with_header("user-agent", "mine/1").send().await.unwrap();
    let request = server.request();
    assert_eq!(request.header("x-team"), "nights");
    assert_eq!((request.header("x-other"), request.header("user-agent")), ("stays", "mine/1"));
    assert_eq!(request.header("authorization"), format!("Bearer {KEY}"));
}

#[tokio::test]
async fn a_header_that_cannot_be_sent_is_an_error_of_the_call() {
    let server = Server::always(fine()).await.unwrap();
    for (name, value) in [("x-team", "a\r\nx-evil: 1"), ("bad name", "a"), ("x-nul", "\0")] {
        let call = client(server.url()).list_batch_dial_job_dials("job").with_header(name, value);
        let error = call.send().await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Build, 0), "{name}");
        assert!(!error.to_string().contains("x-evil"), "{error}");
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_header_goes_with_every_page() {
    let server =
        Server::scripted([Reply::json(200, &page(&["a"], Some("1"))), fine()]).await.unwrap();
    let call = client(server.url()).list_batch_dial_job_dials("job").with_header("x-team", "t");
    assert_eq!(call.into_stream().try_collect().await.unwrap().len(), 2);
    assert!(server.requests().iter().all(|request| request.header("x-team") == "t"));
}

#[tokio::test]
async fn a_policy_of_the_call_wins_over_that_of_the_client() {
    let server = Server::always(Reply::status(503)).await.unwrap();
    let (client, clock) = clocked(server.url());
    let call = client.list_batch_dial_job_dials("job").with_retry(RetryPolicy::none());
    assert_eq!(call.send().await.unwrap_err().attempts(), 1);
    let patient =
        RetryPolicy::new().attempts(5).backoff(Duration::from_secs(1), Duration::from_secs(3));
    let call = client.list_batch_dial_job_dials("job").with_retry(patient);
    assert_eq!(call.send().await.unwrap_err().attempts(), 5);
    assert_eq!(clock.sleeps(), [1, 2, 3, 3].map(Duration::from_secs));
}

#[tokio::test]
async fn send_raw_gives_any_answer_as_it_came() {
    let server = Server::scripted([
        Reply::text(200, "text/csv", "id\nd").header("x-note", "n").header("x-request-id", "req_1"),
        Reply::text(422, "text/plain", "no"),
    ])
    .await
    .unwrap();
    let client = client(server.url());
    let answer = client.list_batch_dial_job_dials("job").limit(1).send_raw().await.unwrap();
    assert_eq!((answer.status().as_u16(), answer.text().as_str()), (200, "id\nd"));
    assert_eq!(
        (&answer.headers()["x-note"], answer.content_type()),
        (&"n".parse().unwrap(), Some("text/csv"))
    );
    assert_eq!(answer.request_id(), Some("req_1"));
    let refused = client.list_batch_dial_job_dials("job").send_raw().await.unwrap();
    assert_eq!((refused.status().as_u16(), refused.bytes().as_ref()), (422, &b"no"[..]));
    assert_eq!(server.requests()[0].query(), "limit=1");
}

#[tokio::test]
async fn send_raw_is_tried_again_and_gives_the_last_answer() {
    let server = Server::scripted([Reply::status(503), fine()]).await.unwrap();
    let answer = client(server.url()).list_batch_dial_job_dials("job").send_raw().await.unwrap();
    assert_eq!((answer.status().as_u16(), server.requests().len()), (200, 2));
    let busy = Server::always(Reply::text(503, "text/plain", "busy")).await.unwrap();
    let answer = client(busy.url()).list_batch_dial_job_dials("job").send_raw().await.unwrap();
    assert_eq!((answer.status().as_u16(), busy.requests().len()), (503, 3));
    assert_eq!(answer.text(), "busy");
}
