//! Success answers whose body is not what it should be; the status never gets lost.

use vogent::models::ListBatchDialJobDialsResult as Dials;
use vogent::operations::ListBatchDialJobDialsError as Failure;
use vogent::{CallError, ErrorKind};
use vogent_tests::client::client;
use vogent_tests::reply::Reply;
use vogent_tests::server::Server;

const PAGE: &str = r#"{"data":[{"id":"d"}],"cursor":null}"#;

async fn call(reply: Reply) -> Result<Dials, CallError<Failure>> {
    let server = Server::always(reply).await.unwrap();
    let result = client(server.url()).list_batch_dial_job_dials("job").send().await;
    assert_eq!(server.requests().len(), 1, "what does not fit is not asked for again");
    result
}

async fn misfit(reply: Reply) -> CallError<Failure> {
    let error = call(reply).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap()), (ErrorKind::Decode, 200), "{error:?}");
    assert!(error.api().is_none() && !error.is_retryable());
    error
}

fn json(body: impl Into<bytes::Bytes>) -> Reply {
    Reply::text(200, "application/json", body)
}

#[tokio::test]
async fn json_is_read_under_the_names_that_servers_give_it() {
    for content_type in [
        "application/json",
        "application/json; charset=utf-8",
        "Application/JSON;charset=\"UTF-8\"",
        "application/vnd.vogent+json",
        "text/json",
        "text/plain",
    ] {
        let page = call(Reply::text(200, content_type, PAGE)).await;
        assert_eq!(page.unwrap().data.len(), 1, "{content_type}");
    }
    assert_eq!(call(Reply::status(200).chunk(PAGE)).await.unwrap().data.len(), 1, "no name at all");
    assert_eq!(
        call(json(format!("\u{feff}{PAGE}"))).await.unwrap().data.len(),
        1,
        "a byte order mark"
    );
}

#[tokio::test]
async fn another_content_type_is_named() {
    let error = misfit(Reply::text(200, "text/html", "<html></html>")).await;
    assert!(error.to_string().contains("200 OK, but the body is text/html, not JSON"), "{error}");
    assert_eq!(error.body().unwrap().text(), "<html></html>");
    misfit(Reply::text(200, "application/xml", PAGE)).await;
    let utf_16: Vec<u8> = PAGE.encode_utf16().flat_map(u16::to_be_bytes).collect();
    misfit(Reply::text(200, "application/json; charset=utf-16", utf_16)).await;
}

#[tokio::test]
async fn a_body_that_is_empty_or_no_json_is_told_apart() {
    for content_type in ["application/json", "text/plain"] {
        let error = misfit(Reply::text(200, content_type, "")).await;
        assert!(error.to_string().contains("empty"), "{error}");
    }
    for body in
        ["{", "[]", "null", "7", "\"text\"", "<html>", "{\"data\":[]}x", "{\"data\":[],}", "NaN"]
    {
        let error = misfit(json(body)).await;
        assert_eq!(error.json_path(), Some("$"), "{body}: {error}");
        assert_eq!(error.body().unwrap().text(), body);
    }
}

#[tokio::test]
async fn text_that_is_no_utf_8_is_a_decode_error() {
    for bytes in [&b"\xff\xfe"[..], b"\xc3\x28", b"\xed\xa0\x80", b"\x80"] {
        let body = [b"{\"data\":[{\"id\":\"", bytes, b"\"}],\"cursor\":null}"].concat();
        let error = misfit(json(body.clone())).await;
        assert_eq!(error.body().unwrap().bytes(), &body, "the bytes are there to look at");
    }
    let escaped = call(json(r#"{"data":[{"id":"\u00e4\ud83e\uddb7"}],"cursor":null}"#)).await;
    assert_eq!(escaped.unwrap().data[0].id, "ä🦷");
    misfit(json(r#"{"data":[{"id":"\ud800"}],"cursor":null}"#)).await;
}

#[tokio::test]
async fn the_place_of_a_misfit_is_told() {
    for (body, path) in [
        (r#"{"data":{},"cursor":null}"#, "$.data"),
        (r#"{"data":[{"id":"a"},{"id":null}],"cursor":null}"#, "$.data[1].id"),
        (
            r#"{"data":[{"id":"a","transcript":[{"text":"t","speaker":"AI","nodeTransition":{"toNodeId":1}}]}]}"#,
            "$.data[0].transcript[0].nodeTransition.toNodeId",
        ),
        (r#"{"data":[{"id":"a","startedAt":"yesterday"}]}"#, "$.data[0].startedAt"),
        (r#"{"data":[{"id":"a","durationSeconds":1.5}]}"#, "$.data[0].durationSeconds"),
        (
            r#"{"data":[{"id":"a","durationSeconds":9223372036854775808}]}"#,
            "$.data[0].durationSeconds",
        ),
        (r#"{"data":[{"id":"a","durationSeconds":"7"}]}"#, "$.data[0].durationSeconds"),
        (r#"{"data":[{"id":"a","systemResultType":7}]}"#, "$.data[0].systemResultType"),
        (r#"{"data":[{"id":"a","id":"b"}]}"#, "$.data[0].id"),
        (r#"{"data":[],"cursor":[]}"#, "$.cursor"),
    ] {
        let error = misfit(json(body)).await;
        assert_eq!(error.json_path(), Some(path), "{error}");
        assert!(error.to_string().contains(path), "{error}");
    }
}

#[tokio::test]
async fn a_whole_number_may_be_written_as_a_fraction() {
    let page = call(json(r#"{"data":[{"id":"a","durationSeconds":73.0}],"cursor":null}"#)).await;
    assert_eq!(page.unwrap().data[0].duration_seconds, Some(73));
}

#[tokio::test]
async fn an_error_page_with_status_200_does_not_pass_for_a_page() {
    let error = misfit(json(r#"{"message":"internal error"}"#)).await;
    assert_eq!(error.json_path(), Some("$.data"), "{error}");
}
