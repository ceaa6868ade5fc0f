//! Values of the type `application/x-www-form-urlencoded`: bodies, and whole query strings.

use serde::Serialize;
use serde_json::value::RawValue;

use crate::runtime::encode;
use crate::runtime::param::ParamValue;
use crate::runtime::param_json::members;

/// Writes a value as the pairs of a form: a pair a member, a pair an item of a list, other values inside as compact
/// JSON (`OAS 3.0.4 §4.8.15`); null is left out.
///
/// # Errors
///
/// Fails if the value is no object, or does not serialize.
pub fn write<T: Serialize + ?Sized>(value: &T) -> Result<String, String> {
    let mut pairs = Vec::new();
    for (name, value) in members(value).map_err(failure)? {
        for text in texts(&value).map_err(failure)? {
            pairs.push(format!("{}={}", encode::form(&name), encode::form(&text)));
        }
    }
    Ok(pairs.join("&"))
}

/// The same as the value of a parameter; nothing where there is no pair.
pub fn value<T: Serialize + ?Sized>(value: &T) -> ParamValue {
    match write(value) {
        Ok(text) if text.is_empty() => ParamValue::Absent,
        Ok(text) => ParamValue::Text(text),
        Err(problem) => ParamValue::Invalid(problem),
    }
}

fn failure(error: serde_json::Error) -> String {
    format!("cannot be written as a form: {error}")
}

/// The values of a member, each a pair of its own.
fn texts(value: &RawValue) -> Result<Vec<String>, serde_json::Error> {
    if value.get().starts_with('[') {
        let items: Vec<&RawValue> = serde_json::from_str(value.get())?;
        return items.into_iter().filter_map(|item| text(item).transpose()).collect();
    }
    Ok(text(value)?.into_iter().collect())
}

fn text(value: &RawValue) -> Result<Option<String>, serde_json::Error> {
    match value.get() {
        "null" => Ok(None),
        json if json.starts_with('"') => serde_json::from_str(json).map(Some),
        json => Ok(Some(json.to_owned())),
    }
}
