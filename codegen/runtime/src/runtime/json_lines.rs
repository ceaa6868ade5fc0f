//! JSON values one after the other: JSON lines, NDJSON, and JSON text sequences (`RFC 7464`).

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;

use crate::runtime::answer::{self, RawResponse, check_type};
#[cfg(feature = "blocking")]
use crate::runtime::blocking_stream::BlockingStream;
use crate::runtime::call::Call;
use crate::runtime::codec::Codec;
use crate::runtime::core::Core;
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::feed::{Feed, PIECES_IN_A_ROW};
use crate::runtime::line_buffer::{LineBuffer, LineEnd};
use crate::runtime::request::Request;
use crate::runtime::trail::{self, DecodeFailure};

/// Reads a value.
pub type Decode<T> = fn(&[u8]) -> Result<T, DecodeFailure>;

/// A value of a codec.
pub fn value<C: Codec>(line: &[u8], codec: C) -> Result<C::Value, DecodeFailure> {
    trail::decode_with(line, codec)
}

/// The values of an answer, asked for when they are polled for.
///
/// A line that does not fit its type is an error, and the stream goes on behind it; after every other error it has ended.
#[must_use = "a stream sends nothing until it is polled"]
pub struct JsonLines<T> {
    lines: Lines,
    decode: Decode<T>,
}

impl<T> JsonLines<T> {
    /// The values that `call` leads to, whose answer is of one of the media types `accept`.
    pub fn new(call: Call, accept: &'static [&'static str], decode: Decode<T>) -> Self {
        Self { lines: Lines::new(call, accept), decode }
    }

    /// Ends with an error when a line has more bytes than that; without it the client's limit for a body holds.
    pub fn max_line_size(mut self, bytes: u64) -> Self {
        self.lines.limit = bytes;
        self
    }

    /// Ends with an error when nothing comes for that long; without it a stream waits as long as its connection lasts.
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.lines.idle = Some(timeout);
        self
    }

    /// The head of the answer, once a value has come.
    #[must_use]
    pub fn answer(&self) -> Option<&RawResponse> {
        self.lines.feed.answer()
    }

    /// The next value; none after the last one.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|context| self.poll_value(context)).await
    }

    /// The next value; none after the last one.
    pub async fn try_next(&mut self) -> Result<Option<T>, Error> {
        self.next().await.transpose()
    }

    /// All values.
    pub async fn try_collect(mut self) -> Result<Vec<T>, Error> {
        let mut values = Vec::new();
        while let Some(value) = self.try_next().await? {
            values.push(value);
        }
        Ok(values)
    }

    fn poll_value(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        let line = match ready!(self.lines.poll_line(context)) {
            Some(Ok(line)) => line,
            Some(Err(error)) => return Poll::Ready(Some(Err(error))),
            None => return Poll::Ready(None),
        };
        let value = (self.decode)(&line);
        Poll::Ready(Some(
            value.map_err(|failure| answer::item_misfit(self.answer(), line, failure)),
        ))
    }
}

#[cfg(feature = "blocking")]
impl<T: Send + 'static> JsonLines<T> {
    /// The same values as an iterator, for code that is not async.
    pub fn into_blocking(self) -> BlockingStream<Self, T> {
        BlockingStream::new(self.lines.core.clone(), self)
    }
}

impl<T> Stream for JsonLines<T> {
    type Item = Result<T, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_value(context)
    }
}

impl<T> Unpin for JsonLines<T> {}

impl<T> fmt::Debug for JsonLines<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("JsonLines").field("answer", &self.answer()).finish_non_exhaustive()
    }
}

/// The lines before they are decoded. Not generic: all streams share it.
struct Lines {
    core: Core,
    /// The request, until it is sent.
    unsent: Option<Box<Request>>,
    idle: Option<Duration>,
    feed: Feed,
    buffer: Option<LineBuffer>,
    limit: u64,
}

impl Lines {
    fn new(call: Call, accept: &'static [&'static str]) -> Self {
        let (core, mut request) = call.into_parts();
        request.accept = accept;
        let limit = core.max_response_size;
        let unsent = Some(request);
        Self { core, unsent, idle: None, feed: Feed::ended(), buffer: None, limit }
    }

    fn poll_line(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        if let Some(request) = self.unsent.take() {
            self.feed = Feed::new(self.core.clone(), request, is_json_lines, self.idle);
        }
        for _ in 0..PIECES_IN_A_ROW {
            match self.buffered() {
                Ok(None) => {}
                other => return Poll::Ready(other.transpose()),
            }
            match ready!(self.feed.poll_chunk(context)) {
                Some(Ok(bytes)) => self.push(&bytes),
                Some(Err(error)) => {
                    self.buffer = None;
                    return Poll::Ready(Some(Err(error)));
                }
                None => return Poll::Ready(self.last().map(Ok)),
            }
        }
        context.waker().wake_by_ref();
        Poll::Pending
    }

    /// The answer says which form it has.
    fn push(&mut self, bytes: &[u8]) {
        let is_sequence = self.feed.answer().is_some_and(is_sequence);
        let end = if is_sequence { LineEnd::RecordSeparator } else { LineEnd::LineFeed };
        self.buffer.get_or_insert_with(|| LineBuffer::new(end)).push(bytes);
    }

    /// The next line that holds something.
    fn buffered(&mut self) -> Result<Option<Bytes>, Error> {
        let Some(buffer) = &mut self.buffer else { return Ok(None) };
        loop {
            match buffer.line(self.limit) {
                Ok(Some(line)) if line.trim_ascii().is_empty() => {}
                Ok(line) => return Ok(line),
                Err(_) => break,
            }
        }
        self.feed.end();
        self.buffer = None;
        let error = Error::new(ErrorKind::Limit, "a line of the stream is longer than allowed");
        Err(self.feed.about(error))
    }

    /// The last line may lack its end.
    fn last(&mut self) -> Option<Bytes> {
        let line = self.buffer.take()?.rest();
        Some(line).filter(|line| !line.trim_ascii().is_empty())
    }
}

/// JSON and text are let pass: servers name streams of JSON that way, and a line that is none is an error of its own.
fn is_json_lines(answer: &RawResponse) -> Result<(), Error> {
    check_type(answer, "a stream of JSON", |essence| {
        essence.contains("json")
            || matches!(essence, "" | "text/plain" | "application/octet-stream")
    })
}

fn is_sequence(answer: &RawResponse) -> bool {
    let content_type = answer.content_type().unwrap_or_default().to_ascii_lowercase();
    content_type.split(';').next().is_some_and(|essence| essence.trim().ends_with("json-seq"))
}
