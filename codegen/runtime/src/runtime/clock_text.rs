//! The grammar of RFC 3339 §5.6, shared by dates, times and moments of every library.

use std::fmt;

/// `full-date`: the numbers in it, of which a library makes a date.
#[derive(Debug, Clone, Copy)]
pub struct Day {
    /// 1 to 9999; 0 to 9999 where it is written.
    pub year: u32,
    /// Two digits.
    pub month: u32,
    /// Two digits.
    pub day: u32,
}

/// `partial-time`: the numbers in it, of which a library makes a time.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    /// Two digits.
    pub hour: u32,
    /// Two digits.
    pub minute: u32,
    /// Two digits; 60 is a leap second.
    pub second: u32,
    /// Less than a second.
    pub nanosecond: u32,
}

impl Clock {
    /// The same time for libraries that have no word for a leap second: the last moment of the second before.
    #[must_use]
    pub fn without_leap_second(self) -> Self {
        match self.second {
            60 => Self { second: 59, nanosecond: 999_999_999, ..self },
            _ => self,
        }
    }
}

/// A text that is read from left to right.
struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    /// Before the first character.
    fn new(text: &'a str) -> Self {
        Self { rest: text.as_bytes() }
    }

    /// Takes one of some characters.
    fn one_of(&mut self, allowed: &[u8]) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        allowed.contains(first).then(|| {
            self.rest = rest;
            *first
        })
    }

    /// Succeeds at the end.
    fn end(&self) -> Option<()> {
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
#[inline]
fn date(cursor: &mut Cursor<'_>) -> Option<Day> {
    let year = cursor.digits::<4>().filter(|year| *year > 0)?;
    cursor.one_of(b"-")?;
    let month = cursor.digits::<2>()?;
    cursor.one_of(b"-")?;
    Some(Day { year, month, day: cursor.digits::<2>()? })
}

/// `partial-time`.
#[inline]
fn time(cursor: &mut Cursor<'_>) -> Option<Clock> {
    let hour = cursor.digits::<2>()?;
    cursor.one_of(b":")?;
    let minute = cursor.digits::<2>()?;
    cursor.one_of(b":")?;
    let second = cursor.digits::<2>()?;
    let nanosecond = if cursor.one_of(b".").is_some() { cursor.nanoseconds()? } else { 0 };
    Some(Clock { hour, minute, second, nanosecond })
}

/// `time-offset` in seconds ahead of UTC, up to ±23:59.
#[inline]
fn offset(cursor: &mut Cursor<'_>) -> Option<i32> {
    let sign = match cursor.one_of(b"Zz+-")? {
        b'+' => 1,
        b'-' => -1,
        _ => return Some(0),
    };
    let hours = cursor.digits::<2>().filter(|hours| *hours < 24)?;
    cursor.one_of(b":")?;
    let minutes = cursor.digits::<2>().filter(|minutes| *minutes < 60)?;
    Some(sign * i32::try_from(hours * 3600 + minutes * 60).ok()?)
}

/// The numbers of a text that is a `full-date`.
#[inline]
pub fn full_date(text: &str) -> Option<Day> {
    let mut cursor = Cursor::new(text);
    let day = date(&mut cursor)?;
    cursor.end()?;
    Some(day)
}

/// The numbers of a text that is a `full-time`, or a `partial-time`, which has no offset.
#[inline]
pub fn full_time(text: &str) -> Option<(Clock, Option<i32>)> {
    let mut cursor = Cursor::new(text);
    let clock = time(&mut cursor)?;
    let offset = if cursor.end().is_some() { None } else { Some(offset(&mut cursor)?) };
    cursor.end()?;
    Some((clock, offset))
}

/// The numbers of a text that is a `date-time`.
#[inline]
pub fn date_time(text: &str) -> Option<(Day, Clock, i32)> {
    let mut cursor = Cursor::new(text);
    let day = date(&mut cursor)?;
    cursor.one_of(b"Tt ")?;
    let clock = time(&mut cursor)?;
    let offset = offset(&mut cursor)?;
    cursor.end()?;
    Some((day, clock, offset))
}

/// What there is of a date, a time and an offset, one behind the other.
#[derive(Debug, Clone, Copy)]
pub struct Rfc3339 {
    /// `full-date`.
    pub day: Option<Day>,
    /// `partial-time`.
    pub clock: Option<Clock>,
    /// `time-offset`.
    pub offset: Option<i32>,
}

impl fmt::Display for Rfc3339 {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(day) = self.day {
            write_date(formatter, day)?;
            formatter.write_str(if self.clock.is_some() { "T" } else { "" })?;
        }
        if let Some(clock) = self.clock {
            write_time(formatter, clock)?;
        }
        match self.offset {
            Some(offset) => write_offset(formatter, offset),
            None => Ok(()),
        }
    }
}

/// Writes `full-date`.
fn write_date(formatter: &mut fmt::Formatter<'_>, date: Day) -> fmt::Result {
    let mut text = *b"0000-00-00";
    put(&mut text[0..2], date.year / 100);
    put(&mut text[2..4], date.year);
    put(&mut text[5..7], date.month);
    put(&mut text[8..10], date.day);
    write_ascii(formatter, &text)
}

/// Writes `partial-time`, with as many fractional digits as there are, in threes.
fn write_time(formatter: &mut fmt::Formatter<'_>, time: Clock) -> fmt::Result {
    let mut text = *b"00:00:00";
    put(&mut text[0..2], time.hour);
    put(&mut text[3..5], time.minute);
    put(&mut text[6..8], time.second);
    write_ascii(formatter, &text)?;
    match time.nanosecond {
        0 => Ok(()),
        nanosecond if nanosecond % 1_000_000 == 0 => {
            write!(formatter, ".{:03}", nanosecond / 1_000_000)
        }
        nanosecond if nanosecond % 1_000 == 0 => write!(formatter, ".{:06}", nanosecond / 1_000),
        nanosecond => write!(formatter, ".{nanosecond:09}"),
    }
}

/// Writes `time-offset`, which is in seconds ahead of UTC.
fn write_offset(formatter: &mut fmt::Formatter<'_>, seconds: i32) -> fmt::Result {
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
