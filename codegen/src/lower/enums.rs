//! Lists of values: `enum` and `const`.

use std::collections::HashSet;

use serde_json::Value;

use super::context::Context;
use super::kinds::JsonType;
use super::place::Place;
use super::schema::{self, Shaped};
use super::view::{ValueSource, View};
use super::{extension, plain};
use crate::diagnostics::Cure;
use crate::diagnostics::codes::lower as codes;
use crate::ir::{Docs, Enum, EnumValue, Kind, Shape, TypeRef};

/// The shape of a view with values; what stands beside them is part of each value already.
pub(super) fn shape<'a: 's, 's>(
    context: &mut Context<'a>,
    mut view: View<'s>,
    docs: &mut Docs,
) -> Shaped {
    let Some(source) = view.values.take() else { return plain::shape(context, view) };
    if !view.unions.is_empty() {
        view.unions.clear();
        docs.notes.push("A union stands beside the list of values.".to_owned());
    }
    if is_of_items(&view, &source) {
        return items(context, view, source, docs);
    }
    let values = values(context, view.typ, &source);
    if values.is_empty() {
        let only_null = source.values.iter().all(Value::is_null);
        let typ = if only_null { None } else { view.typ };
        return plain::shape(context, View { typ, ..view });
    }
    if is_every_boolean(&values) {
        return Shaped::Ref(TypeRef::new(Kind::Boolean));
    }
    if values.iter().all(|value| is_composite(&value.value)) {
        return composite(context, view, &values, docs);
    }
    Shaped::New(Shape::Enum(Enum { values, open: false }))
}

/// The distinct values but null, of the stated type where they can be read as such.
pub(super) fn values(
    context: &mut Context<'_>,
    typ: Option<JsonType>,
    source: &ValueSource<'_>,
) -> Vec<EnumValue> {
    let mut list: Vec<EnumValue> = Vec::new();
    let mut seen = HashSet::new();
    for (index, written) in source.values.iter().enumerate() {
        if written.is_null() {
            continue;
        }
        let place = source.pointer.child("enum").index(index);
        let value = typ.map_or_else(|| written.clone(), |typ| of_type(typ, written));
        if let Some(typ) =
            typ.filter(|typ| !is_of(*typ, &value) || canonical(&value) != canonical(written))
        {
            let message = format!("the value {written} is not of the type {typ}");
            let left_out = is_scalar(typ) && !is_of(typ, &value);
            match left_out || !is_of(typ, &value) {
                true => context.warn(&codes::ENUM_VALUE_TYPE, &place, message),
                false => {
                    let cure = Cure::Write(value.to_string());
                    context.warn_with_cure(&codes::ENUM_VALUE_TYPE, &place, message, cure);
                }
            }
            if left_out {
                continue;
            }
        }
        if !seen.insert(canonical(&value)) {
            let message = format!("the value {value} occurs twice");
            context.warn(&codes::ENUM_VALUE_TWICE, &place, message);
            continue;
        }
        list.push(EnumValue {
            name_hint: extension::value_name(source.data, index, written),
            docs: Docs {
                description: extension::value_text(source.data, index, written),
                ..Docs::default()
            },
            value,
        });
    }
    list
}

/// One text for all values that are equal in JSON: 1 and 1.0 are one number.
pub(super) fn canonical(value: &Value) -> String {
    let number = value.as_number().and_then(integral);
    number.as_ref().unwrap_or(value).to_string()
}

/// A scalar written as another one, as the type says (`enum: [1, 2]` under `type: string`).
fn of_type(typ: JsonType, value: &Value) -> Value {
    match (typ, value) {
        (JsonType::String, Value::Number(number)) => Value::String(number.to_string()),
        (JsonType::String, Value::Bool(flag)) => Value::String(flag.to_string()),
        (JsonType::Integer | JsonType::Number, Value::String(text)) => {
            text.trim().parse().map_or_else(|_| value.clone(), Value::Number)
        }
        (JsonType::Integer, Value::Number(number)) => {
            integral(number).unwrap_or_else(|| value.clone())
        }
        (JsonType::Boolean, Value::String(text)) => {
            text.trim().parse().map_or_else(|_| value.clone(), Value::Bool)
        }
        _ => value.clone(),
    }
}

fn integral(number: &serde_json::Number) -> Option<Value> {
    let float = number.as_f64().filter(|_| number.is_f64())?;
    #[allow(clippy::cast_possible_truncation, reason = "integral and within 2^53")]
    (float.fract() == 0.0 && float.abs() < 9e15).then(|| Value::from(float as i64))
}

fn is_of(typ: JsonType, value: &Value) -> bool {
    match typ {
        JsonType::String => value.is_string(),
        JsonType::Integer => value.is_i64() || value.is_u64(),
        JsonType::Number => value.is_number(),
        JsonType::Boolean => value.is_boolean(),
        JsonType::Array => value.is_array(),
        JsonType::Object => value.is_object(),
    }
}

/// Whether values of the type are told by the type: what cannot be read as one is a remark.
fn is_scalar(typ: JsonType) -> bool {
    !matches!(typ, JsonType::Object | JsonType::Array)
}

pub(super) fn is_every_boolean(values: &[EnumValue]) -> bool {
    values.len() == 2 && values.iter().all(|value| value.value.is_boolean())
}

fn is_composite(value: &Value) -> bool {
    value.is_array() || value.is_object()
}

/// Whole objects and arrays as values: the type says more than the list.
fn composite<'a: 's, 's>(
    context: &mut Context<'a>,
    view: View<'s>,
    values: &[EnumValue],
    docs: &mut Docs,
) -> Shaped {
    let list: Vec<_> = values.iter().map(|value| format!("`{}`", value.value)).collect();
    docs.notes.push(format!("One of {}.", list.join(", ")));
    let typ = if values.iter().all(|value| value.value.is_array()) {
        JsonType::Array
    } else {
        JsonType::Object
    };
    let typ = view.typ.or(Some(typ));
    plain::shape(context, View { typ, ..view })
}

/// Whether scalar values stand beside `type: array`: the items' values, one level too high.
fn is_of_items(view: &View<'_>, source: &ValueSource<'_>) -> bool {
    view.typ == Some(JsonType::Array) && !source.values.iter().any(is_composite)
}

fn items<'a: 's, 's>(
    context: &mut Context<'a>,
    view: View<'s>,
    source: ValueSource<'s>,
    docs: &mut Docs,
) -> Shaped {
    let place: Place = view.place.role("items", super::naming::ITEM);
    let mut item = View::empty(place.clone());
    for source in &view.items {
        super::all_of::absorb_source(context, &mut item, source);
    }
    // Items that are arrays too have no use for them, and may be this very schema.
    let is_array = item.typ == Some(JsonType::Array);
    let message = match is_array {
        true => "the values are no arrays; they are left out",
        false => "the values are no arrays; they are taken as those of the items",
    }
    .to_owned();
    context.warn(&codes::ENUM_VALUE_TYPE, &source.pointer.child("enum"), message);
    if is_array {
        return plain::shape(context, view);
    }
    item.values = Some(source);
    item.data.clear();
    docs.notes.clear();
    let item = schema::of_view(context, item);
    let array = TypeRef::new(Kind::Array(Box::new(item)));
    Shaped::Ref(schema::with_assertions(context, array, &view.constraints, &view.place))
}
