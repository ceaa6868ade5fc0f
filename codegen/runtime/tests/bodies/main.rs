//! Request bodies byte by byte: multipart, forms with encodings, media types that the caller says, readers.

mod forms;
mod media;
mod multipart;
mod plain;
mod readers;
#[path = "../support/mod.rs"]
mod support;

use codegen_runtime::runtime::answer;
use codegen_runtime::runtime::call::Call;
use codegen_runtime::runtime::error::{Error, ErrorKind};
use codegen_runtime::runtime::mock::{MockAnswer, MockRequest, MockTransport};
use http::Method;
use support::AnyError;

/// A call that nothing was set on.
fn put(mock: &MockTransport) -> Call {
    support::core(mock).call(support::endpoint(Method::PUT, "/x", &[]))
}

/// The request that goes out once the body is set.
async fn sent(set: impl FnOnce(&mut Call)) -> MockRequest {
    let mock = MockTransport::new();
    mock.push(MockAnswer::status(204));
    let mut call = put(&mock);
    set(&mut call);
    call.send::<(), AnyError>(answer::nothing).await.expect("the body can be sent");
    mock.requests().remove(0)
}

/// Why nothing goes out.
async fn refused(set: impl FnOnce(&mut Call)) -> String {
    let mock = MockTransport::new();
    let mut call = put(&mock);
    set(&mut call);
    let error: Error = call.send::<(), AnyError>(answer::nothing).await.unwrap_err().into();
    assert_eq!(error.kind(), ErrorKind::Build);
    assert!(mock.requests().is_empty(), "nothing may be sent");
    error.to_string()
}

fn content_type(request: &MockRequest) -> &str {
    request.headers["content-type"].to_str().expect("a content type is ASCII")
}
