//! Extensions that are understood: ours, which carry what OpenAPI 3.0 cannot say, and the ones in
//! common use that ask for names. A name is a hint, never code.

use indexmap::IndexMap;
use openapiv3::SchemaData;
use serde_json::Value;

pub(super) use crate::normalize::extensions::*;

/// Extensions as openapiv3 holds them.
pub(super) type Extensions = IndexMap<String, Value>;

/// The name that a node asks for.
pub(super) fn name_hint(extensions: &Extensions) -> Option<String> {
    text(extensions, "x-rust-name")
}

/// The name that a schema asks for.
pub(super) fn type_name_hint(data: &SchemaData) -> Option<String> {
    let microsoft = || data.extensions.get("x-ms-enum")?.get("name")?.as_str().map(str::to_owned);
    name_hint(&data.extensions).or_else(microsoft)
}

/// Whether a node is deprecated by an extension: anything but `false` and null says so.
pub(super) fn deprecated(extensions: &Extensions) -> bool {
    match extensions.get("x-deprecated") {
        None | Some(Value::Null) => false,
        Some(value) => value != &Value::Bool(false),
    }
}

/// The names of the values of an enum, by their position and by their text.
pub(super) fn value_name(data: &SchemaData, index: usize, value: &Value) -> Option<String> {
    const LISTS: [&str; 4] = ["x-enum-varnames", "x-enumNames", "x-enum-names", "x-enumnames"];
    let listed = LISTS.iter().find_map(|key| entry(data.extensions.get(*key)?, index, value));
    listed.or_else(|| microsoft_value(data, value, "name"))
}

/// The texts of the values of an enum.
pub(super) fn value_text(data: &SchemaData, index: usize, value: &Value) -> Option<String> {
    const LISTS: [&str; 3] =
        ["x-enum-descriptions", "x-enumDescriptions", "x-enum-varnames-descriptions"];
    let listed = LISTS.iter().find_map(|key| entry(data.extensions.get(*key)?, index, value));
    listed.or_else(|| microsoft_value(data, value, "description"))
}

/// A list goes by position, a map by the value's text.
fn entry(list: &Value, index: usize, value: &Value) -> Option<String> {
    let found = match list {
        Value::Array(items) => items.get(index)?,
        Value::Object(members) => {
            members.get(&value.as_str().map_or_else(|| value.to_string(), str::to_owned))?
        }
        _ => return None,
    };
    found.as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned)
}

fn microsoft_value(data: &SchemaData, value: &Value, member: &str) -> Option<String> {
    let values = data.extensions.get("x-ms-enum")?.get("values")?.as_array()?;
    let found = values.iter().find(|entry| entry.get("value") == Some(value))?;
    found.get(member)?.as_str().map(str::to_owned)
}

/// An extension that is a text.
pub(super) fn text(extensions: &Extensions, key: &str) -> Option<String> {
    let text = extensions.get(key)?.as_str()?;
    (!text.trim().is_empty()).then(|| text.to_owned())
}
