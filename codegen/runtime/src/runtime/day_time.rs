//! `format: time` as every library of dates has it: RFC 3339 `full-time`, or `partial-time` where the offset is left out.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::runtime::clock_text::{self, Clock, Rfc3339};
use crate::runtime::text;

/// The time of a library, with its offsets.
pub trait LibraryTime: Copy {
    /// How far a clock is ahead of UTC.
    type Offset: Copy;

    /// The time of some numbers, if there is one.
    fn of(clock: Clock) -> Option<Self>;

    /// The numbers of a time.
    fn numbers(self) -> Clock;

    /// The offset of some seconds.
    fn offset(seconds: i32) -> Option<Self::Offset>;

    /// The seconds of an offset.
    fn seconds(offset: Self::Offset) -> i32;
}

/// A time of day, with its offset if it was written with one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct TimeOfDay<T, O> {
    /// The time on the clock.
    pub time: T,
    /// How far the clock is ahead of UTC.
    pub offset: Option<O>,
}

impl<T: Default, O> Default for TimeOfDay<T, O> {
    fn default() -> Self {
        Self { time: T::default(), offset: None }
    }
}

impl<T: LibraryTime<Offset = O>, O> From<T> for TimeOfDay<T, O> {
    fn from(time: T) -> Self {
        Self { time, offset: None }
    }
}

impl<T, O> TimeOfDay<T, O> {
    /// The same time with an offset.
    #[must_use]
    pub fn with_offset(self, offset: O) -> Self {
        Self { offset: Some(offset), ..self }
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

impl<T: LibraryTime<Offset = O>, O> FromStr for TimeOfDay<T, O> {
    type Err = ParseTimeError;

    fn from_str(text: &str) -> Result<Self, ParseTimeError> {
        parse(text).ok_or(ParseTimeError)
    }
}

fn parse<T: LibraryTime<Offset = O>, O>(text: &str) -> Option<TimeOfDay<T, O>> {
    let (clock, offset) = clock_text::full_time(text)?;
    let offset = match offset {
        Some(seconds) => Some(T::offset(seconds)?),
        None => None,
    };
    Some(TimeOfDay { time: T::of(clock)?, offset })
}

impl<T: LibraryTime<Offset = O>, O: Copy> fmt::Display for TimeOfDay<T, O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (clock, offset) = (Some(self.time.numbers()), self.offset.map(T::seconds));
        Rfc3339 { day: None, clock, offset }.fmt(formatter)
    }
}

impl<'de, T: LibraryTime<Offset = O>, O> Deserialize<'de> for TimeOfDay<T, O> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text::read(deserializer, "an RFC 3339 time", parse)
    }
}

impl<T: LibraryTime<Offset = O>, O: Copy> Serialize for TimeOfDay<T, O> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
