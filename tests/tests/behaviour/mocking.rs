//! The mock transport as users have it in their own tests.

use std::time::Duration;

use vogent::mock::{MockAnswer, MockClock, MockTransport};
use vogent::models::{Dial, ListBatchDialJobDialsResult, SystemResultType};
use vogent::transport::TransportErrorKind;
use vogent::{Client, ErrorKind};

fn client(transport: &MockTransport) -> Client {
    let builder = Client::builder().bearer_auth("key").transport(transport.clone());
    builder.clock(transport.clock()).build().unwrap()
}

fn page(dials: Vec<Dial>, cursor: Option<&str>) -> MockAnswer {
    let mut result = ListBatchDialJobDialsResult::new(dials);
    result.cursor = cursor.map(str::to_owned);
    MockAnswer::json(200, &result)
}

/// Code of a user's, under test.
async fn count_busy(client: &Client, job: &str) -> Result<usize, vogent::Error> {
    let mut dials = client.list_batch_dial_job_dials(job).into_stream();
    let mut busy = 0;
    while let Some(dial) = dials.try_next().await? {
        busy += usize::from(dial.system_result_type == Some(SystemResultType::Busy));
    }
    Ok(busy)
}

#[tokio::test]
async fn answers_are_made_of_models() {
    let transport = MockTransport::new();
    let busy = |id: &str| Dial::new(id).system_result_type(SystemResultType::Busy);
    transport.push(page(vec![busy("a"), Dial::new("b")], Some("next")));
    transport.push(page(vec![busy("c")], None));
    assert_eq!(count_busy(&client(&transport), "job_1").await.unwrap(), 2);
    let requests = transport.requests();
    assert_eq!(requests[0].url, "https://api.vogent.ai/api/batch_dial_jobs/job_1/dials");
    assert!(requests[1].url.ends_with("?cursor=next"), "{}", requests[1].url);
    assert_eq!(requests[0].headers["authorization"], "Bearer key");
}

#[tokio::test]
async fn failures_and_waits_are_played_without_waiting() {
    let transport = MockTransport::with_clock(MockClock::new());
    transport.push(MockAnswer::failure(TransportErrorKind::Connect));
    transport.push(MockAnswer::status(429).header("retry-after", "9"));
    transport.push(page(Vec::new(), None));
    assert_eq!(count_busy(&client(&transport), "job").await.unwrap(), 0);
    assert_eq!(transport.clock().sleeps()[1], Duration::from_secs(9));
    transport.push(MockAnswer::hang()).push(MockAnswer::hang()).push(MockAnswer::hang());
    assert!(count_busy(&client(&transport), "job").await.unwrap_err().is_timeout());
}

#[tokio::test]
async fn a_script_that_has_ended_is_an_error_that_says_so() {
    let error = count_busy(&client(&MockTransport::new()), "job").await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 1));
    let text =
        std::error::Error::source(&error).and_then(std::error::Error::source).unwrap().to_string();
    assert!(text.contains("no answer left"), "{text}");
}

#[tokio::test]
async fn answers_can_depend_on_the_request() {
    let transport = MockTransport::new();
    transport.otherwise(|request| match request.url.contains("/missing/") {
        true => MockAnswer::status(422),
        false => MockAnswer::json(200, &ListBatchDialJobDialsResult::new(vec![Dial::new("d")])),
    });
    let client = client(&transport);
    assert_eq!(count_busy(&client, "there").await.unwrap(), 0);
    assert_eq!(count_busy(&client, "missing").await.unwrap_err().status().unwrap(), 422);
}
