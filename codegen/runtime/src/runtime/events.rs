//! Server-sent events with typed data.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;
use serde_json::value::RawValue;

use crate::runtime::answer::{self, RawResponse};
#[cfg(feature = "blocking")]
use crate::runtime::blocking_stream::BlockingStream;
use crate::runtime::call::Call;
use crate::runtime::codec::Codec;
use crate::runtime::error::Error;
use crate::runtime::event_feed::EventFeed;
use crate::runtime::trail::{self, DecodeFailure};

pub use crate::runtime::event_parser::RawEvent;
pub use crate::runtime::reconnect::Reconnect;

/// What APIs send as the data of a last event, in no specification and in many descriptions; it is no JSON.
const DONE: &str = "[DONE]";

/// One event.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Event<T> {
    /// What it carries.
    pub data: T,
    /// Its type, if it was said; `message` is meant otherwise.
    pub event: Option<String>,
    /// The last id that was said, in this event or before it; empty if there was none.
    pub id: String,
}

/// Reads the data of an event.
pub type Decode<T> = fn(&RawEvent) -> Result<T, DecodeFailure>;

/// The data as it came.
pub fn text(event: &RawEvent) -> Result<String, DecodeFailure> {
    Ok(event.data.clone())
}

/// The data as JSON.
pub fn json<C: Codec>(event: &RawEvent, codec: C) -> Result<C::Value, DecodeFailure> {
    trail::decode_with(event.data.as_bytes(), codec)
}

/// The whole event as an object of its fields (`OAS 3.2.0 §4.14.4.2`).
pub fn whole<C: Codec>(event: &RawEvent, codec: C) -> Result<C::Value, DecodeFailure> {
    trail::decode_with(object(event, &quoted(&event.data)).as_bytes(), codec)
}

/// The whole event as an object of its fields, its data as JSON.
pub fn whole_json<C: Codec>(event: &RawEvent, codec: C) -> Result<C::Value, DecodeFailure> {
    let data: Box<RawValue> = trail::decode_json(event.data.as_bytes())?;
    trail::decode_with(object(event, data.get()).as_bytes(), codec)
}

/// The whole event as an object of its fields, where the data of some is JSON and of others plain text: what does not fit
/// as JSON is read as text.
pub fn whole_mixed<C: Codec>(event: &RawEvent, codec: C) -> Result<C::Value, DecodeFailure> {
    whole_json(event, codec).or_else(|failure| whole(event, codec).map_err(|_| failure))
}

/// The JSON text of an event; `data` is JSON.
fn object(event: &RawEvent, data: &str) -> String {
    let mut text = format!("{{\"data\":{data}");
    for (name, value) in [("event", event.event.as_deref()), ("id", Some(&*event.id))] {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            text.push_str(&format!(",\"{name}\":{}", quoted(value)));
        }
    }
    text + "}"
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The events of an answer, asked for when they are polled for.
///
/// Data that does not fit its type is an error, and the stream goes on behind it; after every other error it has ended.
/// Data that is `[DONE]` where JSON is expected ends the stream.
#[must_use = "a stream sends nothing until it is polled"]
pub struct Events<T> {
    feed: EventFeed,
    decode: Decode<T>,
    until_done: bool,
}

impl<T> Events<T> {
    /// The events that `call` leads to.
    pub fn new(call: Call, decode: Decode<T>) -> Self {
        Self { feed: EventFeed::new(call), decode, until_done: true }
    }

    /// The events with their data as it came.
    pub fn plain(call: Call, decode: Decode<T>) -> Self {
        Self { until_done: false, ..Self::new(call, decode) }
    }

    /// Says when another connection is made.
    pub fn reconnect(mut self, policy: Reconnect) -> Self {
        self.feed.reconnect(policy);
        self
    }

    /// Ends with an error when an event has more bytes than that; without it the client's limit for a body holds.
    pub fn max_event_size(mut self, bytes: u64) -> Self {
        self.feed.max_event_size(bytes);
        self
    }

    /// Takes a connection for broken when nothing comes over it for that long, no comment either. Without it a stream waits
    /// as long as its connection lasts.
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.feed.idle_timeout(timeout);
        self
    }

    /// Starts behind the event with this id, that of an earlier stream for instance.
    pub fn start_after(mut self, id: &str) -> Self {
        self.feed.start_after(id);
        self
    }

    /// The id of the last event; empty if there was none.
    #[must_use]
    pub fn last_id(&self) -> &str {
        self.feed.last_id()
    }

    /// The head of the answer, once an event has come.
    #[must_use]
    pub fn answer(&self) -> Option<&RawResponse> {
        self.feed.answer()
    }

    /// The next event; none after the last one.
    pub async fn next(&mut self) -> Option<Result<Event<T>, Error>> {
        poll_fn(|context| self.poll_event(context)).await
    }

    /// The next event; none after the last one.
    pub async fn try_next(&mut self) -> Result<Option<Event<T>>, Error> {
        self.next().await.transpose()
    }

    /// All events, of a stream that ends.
    pub async fn try_collect(mut self) -> Result<Vec<Event<T>>, Error> {
        let mut events = Vec::new();
        while let Some(event) = self.try_next().await? {
            events.push(event);
        }
        Ok(events)
    }

    fn poll_event(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Event<T>, Error>>> {
        let event = match ready!(self.feed.poll_event(context)) {
            Some(Ok(event)) => event,
            Some(Err(error)) => return Poll::Ready(Some(Err(error))),
            None => return Poll::Ready(None),
        };
        if self.until_done && event.data.trim() == DONE {
            self.feed.end();
            return Poll::Ready(None);
        }
        Poll::Ready(Some(self.read(event)))
    }

    fn read(&self, raw: RawEvent) -> Result<Event<T>, Error> {
        match (self.decode)(&raw) {
            Ok(data) => Ok(Event { data, event: raw.event, id: raw.id }),
            Err(failure) => Err(answer::item_misfit(self.feed.answer(), raw.data.into(), failure)),
        }
    }
}

#[cfg(feature = "blocking")]
impl<T: Send + 'static> Events<T> {
    /// The same events as an iterator, for code that is not async.
    pub fn into_blocking(self) -> BlockingStream<Self, Event<T>> {
        BlockingStream::new(self.feed.core().clone(), self)
    }
}

impl<T> Stream for Events<T> {
    type Item = Result<Event<T>, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_event(context)
    }
}

impl<T> Unpin for Events<T> {}

impl<T> fmt::Debug for Events<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Events").field("answer", &self.answer()).finish_non_exhaustive()
    }
}
