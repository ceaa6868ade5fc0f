//! Answers and failures: what an error says, and what bounds a call.

use std::time::Duration;

use super::support::{self, AnyError};
use super::{by_id, number};
use codegen_runtime::runtime::answer;
use codegen_runtime::runtime::error::{CallError, Error, ErrorKind};
use codegen_runtime::runtime::mock::{MockAnswer, MockTransport};
use codegen_runtime::runtime::retry::RetryPolicy;
use codegen_runtime::runtime::transport_error::TransportErrorKind;
use serde_json::json;
#[tokio::test]
async fn an_error_status_is_one_line_that_names_the_call() {
    let mock = MockTransport::new();
    for _ in 0..3 {
        mock.push(MockAnswer::status(503));
    }
    mock.push(
        MockAnswer::json(422, &json!({"message": "no such job"})).header("x-request-id", "r-1"),
    );
    let busy = by_id(&mock).send::<(), AnyError>(answer::nothing).await.unwrap_err();
    assert_eq!(busy.to_string(), "GET /jobs/{id}: 503 Service Unavailable (attempt 3 of 3)");
    assert!(busy.is_retryable() && busy.may_have_been_sent());

    let error = by_id(&mock).send::<(), AnyError>(answer::nothing).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /jobs/{id}: 422 Unprocessable Entity: no such job (request id r-1, attempt 1 of 3)"
    );
    assert_eq!(
        (error.status().unwrap(), error.request_id(), error.attempts()),
        (422, Some("r-1"), 1)
    );
    assert!(
        matches!(error.api(), Some(AnyError::Other(body)) if body.text().contains("no such job"))
    );
    assert_eq!(Error::from(error).kind(), ErrorKind::Api);
    assert_eq!(size_of::<CallError<AnyError>>(), size_of::<usize>());
    assert_eq!(size_of::<Error>(), size_of::<usize>());
}

#[tokio::test]
async fn the_message_is_the_first_text_of_the_known_members() {
    let long = "x".repeat(300);
    let cut = format!("{}…", "x".repeat(200));
    for (body, message) in [
        (json!({"error": {"message": "b"}, "detail": "c"}), "b"),
        (json!({"error": "e", "title": "t"}), "e"),
        (json!({"title": "t", "detail": "d"}), "d"),
        (json!({"errors": [{"message": "first"}]}), "first"),
        (json!({"message": "a\n\u{1b}[31m\u{202e}b"}), "a\\n\\u{1b}[31m\\u{202e}b"),
        (json!({"message": long}), &cut),
    ] {
        let error = number(MockAnswer::json(400, &body)).await.unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("GET /jobs/{{id}}: 400 Bad Request: {message} (attempt 1 of 3)")
        );
    }
}

#[tokio::test]
async fn a_body_that_does_not_fit_keeps_the_status_and_the_body() {
    let cases = [
        (MockAnswer::json(200, "text"), "$"),
        (MockAnswer::status(200).header("content-type", "text/html").body("1"), "$"),
        (
            MockAnswer::status(200)
                .header("content-type", "application/json; charset=latin1")
                .body(b"\"\xE9\"".to_vec()),
            "$",
        ),
        (
            MockAnswer::status(200).header("content-type", "text/plain; charset=utf-16").body("1"),
            "$",
        ),
        (MockAnswer::status(200).header("content-type", "application/json"), "$"),
    ];
    for (answer, path) in cases {
        let error = number(answer).await.unwrap_err();
        assert_eq!((error.kind(), error.json_path()), (ErrorKind::Decode, Some(path)));
        assert_eq!(error.status().unwrap(), 200);
        assert!(error.to_string().starts_with("GET /jobs/{id}: 200 OK, but the "), "{error}");
    }
    let empty = number(MockAnswer::status(200)).await.unwrap_err();
    assert!(empty.to_string().contains("the body is empty where u64 was expected"), "{empty}");
}

#[tokio::test]
async fn json_is_read_under_all_its_names() {
    let names = [
        "application/json",
        "Application/Vnd.X+JSON; charset=\"UTF-8\"",
        "application/json; charset=ISO-8859-1",
        "application/json, application/json",
        "application/json;",
        "text/plain",
        "text/json",
    ];
    for content_type in names {
        let answer = MockAnswer::status(200).header("content-type", content_type).body("\u{feff}7");
        assert_eq!(number(answer).await.unwrap(), 7, "{content_type}");
    }
    assert_eq!(number(MockAnswer::status(201).body("7")).await.unwrap(), 7);
}

#[tokio::test]
async fn large_answers_end_in_an_error_and_large_errors_are_cut() {
    let mock = MockTransport::new();
    let mut settings = support::settings(&mock);
    settings.max_response_size(8);
    let core = settings.build().unwrap();
    mock.push(MockAnswer::status(200).body("1234").body("5678"));
    mock.push(MockAnswer::status(200).body("1234").body("56789"));
    mock.push(MockAnswer::status(400).body(vec![b'x'; 100_000]));
    assert_eq!(core.call(support::get()).send_raw().await.unwrap().bytes().len(), 8);
    let error = core.call(support::get()).send_raw().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.status().unwrap(), error.attempts()),
        (ErrorKind::Limit, 200, 1)
    );
    let error = core.call(support::get()).send::<(), AnyError>(answer::nothing).await.unwrap_err();
    let body = error.body().unwrap();
    assert_eq!(
        (body.bytes().len(), body.is_truncated(), error.kind()),
        (64 << 10, true, ErrorKind::Api)
    );
}

#[tokio::test]
async fn a_broken_error_body_does_not_hide_the_status() {
    let error =
        number(MockAnswer::status(404).body("{").then_failure(TransportErrorKind::BodyIncomplete))
            .await
            .unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap()), (ErrorKind::Api, 404));
    assert!(error.body().unwrap().is_truncated());
}

#[tokio::test]
async fn timeouts_bound_an_attempt_and_the_call() {
    let mock = MockTransport::new();
    mock.push(MockAnswer::hang()).push(MockAnswer::status(200));
    assert_eq!(by_id(&mock).send_raw().await.unwrap().status(), 200);
    assert_eq!(mock.requests().len(), 2, "an attempt that takes too long is repeated");

    mock.push(MockAnswer::hang());
    let call = by_id(&mock).with_timeout(Duration::from_secs(3));
    let error = call.send_raw().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.is_timeout(), error.may_have_been_sent()),
        (ErrorKind::Timeout, true, true)
    );
    assert_eq!(error.to_string(), "GET /jobs/{id}: no complete answer within 3s (attempt 1 of 3)");
    assert_eq!(mock.requests().len(), 3, "no attempt after the deadline");
}

#[tokio::test]
async fn errors_say_whether_the_server_may_have_seen_the_request() {
    for (kind, sent) in
        [(TransportErrorKind::Dns, false), (TransportErrorKind::ResetAfterSend, true)]
    {
        let mock = MockTransport::new();
        mock.push(MockAnswer::failure(kind));
        let call = by_id(&mock).with_retry(RetryPolicy::none());
        let error = call.send_raw().await.unwrap_err();
        assert_eq!(
            (error.kind(), error.may_have_been_sent(), error.is_retryable()),
            (ErrorKind::Transport, sent, true)
        );
    }
}
