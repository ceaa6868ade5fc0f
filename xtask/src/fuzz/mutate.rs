//! A document with something wrong in it: a few changes of structure, all from one seed.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::pick::{self, pick, pointer};
use super::{schema, strings};

/// A change; one that finds nothing to change does nothing.
type Change = fn(&mut Value, &mut Rng);

/// Every change, the usual ones more often.
const CHANGES: &[Change] = &[
    delete, delete, double, double, swap, swap, retype, retype, redirect, redirect, redirect,
    refer, refer, rename, rename, rename, say, say, keyword, keyword, keyword, replace, replace,
    nest, widen, number,
];

/// How deep one change nests a schema, and how often one repeats a member; the last are rare.
const DEPTHS: [usize; 4] = [2, 20, 100, 10_000];
const WIDTHS: [usize; 4] = [3, 30, 500, 5_000];

/// Changes `document` in one to eight places.
pub fn mutate(document: &mut Value, rng: &mut Rng) {
    for _ in 0..1 + rng.usize(0..4) * rng.usize(0..3) {
        CHANGES[rng.usize(0..CHANGES.len())](document, rng);
    }
}

fn any(_: &Value) -> bool {
    true
}

fn is_full_object(value: &Value) -> bool {
    value.as_object().is_some_and(|members| !members.is_empty())
}

fn is_full_list(value: &Value) -> bool {
    value.as_array().is_some_and(|items| !items.is_empty())
}

fn is_reference(value: &Value) -> bool {
    value.get("$ref").is_some()
}

/// Whether it looks like a schema: there is a keyword that nothing else has.
fn is_schema(value: &Value) -> bool {
    const KEYWORDS: [&str; 6] = ["type", "properties", "allOf", "oneOf", "anyOf", "enum"];
    value
        .as_object()
        .is_some_and(|members| KEYWORDS.iter().any(|keyword| members.contains_key(*keyword)))
}

/// One member of an object, by its key.
fn key(members: &Map<String, Value>, rng: &mut Rng) -> String {
    members.keys().nth(rng.usize(0..members.len())).cloned().unwrap_or_default()
}

fn object<'v>(document: &'v mut Value, rng: &mut Rng) -> Option<&'v mut Map<String, Value>> {
    pick(document, rng, is_full_object)?.as_object_mut()
}

fn delete(document: &mut Value, rng: &mut Rng) {
    if rng.bool()
        && let Some(Value::Array(items)) = pick(document, rng, is_full_list)
    {
        items.remove(rng.usize(0..items.len()));
    } else if let Some(members) = object(document, rng) {
        let key = key(members, rng);
        members.shift_remove(&key);
    }
}

fn double(document: &mut Value, rng: &mut Rng) {
    if rng.bool()
        && let Some(Value::Array(items)) = pick(document, rng, is_full_list)
    {
        let item = items[rng.usize(0..items.len())].clone();
        items.push(item);
    } else if let Some(members) = object(document, rng) {
        let key = key(members, rng);
        let value = members.get(&key).cloned().unwrap_or_default();
        members.insert(strings::like(&key, rng), value);
    }
}

/// Puts a copy of one part in the place of another.
fn swap(document: &mut Value, rng: &mut Rng) {
    let Some(part) = pick(document, rng, any) else { return };
    let part = part.clone();
    if let Some(place) = pick(document, rng, any) {
        *place = part;
    }
}

fn retype(document: &mut Value, rng: &mut Rng) {
    let others = [
        Value::Null,
        json!(true),
        json!(0),
        json!(-1.5),
        json!(""),
        json!("x"),
        json!([]),
        json!({}),
        json!([null, {}]),
        json!({ "": null }),
    ];
    if let Some(place) = pick(document, rng, any) {
        let text = place.to_string();
        *place = match rng.usize(0..=others.len() + 1) {
            other if other < others.len() => others[other].clone(),
            // A number as a string, a string in a list: what people do.
            other if other == others.len() => Value::String(text.chars().take(99).collect()),
            _ => Value::Array(vec![place.take()]),
        };
    }
}

/// Leads a reference elsewhere: to any node, to a near miss, or nowhere.
fn redirect(document: &mut Value, rng: &mut Rng) {
    let target = target(document, rng);
    if let Some(reference) = pick(document, rng, is_reference) {
        reference["$ref"] = target;
    }
}

/// Makes a reference of what was none.
fn refer(document: &mut Value, rng: &mut Rng) {
    let target = target(document, rng);
    if let Some(place) = pick(document, rng, Value::is_object) {
        *place = json!({ "$ref": target });
    }
}

fn target(document: &Value, rng: &mut Rng) -> Value {
    let pointer = match rng.bool() {
        true => schema::names(document, rng).map(|name| pick::schema(&name)),
        false => Some(pointer(document, rng)),
    };
    let pointer = pointer.unwrap_or_default();
    match rng.u8(0..12) {
        0 => json!(format!("#{}", pointer.replace('e', "%65"))),
        1 => json!(format!("#{pointer}/")),
        2 => json!(format!("#{pointer}~")),
        3 => json!(strings::any(rng)),
        4 => json!(rng.i32(..)),
        _ => json!(format!("#{pointer}")),
    }
}

fn rename(document: &mut Value, rng: &mut Rng) {
    if let Some(members) = object(document, rng) {
        let old = key(members, rng);
        let new = if rng.bool() { strings::like(&old, rng) } else { strings::any(rng) };
        let renamed = std::mem::take(members).into_iter();
        *members = renamed
            .map(|(key, value)| if key == old { (new.clone(), value) } else { (key, value) })
            .collect();
    }
}

/// Another text where there is one.
fn say(document: &mut Value, rng: &mut Rng) {
    if let Some(Value::String(text)) = pick(document, rng, Value::is_string) {
        *text = if rng.bool() { strings::like(text, rng) } else { strings::any(rng) };
    }
}

/// A keyword beside the others of a schema.
fn keyword(document: &mut Value, rng: &mut Rng) {
    let names = schema::several(document, rng);
    if let Some(Value::Object(members)) = pick(document, rng, is_schema)
        && let Value::Object(more) = schema::schema(rng, &names, 2)
    {
        members.extend(more);
    }
}

/// Another schema in the place of one.
fn replace(document: &mut Value, rng: &mut Rng) {
    let names = schema::several(document, rng);
    if let Some(place) = pick(document, rng, is_schema) {
        *place = schema::schema(rng, &names, 3);
    }
}

fn nest(document: &mut Value, rng: &mut Rng) {
    let depth = DEPTHS[rng.usize(0..4) * rng.usize(0..4) / 3];
    if let Some(place) = pick(document, rng, is_schema) {
        let mut schema = place.take();
        for _ in 0..depth {
            schema = schema::around(schema, rng);
        }
        *place = schema;
    }
}

/// Many members where there were a few.
fn widen(document: &mut Value, rng: &mut Rng) {
    let width = WIDTHS[rng.usize(0..4) * rng.usize(0..4) / 3];
    let wanted = |value: &Value| is_full_object(value) || is_full_list(value);
    match pick(document, rng, wanted) {
        Some(Value::Object(members)) => {
            let key = key(members, rng);
            let value = members.get(&key).cloned().unwrap_or_default();
            if value.to_string().len() < 2_000 {
                members.extend((0..width).map(|index| (format!("{key}{index}"), value.clone())));
            }
        }
        Some(Value::Array(items)) if items[0].to_string().len() < 2_000 => {
            let item = items[0].clone();
            items.extend(std::iter::repeat_n(item, width));
        }
        _ => {}
    }
}

fn number(document: &mut Value, rng: &mut Rng) {
    let numbers = [
        json!(0),
        json!(-1),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(1e308),
        json!(-0.0),
        json!(0.1),
        json!(2.5e-300),
    ];
    if let Some(place) = pick(document, rng, Value::is_number) {
        *place = numbers[rng.usize(0..numbers.len())].clone();
    }
}
