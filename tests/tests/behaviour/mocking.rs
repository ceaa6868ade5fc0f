//! The mock transport as users have it in their own tests.

use std::time::Duration;

use vogent::mock::{MockAnswer, MockTransport};
use vogent::models::{Dial, ListBatchDialJobDialsResult, SystemResultType};
use vogent::operations::ListBatchDialJobDialsError;
use vogent::transport::TransportErrorKind;
use vogent::{Client, ErrorKind};

fn client(mock: &MockTransport) -> Client {
    mock.builder().build().unwrap()
}

fn page(dials: Vec<Dial>, cursor: Option<&str>) -> ListBatchDialJobDialsResult {
    let mut result = ListBatchDialJobDialsResult::new(dials);
    result.cursor = cursor.map(str::to_owned);
    result
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
async fn an_operation_is_answered_with_its_own_models() {
    let mock = MockTransport::new();
    let busy = |id: &str| Dial::new(id).system_result_type(SystemResultType::Busy);
    let dials = mock.list_batch_dial_job_dials();
    dials.respond(200, page(vec![busy("a"), Dial::new("b")], Some("next")));
    let last = page(vec![busy("c")], None);
    dials.respond(200, &last);
    assert_eq!(dials.left(), 2);
    assert_eq!(count_busy(&client(&mock), "job_1").await.unwrap(), 2);
    assert_eq!((dials.left(), mock.left()), (0, 0));
    let requests = dials.requests();
    assert_eq!(requests[0].url, "https://mock.invalid/batch_dial_jobs/job_1/dials");
    assert_eq!(requests[0].path_template, "/batch_dial_jobs/{id}/dials");
    let cursors: Vec<_> = requests.iter().map(|request| request.query("cursor")).collect();
    assert_eq!(cursors, [None, Some("next".to_owned())]);
    assert_eq!(requests[0].header("authorization"), Some("Bearer mock"));
}

#[tokio::test]
async fn documented_errors_are_answered_as_they_are_read() {
    let mock = MockTransport::new();
    let body = || vogent::RawBody::new(Some("application/json"), r#"{"message":"no such job"}"#);
    mock.list_batch_dial_job_dials().fail(ListBatchDialJobDialsError::UnprocessableEntity(body()));
    let error = client(&mock).list_batch_dial_job_dials("job").send().await.unwrap_err();
    assert_eq!(error.api(), Some(&ListBatchDialJobDialsError::UnprocessableEntity(body())));
    assert_eq!((error.status(), mock.requests().len()), (Some(422), 1));
    assert!(error.to_string().contains("no such job"), "{error}");
}

#[tokio::test]
async fn failures_and_waits_are_played_without_waiting() {
    let mock = MockTransport::new();
    let dials = mock.list_batch_dial_job_dials();
    dials.answer(MockAnswer::failure(TransportErrorKind::Connect));
    dials.answer(MockAnswer::status(429).header("retry-after", "9"));
    dials.respond(200, page(Vec::new(), None));
    assert_eq!(count_busy(&client(&mock), "job").await.unwrap(), 0);
    assert_eq!(mock.clock().sleeps()[1], Duration::from_secs(9));
    dials.answer(MockAnswer::hang()).answer(MockAnswer::hang()).answer(MockAnswer::hang());
    assert!(count_busy(&client(&mock), "job").await.unwrap_err().is_timeout());
}

#[tokio::test]
async fn a_script_that_has_ended_is_an_error_that_says_so() {
    let error = count_busy(&client(&MockTransport::new()), "job").await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 1));
    let text =
        std::error::Error::source(&error).and_then(std::error::Error::source).unwrap().to_string();
    assert_eq!(text, "nothing is said for GET /batch_dial_jobs/{id}/dials");
}

#[tokio::test]
async fn what_is_said_for_always_comes_after_what_is_said_once() {
    let mock = MockTransport::new();
    let dials = mock.list_batch_dial_job_dials();
    dials.always(200, page(vec![Dial::new("rest")], None));
    dials.respond(200, page(vec![Dial::new("first")], None));
    let client = client(&mock);
    for expected in ["first", "rest", "rest"] {
        let page = client.list_batch_dial_job_dials("job").send().await.unwrap();
        assert_eq!(page.data[0].id, expected);
    }
}

#[tokio::test]
async fn answers_can_depend_on_the_request() {
    let mock = MockTransport::new();
    mock.list_batch_dial_job_dials().always_with(|request| {
        match request.url.contains("/missing/") {
            true => MockAnswer::status(422),
            false => MockAnswer::json(200, &page(vec![Dial::new("d")], None)),
        }
    });
    let client = client(&mock);
    assert_eq!(count_busy(&client, "there").await.unwrap(), 0);
    assert_eq!(count_busy(&client, "missing").await.unwrap_err().status().unwrap(), 422);
}

#[tokio::test]
async fn raw_calls_are_answered_by_the_general_script() {
    let mock = MockTransport::new();
    mock.list_batch_dial_job_dials().respond(200, page(Vec::new(), None));
    mock.push(MockAnswer::json(201, "general"));
    let client = Client::builder().bearer_auth("key").transport(mock.clone()).build().unwrap();
    let raw = client.request(http::Method::POST, "/things").json(&[1]).send().await.unwrap();
    assert_eq!(
        (raw.status().as_u16(), mock.requests()[0].json::<Vec<i32>>().unwrap()),
        (201, vec![1])
    );
    assert_eq!(count_busy(&client, "job").await.unwrap(), 0);
}
