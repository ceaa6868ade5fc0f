//! Defaults: kept where they are values of their type.

use serde_json::Value;

use super::context::Context;
use crate::diagnostics::Cure;
use crate::diagnostics::codes::lower as codes;
use crate::ir::{Api, IntegerFormat, Kind, Pointer, Shape, TypeDef, TypeId, TypeRef};

/// How far aliases and unions are followed.
const DEPTH: usize = 32;

/// Drops every default that is no value of its type, with a warning.
pub(super) fn check(context: &mut Context<'_>, api: &mut Api) {
    let mut wrong = Vec::new();
    for (id, def) in api.types_with_ids() {
        let Shape::Object(object) = &def.shape else { continue };
        for (index, property) in object.properties.iter().enumerate() {
            if let Some(problem) = problem(&api.types, property.default.as_deref(), &property.ty) {
                let meant = meant(property.default.as_deref(), &property.ty);
                report(context, &property.pointer, &problem, meant);
                wrong.push((id, index));
            }
        }
    }
    for (id, index) in wrong {
        drop_default(&mut api.types[id.index()], index);
    }
    for operation in &mut api.operations {
        for parameter in &mut operation.parameters {
            if let Some(problem) = problem(&api.types, parameter.default.as_ref(), &parameter.ty) {
                let meant = meant(parameter.default.as_ref(), &parameter.ty);
                report(context, &parameter.pointer.child("schema"), &problem, meant);
                parameter.default = None;
            }
        }
    }
}

fn drop_default(def: &mut TypeDef, index: usize) {
    if let Shape::Object(object) = &mut def.shape {
        object.properties[index].default = None;
    }
}

fn report(context: &mut Context<'_>, pointer: &Pointer, problem: &str, meant: Option<Value>) {
    let (place, message) = (pointer.child("default"), problem.to_owned());
    match meant {
        Some(meant) => {
            let cure = Cure::Write(meant.to_string());
            context.warn_with_cure(&codes::DEFAULT, &place, message, cure);
        }
        None => context.warn(&codes::DEFAULT, &place, message),
    }
}

/// A text as the number or boolean that it spells.
fn meant(default: Option<&Value>, ty: &TypeRef) -> Option<Value> {
    let text = default?.as_str()?;
    match ty.kind {
        Kind::Integer(_) => text.parse::<i64>().ok().map(Value::from),
        Kind::Number(_) => text.parse::<f64>().ok().map(Value::from),
        Kind::Boolean => match text.to_ascii_lowercase().as_str() {
            "yes" | "true" | "on" => Some(Value::Bool(true)),
            "no" | "false" | "off" => Some(Value::Bool(false)),
            _ => None,
        },
        _ => None,
    }
}

fn problem(types: &[TypeDef], default: Option<&Value>, ty: &TypeRef) -> Option<String> {
    let value = default?;
    (!fits(types, value, ty, 0))
        .then(|| format!("the default {value} is no value of its schema; it is left out"))
}

/// Whether `value` is of the type, so far as its JSON type, its enum and its range say.
fn fits(types: &[TypeDef], value: &Value, ty: &TypeRef, depth: usize) -> bool {
    if value.is_null() {
        return ty.nullable || matches!(ty.kind, Kind::Any(_));
    }
    match &ty.kind {
        Kind::Named(id) => depth > DEPTH || fits_named(types, value, *id, depth),
        Kind::String(_) => value.is_string(),
        Kind::Integer(format) => fits_integer(value, *format),
        Kind::Number(_) => value.is_number(),
        Kind::Boolean => value.is_boolean(),
        Kind::Array(item) => value
            .as_array()
            .is_some_and(|items| items.iter().all(|value| fits(types, value, item, depth + 1))),
        Kind::Map(item) => value.as_object().is_some_and(|members| {
            members.values().all(|value| fits(types, value, item, depth + 1))
        }),
        Kind::Tuple(_) => value.is_array(),
        Kind::Any(_) => true,
    }
}

fn fits_named(types: &[TypeDef], value: &Value, id: TypeId, depth: usize) -> bool {
    match &types[id.index()].shape {
        Shape::Object(object) => value.as_object().is_some_and(|members| {
            let known = object.properties.iter();
            known
                .filter_map(|known| Some((members.get(known.wire.as_str())?, &known.ty)))
                .all(|(value, ty)| fits(types, value, ty, depth + 1))
        }),
        Shape::Enum(list) => {
            list.open && value.is_string() || list.values.iter().any(|known| known.value == *value)
        }
        Shape::Union(union) => {
            union.members.iter().any(|member| fits(types, value, &member.ty, depth + 1))
        }
        Shape::Alias(target) => fits(types, value, target, depth + 1),
        Shape::Foreign(_) => true,
    }
}

fn fits_integer(value: &Value, format: IntegerFormat) -> bool {
    let (low, high) = super::constraints::range(format);
    let integral = |float: f64| float.fract() == 0.0 && float.abs() < 9e15;
    let Value::Number(number) = value else { return false };
    match number.as_i128() {
        Some(integer) => (low..=high).contains(&integer),
        None => number.as_f64().is_some_and(integral),
    }
}
