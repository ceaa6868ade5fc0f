//! From an answer to the value that a call returns.

use bytes::Bytes;
use serde::de::DeserializeOwned;

use crate::runtime::codec::Codec;
use crate::runtime::error::{Error, ErrorKind, RawBody};
use crate::runtime::trail::{self, DecodeFailure};

pub use crate::runtime::raw_response::RawResponse;

/// The documented error answers of an operation.
pub trait ApiError {
    /// The variant that fits an answer with an error status. It cannot fail: what fits nothing is kept as it came.
    fn from_answer(answer: &RawResponse) -> Self;
}

/// Decodes a success answer as JSON.
///
/// The content type has to be JSON, or text or absent with JSON in the body. JSON is UTF-8 whatever `charset` says
/// (`RFC 8259 §8.1`, `§11`).
pub fn json<T: DeserializeOwned>(answer: &RawResponse) -> Result<T, Error> {
    check_json(answer, std::any::type_name::<T>)?;
    answer.json().map_err(|failure| misfit(answer, failure))
}

/// Decodes a success answer as JSON of a type that has no serde impl of its own.
///
/// # Errors
///
/// Fails as [`json`] does.
pub fn value<C: Codec>(answer: &RawResponse, codec: C) -> Result<C::Value, Error> {
    check_json(answer, std::any::type_name::<C::Value>)?;
    trail::decode_with(answer.bytes(), codec).map_err(|failure| misfit(answer, failure))
}

/// The error of a success that the description does not have.
#[must_use]
pub fn undocumented(answer: &RawResponse) -> Error {
    unfit(answer, "this success is not documented")
}

/// The body of a success answer as text, in UTF-8 or in ISO 8859-1, whose bytes are characters.
pub fn text(answer: &RawResponse) -> Result<String, Error> {
    let is_latin = |charset: &str| ["iso-8859-1", "latin1"].iter().any(|it| same(charset, it));
    if charset(answer).is_some_and(is_latin) {
        return Ok(answer.bytes().iter().map(|byte| char::from(*byte)).collect());
    }
    check_charset(answer)?;
    match std::str::from_utf8(answer.bytes()) {
        Ok(text) => Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text).to_owned()),
        Err(_) => Err(unfit(answer, "the body is not UTF-8")),
    }
}

/// The body of a success answer whose description leaves the media type open: a JSON string where it is JSON, else text.
///
/// # Errors
///
/// Fails as [`json`] and [`text`] do.
pub fn string(answer: &RawResponse) -> Result<String, Error> {
    let essence = answer.content_type().map(essence).unwrap_or_default();
    let is_json =
        matches!(&*essence, "application/json" | "text/json") || essence.ends_with("+json");
    if is_json { json(answer) } else { text(answer) }
}

/// Whether the body of an answer is of a media type, parameters aside, or of a range such as `image/*`.
#[must_use]
pub fn is(answer: &RawResponse, media_type: &str) -> bool {
    let essence = answer.content_type().map(essence).unwrap_or_default();
    match media_type.strip_suffix('*').filter(|start| start.ends_with('/')) {
        Some("*/") => true,
        Some(start) => essence.starts_with(start),
        None => essence == media_type,
    }
}

/// Whether the body of an answer is said to be JSON, or nothing is said of it.
#[must_use]
pub fn is_json(answer: &RawResponse) -> bool {
    let essence = answer.content_type().map(essence).unwrap_or_default();
    essence != "text/plain" && is_json_type(&essence)
}

/// The body of a success answer as it came.
pub fn bytes(answer: &RawResponse) -> Result<Bytes, Error> {
    Ok(answer.bytes().clone())
}

/// Of a success answer that has no body; one that is there all the same is ignored.
pub fn nothing(_: &RawResponse) -> Result<(), Error> {
    Ok(())
}

/// Decodes the JSON body of an error answer, or gives it back as it came.
///
/// # Errors
///
/// Fails with the body if that does not fit.
pub fn error_json<T: DeserializeOwned>(answer: &RawResponse) -> Result<T, RawBody> {
    if is_readable(answer) {
        if let Ok(value) = answer.json() {
            return Ok(value);
        }
    }
    Err(answer.raw_body())
}

/// The same, on the heap: an enum of errors keeps its models there.
///
/// # Errors
///
/// Fails as [`error_json`] does.
pub fn error_model<T: DeserializeOwned>(answer: &RawResponse) -> Result<Box<T>, RawBody> {
    error_json(answer).map(Box::new)
}

/// Decodes the JSON body of an error answer with a codec, or gives it back as it came.
///
/// # Errors
///
/// Fails as [`error_json`] does.
pub fn error_value<C: Codec>(answer: &RawResponse, codec: C) -> Result<C::Value, RawBody> {
    if is_readable(answer) {
        if let Ok(value) = trail::decode_with(answer.bytes(), codec) {
            return Ok(value);
        }
    }
    Err(answer.raw_body())
}

fn is_readable(answer: &RawResponse) -> bool {
    check_json(answer, || "").is_ok()
}

fn check_json(answer: &RawResponse, type_name: fn() -> &'static str) -> Result<(), Error> {
    if answer.bytes().is_empty() {
        let wanted = short_name(type_name());
        return Err(unfit(answer, &format!("the body is empty where {wanted} was expected")));
    }
    if answer.content_type() == Some("application/json") {
        return Ok(());
    }
    match answer.content_type().map(essence) {
        Some(essence) if essence == "text/plain" => check_charset(answer),
        Some(essence) if !is_json_type(&essence) => {
            Err(unfit(answer, &format!("the body is {essence}, not JSON")))
        }
        _ => Ok(()),
    }
}

/// Checks the media type of a body that is about to be read as a stream; events and JSON are UTF-8 whatever `charset`
/// says.
///
/// # Errors
///
/// Fails if `fits` refuses the type, lower case and without parameters; empty if the server said none.
pub fn check_type(answer: &RawResponse, wanted: &str, fits: fn(&str) -> bool) -> Result<(), Error> {
    let essence = answer.content_type().map(essence).unwrap_or_default();
    match fits(&essence) {
        true => Ok(()),
        false if essence.is_empty() => {
            Err(unfit(answer, &format!("the body is not said to be {wanted}")))
        }
        false => Err(unfit(answer, &format!("the body is {essence}, not {wanted}"))),
    }
}

/// The error of an item of a stream that does not fit; `item` is kept as the body.
#[must_use]
pub fn item_misfit(answer: Option<&RawResponse>, item: Bytes, failure: DecodeFailure) -> Error {
    match answer {
        Some(answer) => misfit(&answer.clone().with_body(item), failure),
        None => Error::new(ErrorKind::Decode, failure.to_string()).with_json_path(failure.path),
    }
}

fn charset(answer: &RawResponse) -> Option<&str> {
    let parameters = answer.content_type().unwrap_or_default().split(';').skip(1);
    let mut pairs = parameters.filter_map(|parameter| parameter.split_once('='));
    let (_, value) = pairs.find(|(name, _)| same(name, "charset"))?;
    Some(value.trim().trim_matches('"'))
}

fn check_charset(answer: &RawResponse) -> Result<(), Error> {
    match charset(answer) {
        Some(charset)
            if !["utf-8", "utf8", "us-ascii"].iter().any(|known| same(charset, known)) =>
        {
            Err(unfit(answer, "the character set of the body is not UTF-8"))
        }
        _ => Ok(()),
    }
}

fn same(left: &str, right: &str) -> bool {
    left.trim().eq_ignore_ascii_case(right)
}

/// `Application/JSON; charset=utf-8` → `application/json`; what is not a media type cannot be printed safely. Of a header
/// that a proxy doubled the first half counts.
fn essence(content_type: &str) -> String {
    let text =
        content_type.split([';', ',']).next().unwrap_or_default().trim().to_ascii_lowercase();
    text.chars().filter(|character| character.is_ascii_graphic()).take(100).collect()
}

fn is_json_type(essence: &str) -> bool {
    matches!(essence, "" | "application/json" | "text/json" | "text/plain")
        || essence.ends_with("+json")
}

fn misfit(answer: &RawResponse, failure: DecodeFailure) -> Error {
    let expected = match failure.target {
        "" => String::new(),
        target => format!(" ({} expected)", short_name(target)),
    };
    let text = format!("the body does not fit at {}: {}{expected}", failure.path, failure.message);
    unfit(answer, &text).with_json_path(failure.path)
}

fn unfit(answer: &RawResponse, text: &str) -> Error {
    let error = Error::new(ErrorKind::Decode, format!("{}, but {text}", answer.status()));
    error.with_json_path("$".to_owned()).with_answer(answer.clone())
}

/// `alloc::vec::Vec<vogent::models::Dial>` → `Vec<Dial>`.
fn short_name(name: &str) -> String {
    let is_path = |character: char| character.is_alphanumeric() || matches!(character, '_' | ':');
    name.split_inclusive(|character| !is_path(character))
        .map(|part| part.rsplit("::").next().unwrap_or(part))
        .collect()
}
