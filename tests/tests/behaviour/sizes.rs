//! Bodies that are larger than allowed.

use serde_json::json;
use vogent::operations::ListBatchDialJobDialsError as Failure;
use vogent::{ErrorKind, RetryPolicy};
use vogent_tests::client::{build, builder, client};
use vogent_tests::data::page;
use vogent_tests::reply::Reply;
use vogent_tests::server::Server;

const KIB: usize = 1024;

#[tokio::test]
async fn a_body_up_to_the_limit_is_read_and_one_byte_more_is_not() {
    let body = page(&["d"], None).to_string();
    let server = Server::always(Reply::text(200, "application/json", body.clone())).await.unwrap();
    let size = body.len() as u64;
    for (limit, fits) in [(size, true), (size - 1, false), (0, false)] {
        let client = build(builder(server.url()).max_response_size(limit));
        let result = client.list_batch_dial_job_dials("job").send().await;
        assert_eq!(result.is_ok(), fits, "{limit} of {size}");
    }
}

#[tokio::test]
async fn an_answer_that_is_too_large_is_not_tried_again() {
    let endless = Reply::status(200).chunk(vec![b' '; 64 * KIB]).stopping();
    let server = Server::always(endless).await.unwrap();
    let client = build(builder(server.url()).max_response_size(1_000));
    let error = client.list_batch_dial_job_dials("job").send().await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Limit, 1));
    assert_eq!(error.status().unwrap(), 200);
    assert!(!error.is_retryable() && error.to_string().contains("1000 bytes"), "{error}");
    assert!(error.body().unwrap().bytes().is_empty(), "what was read is let go");
}

#[tokio::test]
async fn of_an_error_only_the_beginning_is_kept() {
    let body = format!("{}{}", "a".repeat(64 * KIB), "b".repeat(200 * KIB));
    let server = Server::always(Reply::text(400, "text/plain", body)).await.unwrap();
    let error = client(server.url()).list_batch_dial_job_dials("job").send().await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap()), (ErrorKind::Api, 400));
    let Some(Failure::BadRequest(body)) = error.api() else { panic!("{error:?}") };
    assert_eq!(body.bytes().len(), 64 * KIB);
    assert!(body.is_truncated() && body.bytes().iter().all(|byte| *byte == b'a'));
}

#[tokio::test]
async fn an_error_without_end_is_an_error_with_its_status() {
    let endless = Reply::status(503).chunk(vec![b'x'; 256 * KIB]).stopping();
    let server = Server::always(endless).await.unwrap();
    let client = build(builder(server.url()).retry(RetryPolicy::none()));
    let error = client.list_batch_dial_job_dials("job").send().await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap()), (ErrorKind::Api, 503));
    assert!(error.body().unwrap().is_truncated());
}

/// What a call ends with whose server promises `length` bytes and sends one.
async fn promised(length: u64) -> vogent::Error {
    let lie = format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{{");
    let server = vogent_tests::raw::RawServer::answering(lie).await.unwrap();
    let client = build(builder(&server.url()).retry(RetryPolicy::none()));
    client.list_batch_dial_job_dials("job").send().await.unwrap_err().into()
}

#[tokio::test]
async fn a_promise_within_the_limit_is_a_body_cut_short() {
    let error = promised(32 * 1024 * KIB as u64).await;
    assert_eq!(error.kind(), ErrorKind::Transport, "{error:?}");
}

#[tokio::test]
async fn a_promise_beyond_the_limit_is_refused_unread() {
    let error = promised(u64::MAX / 2).await;
    assert_eq!((error.kind(), error.status().unwrap()), (ErrorKind::Limit, 200), "{error:?}");
}

#[tokio::test]
async fn deep_nesting_is_an_error_and_no_overflow() {
    let deep = format!(
        r#"{{"data":[{{"id":"d","aiResult":{{"a":{}1{}}}}}],"cursor":null}}"#,
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    let server = Server::always(Reply::text(200, "application/json", deep)).await.unwrap();
    let error = client(server.url()).list_batch_dial_job_dials("job").send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.to_string().len() < 1_000, "{error}");
}

#[tokio::test]
async fn a_page_of_many_dials_is_read_whole() {
    let ids: Vec<String> = (0..20_000).map(|number| format!("dial_{number}")).collect();
    let body = json!({ "data": ids.iter().map(|id| json!({ "id": id })).collect::<Vec<_>>(), "cursor": null });
    let server = Server::always(Reply::json(200, &body)).await.unwrap();
    let page = client(server.url()).list_batch_dial_job_dials("job").send().await.unwrap();
    assert_eq!((page.data.len(), page.data[19_999].id.as_str()), (20_000, "dial_19999"));
}
