//! A Schema Object (`OAS 3.0.4 §4.8.24`), always as one flat `AnySchema`.

use indexmap::IndexMap;
use openapiv3::{AdditionalProperties, AnySchema, ReferenceOr, SchemaData, SchemaKind};
use serde_json::{Number, Value};

use crate::diagnostics::At;
use crate::diagnostics::codes::normalize as codes;
use crate::load::Lookup;
use crate::normalize::context::Context;
use crate::normalize::extensions as ext;

use super::info::external_docs;
use super::values::{discriminator, enumeration};
use super::{Object, cures};

/// The schema or reference at `at`; one that cannot be read is an empty schema.
pub(in crate::normalize) fn schema(
    value: &Value,
    at: &At<'_>,
    cx: &mut Context<'_>,
) -> ReferenceOr<openapiv3::Schema> {
    match super::reference(value, at, cx) {
        Some(Some(reference)) => return ReferenceOr::Reference { reference },
        Some(None) => return lost("a broken `$ref`"),
        None => {}
    }
    match value {
        Value::Object(map) => ReferenceOr::Item(item(Object { map, at: *at }, cx)),
        other => {
            let what = super::members::noun(other);
            cx.report(&codes::BAD_SCHEMA, at, format!("a schema is an object, and this is {what}; it is read as a schema that admits anything"))
                .write(format!("{{ type: {} }}", cures::type_of(other)));
            lost("a schema of the wrong kind")
        }
    }
}

/// A schema that admits anything because of a mistake.
fn lost(what: &str) -> ReferenceOr<openapiv3::Schema> {
    let extensions = IndexMap::from([(ext::LOST.to_owned(), Value::from(what))]);
    ReferenceOr::Item(openapiv3::Schema {
        schema_data: SchemaData { extensions, ..SchemaData::default() },
        schema_kind: SchemaKind::Any(AnySchema::default()),
    })
}

/// One pass over the members that are there: most schemas have three of forty.
fn item(object: Object<'_>, cx: &mut Context<'_>) -> openapiv3::Schema {
    let mut data = SchemaData::default();
    let mut schema = AnySchema::default();
    for (name, value) in object.map {
        if name.starts_with("x-") {
            data.extensions.insert(name.clone(), value.clone());
        } else if !annotation(&object, name, value, &mut data, cx)
            && !assertion(&object, name, &mut schema, &mut data, cx)
            && !applicator(&object, name, &mut schema, cx)
        {
            object.unknown("a schema", name, KNOWN, cx);
        }
    }
    openapiv3::Schema { schema_data: data, schema_kind: SchemaKind::Any(schema) }
}

/// Whether the member tells about the schema.
fn annotation(
    object: &Object<'_>,
    name: &str,
    value: &Value,
    data: &mut SchemaData,
    cx: &mut Context<'_>,
) -> bool {
    match name {
        "nullable" => data.nullable = object.boolean(name, cx).unwrap_or(false),
        "readOnly" => data.read_only = object.boolean(name, cx).unwrap_or(false),
        "writeOnly" => data.write_only = object.boolean(name, cx).unwrap_or(false),
        "deprecated" => data.deprecated = object.boolean(name, cx).unwrap_or(false),
        "externalDocs" => data.external_docs = external_docs(object, cx),
        "title" => data.title = object.string(name, cx),
        "description" => data.description = object.string(name, cx),
        "discriminator" => data.discriminator = discriminator(object, cx),
        // `default: null` is a default, so null does not stand for absent here.
        "default" => data.default = Some(value.clone()),
        "example" => data.example = Some(value.clone()),
        // Nothing by themselves; `xml` is text to us, and references lead into the others.
        "xml" | "$defs" | "definitions" => {}
        _ => return false,
    }
    true
}

/// Whether the member tells what a value is.
fn assertion(
    object: &Object<'_>,
    name: &str,
    schema: &mut AnySchema,
    data: &mut SchemaData,
    cx: &mut Context<'_>,
) -> bool {
    match name {
        "type" => schema.typ = object.string(name, cx),
        "format" => schema.format = object.string(name, cx),
        "pattern" => schema.pattern = object.string(name, cx),
        "multipleOf" => schema.multiple_of = object.number(name, cx).and_then(|n| n.as_f64()),
        "exclusiveMinimum" => schema.exclusive_minimum = object.boolean(name, cx),
        "exclusiveMaximum" => schema.exclusive_maximum = object.boolean(name, cx),
        "minimum" => schema.minimum = bound(object, name, ext::MINIMUM, &mut data.extensions, cx),
        "maximum" => schema.maximum = bound(object, name, ext::MAXIMUM, &mut data.extensions, cx),
        "required" => schema.required = required(object, cx),
        "minProperties" => schema.min_properties = object.count(name, cx),
        "maxProperties" => schema.max_properties = object.count(name, cx),
        "minItems" => schema.min_items = object.count(name, cx),
        "maxItems" => schema.max_items = object.count(name, cx),
        "uniqueItems" => schema.unique_items = object.boolean(name, cx),
        "enum" => schema.enumeration = enumeration(object, cx),
        "minLength" => schema.min_length = object.count(name, cx),
        "maxLength" => schema.max_length = object.count(name, cx),
        _ => return false,
    }
    true
}

/// Whether the member holds schemas.
fn applicator(
    object: &Object<'_>,
    name: &str,
    schema: &mut AnySchema,
    cx: &mut Context<'_>,
) -> bool {
    match name {
        "properties" => schema.properties = properties(object, cx),
        "additionalProperties" => schema.additional_properties = additional_properties(object, cx),
        "items" => schema.items = one(object, name, cx).map(boxed),
        "oneOf" => schema.one_of = members(object, name, cx),
        "allOf" => schema.all_of = members(object, name, cx),
        "anyOf" => schema.any_of = members(object, name, cx),
        "not" => schema.not = one(object, name, cx).map(Box::new),
        _ => return false,
    }
    true
}

/// A bound as a double, and exactly in an extension where the double is another number.
fn bound(
    object: &Object<'_>,
    name: &str,
    exact: &str,
    extensions: &mut IndexMap<String, Value>,
    cx: &mut Context<'_>,
) -> Option<f64> {
    let number = object.number(name, cx)?;
    if !number.is_f64() && !fits_a_double(&number) {
        extensions.insert(exact.to_owned(), Value::Number(number.clone()));
    }
    number.as_f64()
}

fn fits_a_double(number: &Number) -> bool {
    const LARGEST: u64 = 1 << 53;
    number.as_i64().map(i64::unsigned_abs).or(number.as_u64()).is_some_and(|n| n <= LARGEST)
}

fn properties(
    object: &Object<'_>,
    cx: &mut Context<'_>,
) -> IndexMap<String, ReferenceOr<Box<openapiv3::Schema>>> {
    let Some(map) = object.object("properties", cx) else { return IndexMap::new() };
    let read = |(name, value): (&String, &Value)| {
        (name.clone(), boxed(schema(value, &map.at.child(name), cx)))
    };
    map.map.iter().map(read).collect()
}

/// `required`; on a property a boolean stood here once (draft 3), which `repair` has moved.
fn required(object: &Object<'_>, cx: &mut Context<'_>) -> Vec<String> {
    match object.map.member("required") {
        Some(value @ Value::Bool(_)) => {
            object.dropped("required", "a list of property names", value, cx);
            Vec::new()
        }
        _ => object.strings("required", cx),
    }
}

fn additional_properties(
    object: &Object<'_>,
    cx: &mut Context<'_>,
) -> Option<AdditionalProperties> {
    match object.get("additionalProperties", cx)? {
        Value::Bool(value) => Some(AdditionalProperties::Any(*value)),
        Value::String(text) if ["true", "false", "yes", "no"].contains(&text.as_str()) => {
            object.boolean("additionalProperties", cx).map(AdditionalProperties::Any)
        }
        value => {
            let read = schema(value, &object.at.child("additionalProperties"), cx);
            Some(AdditionalProperties::Schema(Box::new(read)))
        }
    }
}

fn one(
    object: &Object<'_>,
    name: &str,
    cx: &mut Context<'_>,
) -> Option<ReferenceOr<openapiv3::Schema>> {
    let value = object.get(name, cx)?;
    Some(schema(value, &object.at.child(name), cx))
}

fn boxed(schema: ReferenceOr<openapiv3::Schema>) -> ReferenceOr<Box<openapiv3::Schema>> {
    match schema {
        ReferenceOr::Reference { reference } => ReferenceOr::Reference { reference },
        ReferenceOr::Item(schema) => ReferenceOr::Item(Box::new(schema)),
    }
}

fn members(
    object: &Object<'_>,
    name: &str,
    cx: &mut Context<'_>,
) -> Vec<ReferenceOr<openapiv3::Schema>> {
    let list = object.list(name, cx);
    let at = object.at.child(name);
    if list.is_empty() && object.map.member(name).is_some_and(Value::is_array) {
        cx.report(
            &codes::DROPPED,
            &at,
            format!("`{name}` is an empty list, which says nothing; it is left out"),
        )
        .delete()
        .help("or list the schemas");
    }
    let read = |(index, value)| schema(value, &object.element(&at, name, index), cx);
    list.iter().enumerate().map(read).collect()
}

/// Every keyword of strict 3.0.
const KNOWN: &[&str] = &[
    "type",
    "format",
    "title",
    "description",
    "properties",
    "required",
    "additionalProperties",
    "items",
    "enum",
    "default",
    "example",
    "nullable",
    "readOnly",
    "writeOnly",
    "deprecated",
    "allOf",
    "oneOf",
    "anyOf",
    "not",
    "discriminator",
    "externalDocs",
    "xml",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "$ref",
];
