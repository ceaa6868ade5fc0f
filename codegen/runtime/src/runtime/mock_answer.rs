//! What a mock transport answers with.

use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde::Serialize;

use crate::runtime::raw_response::RawBody;
use crate::runtime::transport_error::TransportErrorKind;

/// One scripted answer or failure.
#[derive(Debug, Clone)]
pub struct MockAnswer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) chunks: Vec<Bytes>,
    pub(crate) failure: Option<TransportErrorKind>,
    pub(crate) body_failure: Option<TransportErrorKind>,
    pub(crate) delay: Duration,
    pub(crate) yields: u32,
    pub(crate) hangs: bool,
}

impl MockAnswer {
    /// An answer without headers and body. A number that is no status is answered as 500.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self {
            status: StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
            headers: HeaderMap::new(),
            chunks: Vec::new(),
            failure: None,
            body_failure: None,
            delay: Duration::ZERO,
            yields: 0,
            hangs: false,
        }
    }

    /// An answer with a JSON body; a value that cannot be written as JSON becomes an empty body.
    #[must_use]
    pub fn json<T: Serialize + ?Sized>(status: u16, value: &T) -> Self {
        Self::json_as(status, "application/json", value)
    }

    /// The same under a name of its own (`application/vnd.api+json`).
    #[must_use]
    pub fn json_as<T: Serialize + ?Sized>(status: u16, content_type: &str, value: &T) -> Self {
        Self::bytes(status, content_type, serde_json::to_vec(value).unwrap_or_default())
    }

    /// A stream of server-sent events that carry these values as JSON. What cannot be written carries nothing.
    #[must_use]
    pub fn events<T: Serialize>(items: impl IntoIterator<Item = T>) -> Self {
        let answer = Self::status(200).header("content-type", "text/event-stream");
        items.into_iter().fold(answer, |answer, item| {
            answer.body(format!("data: {}\n\n", serde_json::to_string(&item).unwrap_or_default()))
        })
    }

    /// A stream of JSON lines of these values. What cannot be written is an empty line.
    #[must_use]
    pub fn lines<T: Serialize>(items: impl IntoIterator<Item = T>) -> Self {
        let answer = Self::status(200).header("content-type", "application/x-ndjson");
        items.into_iter().fold(answer, |answer, item| {
            answer.body(serde_json::to_string(&item).unwrap_or_default() + "\n")
        })
    }

    /// An answer with a body of a content type.
    #[must_use]
    pub fn bytes(status: u16, content_type: &str, body: impl Into<Bytes>) -> Self {
        Self::status(status).header("content-type", content_type).body(body)
    }

    /// An answer with a body as it is.
    #[must_use]
    pub fn raw(status: u16, body: &RawBody) -> Self {
        let answer = Self::status(status).body(body.bytes().clone());
        match body.content_type() {
            Some(content_type) => answer.header("content-type", content_type),
            None => answer,
        }
    }

    /// No answer, but a failure of the transport.
    #[must_use]
    pub fn failure(kind: TransportErrorKind) -> Self {
        Self { failure: Some(kind), ..Self::status(200) }
    }

    /// No answer, ever: the call runs into its timeout.
    #[must_use]
    pub fn hang() -> Self {
        Self { hangs: true, ..Self::status(200) }
    }

    /// With one more header; one that cannot be a header is left out.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let header =
            (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_bytes(value.as_bytes()));
        if let (Ok(name), Ok(value)) = header {
            self.headers.append(name, value);
        }
        self
    }

    /// With one more piece of the body.
    #[must_use]
    pub fn body(mut self, chunk: impl Into<Bytes>) -> Self {
        self.chunks.push(chunk.into());
        self
    }

    /// With a failure after the body so far.
    #[must_use]
    pub fn then_failure(mut self, kind: TransportErrorKind) -> Self {
        self.body_failure = Some(kind);
        self
    }

    /// Answers after that much virtual time.
    #[must_use]
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Is pending that many times before the answer, and as often before every piece of the body.
    #[must_use]
    pub fn yielding(mut self, times: u32) -> Self {
        self.yields = times;
        self
    }
}
