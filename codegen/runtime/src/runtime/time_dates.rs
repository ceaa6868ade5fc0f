//! Dates and times as types of `time`: RFC 3339 with the variants that it allows and servers send.

use serde::{Deserializer, Serializer, ser};
use time::{Date as CalendarDate, Month, OffsetDateTime, Time as ClockTime, UtcOffset};

use crate::runtime::clock_text::{self, Clock, Day, Rfc3339};
use crate::runtime::codec::Codec;
use crate::runtime::day_time::{self, LibraryTime};
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
        text::read(deserializer, "an RFC 3339 date", |text| date(clock_text::full_date(text)?))
    }

    fn write<S: Serializer>(self, value: &Self::Value, serializer: S) -> Result<S::Ok, S::Error> {
        let Some(day) = day(*value) else { return Err(no_year()) };
        serializer.collect_str(&Rfc3339 { day: Some(day), clock: None, offset: None })
    }
}

/// `format: time`: a time of day, with its offset if it was written with one.
pub type TimeOfDay = day_time::TimeOfDay<ClockTime, UtcOffset>;

impl LibraryTime for ClockTime {
    type Offset = UtcOffset;

    fn of(clock: Clock) -> Option<Self> {
        time(clock)
    }

    fn numbers(self) -> Clock {
        clock(self)
    }

    fn offset(seconds: i32) -> Option<UtcOffset> {
        offset(seconds)
    }

    fn seconds(offset: UtcOffset) -> i32 {
        seconds(offset)
    }
}

fn moment(text: &str) -> Option<OffsetDateTime> {
    let (day, clock, seconds) = clock_text::date_time(text)?;
    let (date, time, offset) = (date(day)?, time(clock)?, offset(seconds)?);
    Some(date.with_time(time).assume_offset(offset))
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

fn time(clock: Clock) -> Option<ClockTime> {
    let Clock { hour, minute, second, nanosecond } = clock.without_leap_second();
    let two = |number: u32| u8::try_from(number).ok();
    ClockTime::from_hms_nano(two(hour)?, two(minute)?, two(second)?, nanosecond).ok()
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
