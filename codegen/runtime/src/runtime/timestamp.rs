//! `format: date-time`: RFC 3339 with the variants that it allows and servers send.

use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeZone};
use serde::{Deserializer, Serializer, ser};

use crate::runtime::chrono_clock;
use crate::runtime::clock_text::{self, Rfc3339};
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
        let local = value.naive_local();
        match chrono_clock::day(local.date()) {
            Some(day) => serializer.collect_str(&Rfc3339 {
                day: Some(day),
                clock: Some(chrono_clock::clock(local.time())),
                offset: Some(value.offset().local_minus_utc()),
            }),
            None => Err(ser::Error::custom("RFC 3339 has no year outside 0000 to 9999")),
        }
    }
}

/// The moment that a text names, if it is an RFC 3339 date-time.
pub fn parse(text: &str) -> Option<DateTime<FixedOffset>> {
    let (day, clock, offset) = clock_text::date_time(text)?;
    let local = NaiveDateTime::new(chrono_clock::date(day)?, chrono_clock::time(clock)?);
    chrono_clock::offset(offset)?.from_local_datetime(&local).single()
}
