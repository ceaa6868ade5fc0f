//! Moments, days, times and durations.

use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use codegen_runtime::runtime::codec::Of;
use codegen_runtime::runtime::date::Date;
use codegen_runtime::runtime::duration::IsoDuration;
use codegen_runtime::runtime::time_of_day::TimeOfDay;
use codegen_runtime::runtime::timestamp::{self, Timestamp};

use crate::wire::{form, read, write};

form!(Moment = Timestamp, Timestamp);
form!(Day = Date, Date);
form!(Clock = Of::new(), Of<TimeOfDay>);

#[test]
fn moments_are_written_as_they_were_read() {
    for text in [
        "2024-01-02T03:04:05Z",
        "1996-12-19T16:39:57-08:00",
        "1937-01-01T12:00:27.870+00:20",
        "2024-01-02T03:04:05.123456789+23:59",
        "2024-01-02T03:04:05.000001-23:59",
        "2016-12-31T23:59:60Z",
        "2016-12-31T23:59:60.500Z",
        "0001-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59.999999999-23:59",
    ] {
        let moment = read::<Moment>(format!("\"{text}\"")).unwrap();
        assert_eq!(write(Timestamp, &moment).unwrap(), format!("\"{text}\""));
    }
}

#[test]
fn legal_variants_name_the_same_moment() {
    let expected = DateTime::parse_from_rfc3339("2024-01-02T03:04:05.123456789Z").unwrap();
    for text in [
        "2024-01-02t03:04:05.123456789z",
        "2024-01-02 03:04:05.1234567891234Z",
        "2024-01-02T03:04:05.123456789-00:00",
        "2024-01-02T02:04:05.123456789-01:00",
    ] {
        assert_eq!(timestamp::parse(text), Some(expected), "{text}");
    }
}

#[test]
fn everything_else_is_refused_with_its_text() {
    for text in [
        "2024-01-02",
        "2023-02-29T00:00:00Z",
        "2024-13-01T00:00:00Z",
        "2024-01-02T03:04Z",
        "2024-01-02T03:04:05+0100",
        "2024-01-02T03:04:05",
        "",
        "0000-00-00T00:00:00Z",
        "1704164645",
        "Tue, 02 Jan 2024 03:04:05 GMT",
        "2024-01-02T03:04:05,5Z",
        "2024-01-02T03:04:05.Z",
        "2024-01-02T03:04:05+24:00",
        "2024-01-02T03:04:05+01:60",
        "2024-01-02T24:00:00Z",
        "2024-01-02T03:04:61Z",
        "2024-01-02T03:04:05Z ",
        "+2024-01-02T03:04:05Z",
        "2024-01-02T03:04:05\u{ff3a}",
    ] {
        let failure = read::<Moment>(serde_json::to_string(text).unwrap()).unwrap_err();
        let beginning: String = text.chars().take(10).flat_map(char::escape_default).collect();
        assert!(failure.message.starts_with(&format!("`{beginning}")), "{}", failure.message);
        assert!(failure.message.contains("is not an RFC 3339 date-time"), "{}", failure.message);
    }
    assert!(read::<Moment>("1704164645").is_err());
    let long = read::<Moment>(format!("\"{}\"", "x".repeat(5000))).unwrap_err();
    assert!(long.message.len() < 120, "{}", long.message);
}

#[test]
fn a_year_that_rfc_3339_lacks_is_not_written() {
    let late = DateTime::<FixedOffset>::from(DateTime::from_timestamp(253_402_300_800, 0).unwrap());
    assert!(write(Timestamp, &late).is_err());
    assert!(write(Date, &NaiveDate::from_ymd_opt(-1, 1, 1).unwrap()).is_err());
}

#[test]
fn days_are_days() {
    let day = read::<Day>("\"2024-02-29\"").unwrap();
    assert_eq!(day, NaiveDate::from_ymd_opt(2024, 2, 29).unwrap());
    assert_eq!(write(Date, &day).unwrap(), "\"2024-02-29\"");
    for text in
        ["\"2023-02-29\"", "\"2024-2-9\"", "\"20240229\"", "\"2024-02-29T00:00:00Z\"", "20240229"]
    {
        assert!(read::<Day>(text).is_err(), "{text}");
    }
}

#[test]
fn times_keep_their_offset_if_they_have_one() {
    for text in ["09:30:00", "23:59:60Z", "09:30:00.250+02:00"] {
        let time = read::<Clock>(format!("\"{text}\"")).unwrap();
        assert_eq!(time.to_string(), text);
        assert_eq!(text.parse(), Ok(time));
    }
    let nine = NaiveTime::from_hms_opt(9, 0, 0).unwrap();
    let offset = FixedOffset::east_opt(3600).unwrap();
    assert_eq!(TimeOfDay::from(nine).with_offset(offset).to_string(), "09:00:00+01:00");
    assert!(read::<Clock>("\"9:30\"").is_err() && "25:00:00".parse::<TimeOfDay>().is_err());
}

#[test]
fn durations_keep_their_text_and_convert_where_exact() {
    for (text, length) in [
        ("PT0S", Some(Duration::ZERO)),
        ("P1W", Some(Duration::from_secs(604_800))),
        ("P1DT2H3M4.5S", Some(Duration::from_millis(93_784_500))),
        ("PT0.000000001S", Some(Duration::from_nanos(1))),
        ("PT36H", Some(Duration::from_secs(129_600))),
        ("P1M", None),
        ("P1Y2D", None),
        ("-PT1S", None),
        ("P", None),
        ("PT", None),
        ("P1DT", None),
        ("PTS", None),
        ("PT1M1H", None),
        ("PT+1S", None),
        ("PT1.S", None),
        ("PT1.5H", None),
        ("PT99999999999999999999S", None),
        ("P999999999999999999W", None),
        ("00:05:00", None),
    ] {
        let duration: IsoDuration = serde_json::from_value(text.into()).unwrap();
        assert_eq!(duration.to_std(), length, "{text}");
        assert_eq!(serde_json::to_value(&duration).unwrap(), text);
    }
    for length in [Duration::from_millis(1500), Duration::from_secs(3), Duration::MAX] {
        assert_eq!(IsoDuration::from(length).to_std(), Some(length));
    }
}
