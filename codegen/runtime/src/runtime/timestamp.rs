//! `format: date-time`: RFC 3339 with the variants that it allows and servers send.

use std::fmt;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDateTime, TimeZone};
use serde::{Deserializer, Serializer, ser};

use crate::runtime::clock_text::{self, Cursor};
use crate::runtime::codec::Codec;
use crate::runtime::text;

/// A moment with the offset that it was written with.
///
/// Lower-case `t` and `z`, a space between date and time, leap seconds, an offset of `-00:00` and any number of fractional digits are
/// read; digits past the ninth are cut off.
#[derive(Debug, Clone, Copy)]
pub struct Timestamp;

impl Codec for Timestamp {
    type Value = DateTime<FixedOffset>;

    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        text::read(deserializer, "an RFC 3339 date-time", parse)
    }

    fn write<S: Serializer>(self, value: &Self::Value, serializer: S) -> Result<S::Ok, S::Error> {
        if (0..=9999).contains(&value.year()) {
            serializer.collect_str(&Rfc3339(value))
        } else {
            Err(ser::Error::custom("RFC 3339 has no year outside 0000 to 9999"))
        }
    }
}

/// The moment that a text names, if it is an RFC 3339 date-time.
pub fn parse(text: &str) -> Option<DateTime<FixedOffset>> {
    let mut cursor = Cursor::new(text);
    let date = clock_text::date(&mut cursor)?;
    cursor.one_of(b"Tt ")?;
    let time = clock_text::time(&mut cursor)?;
    let offset = clock_text::offset(&mut cursor)?;
    cursor.end()?;
    offset.from_local_datetime(&NaiveDateTime::new(date, time)).single()
}

struct Rfc3339<'a>(&'a DateTime<FixedOffset>);

impl fmt::Display for Rfc3339<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let local = self.0.naive_local();
        clock_text::write_date(formatter, local.date())?;
        formatter.write_str("T")?;
        clock_text::write_time(formatter, local.time())?;
        clock_text::write_offset(formatter, *self.0.offset())
    }
}
