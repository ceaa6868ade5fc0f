//! Answers that are wrong, or merely unusual, on the wire.

use std::error::Error as _;

use vogent::transport::{TransportError, TransportErrorKind};
use vogent::{ErrorKind, RetryPolicy};
use vogent_tests::client::{build, builder};
use vogent_tests::raw::{RawServer, Step, send, soon};

const PAGE: &str = r#"{"data":[{"id":"d"}],"cursor":null}"#;

fn answer(head: &str, body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n{head}\r\n{body}")
}

fn whole() -> String {
    answer(&format!("content-length: {}\r\n", PAGE.len()), PAGE)
}

/// What a call without retries makes of one connection.
async fn call(script: Vec<Step>) -> Result<String, vogent::Error> {
    let server = RawServer::start(vec![script]).await.unwrap();
    let client = build(builder(&server.url()).retry(RetryPolicy::none()));
    let page = soon(client.list_batch_dial_job_dials("job").send()).await?;
    assert_eq!(page.data.len(), 1);
    Ok(page.data[0].id.clone())
}

async fn reading(bytes: impl Into<bytes::Bytes>) -> Result<String, vogent::Error> {
    call(vec![Step::Read, send(bytes), Step::UntilClosed]).await
}

fn transport_kind(error: &vogent::Error) -> Option<TransportErrorKind> {
    error.source()?.downcast_ref::<TransportError>().map(TransportError::kind)
}

#[tokio::test]
async fn one_byte_at_a_time_is_an_answer_too() {
    let drip = vec![Step::Read, Step::Drip(whole().into()), Step::UntilClosed];
    assert_eq!(call(drip).await.unwrap(), "d");
}

#[tokio::test]
async fn a_body_that_ends_with_the_connection_is_whole() {
    assert_eq!(reading(answer("connection: close\r\n", PAGE)).await.unwrap(), "d");
    let old = format!("HTTP/1.0 200 OK\r\ncontent-type: application/json\r\n\r\n{PAGE}");
    assert_eq!(reading(old).await.unwrap(), "d");
}

fn chunked(end: &str) -> String {
    let (first, second) = PAGE.split_at(9);
    let head = "transfer-encoding: chunked\r\ntrailer: x-sum\r\n";
    let body =
        format!("{:x}\r\n{first}\r\n{:x};note=1\r\n{second}\r\n{end}", first.len(), second.len());
    answer(head, &body)
}

#[tokio::test]
async fn chunks_and_trailers_are_read() {
    assert_eq!(reading(chunked("0\r\n\r\n")).await.unwrap(), "d");
    assert_eq!(reading(chunked("0\r\nx-sum: 7\r\n\r\n")).await.unwrap(), "d");
}

#[tokio::test]
async fn chunks_without_an_end_are_a_body_cut_short() {
    for end in ["", "0", "0\r\n", "5\r\nab", "zz\r\n"] {
        let error = reading(chunked(end)).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Transport, "{end:?}: {error:?}");
        assert_eq!(error.status().unwrap(), 200, "the status is not lost");
    }
}

#[tokio::test]
async fn a_body_shorter_than_its_length_is_cut_short() {
    let short = answer(&format!("content-length: {}\r\n", PAGE.len() + 1), PAGE);
    let error = reading(short).await.unwrap_err();
    assert_eq!(transport_kind(&error), Some(TransportErrorKind::BodyIncomplete), "{error:?}");
    assert_eq!(error.status().unwrap(), 200);
    assert!(error.is_retryable() && error.may_have_been_sent());
    assert_eq!(error.body().unwrap().text(), PAGE, "what came is kept");
    assert!(error.body().unwrap().is_truncated());
}

#[tokio::test]
async fn a_body_longer_than_its_length_does_not_reach_the_next_answer() {
    let long = format!("{}HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{{}}", whole());
    let server = RawServer::start(vec![
        vec![Step::Read, send(long), Step::Hang],
        vec![Step::Read, send(whole()), Step::Hang],
    ])
    .await
    .unwrap();
    let client = build(builder(&server.url()));
    for _ in 0..2 {
        let page = soon(client.list_batch_dial_job_dials("job").send()).await.unwrap();
        assert_eq!(page.data[0].id, "d");
    }
    assert_eq!(server.connections(), 2, "a connection that said too much is not used again");
}

#[tokio::test]
async fn lengths_that_contradict_are_no_answer() {
    for head in [
        "content-length: 5\r\ncontent-length: 6\r\n",
        "content-length: -1\r\n",
        "content-length: x\r\n",
    ] {
        let error = reading(answer(head, PAGE)).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Transport, "{head:?}");
    }
}

#[tokio::test]
async fn what_is_not_http_is_a_transport_error() {
    let nonsense: [&[u8]; 6] = [
        b"\r\n\r\n",
        b"220 smtp.example ready\r\n",
        b"HTTP/1.1 20 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        b"\x16\x03\x01\x02\x00",
        b"HTTP/2.0 200 OK\r\n\r\n",
    ];
    for bytes in nonsense {
        let error = reading(bytes).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Transport, "{bytes:?}: {error:?}");
        assert!(error.may_have_been_sent() && error.status().is_none(), "{error:?}");
    }
}

#[tokio::test]
async fn a_connection_that_ends_before_the_head_was_perhaps_served() {
    for script in [
        vec![Step::Read],
        vec![Step::Read, Step::Reset],
        vec![Step::Read, send("HTTP/1.1 200 OK\r\ncontent-"), Step::UntilClosed],
        vec![Step::Read, send("HTTP/1.1 200 OK\r\ncontent-"), Step::Reset],
    ] {
        let error = call(script.clone()).await.unwrap_err();
        assert_eq!(
            transport_kind(&error),
            Some(TransportErrorKind::ResetAfterSend),
            "{script:?}: {error:?}"
        );
        assert!(error.may_have_been_sent() && error.is_retryable());
    }
}

#[tokio::test]
async fn a_reset_within_the_body_keeps_the_status() {
    let server = RawServer::start(vec![vec![
        Step::Read,
        send(answer("content-length: 500\r\n", r#"{"data":["#)),
        Step::Reset,
    ]])
    .await
    .unwrap();
    let client = build(builder(&server.url()).retry(RetryPolicy::none()));
    let error = soon(client.list_batch_dial_job_dials("job").send()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport, "{error:?}");
    assert!(error.is_retryable() && error.may_have_been_sent());
}

#[tokio::test]
async fn a_broken_body_is_asked_for_again() {
    let cut = vec![Step::Read, send(answer("content-length: 500\r\n", "{")), Step::UntilClosed];
    let server =
        RawServer::start(vec![cut.clone(), cut, vec![Step::Read, send(whole())]]).await.unwrap();
    let client = build(builder(&server.url()));
    assert_eq!(soon(client.list_batch_dial_job_dials("job").send()).await.unwrap().data.len(), 1);
    assert_eq!(server.connections(), 3);
}

#[tokio::test]
async fn a_connection_that_is_reset_at_once_is_tried_again() {
    let server =
        RawServer::start(vec![vec![Step::Reset], vec![Step::Read, send(whole())]]).await.unwrap();
    let client = build(builder(&server.url()));
    assert_eq!(soon(client.list_batch_dial_job_dials("job").send()).await.unwrap().data.len(), 1);
    assert_eq!(server.connections(), 2);
    let error = call(vec![Step::Reset]).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport, "{error:?}");
    assert!(error.is_retryable() && error.status().is_none());
}

#[tokio::test]
async fn a_cut_error_body_does_not_hide_the_status() {
    let cut = "HTTP/1.1 422 No\r\ncontent-length: 500\r\n\r\n{\"message\":\"half";
    let error = reading(cut).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap()), (ErrorKind::Api, 422));
    assert_eq!(error.body().unwrap().text(), "{\"message\":\"half");
}

#[tokio::test]
async fn information_before_the_answer_is_skipped() {
    for before in [
        "HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n",
        "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n",
    ] {
        assert_eq!(reading(format!("{before}{}", whole())).await.unwrap(), "d", "{before:?}");
    }
}

#[tokio::test]
async fn a_switch_of_protocol_that_nobody_asked_for_is_no_answer() {
    let upgrade =
        "HTTP/1.1 101 Switching Protocols\r\nupgrade: nonsense\r\nconnection: upgrade\r\n\r\n";
    let error = reading(upgrade).await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Api, Some(101)), "{error:?}");
}

#[tokio::test]
async fn more_headers_than_hyper_reads_are_an_error() {
    let many: String = (0..101).map(|number| format!("x-{number}: {number}\r\n")).collect();
    let head = format!("{many}content-length: {}\r\n", PAGE.len());
    let error = reading(answer(&head, PAGE)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport, "{error:?}");
    let endless = format!("HTTP/1.1 200 OK\r\nx: {}\r\n", "x".repeat(2 << 20));
    assert_eq!(reading(endless).await.unwrap_err().kind(), ErrorKind::Transport);
}

#[tokio::test]
async fn a_204_where_a_page_was_due_is_a_decode_error() {
    let error = reading("HTTP/1.1 204 No Content\r\n\r\n").await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap()), (ErrorKind::Decode, 204));
    assert!(error.to_string().contains("empty"), "{error}");
}
