//! Bodies that are read while they are sent.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use tokio::io::{AsyncRead, ReadBuf};

use crate::runtime::body::Body;
use crate::runtime::transport_error::TransportError;

/// What is asked for at a time.
const CHUNK: usize = 64 << 10;

/// A body that is read from `reader` and sent once; `length` is in bytes, if it is known.
///
/// For a body that can be sent again, open the file anew: `Body::replayable(move || from_reader(open(&path), length))`.
pub fn from_reader(reader: impl AsyncRead + Send + 'static, length: Option<u64>) -> Body {
    Body::stream(Chunks { reader: Some(Box::pin(reader)), buffer: vec![0; CHUNK] }, length)
}

/// The reader, until its end or its first error.
struct Chunks {
    reader: Option<Pin<Box<dyn AsyncRead + Send>>>,
    buffer: Vec<u8>,
}

impl Stream for Chunks {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Self { reader: slot, buffer } = &mut *self;
        let Some(reader) = slot else { return Poll::Ready(None) };
        let mut buffer = ReadBuf::new(buffer);
        let result = ready!(reader.as_mut().poll_read(context, &mut buffer));
        let chunk = match result {
            Ok(()) if buffer.filled().is_empty() => None,
            Ok(()) => return Poll::Ready(Some(Ok(Bytes::copy_from_slice(buffer.filled())))),
            Err(error) => Some(Err(TransportError::other(error))),
        };
        *slot = None;
        Poll::Ready(chunk)
    }
}
