//! When a call is tried again and how long it waits, on a clock that takes no time.

use std::time::Duration;

use http::StatusCode;
use vogent::mock::MockClock;
use vogent::models::ListBatchDialJobDialsResult as Dials;
use vogent::operations::ListBatchDialJobDialsError as Failure;
use vogent::{CallError, ErrorKind, RetryPolicy};
use vogent_tests::client::{build, builder, clocked, tokens};
use vogent_tests::data::page;
use vogent_tests::reply::Reply;
use vogent_tests::server::Server;

struct Outcome {
    result: Result<Dials, CallError<Failure>>,
    waits: Vec<Duration>,
    requests: usize,
}

async fn call(script: impl IntoIterator<Item = Reply>) -> Outcome {
    let server = Server::scripted(script).await.unwrap();
    let (client, clock) = clocked(server.url());
    let result = client.list_batch_dial_job_dials("job").send().await;
    Outcome { result, waits: clock.sleeps(), requests: server.requests().len() }
}

fn fine() -> Reply {
    Reply::json(200, &page(&["d"], None))
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// What the call waited after one 429 with these headers.
async fn wait_after(headers: &[(&str, &str)]) -> Vec<Duration> {
    let busy =
        headers.iter().fold(Reply::status(429), |reply, (name, value)| reply.header(name, value));
    let outcome = call([busy, fine()]).await;
    assert_eq!((outcome.result.is_ok(), outcome.requests), (true, 2), "{headers:?}");
    outcome.waits
}

#[tokio::test]
async fn a_500_is_tried_again() {
    let outcome = call([Reply::status(500), fine()]).await;
    assert_eq!(outcome.result.unwrap().data[0].id, "d");
    assert_eq!((outcome.requests, outcome.waits), (2, vec![Duration::from_millis(500)]));
}

#[tokio::test]
async fn the_waits_double_and_the_last_error_is_told() {
    let outcome = call([Reply::status(500), Reply::status(502), Reply::status(503), fine()]).await;
    let error = outcome.result.unwrap_err();
    assert_eq!((outcome.requests, error.attempts()), (3, 3));
    assert_eq!(outcome.waits, [Duration::from_millis(500), seconds(1)]);
    assert_eq!(error.status(), Some(503));
    assert!(error.is_retryable() && error.to_string().contains("attempt 3 of 3"), "{error}");
}

#[tokio::test]
async fn only_some_statuses_are_tried_again() {
    for status in [408, 429, 500, 502, 503, 504] {
        assert_eq!(call([Reply::status(status), fine()]).await.requests, 2, "{status}");
    }
    for status in [400, 401, 403, 404, 409, 422, 425, 501, 505, 599] {
        let outcome = call([Reply::status(status), fine()]).await;
        assert_eq!((outcome.requests, outcome.result.is_err()), (1, true), "{status}");
    }
}

#[tokio::test]
async fn retry_after_is_obeyed_in_all_its_forms() {
    let date = ("date", "Sun, 06 Nov 1994 08:49:37 GMT");
    for (headers, wait) in [
        (vec![("retry-after", "7")], seconds(7)),
        (vec![("retry-after", "1.5")], Duration::from_millis(1500)),
        (vec![("retry-after-ms", "250")], Duration::from_millis(250)),
        (vec![("retry-after-ms", "250"), ("retry-after", "9")], Duration::from_millis(250)),
        (vec![("retry-after", "Sun, 06 Nov 1994 08:49:47 GMT"), date], seconds(10)),
        (vec![("retry-after", "Sunday, 06-Nov-94 08:49:47 GMT"), date], seconds(10)),
        (vec![("retry-after", "Sun Nov  6 08:49:47 1994"), date], seconds(10)),
        (vec![("retry-after", "120")], seconds(120)),
    ] {
        assert_eq!(wait_after(&headers).await, [wait], "{headers:?}");
    }
}

#[tokio::test]
async fn without_a_date_header_a_date_is_counted_on_our_clock() {
    // axum dates its answers; the mock's clock is beside it by far, so only the header can be what counts.
    let server = Server::scripted([
        Reply::status(429)
            .header("retry-after", "Sun, 06 Nov 1994 08:49:47 GMT")
            .header("date", "not a date"),
        fine(),
    ])
    .await
    .unwrap();
    let now = std::time::UNIX_EPOCH + seconds(784_111_777);
    let clock = MockClock::at(now);
    let client = build(builder(server.url()).clock(clock.clone()));
    client.list_batch_dial_job_dials("job").send().await.unwrap();
    assert_eq!(clock.sleeps(), [seconds(10)]);
}

#[tokio::test]
async fn what_nobody_can_read_falls_back_to_backoff() {
    for value in ["soon", "-1", "1e3", "inf", "NaN", "+5", "", "0", "Sun, 99 Nov 1994 08:49:47 GMT"]
    {
        assert_eq!(
            wait_after(&[("retry-after", value)]).await,
            [Duration::from_millis(500)],
            "{value:?}"
        );
    }
}

#[tokio::test]
async fn a_wait_above_the_cap_is_left_to_the_caller() {
    for (value, asked) in [("121", seconds(121)), ("86400", seconds(86_400))] {
        let outcome = call([Reply::status(429).header("retry-after", value), fine()]).await;
        let error = outcome.result.unwrap_err();
        assert_eq!((error.retry_after(), error.attempts()), (Some(asked), 1));
        assert!(error.is_retryable() && outcome.waits.is_empty() && outcome.requests == 1);
    }
    let huge = call([Reply::status(429).header("retry-after", &"9".repeat(40)), fine()]).await;
    assert_eq!(huge.result.unwrap_err().retry_after(), Some(Duration::MAX));
}

#[tokio::test]
async fn the_server_may_veto() {
    let outcome = call([Reply::status(503).header("x-should-retry", "false"), fine()]).await;
    assert_eq!((outcome.requests, outcome.result.unwrap_err().is_retryable()), (1, false));
}

#[tokio::test]
async fn no_wait_passes_the_deadline() {
    let server =
        Server::scripted([Reply::status(503).header("retry-after", "5"), fine()]).await.unwrap();
    let (client, clock) = clocked(server.url());
    let call = client.list_batch_dial_job_dials("job").with_timeout(seconds(5));
    assert_eq!(call.send().await.unwrap_err().status(), Some(503));
    assert_eq!((clock.sleeps(), server.requests().len()), (vec![], 1));
}

#[tokio::test]
async fn the_budget_ends_retries_and_success_fills_it() {
    let server = Server::always(Reply::status(503)).await.unwrap();
    let (client, _) = clocked(server.url());
    let many = RetryPolicy::new().attempts(u32::MAX);
    let call = client.list_batch_dial_job_dials("job").with_retry(many);
    let error = call.send().await.unwrap_err();
    assert_eq!((error.attempts(), tokens(&client)), (101, 0), "500 tokens are 100 retries");
    let error = client.list_batch_dial_job_dials("job").send().await.unwrap_err();
    assert_eq!(error.attempts(), 1, "nothing is left for another call");

    let (other, _) = clocked(Server::always(fine()).await.unwrap().url());
    assert_eq!(tokens(&other), 500, "a budget is a client's own");
}

#[tokio::test]
async fn a_success_gives_a_token_back() {
    let server = Server::scripted([Reply::status(503), fine(), fine()]).await.unwrap();
    let (client, _) = clocked(server.url());
    client.list_batch_dial_job_dials("job").send().await.unwrap();
    assert_eq!(tokens(&client), 496);
    client.list_batch_dial_job_dials("job").send().await.unwrap();
    assert_eq!(tokens(&client), 497);
    let copy = client.clone();
    assert_eq!(tokens(&copy), 497, "clones share it");
}

#[tokio::test]
async fn a_policy_of_the_client_counts_for_every_call() {
    let server = Server::always(Reply::status(418)).await.unwrap();
    let teapot = StatusCode::IM_A_TEAPOT;
    let policy = RetryPolicy::new().attempts(2).statuses([teapot]);
    let client = build(builder(server.url()).retry(policy));
    let error = client.list_batch_dial_job_dials("job").send().await.unwrap_err();
    assert_eq!((error.attempts(), error.kind()), (2, ErrorKind::Api));
}
