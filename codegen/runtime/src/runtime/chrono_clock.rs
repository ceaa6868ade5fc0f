//! RFC 3339 as `chrono` has it.

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveTime, Timelike};

use crate::runtime::clock_text::{Clock, Day};

/// The date of some numbers, if there is one.
#[inline]
pub fn date(day: Day) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(day.year).ok()?, day.month, day.day)
}

/// The time of some numbers; a leap second is a second 59 of more than 1,000 milliseconds.
#[inline]
pub fn time(clock: Clock) -> Option<NaiveTime> {
    let Clock { hour, minute, second, nanosecond } = clock;
    if second == 60 {
        NaiveTime::from_hms_nano_opt(hour, minute, 59, 1_000_000_000 + nanosecond)
    } else {
        NaiveTime::from_hms_nano_opt(hour, minute, second, nanosecond)
    }
}

/// The offset of some seconds.
#[inline]
pub fn offset(seconds: i32) -> Option<FixedOffset> {
    FixedOffset::east_opt(seconds)
}

/// The numbers of a date; RFC 3339 has no year outside 0000 to 9999.
#[inline]
pub fn day(date: NaiveDate) -> Option<Day> {
    let year = u32::try_from(date.year()).ok().filter(|year| *year <= 9999)?;
    Some(Day { year, month: date.month(), day: date.day() })
}

/// The numbers of a time.
#[inline]
pub fn clock(time: NaiveTime) -> Clock {
    let (leap, nanosecond) = (time.nanosecond() / 1_000_000_000, time.nanosecond() % 1_000_000_000);
    Clock { hour: time.hour(), minute: time.minute(), second: time.second() + leap, nanosecond }
}
