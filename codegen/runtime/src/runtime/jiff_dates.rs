//! Dates and times as types of `jiff`: RFC 3339 with the variants that it allows and servers send.

use jiff::Zoned;
use jiff::civil::{Date as CivilDate, DateTime, Time as CivilTime};
use jiff::tz::{Offset, TimeZone};
use serde::{Deserializer, Serializer, ser};

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
    type Value = Zoned;

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
    type Value = CivilDate;

    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        text::read(deserializer, "an RFC 3339 date", |text| date(clock_text::full_date(text)?))
    }

    fn write<S: Serializer>(self, value: &Self::Value, serializer: S) -> Result<S::Ok, S::Error> {
        let Some(day) = day(*value) else { return Err(no_year()) };
        serializer.collect_str(&Rfc3339 { day: Some(day), clock: None, offset: None })
    }
}

/// `format: time`: a time of day, with its offset if it was written with one.
pub type TimeOfDay = day_time::TimeOfDay<CivilTime, Offset>;

impl LibraryTime for CivilTime {
    type Offset = Offset;

    fn of(clock: Clock) -> Option<Self> {
        time(clock)
    }

    fn numbers(self) -> Clock {
        clock(self)
    }

    fn offset(seconds: i32) -> Option<Offset> {
        offset(seconds)
    }

    fn seconds(offset: Offset) -> i32 {
        seconds(offset)
    }
}

fn moment(text: &str) -> Option<Zoned> {
    let (day, clock, seconds) = clock_text::date_time(text)?;
    let (date, time, offset) = (date(day)?, time(clock)?, offset(seconds)?);
    let moment = offset.to_timestamp(DateTime::from_parts(date, time)).ok()?;
    Some(moment.to_zoned(TimeZone::fixed(offset)))
}

fn date(day: Day) -> Option<CivilDate> {
    let Day { year, month, day } = day;
    CivilDate::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
        .ok()
}

fn time(clock: Clock) -> Option<CivilTime> {
    let Clock { hour, minute, second, nanosecond } = clock.without_leap_second();
    let two = |number: u32| i8::try_from(number).ok();
    let nanosecond = i32::try_from(nanosecond).ok()?;
    CivilTime::new(two(hour)?, two(minute)?, two(second)?, nanosecond).ok()
}

fn offset(seconds: i32) -> Option<Offset> {
    Offset::from_seconds(seconds).ok()
}

fn seconds(offset: Offset) -> i32 {
    offset.seconds()
}

/// The numbers of a date; RFC 3339 has no year outside 0000 to 9999.
fn day(date: CivilDate) -> Option<Day> {
    let year = u32::try_from(date.year()).ok().filter(|year| *year <= 9999)?;
    Some(Day { year, month: number(date.month()), day: number(date.day()) })
}

fn clock(time: CivilTime) -> Clock {
    Clock {
        hour: number(time.hour()),
        minute: number(time.minute()),
        second: number(time.second()),
        nanosecond: time.subsec_nanosecond().unsigned_abs(),
    }
}

/// None is negative.
fn number(number: i8) -> u32 {
    u32::from(number.unsigned_abs())
}

fn no_year<E: ser::Error>() -> E {
    E::custom("RFC 3339 has no year outside 0000 to 9999")
}
