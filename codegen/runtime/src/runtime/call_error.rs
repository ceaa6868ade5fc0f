//! The error of one operation: an [`Error`] with the documented answer that it came with.

use std::error::Error as StdError;
use std::fmt;
use std::ops::Deref;

use crate::runtime::error::Error;

/// An error of an operation whose documented error answers are `E`. Everything that [`Error`] says it says too.
pub struct CallError<E>(Box<Inner<E>>);

struct Inner<E> {
    error: Error,
    api: Option<E>,
}

impl<E> CallError<E> {
    /// An error with its documented answer, if it is one.
    pub fn new(error: Error, api: Option<E>) -> Self {
        Self(Box::new(Inner { error, api }))
    }

    /// The documented answer, if the server answered with an error status.
    #[must_use]
    pub fn api(&self) -> Option<&E> {
        self.0.api.as_ref()
    }

    /// The documented answer by value.
    #[must_use]
    pub fn into_api(self) -> Option<E> {
        self.0.api
    }

    /// The error without the type of its operation.
    #[must_use]
    pub fn into_error(self) -> Error {
        self.0.error
    }
}

impl<E> Deref for CallError<E> {
    type Target = Error;

    fn deref(&self) -> &Error {
        &self.0.error
    }
}

impl<E> From<CallError<E>> for Error {
    fn from(error: CallError<E>) -> Self {
        error.into_error()
    }
}

impl<E> fmt::Debug for CallError<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0.error, formatter)
    }
}

impl<E> fmt::Display for CallError<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0.error, formatter)
    }
}

impl<E> StdError for CallError<E> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.error.source()
    }
}
