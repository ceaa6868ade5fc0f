//! Spans and events of the feature `tracing`: a span a call, an event an attempt, no argument, no URL, no header.

use std::future::Future;

use tracing::{Instrument, Span};

use crate::runtime::context::CallContext;
use crate::runtime::error::Error;
use crate::runtime::raw_response::RawResponse;

/// The span of a call.
#[derive(Debug)]
pub struct Call(Span);

impl Call {
    /// Opens the span.
    #[must_use]
    pub fn start(context: &CallContext) -> Self {
        Self(tracing::info_span!("http call", method = %context.method, path = %context.path))
    }

    /// Runs `future` inside the span.
    pub fn around<F: Future>(&self, future: F) -> impl Future<Output = F::Output> {
        future.instrument(self.0.clone())
    }
}

/// Tells how an attempt ended.
pub fn attempt(context: &CallContext, result: Result<&RawResponse, &Error>) {
    let attempt = context.attempts;
    match result {
        Ok(answer) => {
            tracing::debug!(
                attempt,
                status = answer.status().as_u16(),
                request_id = answer.request_id_text(),
                "attempt succeeded"
            );
        }
        Err(error) => {
            let status = error.status();
            tracing::debug!(
                attempt,
                status,
                kind = ?error.kind(),
                request_id = error.answer().and_then(RawResponse::request_id_text),
                "attempt failed"
            );
        }
    }
}
