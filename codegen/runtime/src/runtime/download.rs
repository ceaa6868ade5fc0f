//! Answers whose body is not read into memory but as it comes.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http::{HeaderMap, StatusCode};

use crate::runtime::answer::{ApiError, RawResponse};
use crate::runtime::attempt::{Done, broken};
use crate::runtime::body::{Body, BoxFuture};
use crate::runtime::call::Call;
use crate::runtime::core::Core;
use crate::runtime::error::{CallError, Error};
use crate::runtime::execute::streamed;
use crate::runtime::transport_error::TransportError;

/// Sends a call and leaves the body of a success to the caller.
pub fn send<E: ApiError>(call: Call) -> Downloading<E> {
    let (core, request) = call.into_parts();
    let future = streamed(core.clone(), request);
    Downloading { core, future, api: |answer| E::from_answer(answer) }
}

/// A call on its way, a future of its [`Download`]. Nothing is sent before it is polled.
#[must_use = "a call does nothing until it is awaited"]
pub struct Downloading<E> {
    core: Core,
    future: BoxFuture<'static, Result<Done, Error>>,
    api: fn(&RawResponse) -> E,
}

impl<E> Downloading<E> {
    /// The client that sends the call.
    #[must_use]
    pub fn core(&self) -> &Core {
        &self.core
    }
}

impl<E> Future for Downloading<E> {
    type Output = Result<Download, CallError<E>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let result = ready!(self.future.as_mut().poll(context));
        Poll::Ready(result.map(Download::new).map_err(|error| {
            let api = error.api_answer().map(self.api);
            CallError::new(error, api)
        }))
    }
}

impl<E> fmt::Debug for Downloading<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Downloading").finish_non_exhaustive()
    }
}

/// A success answer: its head, and its body piece by piece, without a limit of size or time.
pub struct Download {
    answer: RawResponse,
    body: Body,
}

impl Download {
    /// What an exchange gave.
    #[must_use]
    pub fn new(done: Done) -> Self {
        Self { answer: done.answer, body: done.body }
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.answer.status()
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.answer.headers()
    }

    /// The content type as the server wrote it.
    #[must_use]
    pub fn content_type(&self) -> Option<&str> {
        self.answer.content_type()
    }

    /// The server's name for the request, if it gave one.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.answer.request_id()
    }

    /// The length of the body, if the server said so and it is not compressed on the way.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        self.body.length()
    }

    /// The answer without its body.
    #[must_use]
    pub fn answer(&self) -> &RawResponse {
        &self.answer
    }

    /// The next piece of the body; none after the last one. A body that breaks off is an error.
    pub async fn next(&mut self) -> Option<Result<Bytes, Error>> {
        poll_fn(|context| self.poll_chunk(context)).await
    }

    /// The next piece of the body; none after the last one.
    pub async fn try_next(&mut self) -> Result<Option<Bytes>, Error> {
        self.next().await.transpose()
    }

    /// The rest of the body, to be sent on for instance.
    #[must_use]
    pub fn into_body(self) -> Body {
        self.body
    }

    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        let chunk = ready!(Pin::new(&mut self.body).poll_next(context));
        Poll::Ready(chunk.map(|chunk| chunk.map_err(|error| self.broken(error))))
    }

    fn broken(&mut self, error: TransportError) -> Error {
        self.body = Body::empty();
        broken(error).with_answer(self.answer.clone())
    }
}

impl Stream for Download {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_chunk(context)
    }
}

impl fmt::Debug for Download {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Download")
            .field("answer", &self.answer)
            .field("body", &self.body)
            .finish()
    }
}
