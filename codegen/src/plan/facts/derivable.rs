//! Which derives of the standard library a type cannot have, since something that it holds has not got
//! them: a number is no `Eq`, any JSON is no `Ord`.

use std::collections::BTreeSet;

use crate::ir::{Additional, Api, Kind, Shape, StringFormat, TypeId, TypeRef};
use crate::plan::{Dates, Settings};

/// The derives that are decided here; others are the user's to judge.
const DECIDED: [&str; 5] = ["Eq", "Hash", "PartialOrd", "Ord", "Copy"];

/// A choice of [`DECIDED`], a bit each.
type Derives = u8;
const ALL: Derives = 0b11111;
const EQ: Derives = 0b00001;
const HASH: Derives = 0b00010;
const PARTIAL_ORD: Derives = 0b00100;
const COPY: Derives = 0b10000;
const NO_COPY: Derives = ALL & !COPY;

/// For each type the derives that it cannot have.
pub fn find(api: &Api, settings: &Settings, boxed: &[BTreeSet<usize>]) -> Vec<Vec<&'static str>> {
    if settings.derives.is_empty() {
        return vec![Vec::new(); api.types.len()];
    }
    let in_a_box = |boxed: &BTreeSet<usize>| if boxed.is_empty() { ALL } else { NO_COPY };
    let mut possible: Vec<Derives> = boxed.iter().map(in_a_box).collect();
    // A type can have no more than what it holds; every round takes something away, or is the last.
    loop {
        let next: Vec<Derives> =
            (0..api.types.len()).map(|index| of_type(api, settings, &possible, index)).collect();
        if next == possible {
            break;
        }
        possible = next;
    }
    let missing = |possible: Derives| {
        let names = DECIDED.iter().enumerate();
        names.filter(move |(bit, _)| possible & (1 << bit) == 0).map(|(_, name)| *name).collect()
    };
    possible.into_iter().map(missing).collect()
}

fn of_type(api: &Api, settings: &Settings, possible: &[Derives], index: usize) -> Derives {
    let of = |ty: &TypeRef| of_position(settings, possible, ty);
    let own = match &api.ty(TypeId::new(index)).shape {
        Shape::Object(object) => {
            let extras = match &object.additional {
                Additional::Typed(ty) => of(ty) & NO_COPY,
                Additional::Unspecified | Additional::Forbidden => ALL,
            };
            object.properties.iter().map(|property| of(&property.ty)).fold(extras, |a, b| a & b)
        }
        // What a union does not know is kept as JSON, and what a mixed enum does not know too.
        Shape::Union(union) => {
            union.members.iter().map(|member| of(&member.ty)).fold(EQ, |a, b| a & b)
        }
        Shape::Enum(values) if values.is_string() => NO_COPY,
        Shape::Enum(values) if values.is_integer() => ALL,
        Shape::Enum(_) => 0,
        Shape::Alias(target) => of(target),
        Shape::Foreign(_) => ALL,
    };
    own & possible[index]
}

fn of_position(settings: &Settings, possible: &[Derives], ty: &TypeRef) -> Derives {
    let of = |ty: &TypeRef| of_position(settings, possible, ty);
    match &ty.kind {
        Kind::Named(id) => possible[id.index()],
        Kind::String(format) => of_string(settings, format),
        Kind::Integer(_) | Kind::Boolean => ALL,
        Kind::Number(_) => PARTIAL_ORD | COPY,
        Kind::Array(item) => of(item) & NO_COPY,
        Kind::Map(value) if matches!(value.kind, Kind::Any(_)) => EQ,
        Kind::Map(value) => of(value) & NO_COPY,
        Kind::Tuple(items) => items.iter().map(of).fold(ALL, |a, b| a & b),
        Kind::Any(_) => EQ,
    }
}

fn of_string(settings: &Settings, format: &StringFormat) -> Derives {
    if settings.formats.contains_key(format.name()) {
        return ALL;
    }
    match (format, settings.dates) {
        (StringFormat::Date | StringFormat::DateTime, Dates::Chrono | Dates::Time) => ALL,
        (StringFormat::Date, Dates::Jiff) => ALL,
        (StringFormat::Time, Dates::Chrono | Dates::Time | Dates::Jiff) => EQ | HASH | COPY,
        (StringFormat::Uuid | StringFormat::Ip | StringFormat::Ipv4 | StringFormat::Ipv6, _) => ALL,
        (StringFormat::Int64 | StringFormat::Uint64, _) => ALL,
        _ => NO_COPY,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::{Docs, Object, Origin, Pointer, TypeDef};

    fn check(kind: Kind, expected: &[&str]) {
        let def = TypeDef {
            origin: Origin::Component("A".to_owned()),
            name_hint: None,
            pointer: Pointer::root(),
            docs: Docs::default(),
            shape: Shape::Object(Object {
                properties: Vec::new(),
                additional: Additional::Typed(Box::new(TypeRef::new(kind))),
            }),
        };
        let api = Api { types: vec![def], ..Api::default() };
        let settings = Settings { derives: vec!["Eq".to_owned()], ..Settings::default() };
        assert_eq!(find(&api, &settings, &[BTreeSet::new()]), [expected.to_vec()]);
    }

    #[test]
    fn what_a_type_holds_decides() {
        check(Kind::Boolean, &["Copy"]);
        check(Kind::Number(crate::ir::NumberFormat::F64), &["Eq", "Hash", "Ord", "Copy"]);
        check(Kind::Any(crate::ir::Untyped::Faithful), &["Hash", "PartialOrd", "Ord", "Copy"]);
        check(Kind::Named(TypeId::new(0)), &["Copy"]);
    }
}
