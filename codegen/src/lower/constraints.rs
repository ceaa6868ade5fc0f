//! Assertions on values: read, combined, and kept where they mean something for the type.

use serde_json::Number;

use super::context::Context;
use super::flat::Flat;
use super::place::Place;
use crate::diagnostics::codes::lower as codes;
use crate::ir::{Constraints, IntegerFormat, Kind};

/// The assertions of one schema.
pub(super) fn of(flat: &Flat<'_>) -> Constraints {
    let count = |bound: Option<usize>| bound.and_then(|bound| u64::try_from(bound).ok());
    Constraints {
        minimum: flat.minimum.clone(),
        exclusive_minimum: flat.exclusive_minimum && flat.minimum.is_some(),
        maximum: flat.maximum.clone(),
        exclusive_maximum: flat.exclusive_maximum && flat.maximum.is_some(),
        multiple_of: flat.multiple_of.clone(),
        min_length: count(flat.min_length).filter(|bound| *bound > 0),
        max_length: count(flat.max_length),
        pattern: flat.pattern.map(str::to_owned),
        min_items: count(flat.min_items).filter(|bound| *bound > 0),
        max_items: count(flat.max_items),
        unique_items: flat.unique_items,
        min_properties: count(flat.min_properties).filter(|bound| *bound > 0),
        max_properties: count(flat.max_properties),
    }
}

/// Makes `known` as narrow as both are.
pub(super) fn tighten(known: &mut Constraints, other: &Constraints) {
    let higher = |one: f64, other: f64| one > other;
    let lower = |one: f64, other: f64| one < other;
    if replaces(&known.minimum, &other.minimum, higher) {
        known.minimum.clone_from(&other.minimum);
        known.exclusive_minimum = other.exclusive_minimum;
    }
    if replaces(&known.maximum, &other.maximum, lower) {
        known.maximum.clone_from(&other.maximum);
        known.exclusive_maximum = other.exclusive_maximum;
    }
    other.multiple_of.clone_into_if_some(&mut known.multiple_of);
    other.pattern.clone_into_if_some(&mut known.pattern);
    known.min_length = known.min_length.max(other.min_length);
    known.min_items = known.min_items.max(other.min_items);
    known.min_properties = known.min_properties.max(other.min_properties);
    known.max_length = least(known.max_length, other.max_length);
    known.max_items = least(known.max_items, other.max_items);
    known.max_properties = least(known.max_properties, other.max_properties);
    known.unique_items |= other.unique_items;
}

trait CloneIfSome<T> {
    fn clone_into_if_some(&self, target: &mut Option<T>);
}

impl<T: Clone> CloneIfSome<T> for Option<T> {
    fn clone_into_if_some(&self, target: &mut Option<T>) {
        if self.is_some() {
            target.clone_from(self);
        }
    }
}

fn replaces(
    known: &Option<Number>,
    other: &Option<Number>,
    narrower: impl Fn(f64, f64) -> bool,
) -> bool {
    match (known, other) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(known), Some(other)) => {
            narrower(other.as_f64().unwrap_or_default(), known.as_f64().unwrap_or_default())
        }
    }
}

fn least(one: Option<u64>, other: Option<u64>) -> Option<u64> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

/// The assertions that apply to `kind`; the others are reported and left out.
pub(super) fn fitting(
    context: &mut Context<'_>,
    all: &Constraints,
    kind: &Kind,
    place: &Place,
) -> Option<Box<Constraints>> {
    let mut kept = kept(all, kind);
    if let Kind::Integer(format) = kind {
        drop_outside(context, &mut kept, *format, place);
    }
    for keyword in lost(all, kind) {
        let message = format!("`{keyword}` says nothing about {}", noun(kind));
        context.warn(&codes::MISPLACED_CONSTRAINT, &place.pointer.child(keyword), message);
    }
    (kept != Constraints::default()).then(|| Box::new(kept))
}

fn kept(all: &Constraints, kind: &Kind) -> Constraints {
    let none = Constraints::default();
    let all = all.clone();
    match kind {
        Kind::String(_) => Constraints {
            min_length: all.min_length,
            max_length: all.max_length,
            pattern: all.pattern,
            ..none
        },
        Kind::Integer(_) | Kind::Number(_) => Constraints {
            minimum: all.minimum,
            exclusive_minimum: all.exclusive_minimum,
            maximum: all.maximum,
            exclusive_maximum: all.exclusive_maximum,
            multiple_of: all.multiple_of,
            ..none
        },
        Kind::Array(_) | Kind::Tuple(_) => Constraints {
            min_items: all.min_items,
            max_items: all.max_items,
            unique_items: all.unique_items,
            ..none
        },
        Kind::Map(_) | Kind::Named(_) => Constraints {
            min_properties: all.min_properties,
            max_properties: all.max_properties,
            ..none
        },
        Kind::Boolean | Kind::Any(_) => none,
    }
}

fn lost(all: &Constraints, kind: &Kind) -> Vec<&'static str> {
    if matches!(kind, Kind::Named(_) | Kind::Any(_)) {
        // Enums and unions carry assertions of their members too often to speak of it.
        return Vec::new();
    }
    let kept = kept(all, kind);
    let pairs = [
        ("minimum", all.minimum != kept.minimum),
        ("maximum", all.maximum != kept.maximum),
        ("multipleOf", all.multiple_of != kept.multiple_of),
        ("minLength", all.min_length != kept.min_length),
        ("maxLength", all.max_length != kept.max_length),
        ("pattern", all.pattern != kept.pattern),
        ("minItems", all.min_items != kept.min_items),
        ("maxItems", all.max_items != kept.max_items),
        ("uniqueItems", all.unique_items != kept.unique_items),
        ("minProperties", all.min_properties != kept.min_properties),
        ("maxProperties", all.max_properties != kept.max_properties),
    ];
    pairs.into_iter().filter(|(_, differs)| *differs).map(|(keyword, _)| keyword).collect()
}

fn noun(kind: &Kind) -> &'static str {
    match kind {
        Kind::String(_) => "a string",
        Kind::Integer(_) | Kind::Number(_) => "a number",
        Kind::Boolean => "a boolean",
        Kind::Array(_) | Kind::Tuple(_) => "an array",
        Kind::Map(_) | Kind::Named(_) | Kind::Any(_) => "an object",
    }
}

/// Drops the bounds that no value of the type reaches.
fn drop_outside(
    context: &mut Context<'_>,
    constraints: &mut Constraints,
    format: IntegerFormat,
    place: &Place,
) {
    let (low, high) = range(format);
    let outside = |bound: &Number| integer(bound).is_none_or(|value| value < low || value > high);
    for (keyword, bound) in
        [("minimum", &mut constraints.minimum), ("maximum", &mut constraints.maximum)]
    {
        if let Some(value) = bound.take_if(|bound| outside(bound)) {
            let message = format!("{value} is outside of what the type holds ({low} to {high})");
            context.warn(&codes::BOUND_OUTSIDE, &place.pointer.child(keyword), message);
        }
    }
    constraints.exclusive_minimum &= constraints.minimum.is_some();
    constraints.exclusive_maximum &= constraints.maximum.is_some();
}

/// The integral part of a bound, if it is of any size that matters.
fn integer(bound: &Number) -> Option<i128> {
    let float = || bound.as_f64().filter(|value| value.abs() < 1e30);
    #[allow(clippy::cast_possible_truncation, reason = "below 1e30")]
    bound.as_i128().or_else(|| float().map(|value| value.floor() as i128))
}

/// The least and the greatest value of an integer format.
pub(super) fn range(format: IntegerFormat) -> (i128, i128) {
    match format {
        IntegerFormat::I8 => (i8::MIN.into(), i8::MAX.into()),
        IntegerFormat::I16 => (i16::MIN.into(), i16::MAX.into()),
        IntegerFormat::I32 => (i32::MIN.into(), i32::MAX.into()),
        IntegerFormat::I64 => (i64::MIN.into(), i64::MAX.into()),
        IntegerFormat::U8 => (0, u8::MAX.into()),
        IntegerFormat::U16 => (0, u16::MAX.into()),
        IntegerFormat::U32 => (0, u32::MAX.into()),
        IntegerFormat::U64 => (0, u64::MAX.into()),
    }
}
