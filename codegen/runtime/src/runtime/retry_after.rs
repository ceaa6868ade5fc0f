//! How long a server asks to wait (`RFC 9110 §10.2.3`, and the milliseconds header that some send).

use std::time::{Duration, SystemTime};

use http::HeaderMap;

/// The wait that the headers of an answer ask for.
///
/// None where they ask for none, or in a form that nobody can read; zero where the time has passed. A value that does
/// not fit is saturated, so that it is above every cap.
#[must_use]
pub fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let milliseconds = single(headers, "retry-after-ms").and_then(|text| decimal(text, 1000));
    milliseconds.or_else(|| {
        let text = single(headers, "retry-after")?;
        decimal(text, 1).or_else(|| date(text, headers, now))
    })
}

/// The value of a header that stands once; repeated, it would be a list, which has no meaning here.
fn single<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let first = values.next()?;
    if values.any(|other| other != first) {
        return None;
    }
    Some(first.to_str().ok()?.trim_matches([' ', '\t']))
}

/// Digits, maybe with a fraction: `f64::from_str` would take `inf`, `nan`, `+1` and `1e3` as well.
fn decimal(text: &str, units_a_second: u32) -> Option<Duration> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(fraction) {
        return None;
    }
    let seconds = text.parse::<f64>().ok()? / f64::from(units_a_second);
    Some(Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX))
}

/// Any of the three HTTP dates, counted from the `Date` header if there is one: the server's clock may differ from ours.
fn date(text: &str, headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let until = httpdate::parse_http_date(text).ok()?;
    let from = single(headers, "date")
        .and_then(|text| httpdate::parse_http_date(text).ok())
        .unwrap_or(now);
    Some(until.duration_since(from).unwrap_or(Duration::ZERO))
}
