//! `format: date`: RFC 3339 `full-date`.

use chrono::NaiveDate;
use serde::{Deserializer, Serializer, ser};

use crate::runtime::chrono_clock;
use crate::runtime::clock_text::{self, Rfc3339};
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
            Some(day) => {
                serializer.collect_str(&Rfc3339 { day: Some(day), clock: None, offset: None })
            }
            None => Err(ser::Error::custom("RFC 3339 has no year outside 0000 to 9999")),
        }
    }
}

/// The day that a text names, if it is an RFC 3339 date.
pub fn parse(text: &str) -> Option<NaiveDate> {
    chrono_clock::date(clock_text::full_date(text)?)
}
