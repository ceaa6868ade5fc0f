//! `format: date`: RFC 3339 `full-date`.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserializer, Serializer, ser};

use crate::runtime::chrono_clock;
use crate::runtime::clock_text::{self, Cursor, Day};
use crate::runtime::codec::Codec;
use crate::runtime::text;

/// A day.
#[derive(Debug, Clone, Copy)]
pub struct Date;

impl Codec for Date {
    type Value = NaiveDate;

    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<NaiveDate, D::Error> {
        text::read(deserializer, "an RFC 3339 date", parse)
    }

    fn write<S: Serializer>(self, value: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
        match chrono_clock::day(*value) {
            Some(day) => serializer.collect_str(&FullDate(day)),
            None => Err(ser::Error::custom("RFC 3339 has no year outside 0000 to 9999")),
        }
    }
}

/// The day that a text names, if it is an RFC 3339 date.
pub fn parse(text: &str) -> Option<NaiveDate> {
    let mut cursor = Cursor::new(text);
    let day = clock_text::date(&mut cursor)?;
    cursor.end()?;
    chrono_clock::date(day)
}

struct FullDate(Day);

impl fmt::Display for FullDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        clock_text::write_date(formatter, self.0)
    }
}
