//! Values of the type `application/x-www-form-urlencoded`: bodies, and whole query strings.

use std::fmt::Display;

use serde::Serialize;
use serde_json::value::RawValue;

use crate::runtime::encode;
use crate::runtime::param::{ParamValue, Parameter};
use crate::runtime::param_json::{members, serialize, spelled};
use crate::runtime::style::expand;

/// A member that is not written as most are (`encoding` of the document, `OAS 3.1.1 §4.8.15`).
#[derive(Debug, Clone, Copy)]
pub enum Field {
    /// In the style of a query parameter.
    Styled(Parameter),
    /// As JSON, texts too; each item of a list on its own.
    Json(&'static str),
}

/// Writes a value as the pairs of a form: a pair a member, a pair an item of a list, other values inside as compact
/// JSON (`OAS 3.0.4 §4.8.15`); null is left out.
///
/// # Errors
///
/// Fails if the value is no object, or does not serialize.
pub fn write<T: Serialize + ?Sized>(value: &T) -> Result<String, String> {
    write_with(value, &[])
}

/// The same, with members that are written in a way of their own.
///
/// # Errors
///
/// Fails as [`write()`] does, and if the style of a member cannot write its value.
pub fn write_with<T: Serialize + ?Sized>(value: &T, fields: &[Field]) -> Result<String, String> {
    let mut pairs = Vec::new();
    for (name, value) in members(value).map_err(failure)? {
        let field = fields.iter().find(|field| field.name() == name);
        match field {
            Some(Field::Styled(parameter)) => {
                let styled = expand(parameter, &serialize(&value)).map_err(failure)?;
                pairs.extend(styled.unwrap_or_default());
            }
            Some(Field::Json(_)) => pairs.extend(plain(&name, &value, &json).map_err(failure)?),
            None => pairs.extend(plain(&name, &value, &text).map_err(failure)?),
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

impl Field {
    fn name(&self) -> &'static str {
        match self {
            Self::Styled(parameter) => parameter.name,
            Self::Json(name) => name,
        }
    }
}

fn failure(error: impl Display) -> String {
    format!("cannot be written as a form: {error}")
}

type Written = Result<Option<String>, serde_json::Error>;

/// A pair a value of the member.
fn plain(
    name: &str,
    value: &RawValue,
    write: &dyn Fn(&RawValue) -> Written,
) -> Result<Vec<String>, serde_json::Error> {
    let items: Vec<&RawValue> = match value.get().starts_with('[') {
        true => serde_json::from_str(value.get())?,
        false => vec![value],
    };
    let pair = |text: String| format!("{}={}", encode::form(name), encode::form(&text));
    items.into_iter().filter_map(|item| Some(write(item).transpose()?.map(pair))).collect()
}

fn text(value: &RawValue) -> Written {
    match value.get() {
        json if json.starts_with('"') => serde_json::from_str(json).map(Some),
        json if json.starts_with(['{', '[']) => Ok(Some(json.to_owned())),
        _ => Ok(json(value)?.map(|text| spelled(&text))),
    }
}

fn json(value: &RawValue) -> Written {
    Ok(Some(value.get().to_owned()).filter(|text| text != "null"))
}
