//! Percent-encoding (`RFC 3986 §2`).

use std::borrow::Cow;

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but unreserved characters.
const STRICT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What a query cannot hold as it is, with `#`, `[` and `]`, which would end or confuse it.
const RESERVED_IN_QUERY: &AsciiSet = &RESERVED_IN_PATH.remove(b'/').remove(b'?');

/// The same of a cookie's value.
const RESERVED_IN_COOKIE: &AsciiSet = &RESERVED_IN_QUERY.add(b';').add(b',');

/// What is no `cookie-octet` (`RFC 6265 §4.1.1`).
const COOKIE: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b',').add(b';').add(b'\\');

/// What a path segment cannot hold as it is.
const RESERVED_IN_PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'/')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// What the document's own path cannot hold as it is.
const LITERAL: &AsciiSet = &RESERVED_IN_PATH.remove(b'/');

/// Encodes everything but letters, digits and `-._~`.
#[must_use]
pub fn strict(text: &str) -> String {
    encoded(text, STRICT).into_owned()
}

/// For `allowReserved` in a query: reserved characters and triplets stay.
#[must_use]
pub fn reserved_in_query(text: &str) -> String {
    keeping_triplets(text, RESERVED_IN_QUERY).into_owned()
}

/// For `allowReserved` in a cookie: what cannot end the value stays.
#[must_use]
pub fn reserved_in_cookie(text: &str) -> String {
    keeping_triplets(text, RESERVED_IN_COOKIE).into_owned()
}

/// For `allowReserved` in a path: what cannot end the segment stays.
#[must_use]
pub fn reserved_in_path(text: &str) -> String {
    keeping_triplets(text, RESERVED_IN_PATH).into_owned()
}

/// For a cookie's value that is nobody's but the server's: only what cannot stand there is encoded.
#[must_use]
pub fn cookie(text: &str) -> String {
    encoded(text, COOKIE).into_owned()
}

/// For the literal parts of a path template.
#[must_use]
pub fn literal(text: &str) -> Cow<'_, str> {
    keeping_triplets(text, LITERAL)
}

/// Encodes a name or value of a form: a space becomes `+`.
#[must_use]
pub fn form(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// `%41` passes, a lone `%` becomes `%25`.
fn keeping_triplets<'a>(text: &'a str, set: &'static AsciiSet) -> Cow<'a, str> {
    let Some((first, rest)) = text.split_once('%') else { return encoded(text, set) };
    let mut whole = encoded(first, set).into_owned();
    for part in rest.split('%') {
        let is_triplet = part.len() >= 2 && part.as_bytes()[..2].iter().all(u8::is_ascii_hexdigit);
        whole.push_str(if is_triplet { "%" } else { "%25" });
        whole.extend(utf8_percent_encode(part, set));
    }
    whole.into()
}

/// Most texts hold nothing to encode; they are passed through in one piece.
fn encoded<'a>(text: &'a str, set: &'static AsciiSet) -> Cow<'a, str> {
    utf8_percent_encode(text, set).into()
}
