//! What carries a request to a server and its answer back.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::runtime::body::{Body, BoxFuture};
use crate::runtime::transport_error::TransportError;

/// Sends one request and returns one answer.
///
/// A transport follows no redirect, repeats nothing and sets no header that is not part of HTTP itself; the body it
/// returns is decompressed. Dropping the future gives the request up.
pub trait Transport: Send + Sync + 'static {
    /// Sends `request`. The caller stops waiting at `deadline` on its own; a transport may use it to stop earlier.
    fn send(
        &self,
        request: http::Request<Body>,
        deadline: Deadline,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>>;
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(
        &self,
        request: http::Request<Body>,
        deadline: Deadline,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        (**self).send(request, deadline)
    }
}

/// When an attempt has to be over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline(Option<Instant>);

impl Deadline {
    /// Never.
    #[must_use]
    pub fn never() -> Self {
        Self(None)
    }

    /// `timeout` after `now`; never where that does not fit.
    #[must_use]
    pub fn after(now: Instant, timeout: Option<Duration>) -> Self {
        Self(timeout.and_then(|timeout| now.checked_add(timeout)))
    }

    /// The point in time, if there is one.
    #[must_use]
    pub fn instant(self) -> Option<Instant> {
        self.0
    }

    /// The earlier of two.
    #[must_use]
    pub fn or_earlier(self, other: Self) -> Self {
        match (self.0, other.0) {
            (Some(left), Some(right)) => Self(Some(left.min(right))),
            (left, right) => Self(left.or(right)),
        }
    }

    /// The time left; zero once it has passed, none without a deadline.
    #[must_use]
    pub fn remaining(self, now: Instant) -> Option<Duration> {
        self.0.map(|at| at.saturating_duration_since(now))
    }
}
