//! The future of a call.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::runtime::body::BoxFuture;
use crate::runtime::core::Core;
use crate::runtime::error::{CallError, Error};
use crate::runtime::execute::{Reading, buffered};
use crate::runtime::raw_response::RawResponse;
use crate::runtime::request::Request;

/// A call on its way: a future of its value `T` or an error with the documented answer `E`.
///
/// Nothing is sent before it is polled; dropping it gives the call up.
#[must_use = "a call does nothing until it is awaited"]
pub struct Sending<T, E> {
    core: Core,
    future: BoxFuture<'static, Result<RawResponse, Error>>,
    finish: Finish<T, E>,
}

/// From the answer of a call to its value.
pub struct Finish<T, E> {
    decode: fn(&RawResponse) -> Result<T, Error>,
    api: fn(&RawResponse) -> Option<E>,
}

impl<T, E> Sending<T, E> {
    /// A call that is to be sent.
    pub fn new(
        core: Core,
        request: Box<Request>,
        reading: Reading,
        decode: fn(&RawResponse) -> Result<T, Error>,
        api: fn(&RawResponse) -> Option<E>,
    ) -> Self {
        Self {
            future: buffered(core.clone(), request, reading),
            core,
            finish: Finish { decode, api },
        }
    }

    /// The client, the exchange and what makes a value of its answer, for those who drive the exchange themselves.
    pub fn into_parts(
        self,
    ) -> (Core, BoxFuture<'static, Result<RawResponse, Error>>, Finish<T, E>) {
        (self.core, self.future, self.finish)
    }
}

impl<T, E> Finish<T, E> {
    /// The value of an answer, or the error with its documented answer.
    pub fn finish(&self, result: Result<RawResponse, Error>) -> Result<T, CallError<E>> {
        match result {
            Ok(answer) => (self.decode)(&answer).map_err(|error| CallError::new(error, None)),
            Err(error) => {
                let api = error.api_answer().and_then(self.api);
                Err(CallError::new(error, api))
            }
        }
    }
}

impl<T, E> Future for Sending<T, E> {
    type Output = Result<T, CallError<E>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match self.future.as_mut().poll(context) {
            Poll::Ready(result) => Poll::Ready(self.finish.finish(result)),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl<T, E> fmt::Debug for Sending<T, E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Sending").finish_non_exhaustive()
    }
}
