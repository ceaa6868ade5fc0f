//! Dates and times as types of `time`: RFC 3339 with the variants that it allows and servers send.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, ser};
use time::{Date as CalendarDate, Month, OffsetDateTime, Time as ClockTime, UtcOffset};

use crate::runtime::clock_text::{self, Clock, Cursor, Day};
use crate::runtime::codec::Codec;
use crate::runtime::text;

/// `format: date-time`: a moment with the offset that it was written with.
///
/// Lower-case `t` and `z`, a space between date and time, leap seconds, an offset of `-00:00` and any number of fractional digits are
/// read; digits past the ninth are cut off, and a leap second is the last moment of the second before.
#[derive(Debug, Clone, Copy)]
pub struct Timestamp;

impl Codec for Timestamp {
    type Value = OffsetDateTime;

    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        text::read(deserializer, "an RFC 3339 date-time", moment)
    }

    fn write<S: Serializer>(self, value: &Self::Value, serializer: S) -> Result<S::Ok, S::Error> {
        let Some(day) = day(value.date()) else { return Err(no_year()) };
        serializer.collect_str(&Rfc3339 {
            day: Some(day),
            clock: Some(clock(value.time())),
            offset: Some(seconds(value.offset())),
        })
    }
}

/// `format: date`: a day.
#[derive(Debug, Clone, Copy)]
pub struct Date;

impl Codec for Date {
    type Value = CalendarDate;

    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        text::read(deserializer, "an RFC 3339 date", full_date)
    }

    fn write<S: Serializer>(self, value: &Self::Value, serializer: S) -> Result<S::Ok, S::Error> {
        let Some(day) = day(*value) else { return Err(no_year()) };
        serializer.collect_str(&Rfc3339 { day: Some(day), clock: None, offset: None })
    }
}

/// `format: time`: a time of day, with its offset if it was written with one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct TimeOfDay {
    /// The time on the clock.
    pub time: ClockTime,
    /// How far the clock is ahead of UTC.
    pub offset: Option<UtcOffset>,
}

impl From<ClockTime> for TimeOfDay {
    fn from(time: ClockTime) -> Self {
        Self { time, offset: None }
    }
}

impl TimeOfDay {
    /// The same time with an offset.
    #[must_use]
    pub fn with_offset(mut self, offset: UtcOffset) -> Self {
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
        time_of_day(text).ok_or(ParseTimeError)
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (clock, offset) = (Some(clock(self.time)), self.offset.map(seconds));
        Rfc3339 { day: None, clock, offset }.fmt(formatter)
    }
}

impl<'de> Deserialize<'de> for TimeOfDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text::read(deserializer, "an RFC 3339 time", time_of_day)
    }
}

impl Serialize for TimeOfDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

fn moment(text: &str) -> Option<OffsetDateTime> {
    let mut cursor = Cursor::new(text);
    let date = date(clock_text::date(&mut cursor)?)?;
    cursor.one_of(b"Tt ")?;
    let time = time(clock_text::time(&mut cursor)?)?;
    let offset = offset(clock_text::offset(&mut cursor)?)?;
    cursor.end()?;
    Some(date.with_time(time).assume_offset(offset))
}

fn full_date(text: &str) -> Option<CalendarDate> {
    let mut cursor = Cursor::new(text);
    let day = clock_text::date(&mut cursor)?;
    cursor.end()?;
    date(day)
}

fn time_of_day(text: &str) -> Option<TimeOfDay> {
    let mut cursor = Cursor::new(text);
    let time = time(clock_text::time(&mut cursor)?)?;
    if cursor.end().is_some() {
        return Some(TimeOfDay { time, offset: None });
    }
    let offset = offset(clock_text::offset(&mut cursor)?)?;
    cursor.end()?;
    Some(TimeOfDay { time, offset: Some(offset) })
}

fn date(day: Day) -> Option<CalendarDate> {
    let month = Month::try_from(u8::try_from(day.month).ok()?).ok()?;
    CalendarDate::from_calendar_date(
        i32::try_from(day.year).ok()?,
        month,
        u8::try_from(day.day).ok()?,
    )
    .ok()
}

/// Neither has a word for a leap second; it is the last moment of the second before.
fn time(clock: Clock) -> Option<ClockTime> {
    let (second, nanosecond) = match clock.second {
        60 => (59, 999_999_999),
        second => (second, clock.nanosecond),
    };
    let two = |number: u32| u8::try_from(number).ok();
    ClockTime::from_hms_nano(two(clock.hour)?, two(clock.minute)?, two(second)?, nanosecond).ok()
}

fn offset(seconds: i32) -> Option<UtcOffset> {
    UtcOffset::from_whole_seconds(seconds).ok()
}

fn seconds(offset: UtcOffset) -> i32 {
    offset.whole_seconds()
}

/// The numbers of a date; RFC 3339 has no year outside 0000 to 9999.
fn day(date: CalendarDate) -> Option<Day> {
    let year = u32::try_from(date.year()).ok().filter(|year| *year <= 9999)?;
    Some(Day { year, month: u32::from(u8::from(date.month())), day: u32::from(date.day()) })
}

fn clock(time: ClockTime) -> Clock {
    Clock {
        hour: u32::from(time.hour()),
        minute: u32::from(time.minute()),
        second: u32::from(time.second()),
        nanosecond: time.nanosecond(),
    }
}

fn no_year<E: ser::Error>() -> E {
    E::custom("RFC 3339 has no year outside 0000 to 9999")
}

/// What there is of a date, a time and an offset, one behind the other.
struct Rfc3339 {
    day: Option<Day>,
    clock: Option<Clock>,
    offset: Option<i32>,
}

impl fmt::Display for Rfc3339 {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(day) = self.day {
            clock_text::write_date(formatter, day)?;
            formatter.write_str(if self.clock.is_some() { "T" } else { "" })?;
        }
        if let Some(clock) = self.clock {
            clock_text::write_time(formatter, clock)?;
        }
        match self.offset {
            Some(offset) => clock_text::write_offset(formatter, offset),
            None => Ok(()),
        }
    }
}
