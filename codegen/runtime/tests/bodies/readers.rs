//! Bodies that are read while they are sent.
#![cfg(feature = "reqwest")]

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use codegen_runtime::runtime::answer;
use codegen_runtime::runtime::body_reader::from_reader;
use codegen_runtime::runtime::mock::{MockAnswer, MockTransport};
use tokio::io::{AsyncRead, ReadBuf};

use super::support::AnyError;
use super::{put, sent};

#[tokio::test]
async fn a_reader_is_read_to_its_end() {
    let long = vec![b'x'; 200_000];
    let request =
        sent(|call| call.body(from_reader(io::Cursor::new(vec![b'x'; 200_000]), None), "a/b"))
            .await;
    assert_eq!(request.body, long);
    assert_eq!(from_reader(tokio::io::empty(), Some(7)).length(), Some(7));
}

#[tokio::test]
async fn a_reader_is_sent_once() {
    let mock = MockTransport::new();
    mock.push(MockAnswer::status(503)).push(MockAnswer::status(204));
    let mut call = put(&mock);
    call.body(from_reader(io::Cursor::new("x"), None), "a/b");
    let error = call.send::<(), AnyError>(answer::nothing).await.unwrap_err();
    assert_eq!((error.status(), mock.requests().len()), (Some(503), 1));
}

struct Broken(bool);

impl AsyncRead for Broken {
    fn poll_read(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if std::mem::replace(&mut self.0, true) {
            return Poll::Ready(Err(io::Error::other("the disk is gone")));
        }
        buffer.put_slice(b"begun");
        Poll::Ready(Ok(()))
    }
}

#[tokio::test]
async fn an_error_of_the_reader_is_one_of_the_body_and_ends_it() {
    let mut body = from_reader(Broken(false), None);
    assert_eq!(body.chunk().await.unwrap().unwrap(), "begun");
    let error = body.chunk().await.unwrap().unwrap_err();
    assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "the disk is gone");
    assert!(body.chunk().await.is_none());
}
