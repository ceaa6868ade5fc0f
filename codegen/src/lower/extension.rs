//! Extensions that are understood: ours, which carry what OpenAPI 3.0 cannot say, and the ones in
//! common use that ask for names. A name is a hint, never code.

use indexmap::IndexMap;
use openapiv3::SchemaData;
use serde_json::Value;

/// On schemas: the exact `minimum`, where a double would change it.
pub(super) const MINIMUM: &str = "x-codegen-minimum";
/// On schemas: the exact `maximum`, where a double would change it.
pub(super) const MAXIMUM: &str = "x-codegen-maximum";
/// On schemas: `true` where the one value of `enum` was a `const`.
pub(super) const CONST: &str = "x-codegen-const";
/// On schemas: a list of schemas, the first elements of an array (`prefixItems`, a list as `items`).
pub(super) const PREFIX_ITEMS: &str = "x-codegen-prefix-items";
/// On schemas: `true` where nothing may follow the prefix (`items: false`).
pub(super) const CLOSED_ITEMS: &str = "x-codegen-closed-items";
/// On schemas: pattern → schema of the members whose names match (`patternProperties`).
pub(super) const PATTERN_PROPERTIES: &str = "x-codegen-pattern-properties";
/// On schemas: the schema of member names (`propertyNames`).
pub(super) const PROPERTY_NAMES: &str = "x-codegen-property-names";
/// On schemas: `contentEncoding`, a text such as `base64`.
pub(super) const CONTENT_ENCODING: &str = "x-codegen-content-encoding";
/// On schemas: `contentMediaType`, a text such as `application/json`.
pub(super) const CONTENT_MEDIA_TYPE: &str = "x-codegen-content-media-type";
/// On schemas: `contentSchema`, a schema.
pub(super) const CONTENT_SCHEMA: &str = "x-codegen-content-schema";
/// On schemas: sentences about keywords that no type can carry (`if`, `dependentSchemas` …).
pub(super) const NOTES: &str = "x-codegen-notes";
/// On schemas: what the schema said that was lost in repair; the type is recoverably untyped.
pub(super) const LOST: &str = "x-codegen-lost";
/// On discriminators: the schema for values without a mapping (3.2 `defaultMapping`).
pub(super) const DEFAULT_MAPPING: &str = "x-codegen-default-mapping";
/// On media types: the schema of one item of a stream (3.2 `itemSchema`).
pub(super) const ITEM_SCHEMA: &str = "x-codegen-item-schema";
/// On parameters: `querystring` where the parameter is the whole query (3.2).
pub(super) const LOCATION: &str = "x-codegen-in";
/// On parameters, headers and encodings: a `style` that openapiv3 has no word for at that place:
/// `spaceDelimited`, `pipeDelimited`, `tabDelimited`, `deepObject`, `cookie`.
pub(super) const STYLE: &str = "x-codegen-style";
/// On headers and encodings: `explode` where it is stated; openapiv3 has no room for it there.
pub(super) const EXPLODE: &str = "x-codegen-explode";
/// On security schemes: the `type` where it is none of the four of 3.0 (`mutualTLS`, or unknown);
/// the scheme is an `http` one by name only.
pub(super) const SECURITY_TYPE: &str = "x-codegen-type";
/// Operations of methods that openapiv3 does not know: a map of method to Operation Object.
pub(super) const OPERATIONS: &str = "x-codegen-operations";

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

fn text(extensions: &Extensions, key: &str) -> Option<String> {
    let text = extensions.get(key)?.as_str()?;
    (!text.trim().is_empty()).then(|| text.to_owned())
}
