//! The grammar of RFC 3339 §5.6, shared by dates, times and moments.

use std::fmt;

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveTime, Timelike};

/// A text that is read from left to right.
#[derive(Debug)]
pub struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    /// Before the first character.
    pub fn new(text: &'a str) -> Self {
        Self { rest: text.as_bytes() }
    }

    /// Takes one of some characters.
    pub fn one_of(&mut self, allowed: &[u8]) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        allowed.contains(first).then(|| {
            self.rest = rest;
            *first
        })
    }

    /// Succeeds at the end.
    pub fn end(&self) -> Option<()> {
        self.rest.is_empty().then_some(())
    }

    /// Takes a number of exactly `N` digits.
    fn digits<const N: usize>(&mut self) -> Option<u32> {
        let (digits, rest) = self.rest.split_first_chunk::<N>()?;
        let mut number = 0;
        for digit in digits {
            number = number * 10 + u32::from(digit.is_ascii_digit().then(|| digit - b'0')?);
        }
        self.rest = rest;
        Some(number)
    }

    /// Takes the digits after the point as nanoseconds.
    fn nanoseconds(&mut self) -> Option<u32> {
        let digits = self.rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (fraction, rest) = self.rest.split_at(digits);
        self.rest = rest;
        let kept = fraction.iter().chain(b"00000000").take(9);
        (digits > 0).then(|| kept.fold(0, |number, digit| number * 10 + u32::from(digit - b'0')))
    }
}

/// `full-date`, in the years 0001 to 9999.
pub fn date(cursor: &mut Cursor<'_>) -> Option<NaiveDate> {
    let year = cursor.digits::<4>().filter(|year| *year > 0)?;
    cursor.one_of(b"-")?;
    let month = cursor.digits::<2>()?;
    cursor.one_of(b"-")?;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, cursor.digits::<2>()?)
}

/// `partial-time`; a leap second is a second 59 of more than 1,000 milliseconds, as chrono has it.
pub fn time(cursor: &mut Cursor<'_>) -> Option<NaiveTime> {
    let hour = cursor.digits::<2>()?;
    cursor.one_of(b":")?;
    let minute = cursor.digits::<2>()?;
    cursor.one_of(b":")?;
    let second = cursor.digits::<2>()?;
    let nanosecond = if cursor.one_of(b".").is_some() { cursor.nanoseconds()? } else { 0 };
    if second == 60 {
        NaiveTime::from_hms_nano_opt(hour, minute, 59, 1_000_000_000 + nanosecond)
    } else {
        NaiveTime::from_hms_nano_opt(hour, minute, second, nanosecond)
    }
}

/// `time-offset`, up to ±23:59.
pub fn offset(cursor: &mut Cursor<'_>) -> Option<FixedOffset> {
    let sign = match cursor.one_of(b"Zz+-")? {
        b'+' => 1,
        b'-' => -1,
        _ => return FixedOffset::east_opt(0),
    };
    let hours = cursor.digits::<2>()?;
    cursor.one_of(b":")?;
    let minutes = cursor.digits::<2>().filter(|minutes| *minutes < 60)?;
    FixedOffset::east_opt(sign * i32::try_from(hours * 3600 + minutes * 60).ok()?)
}

/// Writes `full-date`.
///
/// # Errors
///
/// Fails if the formatter does.
pub fn write_date(formatter: &mut fmt::Formatter<'_>, date: NaiveDate) -> fmt::Result {
    let year = u32::try_from(date.year()).map_err(|_| fmt::Error)?;
    let mut text = *b"0000-00-00";
    put(&mut text[0..2], year / 100);
    put(&mut text[2..4], year);
    put(&mut text[5..7], date.month());
    put(&mut text[8..10], date.day());
    write_ascii(formatter, &text)
}

/// Writes `partial-time`, with as many fractional digits as there are, in threes.
///
/// # Errors
///
/// Fails if the formatter does.
pub fn write_time(formatter: &mut fmt::Formatter<'_>, time: NaiveTime) -> fmt::Result {
    let (leap, nanosecond) = (time.nanosecond() / 1_000_000_000, time.nanosecond() % 1_000_000_000);
    let mut text = *b"00:00:00";
    put(&mut text[0..2], time.hour());
    put(&mut text[3..5], time.minute());
    put(&mut text[6..8], time.second() + leap);
    write_ascii(formatter, &text)?;
    match nanosecond {
        0 => Ok(()),
        _ if nanosecond % 1_000_000 == 0 => write!(formatter, ".{:03}", nanosecond / 1_000_000),
        _ if nanosecond % 1_000 == 0 => write!(formatter, ".{:06}", nanosecond / 1_000),
        _ => write!(formatter, ".{nanosecond:09}"),
    }
}

/// Writes `time-offset`.
///
/// # Errors
///
/// Fails if the formatter does.
pub fn write_offset(formatter: &mut fmt::Formatter<'_>, offset: FixedOffset) -> fmt::Result {
    let seconds = offset.local_minus_utc();
    if seconds == 0 {
        return formatter.write_str("Z");
    }
    let mut text = if seconds < 0 { *b"-00:00" } else { *b"+00:00" };
    put(&mut text[1..3], seconds.unsigned_abs() / 3600);
    put(&mut text[4..6], seconds.unsigned_abs() / 60 % 60);
    write_ascii(formatter, &text)
}

/// Puts the last two decimal digits of a number into a place for two.
fn put(place: &mut [u8], number: u32) {
    for (byte, digit) in place.iter_mut().zip([number / 10 % 10, number % 10]) {
        *byte = b"0123456789"[digit as usize];
    }
}

fn write_ascii(formatter: &mut fmt::Formatter<'_>, text: &[u8]) -> fmt::Result {
    formatter.write_str(std::str::from_utf8(text).map_err(|_| fmt::Error)?)
}
