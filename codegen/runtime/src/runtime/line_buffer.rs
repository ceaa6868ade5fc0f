//! Lines out of pieces that are cut anywhere.

use bytes::{Buf, Bytes, BytesMut};

/// What ends a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineEnd {
    /// LF; a CR before it stays on the line.
    LineFeed,
    /// CR, LF, or both.
    Any,
    /// RS, which stands before a record (`RFC 7464`).
    RecordSeparator,
}

/// A line is longer than allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLong;

/// The bytes that have arrived and belong to no line yet.
#[derive(Debug)]
pub struct LineBuffer {
    bytes: BytesMut,
    /// How much of it holds no line end, so that a long line is looked through once.
    scanned: usize,
    end: LineEnd,
    /// A line ended in a CR; a LF right after it belongs to it.
    after_return: bool,
}

impl LineBuffer {
    /// A buffer without bytes.
    #[must_use]
    pub fn new(end: LineEnd) -> Self {
        Self { bytes: BytesMut::new(), scanned: 0, end, after_return: false }
    }

    /// Appends what has arrived.
    pub fn push(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// The next line without its end; none if that has not arrived.
    ///
    /// # Errors
    ///
    /// Fails if the line is longer than `limit` bytes, whether its end has arrived or not.
    pub fn line(&mut self, limit: u64) -> Result<Option<Bytes>, TooLong> {
        if self.after_return && !self.bytes.is_empty() {
            self.after_return = false;
            if self.bytes[0] == b'\n' {
                self.bytes.advance(1);
            }
        }
        let end = self.bytes[self.scanned..].iter().position(|byte| self.is_end(*byte));
        let length = end.map_or(self.bytes.len(), |end| self.scanned + end);
        if length as u64 > limit {
            return Err(TooLong);
        }
        self.scanned = if end.is_some() { 0 } else { length };
        Ok(end.map(|_| self.take(length)))
    }

    /// What is left behind the last line end.
    #[must_use]
    pub fn rest(&mut self) -> Bytes {
        self.scanned = 0;
        self.bytes.split().freeze()
    }

    fn is_end(&self, byte: u8) -> bool {
        match self.end {
            LineEnd::LineFeed => byte == b'\n',
            LineEnd::Any => matches!(byte, b'\n' | b'\r'),
            LineEnd::RecordSeparator => byte == b'\x1E',
        }
    }

    fn take(&mut self, length: usize) -> Bytes {
        let line = self.bytes.split_to(length).freeze();
        self.after_return = self.end == LineEnd::Any && self.bytes[0] == b'\r';
        self.bytes.advance(1);
        line
    }
}
