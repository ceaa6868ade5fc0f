//! Bodies, the same type for requests and answers.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;

use crate::runtime::transport_error::TransportError;

/// A boxed future. The one place that says what a future of this crate has to be.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A boxed stream.
pub type BoxStream<'a, T> = Pin<Box<dyn Stream<Item = T> + Send + 'a>>;

/// A body: empty, bytes, a stream that can be sent once, or a factory that makes the body anew.
pub struct Body(Inner);

enum Inner {
    Empty,
    Bytes(Bytes),
    Stream { chunks: BoxStream<'static, Result<Bytes, TransportError>>, length: Option<u64> },
    Factory(Arc<dyn Fn() -> Body + Send + Sync>),
}

impl Body {
    /// No body at all.
    #[must_use]
    pub fn empty() -> Self {
        Self(Inner::Empty)
    }

    /// A body that is streamed once; a request with it is never sent twice. `length` is in bytes.
    pub fn stream<S>(chunks: S, length: Option<u64>) -> Self
    where
        S: Stream<Item = Result<Bytes, TransportError>> + Send + 'static,
    {
        Self(Inner::Stream { chunks: Box::pin(chunks), length })
    }

    /// A body that `make` builds anew for every attempt, a file that is opened again, say.
    pub fn replayable(make: impl Fn() -> Self + Send + Sync + 'static) -> Self {
        Self(Inner::Factory(Arc::new(make)))
    }

    /// Whether there is nothing to send.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self.0, Inner::Empty)
    }

    /// The length in bytes, if it is known before the body is read.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        match &self.0 {
            Inner::Empty => Some(0),
            Inner::Bytes(bytes) => Some(bytes.len() as u64),
            Inner::Stream { length, .. } => *length,
            Inner::Factory(_) => None,
        }
    }

    /// The whole body, if it lies in memory.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match &self.0 {
            Inner::Empty => Some(&[]),
            Inner::Bytes(bytes) => Some(bytes),
            Inner::Stream { .. } | Inner::Factory(_) => None,
        }
    }

    /// The whole body, if it lies in memory, else the body again.
    pub fn into_bytes(self) -> Result<Bytes, Self> {
        match self.0 {
            Inner::Empty => Ok(Bytes::new()),
            Inner::Bytes(bytes) => Ok(bytes),
            other => Err(Self(other)),
        }
    }

    /// The same body once more; none for a stream that can be sent once.
    #[must_use]
    pub fn try_clone(&self) -> Option<Self> {
        match &self.0 {
            Inner::Empty => Some(Self::empty()),
            Inner::Bytes(bytes) => Some(Self(Inner::Bytes(bytes.clone()))),
            Inner::Factory(make) => Some(Self(Inner::Factory(Arc::clone(make)))),
            Inner::Stream { .. } => None,
        }
    }

    /// The body with its factory run, which is what a transport sends.
    #[must_use]
    pub fn opened(self) -> Self {
        match self.0 {
            Inner::Factory(make) => make().opened(),
            other => Self(other),
        }
    }

    /// The next piece; none at the end.
    pub async fn chunk(&mut self) -> Option<Result<Bytes, TransportError>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl Stream for Body {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if matches!(self.0, Inner::Factory(_)) {
            *self = std::mem::take(&mut *self).opened();
        }
        match &mut self.0 {
            Inner::Stream { chunks, .. } => chunks.as_mut().poll_next(context),
            Inner::Bytes(bytes) if !bytes.is_empty() => {
                Poll::Ready(Some(Ok(std::mem::take(bytes))))
            }
            Inner::Bytes(_) | Inner::Empty | Inner::Factory(_) => Poll::Ready(None),
        }
    }
}

/// How reading a body into memory ended.
#[derive(Debug)]
pub enum Collected {
    /// At its end.
    Whole,
    /// At the limit, with more to come.
    Cut,
    /// With an error on the way.
    Failed(TransportError),
}

/// Reads `body` into `buffer`, which keeps what has arrived even when the future is dropped.
pub async fn collect(body: &mut Body, buffer: &mut Buffer, limit: u64) -> Collected {
    while let Some(chunk) = body.chunk().await {
        match chunk {
            Ok(bytes) if buffer.length().saturating_add(bytes.len() as u64) > limit => {
                let room =
                    usize::try_from(limit.saturating_sub(buffer.length())).unwrap_or(usize::MAX);
                buffer.push(bytes.slice(..room.min(bytes.len())));
                return Collected::Cut;
            }
            Ok(bytes) => buffer.push(bytes),
            Err(error) => return Collected::Failed(error),
        }
    }
    Collected::Whole
}

/// The bytes of a body so far. One single piece is never copied.
#[derive(Debug, Default)]
pub struct Buffer {
    first: Bytes,
    rest: BytesMut,
}

impl Buffer {
    fn length(&self) -> u64 {
        (self.first.len() + self.rest.len()) as u64
    }

    fn push(&mut self, bytes: Bytes) {
        if self.length() == 0 {
            self.first = bytes;
            return;
        }
        self.rest.extend_from_slice(&std::mem::take(&mut self.first));
        self.rest.extend_from_slice(&bytes);
    }

    /// The bytes as one.
    #[must_use]
    pub fn finish(self) -> Bytes {
        if self.rest.is_empty() { self.first } else { self.rest.freeze() }
    }
}

impl Default for Body {
    fn default() -> Self {
        Self::empty()
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self(Inner::Bytes(bytes))
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

impl From<&'static str> for Body {
    fn from(text: &'static str) -> Self {
        Bytes::from_static(text.as_bytes()).into()
    }
}

/// Says how long the body is, never what it holds.
impl fmt::Debug for Body {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match &self.0 {
            Inner::Empty => "empty",
            Inner::Bytes(_) => "bytes",
            Inner::Stream { .. } => "stream",
            Inner::Factory(_) => "replayable",
        };
        formatter.debug_struct("Body").field("kind", &kind).field("length", &self.length()).finish()
    }
}
