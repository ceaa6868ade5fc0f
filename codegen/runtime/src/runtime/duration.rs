//! `format: duration`: ISO 8601 durations, kept as they were written.

use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A duration such as `P3DT4H`.
///
/// The text is kept as it came: months and years have no fixed length, and what a server writes in a form of its own is still worth having.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct IsoDuration(String);

impl IsoDuration {
    /// The text as it stands on the wire.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The exact length, if the text is an ISO 8601 duration of weeks, days, hours, minutes and seconds (a day has 24 hours).
    pub fn to_std(&self) -> Option<Duration> {
        let rest = self.0.strip_prefix('P')?;
        match rest.split_once('T') {
            Some((date, time)) if !time.is_empty() => sum(date, &[('W', 604_800), ('D', 86_400)])?
                .checked_add(sum(time, &[('H', 3600), ('M', 60), ('S', 1)])?),
            None if !rest.is_empty() => sum(rest, &[('W', 604_800), ('D', 86_400)]),
            _ => None,
        }
    }
}

/// Adds up numbers with their units, which come in the order of the table; only seconds have a fraction.
fn sum(mut text: &str, units: &[(char, u64)]) -> Option<Duration> {
    let mut total = Duration::ZERO;
    for (unit, seconds) in units {
        if let Some((number, rest)) = text.split_once(*unit) {
            let (whole, fraction) = number.split_once(['.', ',']).unwrap_or((number, ""));
            let length = Duration::new(digits(whole)?.checked_mul(*seconds)?, 0);
            let part =
                if number.len() == whole.len() { 0 } else { nanoseconds(fraction, *seconds)? };
            total = total.checked_add(length)?.checked_add(Duration::from_nanos(part))?;
            text = rest;
        }
    }
    text.is_empty().then_some(total)
}

fn digits(text: &str) -> Option<u64> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

fn nanoseconds(fraction: &str, seconds: u64) -> Option<u64> {
    let exact = seconds == 1 && (1..=9).contains(&fraction.len());
    exact.then(|| digits(&format!("{fraction:0<9}")))?
}

impl From<Duration> for IsoDuration {
    fn from(duration: Duration) -> Self {
        let (seconds, nanoseconds) = (duration.as_secs(), duration.subsec_nanos());
        if nanoseconds == 0 {
            return Self(format!("PT{seconds}S"));
        }
        let fraction = format!("{nanoseconds:09}");
        Self(format!("PT{seconds}.{}S", fraction.trim_end_matches('0')))
    }
}

impl From<String> for IsoDuration {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for IsoDuration {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Display for IsoDuration {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for IsoDuration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self)
    }
}

impl Serialize for IsoDuration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
