//! The value of an answer together with its declared headers.

use std::fmt;
use std::ops::Deref;

use http::{HeaderMap, StatusCode};

use crate::runtime::answer::RawResponse;
use crate::runtime::error::Error;

/// The value of an answer with the headers that it came with.
#[derive(Clone)]
pub struct Answered<T, H> {
    value: T,
    headers: H,
    answer: RawResponse,
}

/// Reads an answer's value with `decode`, and keeps its head.
///
/// # Errors
///
/// Fails as `decode` does; no header fails it.
pub fn read<T, H: From<RawResponse>>(
    answer: &RawResponse,
    decode: fn(&RawResponse) -> Result<T, Error>,
) -> Result<Answered<T, H>, Error> {
    let head = answer.clone().without_body();
    Ok(Answered { value: decode(answer)?, headers: H::from(head.clone()), answer: head })
}

impl<T, H> Answered<T, H> {
    /// The declared headers.
    #[must_use]
    pub fn headers(&self) -> &H {
        &self.headers
    }

    /// All headers as they came.
    #[must_use]
    pub fn raw_headers(&self) -> &HeaderMap {
        self.answer.headers()
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.answer.status()
    }

    /// The server's name for the request, if it gave one.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.answer.request_id()
    }

    /// The value without its headers.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.value
    }
}

impl<T, H> Deref for Answered<T, H> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: fmt::Debug, H> fmt::Debug for Answered<T, H> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(formatter)
    }
}
