//! An answer as it came.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;

use crate::runtime::context::CallContext;
use crate::runtime::message::{one_line, redact};
use crate::runtime::trail::{self, DecodeFailure};

/// The headers that carry the server's name for a request.
const REQUEST_ID: [&str; 6] = [
    "x-request-id",
    "request-id",
    "x-amzn-requestid",
    "x-amz-request-id",
    "x-correlation-id",
    "cf-ray",
];

/// The status, headers and body of an answer. Cheap to clone.
#[derive(Clone)]
pub struct RawResponse {
    head: Arc<Head>,
    body: Bytes,
    truncated: bool,
}

struct Head {
    status: StatusCode,
    headers: HeaderMap,
    context: Option<CallContext>,
}

impl RawResponse {
    /// An answer of these parts.
    #[must_use]
    pub fn new(status: StatusCode, headers: HeaderMap, body: impl Into<Bytes>) -> Self {
        Self {
            head: Arc::new(Head { status, headers, context: None }),
            body: body.into(),
            truncated: false,
        }
    }

    /// The answer to a call; `truncated` where only the beginning of the body was kept.
    #[must_use]
    pub fn of_call(
        status: StatusCode,
        headers: HeaderMap,
        body: Bytes,
        truncated: bool,
        context: CallContext,
    ) -> Self {
        Self { head: Arc::new(Head { status, headers, context: Some(context) }), body, truncated }
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.head.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.head.headers
    }

    /// The body, decompressed.
    #[must_use]
    pub fn bytes(&self) -> &Bytes {
        &self.body
    }

    /// The body as text; what is not UTF-8 is replaced.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Decodes the body as JSON, whatever the content type says.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, DecodeFailure> {
        decode(&self.body)
    }

    /// The server's name for the request, if it gave one.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        REQUEST_ID.iter().find_map(|name| self.headers().get(*name)?.to_str().ok())
    }

    /// The same for printing: one line, without what must not show.
    #[must_use]
    pub fn request_id_text(&self) -> Option<String> {
        self.request_id().map(|id| self.printable(id))
    }

    fn printable(&self, text: &str) -> String {
        let secrets = self.context().map_or(&[][..], |context| &context.secrets);
        one_line(&redact(text, secrets))
    }

    /// The content type as the server wrote it.
    #[must_use]
    pub fn content_type(&self) -> Option<&str> {
        self.headers().get(CONTENT_TYPE)?.to_str().ok()
    }

    /// The call that was answered.
    #[must_use]
    pub fn context(&self) -> Option<&CallContext> {
        self.head.context.as_ref()
    }

    /// The body with what is needed to read it.
    #[must_use]
    pub fn raw_body(&self) -> RawBody {
        let content_type = self.content_type().map(str::to_owned);
        RawBody { content_type, bytes: self.body.clone(), truncated: self.truncated }
    }

    /// The same answer with another body.
    #[must_use]
    pub fn with_body(self, body: Bytes) -> Self {
        Self { body, truncated: false, ..self }
    }

    /// The same answer, its body let go.
    #[must_use]
    pub fn without_body(self) -> Self {
        Self { body: Bytes::new(), ..self }
    }
}

/// Says how long the body is; neither it nor the headers, which may hold cookies.
impl fmt::Debug for RawResponse {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("RawResponse")
            .field("status", &self.status())
            .field("content_type", &self.content_type().map(|text| self.printable(text)))
            .field("request_id", &self.request_id_text())
            .field("length", &self.body.len())
            .finish()
    }
}

/// A body that nothing was decoded from.
#[derive(Clone, PartialEq, Eq)]
pub struct RawBody {
    content_type: Option<String>,
    bytes: Bytes,
    truncated: bool,
}

impl RawBody {
    /// A body of a content type, for mocks.
    #[must_use]
    pub fn new(content_type: Option<&str>, bytes: impl Into<Bytes>) -> Self {
        let content_type = content_type.map(str::to_owned);
        Self { content_type, bytes: bytes.into(), truncated: false }
    }

    /// The content type as the server wrote it.
    #[must_use]
    pub fn content_type(&self) -> Option<&str> {
        self.content_type.as_deref()
    }

    /// The bytes, decompressed; of an error's body at most the first 64 KiB.
    #[must_use]
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// The text; what is not UTF-8 is replaced.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// Decodes the body as JSON, whatever the content type says.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, DecodeFailure> {
        decode(&self.bytes)
    }

    /// Whether only the beginning was kept.
    #[must_use]
    pub fn is_truncated(&self) -> bool {
        self.truncated
    }
}

fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, DecodeFailure> {
    trail::decode_json(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes))
}

/// Says how long the body is, not what it holds.
impl fmt::Debug for RawBody {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("RawBody")
            .field("content_type", &self.content_type)
            .field("length", &self.bytes.len())
            .field("truncated", &self.truncated)
            .finish()
    }
}
