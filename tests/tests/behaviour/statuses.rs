//! Error statuses: typed where they are documented, whole in any case.

use serde_json::json;
use vogent::operations::ListBatchDialJobDialsError as Failure;
use vogent::{CallError, Error, ErrorKind};
use vogent_tests::client::client;
use vogent_tests::reply::Reply;
use vogent_tests::server::Server;

async fn failure(reply: Reply) -> CallError<Failure> {
    let server = Server::always(reply).await.unwrap();
    client(server.url()).list_batch_dial_job_dials("nope").send().await.unwrap_err()
}

#[tokio::test]
async fn a_documented_400_has_a_variant() {
    let error = failure(Reply::json(400, &json!({ "message": "limit is too large" }))).await;
    let Some(Failure::BadRequest(body)) = error.api() else { panic!("{error:?}") };
    assert_eq!(body.text(), r#"{"message":"limit is too large"}"#);
    assert_eq!(body.content_type(), Some("application/json"));
    assert_eq!((error.kind(), error.status().unwrap()), (ErrorKind::Api, 400));
    assert!(error.may_have_been_sent() && !error.is_retryable() && !error.is_timeout());
}

#[tokio::test]
async fn a_documented_422_has_another() {
    let error = failure(Reply::json(422, &json!({ "error": "no such job" }))).await;
    assert!(matches!(error.api(), Some(Failure::UnprocessableEntity(_))), "{error:?}");
    assert!(matches!(error.into_api(), Some(Failure::UnprocessableEntity(_))));
}

#[tokio::test]
async fn an_undocumented_status_is_kept_as_it_came() {
    for status in [401, 403, 404, 409, 418, 451, 499, 501, 505] {
        let error = failure(Reply::text(status, "text/plain", "whatever")).await;
        let Some(Failure::Other(body)) = error.api() else { panic!("{status}: {error:?}") };
        assert_eq!(body.bytes(), "whatever");
        assert_eq!(error.status().unwrap(), status);
        assert_eq!(error.attempts(), 1, "{status}");
    }
}

#[tokio::test]
async fn the_message_is_one_line_to_act_on() {
    let reply =
        Reply::json(422, &json!({ "message": "no such job" })).header("x-request-id", "req_7");
    let error = failure(reply).await;
    assert_eq!(
        error.to_string(),
        "GET /batch_dial_jobs/{id}/dials: 422 Unprocessable Entity: no such job (request id req_7, attempt 1 of 3)"
    );
    assert_eq!(error.request_id(), Some("req_7"));
}

#[tokio::test]
async fn the_message_is_found_where_servers_put_it() {
    for body in [
        json!({ "message": "why" }),
        json!({ "error": { "message": "why" } }),
        json!({ "error": "why" }),
        json!({ "detail": "why" }),
        json!({ "title": "why" }),
        json!({ "errors": [{ "message": "why" }] }),
        json!({ "error": { "code": 7 }, "message": "why", "detail": "no" }),
    ] {
        let text = failure(Reply::json(400, &body)).await.to_string();
        assert!(text.contains("400 Bad Request: why ("), "{body}: {text}");
    }
}

#[tokio::test]
async fn a_message_cannot_change_the_terminal_or_fill_it() {
    let nasty = format!("a\u{1b}[31m\nb\u{202e}c{}", "x".repeat(5_000));
    let text = failure(Reply::json(400, &json!({ "message": nasty }))).await.to_string();
    assert!(!text.contains(['\u{1b}', '\n', '\u{202e}']), "{text}");
    assert!(text.chars().count() < 400, "{text}");
}

#[tokio::test]
async fn an_html_page_is_an_error_with_its_status() {
    let page = "<html><body><h1>502 Bad Gateway</h1></body></html>";
    let error = failure(Reply::text(502, "text/html; charset=utf-8", page)).await;
    assert_eq!((error.status().unwrap(), error.kind()), (502, ErrorKind::Api));
    assert_eq!(error.body().unwrap().text(), page);
    assert!(error.to_string().contains("502 Bad Gateway ("), "{error}");
}

#[tokio::test]
async fn an_empty_error_has_its_status() {
    let error = failure(Reply::status(400)).await;
    assert!(matches!(error.api(), Some(Failure::BadRequest(body)) if body.bytes().is_empty()));
    assert!(error.to_string().contains("400 Bad Request ("), "{error}");
}

#[tokio::test]
async fn a_status_that_nobody_knows_is_an_error_too() {
    let error = failure(Reply::status(799)).await;
    assert_eq!((error.kind(), error.status().unwrap()), (ErrorKind::Api, 799));
}

#[tokio::test]
async fn an_error_becomes_the_error_of_every_call() {
    async fn call(url: &str) -> Result<(), Error> {
        client(url).list_batch_dial_job_dials("nope").send().await?;
        Ok(())
    }
    let server = Server::always(Reply::status(422).header("x-why", "because")).await.unwrap();
    let error = call(server.url()).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 422);
    assert_eq!(error.headers().unwrap()["x-why"], "because");
}

#[test]
fn errors_are_one_pointer_wide() {
    assert_eq!(size_of::<CallError<Failure>>(), size_of::<usize>());
    assert_eq!(size_of::<Error>(), size_of::<usize>());
}
