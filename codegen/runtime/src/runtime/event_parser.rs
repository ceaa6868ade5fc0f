//! The format of server-sent events (`WHATWG HTML §9.2.6`).

use std::time::Duration;

use crate::runtime::line_buffer::{LineBuffer, LineEnd, TooLong};

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// An event as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RawEvent {
    /// The lines of its data.
    pub data: String,
    /// The type of the event, if it was said; `message` is meant otherwise.
    pub event: Option<String>,
    /// The last id that was said, in this event or before it; empty if there was none.
    pub id: String,
}

/// Reads events out of pieces that are cut anywhere.
#[derive(Debug)]
pub struct EventParser {
    lines: LineBuffer,
    at_start: bool,
    data: String,
    event: String,
    /// The id that the event at hand will set.
    pending_id: String,
    id: String,
    retry: Option<Duration>,
    limit: u64,
}

impl EventParser {
    /// A parser that has read nothing. An event is at most `limit` bytes long.
    #[must_use]
    pub fn new(limit: u64) -> Self {
        Self {
            lines: LineBuffer::new(LineEnd::Any),
            at_start: true,
            data: String::new(),
            event: String::new(),
            pending_id: String::new(),
            id: String::new(),
            retry: None,
            limit,
        }
    }

    /// Changes the limit.
    pub fn limit(&mut self, limit: u64) {
        self.limit = limit;
    }

    /// The id of the last event, which a new connection starts behind; empty if there was none.
    #[must_use]
    pub fn last_id(&self) -> &str {
        &self.id
    }

    /// Goes on behind this id.
    pub fn set_last_id(&mut self, id: &str) {
        id.clone_into(&mut self.id);
        id.clone_into(&mut self.pending_id);
    }

    /// The wait before a new connection that the server asks for.
    #[must_use]
    pub fn retry(&self) -> Option<Duration> {
        self.retry
    }

    /// Begins a new connection: what was read of an event is forgotten, the last id and the wait are not.
    pub fn restart(&mut self) {
        let fresh = Self::new(self.limit);
        let old = std::mem::replace(self, fresh);
        self.set_last_id(&old.id);
        self.retry = old.retry;
    }

    /// Takes what has arrived.
    pub fn push(&mut self, bytes: &[u8]) {
        self.lines.push(bytes);
    }

    /// The next event; none if it has not arrived whole. What is left at the end of a body is no event.
    ///
    /// # Errors
    ///
    /// Fails if the event is longer than allowed.
    pub fn event(&mut self) -> Result<Option<RawEvent>, TooLong> {
        while let Some(line) = self.lines.line(self.limit)? {
            let line = match std::mem::take(&mut self.at_start) {
                true => line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&line),
                false => &line,
            };
            if line.is_empty() {
                match self.dispatch() {
                    Some(event) => return Ok(Some(event)),
                    None => continue,
                }
            }
            self.field(&String::from_utf8_lossy(line))?;
        }
        Ok(None)
    }

    /// A line is `name: value`, `name`, or a comment that begins with a colon.
    fn field(&mut self, line: &str) -> Result<(), TooLong> {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match name {
            "data" => {
                self.data.push_str(value);
                self.data.push('\n');
            }
            "event" => value.clone_into(&mut self.event),
            "id" if !value.contains('\0') => value.clone_into(&mut self.pending_id),
            "retry" => self.set_retry(value),
            _ => {}
        }
        if self.data.len() as u64 > self.limit { Err(TooLong) } else { Ok(()) }
    }

    fn set_retry(&mut self, value: &str) {
        let is_number = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
        if is_number {
            self.retry = Some(Duration::from_millis(value.parse().unwrap_or(u64::MAX)));
        }
    }

    /// An event without data is none, but its id counts.
    fn dispatch(&mut self) -> Option<RawEvent> {
        self.id.clone_from(&self.pending_id);
        let event = std::mem::take(&mut self.event);
        let mut data = std::mem::take(&mut self.data);
        data.pop()?;
        let event = Some(event).filter(|event| !event.is_empty());
        Some(RawEvent { data, event, id: self.id.clone() })
    }
}
