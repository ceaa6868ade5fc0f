//! Dates and times of `jiff` and `time`: what is read is written again, offset and all.

use codegen_runtime::runtime::codec::Codec;
use codegen_runtime::runtime::{jiff_dates, time_dates};

/// Reads and writes a text.
fn through<C: Codec + Copy>(codec: C, text: &str) -> Option<String> {
    let quoted = serde_json::to_string(text).expect("a text is JSON");
    let mut reader = serde_json::Deserializer::from_str(&quoted);
    let value = codec.read(&mut reader).ok()?;
    let mut written = Vec::new();
    codec.write(&value, &mut serde_json::Serializer::new(&mut written)).ok()?;
    serde_json::from_slice(&written).ok()
}

fn check<J: Codec + Copy, T: Codec + Copy>(jiff: J, time: T, text: &str, expected: Option<&str>) {
    assert_eq!(through(jiff, text).as_deref(), expected, "jiff reads {text}");
    assert_eq!(through(time, text).as_deref(), expected, "time reads {text}");
}

fn moment(text: &str, expected: Option<&str>) {
    check(jiff_dates::Timestamp, time_dates::Timestamp, text, expected);
}

#[test]
fn moments_keep_their_offset() {
    for text in [
        "2024-01-02T03:04:05Z",
        "1996-12-19T16:39:57-08:00",
        "1937-01-01T12:00:27.870+00:20",
        "2024-01-02T03:04:05.123456789+23:59",
        "2024-01-02T03:04:05.000001-23:59",
    ] {
        moment(text, Some(text));
    }
}

#[test]
fn legal_variants_are_read() {
    moment("2024-01-02t03:04:05.5z", Some("2024-01-02T03:04:05.500Z"));
    moment("2024-01-02 03:04:05-00:00", Some("2024-01-02T03:04:05Z"));
    moment("2016-12-31T23:59:60Z", Some("2016-12-31T23:59:59.999999999Z"));
}

#[test]
fn everything_else_is_refused() {
    for text in [
        "2024-01-02",
        "2023-02-29T00:00:00Z",
        "2024-01-02T03:04:05+0100",
        "2024-01-02T24:00:00Z",
        "",
        "1704164645",
    ] {
        moment(text, None);
    }
}

#[test]
fn days() {
    let check = |text, expected| check(jiff_dates::Date, time_dates::Date, text, expected);
    check("2024-02-29", Some("2024-02-29"));
    check("0001-01-01", Some("0001-01-01"));
    check("2023-02-29", None);
    check("2024-02-29T00:00:00Z", None);
}

#[test]
fn times_of_day() {
    for (text, expected) in [
        ("03:04:05", Some("03:04:05")),
        ("03:04:05.250+01:00", Some("03:04:05.250+01:00")),
        ("03:04:05Z", Some("03:04:05Z")),
        ("3:04:05", None),
        ("03:04:05 ", None),
    ] {
        let jiff = text.parse::<jiff_dates::TimeOfDay>().ok().map(|time| time.to_string());
        let time = text.parse::<time_dates::TimeOfDay>().ok().map(|time| time.to_string());
        assert_eq!((jiff.as_deref(), time.as_deref()), (expected, expected), "{text}");
    }
}
