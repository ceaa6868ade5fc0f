//! What a server in a test answers with.

use std::sync::Arc;

use axum::body::Body;
use axum::response::Response;
use bytes::Bytes;
use futures_util::StreamExt;
use futures_util::stream;
use http::{HeaderName, HeaderValue, StatusCode};
use serde_json::Value;
use tokio::sync::Notify;

/// One answer.
#[derive(Debug, Clone)]
pub struct Reply {
    status: StatusCode,
    headers: Vec<(HeaderName, HeaderValue)>,
    chunks: Vec<Bytes>,
    pace: Pace,
}

/// When an answer comes.
#[derive(Debug, Clone)]
enum Pace {
    AtOnce,
    Never,
    /// The head and the body so far, then nothing more.
    BodyStops,
    /// Once it is let through.
    After(Arc<Notify>),
}

impl Reply {
    /// An answer without a body.
    ///
    /// # Panics
    ///
    /// Panics if `status` is no status.
    #[must_use]
    pub fn status(status: u16) -> Self {
        let status = StatusCode::from_u16(status).expect("tests use valid statuses");
        Self { status, headers: Vec::new(), chunks: Vec::new(), pace: Pace::AtOnce }
    }

    /// An answer with a JSON body.
    #[must_use]
    pub fn json(status: u16, value: &Value) -> Self {
        Self::text(status, "application/json", value.to_string())
    }

    /// An answer with a body of some media type.
    #[must_use]
    pub fn text(status: u16, content_type: &str, body: impl Into<Bytes>) -> Self {
        Self::status(status).header("content-type", content_type).chunk(body)
    }

    /// An answer that never comes.
    #[must_use]
    pub fn never() -> Self {
        Self { pace: Pace::Never, ..Self::status(200) }
    }

    /// With one more header.
    ///
    /// # Panics
    ///
    /// Panics if it cannot be a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let name = name.parse().expect("tests use valid header names");
        self.headers.push((name, value.parse().expect("tests use valid header values")));
        self
    }

    /// With one more piece of the body.
    #[must_use]
    pub fn chunk(mut self, chunk: impl Into<Bytes>) -> Self {
        self.chunks.push(chunk.into());
        self
    }

    /// With a body that does not go on after the pieces so far.
    #[must_use]
    pub fn stopping(mut self) -> Self {
        self.pace = Pace::BodyStops;
        self
    }

    /// With a gate, opened once an answer.
    #[must_use]
    pub fn after(mut self, gate: Arc<Notify>) -> Self {
        self.pace = Pace::After(gate);
        self
    }

    /// The answer, when its time has come.
    pub async fn into_response(self) -> Response {
        match &self.pace {
            Pace::Never => std::future::pending().await,
            Pace::After(gate) => gate.notified().await,
            Pace::AtOnce | Pace::BodyStops => {}
        }
        let mut response = Response::new(body(self.chunks, matches!(self.pace, Pace::BodyStops)));
        *response.status_mut() = self.status;
        for (name, value) in self.headers {
            response.headers_mut().append(name, value);
        }
        response
    }
}

fn body(mut chunks: Vec<Bytes>, stops: bool) -> Body {
    if chunks.len() <= 1 && !stops {
        return chunks.pop().map_or_else(Body::empty, Body::from);
    }
    let arriving = stream::iter(chunks.into_iter().map(Ok::<_, std::io::Error>));
    if stops {
        Body::from_stream(arriving.chain(stream::pending()))
    } else {
        Body::from_stream(arriving)
    }
}
