//! Schemas made up, from every keyword that has a meaning.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::pick;
use super::strings;

const FORMATS: [&str; 14] = [
    "date",
    "date-time",
    "time",
    "duration",
    "uuid",
    "uri",
    "byte",
    "binary",
    "password",
    "ipv4",
    "int32",
    "uint64",
    "float",
    "x",
];
const NAMES: [&str; 8] = ["id", "type", "kind", "name", "a", "b", "c", "self"];

/// The name of a schema of the components.
pub fn names(document: &Value, rng: &mut Rng) -> Option<String> {
    let schemas = document.pointer("/components/schemas")?.as_object()?;
    let count = schemas.len();
    (count > 0).then(|| schemas.keys().nth(rng.usize(0..count)).cloned())?
}

/// A few names of schemas, to refer to.
pub fn several(document: &Value, rng: &mut Rng) -> Vec<String> {
    (0..4).filter_map(|_| names(document, rng)).collect()
}

/// A schema that refers to `names`, at most `depth` deep.
pub fn schema(rng: &mut Rng, names: &[String], depth: usize) -> Value {
    let kinds = if depth == 0 { 7 } else { 14 };
    match rng.u8(0..kinds) {
        0 => json!({}),
        1 => json!({ "type": "integer", "minimum": rng.i8(..), "maximum": rng.i8(..) }),
        2 => json!({ "type": "number", "multipleOf": 0.5, "exclusiveMinimum": rng.bool() }),
        3 => json!({ "type": "boolean", "default": rng.bool() }),
        4 => reference(rng, names),
        5 => text(rng),
        6 => values(rng),
        7 => {
            json!({ "type": "array", "items": schema(rng, names, depth - 1), "uniqueItems": rng.bool() })
        }
        8 | 9 => object(rng, names, depth),
        10 => json!({ "allOf": list(rng, names, depth) }),
        11 => union(rng, names, depth, "oneOf"),
        12 => union(rng, names, depth, "anyOf"),
        _ => json!({ "not": schema(rng, names, depth - 1), "nullable": rng.bool() }),
    }
}

/// A schema that holds `inner` in one of the ways there are.
pub fn around(inner: Value, rng: &mut Rng) -> Value {
    let (mut outer, at) = match rng.u8(0..6) {
        0 => (json!({ "type": "array", "items": null }), "/items"),
        1 => (json!({ "type": "object", "properties": { "a": null } }), "/properties/a"),
        2 => (json!({ "type": "object", "additionalProperties": null }), "/additionalProperties"),
        3 => (json!({ "allOf": [null] }), "/allOf/0"),
        4 => (json!({ "oneOf": [null, { "type": "string" }] }), "/oneOf/0"),
        _ => (json!({ "not": null }), "/not"),
    };
    // Moved into its place: `json!` would copy it at every level.
    if let Some(place) = outer.pointer_mut(at) {
        *place = inner;
    }
    outer
}

fn reference(rng: &mut Rng, names: &[String]) -> Value {
    match rng.choice(names) {
        Some(name) => json!({ "$ref": format!("#{}", pick::schema(name)) }),
        None => json!({}),
    }
}

fn text(rng: &mut Rng) -> Value {
    let mut text =
        json!({ "type": "string", "minLength": rng.u8(..), "pattern": strings::any(rng) });
    if rng.bool() {
        text["format"] = json!(rng.choice(FORMATS));
    }
    if rng.bool() {
        text["default"] = json!(strings::any(rng));
    }
    text
}

fn values(rng: &mut Rng) -> Value {
    let one = |rng: &mut Rng| match rng.u8(0..6) {
        0 => json!(rng.i16(..)),
        1 => json!(f64::from(rng.i16(..)) / 4.0),
        2 => Value::Null,
        3 => json!([strings::any(rng)]),
        _ => json!(strings::any(rng)),
    };
    let list: Vec<_> = (0..rng.usize(0..5)).map(|_| one(rng)).collect();
    let mut values = json!({ "enum": list, "x-enum-varnames": [strings::any(rng)] });
    if rng.bool() {
        values["type"] = json!(rng.choice(["string", "integer", "array", "boolean"]));
    }
    values
}

fn object(rng: &mut Rng, names: &[String], depth: usize) -> Value {
    let mut properties = Map::new();
    for _ in 0..rng.usize(0..5) {
        let mut property = schema(rng, names, depth - 1);
        let flag =
            *rng.choice(&["readOnly", "writeOnly", "nullable", "deprecated", "x"]).unwrap_or(&"x");
        if rng.bool() {
            property[flag] = json!(true);
        }
        properties.insert(name(rng), property);
    }
    let required: Vec<_> = properties.keys().filter(|_| rng.bool()).cloned().collect();
    let further = match rng.u8(0..4) {
        0 => json!(true),
        1 => json!(false),
        2 => schema(rng, names, depth - 1),
        _ => return json!({ "type": "object", "properties": properties, "required": required }),
    };
    json!({ "properties": properties, "required": required, "additionalProperties": further })
}

fn name(rng: &mut Rng) -> String {
    match rng.bool() {
        true => NAMES[rng.usize(0..NAMES.len())].to_owned(),
        false => strings::any(rng),
    }
}

fn list(rng: &mut Rng, names: &[String], depth: usize) -> Vec<Value> {
    (0..rng.usize(0..4)).map(|_| schema(rng, names, depth - 1)).collect()
}

fn union(rng: &mut Rng, names: &[String], depth: usize, keyword: &str) -> Value {
    let mut union = json!({ keyword: list(rng, names, depth) });
    if rng.bool() {
        let mapping = names.iter().map(|known| (name(rng), json!(known)));
        let mapping: Map<_, _> = mapping.collect();
        union["discriminator"] = json!({ "propertyName": name(rng), "mapping": mapping });
    }
    union
}
