//! `format: time`: RFC 3339 `full-time`, or `partial-time` where the offset is left out.

use std::fmt;
use std::str::FromStr;

use chrono::{FixedOffset, NaiveTime};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::runtime::chrono_clock;
use crate::runtime::clock_text::{self, Cursor};
use crate::runtime::text;

/// A time of day, with its offset if it was written with one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct TimeOfDay {
    /// The time on the clock.
    pub time: NaiveTime,
    /// How far the clock is ahead of UTC.
    pub offset: Option<FixedOffset>,
}

impl From<NaiveTime> for TimeOfDay {
    fn from(time: NaiveTime) -> Self {
        Self { time, offset: None }
    }
}

impl TimeOfDay {
    /// The same time with an offset.
    #[must_use]
    pub fn with_offset(mut self, offset: FixedOffset) -> Self {
        self.offset = Some(offset);
        self
    }
}

/// A text that is no time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ParseTimeError;

impl fmt::Display for ParseTimeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("not an RFC 3339 time")
    }
}

impl std::error::Error for ParseTimeError {}

impl FromStr for TimeOfDay {
    type Err = ParseTimeError;

    fn from_str(text: &str) -> Result<Self, ParseTimeError> {
        parse(text).ok_or(ParseTimeError)
    }
}

fn parse(text: &str) -> Option<TimeOfDay> {
    let mut cursor = Cursor::new(text);
    let clock = clock_text::time(&mut cursor)?;
    let offset = if cursor.end().is_some() { None } else { Some(clock_text::offset(&mut cursor)?) };
    cursor.end()?;
    let offset = match offset {
        Some(seconds) => Some(chrono_clock::offset(seconds)?),
        None => None,
    };
    Some(TimeOfDay { time: chrono_clock::time(clock)?, offset })
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        clock_text::write_time(formatter, chrono_clock::clock(self.time))?;
        match self.offset {
            Some(offset) => clock_text::write_offset(formatter, offset.local_minus_utc()),
            None => Ok(()),
        }
    }
}

impl<'de> Deserialize<'de> for TimeOfDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text::read(deserializer, "an RFC 3339 time", parse)
    }
}

impl Serialize for TimeOfDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
