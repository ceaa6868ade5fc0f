//! What a transport reports when no answer, or not all of it, came back.

use std::error::Error as StdError;
use std::fmt;

/// An error of any type that can travel between threads.
pub type BoxError = Box<dyn StdError + Send + Sync>;

/// What went wrong between this client and the server; retries read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// The host name could not be resolved.
    Dns,
    /// The connection could not be made, or broke before the request was written.
    Connect,
    /// The connection was not made in time.
    ConnectTimeout,
    /// The certificate or the TLS configuration was refused. An I/O failure in the handshake is `Connect`.
    Tls,
    /// The server says that it did not touch the request (HTTP/2 `REFUSED_STREAM`, `GOAWAY`).
    NotProcessed,
    /// The connection broke after the request, or some of it, was sent.
    ResetAfterSend,
    /// The transport gave up waiting.
    Timeout,
    /// The answer's body ended before it was complete.
    BodyIncomplete,
    /// The request's body could not be read, or is not as long as it says.
    RequestBody,
    /// A layer refused to send the request.
    Refused,
    /// Anything else.
    Other,
}

impl TransportErrorKind {
    /// Whether the server may have seen the request. False means that sending again is safe.
    #[must_use]
    pub fn may_have_been_sent(self) -> bool {
        !matches!(
            self,
            Self::Dns
                | Self::Connect
                | Self::ConnectTimeout
                | Self::Tls
                | Self::NotProcessed
                | Self::Refused
        )
    }

    fn text(self) -> &'static str {
        match self {
            Self::Dns => "the host name could not be resolved",
            Self::Connect => "the connection could not be made",
            Self::ConnectTimeout => "the connection was not made in time",
            Self::Tls => "the TLS handshake failed",
            Self::NotProcessed => "the server refused the request before processing it",
            Self::ResetAfterSend => "the connection broke before the answer arrived",
            Self::Timeout => "the transport timed out",
            Self::BodyIncomplete => "the answer's body is incomplete",
            Self::RequestBody => "the request's body could not be read as it should be",
            Self::Refused => "a layer refused to send the request",
            Self::Other => "the transport failed",
        }
    }
}

/// An error of a [`Transport`](crate::runtime::transport::Transport).
///
/// Its source must hold neither URLs nor credentials, because it is printed with the error.
pub struct TransportError {
    kind: TransportErrorKind,
    source: Option<BoxError>,
}

impl TransportError {
    /// An error of a kind.
    #[must_use]
    pub fn new(kind: TransportErrorKind) -> Self {
        Self { kind, source: None }
    }

    /// An error of kind `Other`, for a request body that could not be read, say.
    pub fn other(source: impl Into<BoxError>) -> Self {
        Self::new(TransportErrorKind::Other).with_source(source)
    }

    /// An error of a layer that does not send a request; the call is not tried again.
    pub fn refused(source: impl Into<BoxError>) -> Self {
        Self::new(TransportErrorKind::Refused).with_source(source)
    }

    /// The same error with what caused it.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<BoxError>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// Whether the server may have seen the request.
    #[must_use]
    pub fn may_have_been_sent(&self) -> bool {
        self.kind.may_have_been_sent()
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("TransportError")
            .field("kind", &self.kind)
            .field("source", &self.source)
            .finish()
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.kind.text())
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as &(dyn StdError + 'static))
    }
}
