//! JSON lines and JSON text sequences.

use codegen_runtime::runtime::call::Call;
use codegen_runtime::runtime::error::{Error, ErrorKind};
use codegen_runtime::runtime::json_lines::{self, JsonLines};
use codegen_runtime::runtime::mock::{MockAnswer, MockTransport};
use codegen_runtime::runtime::number::I64;
use codegen_runtime::runtime::trail::DecodeFailure;
use codegen_runtime::runtime::transport_error::TransportErrorKind;

use super::support;

fn number(line: &[u8]) -> Result<i64, DecodeFailure> {
    json_lines::value(line, I64)
}

fn call(answer: MockAnswer) -> (Call, MockTransport) {
    let mock = MockTransport::new();
    mock.push(answer);
    (support::core(&mock).call(support::get()), mock)
}

fn numbers(answer: MockAnswer) -> JsonLines<i64> {
    JsonLines::new(call(answer).0, &["application/x-ndjson"], number)
}

async fn read(content_type: &str, body: &str) -> Result<Vec<i64>, Error> {
    let answer = MockAnswer::status(200).header("content-type", content_type);
    let bytes: Vec<_> = body.bytes().map(|byte| vec![byte]).collect();
    numbers(bytes.into_iter().fold(answer, MockAnswer::body)).try_collect().await
}

#[tokio::test]
async fn a_line_is_a_value() {
    for content_type in [
        "application/x-ndjson",
        "application/jsonl; charset=utf-8",
        "application/json",
        "text/plain",
    ] {
        let values = read(content_type, "1\n22\r\n\n \n333").await;
        assert_eq!(values.unwrap(), [1, 22, 333], "{content_type}");
    }
    assert!(read("application/x-ndjson", "").await.unwrap().is_empty());
}

#[tokio::test]
async fn a_record_of_a_sequence_may_have_several_lines() {
    for content_type in ["application/json-seq", "application/geo+json-seq"] {
        let values = read(content_type, "\u{1E}1\n\u{1E}\n2\n\n\u{1E}\u{1E}3\n").await;
        assert_eq!(values.unwrap(), [1, 2, 3], "{content_type}");
    }
}

#[tokio::test]
async fn a_line_that_does_not_fit_is_an_error_of_its_own() {
    let answer = MockAnswer::status(200).header("content-type", "application/x-ndjson");
    let mut values = numbers(answer.body("1\n\"x\"\n3\n"));
    assert_eq!(values.try_next().await.unwrap(), Some(1));
    let error = values.try_next().await.unwrap_err();
    assert_eq!((error.kind(), &*error.body().unwrap().text()), (ErrorKind::Decode, "\"x\""));
    assert_eq!(values.try_next().await.unwrap(), Some(3));
    assert_eq!(values.try_next().await.unwrap(), None);
}

#[tokio::test]
async fn a_body_that_breaks_off_ends_in_an_error_and_its_last_line_is_none() {
    let answer = MockAnswer::status(200).header("content-type", "application/x-ndjson");
    let mut values = numbers(answer.body("1\n2").then_failure(TransportErrorKind::BodyIncomplete));
    assert_eq!(values.try_next().await.unwrap(), Some(1));
    let error = values.try_next().await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Transport, Some(200)));
    assert!(values.next().await.is_none());
}

#[tokio::test]
async fn a_line_is_bounded() {
    let answer = MockAnswer::status(200).header("content-type", "application/x-ndjson");
    let mut values = numbers(answer.body("1\n22222\n3\n")).max_line_size(3);
    assert_eq!(values.try_next().await.unwrap(), Some(1));
    assert_eq!(values.try_next().await.unwrap_err().kind(), ErrorKind::Limit);
    assert!(values.next().await.is_none());
}

#[tokio::test]
async fn an_answer_of_another_type_is_no_stream() {
    let error = read("text/html", "1\n").await.unwrap_err();
    assert!(error.to_string().contains("text/html, not a stream of JSON"), "{error}");
    let (call, mock) = call(MockAnswer::status(204));
    let values = JsonLines::new(call, &["application/jsonl"], number).try_collect().await;
    assert!(values.unwrap().is_empty());
    assert_eq!(mock.requests()[0].headers["accept"], "application/jsonl");
}
