//! Bodies that are not read into memory.

use codegen_runtime::runtime::download::{self, Download};
use codegen_runtime::runtime::error::{CallError, ErrorKind};
use codegen_runtime::runtime::mock::{MockAnswer, MockTransport};
use codegen_runtime::runtime::transport_error::TransportErrorKind;

use super::support::{self, AnyError};

async fn get(
    answers: impl IntoIterator<Item = MockAnswer>,
) -> Result<Download, CallError<AnyError>> {
    let mock = MockTransport::new();
    for answer in answers {
        mock.push(answer);
    }
    let mut settings = support::settings(&mock);
    settings.max_response_size(2);
    download::send(settings.build().unwrap().call(support::get())).await
}

#[tokio::test]
async fn a_body_comes_piece_by_piece_and_has_no_limit() {
    let answer =
        MockAnswer::status(200).header("content-type", "image/png").header("x-request-id", "r");
    let mut download =
        get([MockAnswer::status(503), answer.body("abc").body("def")]).await.unwrap();
    assert_eq!((download.status().as_u16(), download.content_type()), (200, Some("image/png")));
    assert_eq!(download.request_id(), Some("r"));
    assert_eq!(download.try_next().await.unwrap().unwrap(), "abc");
    let mut rest = download.into_body();
    assert_eq!(rest.chunk().await.unwrap().unwrap(), "def");
    assert!(rest.chunk().await.is_none());
}

#[tokio::test]
async fn an_error_status_has_its_documented_answer() {
    let error = get([MockAnswer::status(404).body("gone")]).await.unwrap_err();
    assert!(matches!(error.api(), Some(AnyError::Other(body)) if body.text() == "gone"));
}

#[tokio::test]
async fn a_body_that_breaks_off_is_an_error_and_then_over() {
    let answer =
        MockAnswer::status(200).body("abc").then_failure(TransportErrorKind::BodyIncomplete);
    let mut download = get([answer]).await.unwrap();
    assert!(download.try_next().await.unwrap().is_some());
    let error = download.try_next().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.status(), error.attempts()),
        (ErrorKind::Transport, Some(200), 1)
    );
    assert!(download.next().await.is_none());
}
