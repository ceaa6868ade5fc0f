//! Documents of unreasonable size.

use std::fmt::Write;

use openapiv3::{AnySchema, ReferenceOr, Schema, SchemaData, SchemaKind};

use super::lowered;
use crate::diagnostics::Diagnostics;
use crate::ir::{Kind, Shape};
use crate::lower::lower;
use crate::normalize::Parts;

#[test]
fn a_chain_of_a_thousand_aliases_is_followed() {
    let mut document =
        "components:\n  schemas:\n    S1000: {type: string, default: x}\n".to_owned();
    for index in 0..1000 {
        let _ = writeln!(document, "    S{index}: {{$ref: '#/components/schemas/S{}'}}", index + 1);
    }
    document += "    Use: {properties: {a: {$ref: '#/components/schemas/S0'}}}\n";
    let (api, diagnostics) = lowered(&document);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let Shape::Object(object) = &api.types.last().expect("it has types").shape else {
        panic!("Use is an object")
    };
    assert_eq!(object.properties[0].default, Some(Box::new("x".into())));
}

#[test]
fn ten_thousand_nested_arrays_are_cut_with_a_warning() {
    on_a_large_stack(|| {
        let parts = nested(10_000, |any, inner| any.items = Some(boxed(inner)));
        let mut diagnostics = Diagnostics::new();
        let api = on_a_small_stack(|| lower(&parts, &mut diagnostics));
        let codes: Vec<_> = diagnostics.iter().map(|diagnostic| diagnostic.code.id).collect();
        assert_eq!(codes, ["W0307"]);
        let Shape::Alias(target) = &api.types[0].shape else { panic!("it is an alias") };
        assert!(matches!(target.kind, Kind::Array(_)));
    });
}

#[test]
fn ten_thousand_nested_parts_and_members_are_cut_with_a_warning() {
    on_a_large_stack(|| {
        let part: fn(&mut AnySchema, ReferenceOr<Schema>) = |any, inner| {
            any.all_of = vec![inner];
            any.min_length = Some(1);
        };
        let member: fn(&mut AnySchema, ReferenceOr<Schema>) = |any, inner| {
            any.one_of = vec![inner, ReferenceOr::Item(typed("integer"))];
        };
        let single: fn(&mut AnySchema, ReferenceOr<Schema>) = |any, inner| any.any_of = vec![inner];
        let property: fn(&mut AnySchema, ReferenceOr<Schema>) = |any, inner| {
            any.properties.insert("a".to_owned(), boxed(inner));
        };
        for nest in [part, member, single, property] {
            let parts = nested(10_000, nest);
            let mut diagnostics = Diagnostics::new();
            on_a_small_stack(|| lower(&parts, &mut diagnostics));
            assert!(diagnostics.iter().any(|diagnostic| diagnostic.code.id == "W0307"));
        }
    });
}

#[test]
fn a_hundred_thousand_properties_take_no_time() {
    let properties = (0..100_000)
        .map(|index| (format!("p{index}"), ReferenceOr::Item(Box::new(typed("string")))));
    let any = AnySchema { properties: properties.collect(), ..AnySchema::default() };
    let mut diagnostics = Diagnostics::new();
    let api = lower(&document(schema(any)), &mut diagnostics);
    let Shape::Object(object) = &api.types[0].shape else { panic!("it is an object") };
    assert_eq!(object.properties.len(), 100_000);
}

#[test]
fn a_tower_of_diamonds_takes_no_time() {
    let part = |index: usize| ReferenceOr::Reference {
        reference: format!("#/components/schemas/S{index}"),
    };
    let mut parts = document(typed("object"));
    for index in 0..60 {
        let all_of = vec![part(index + 1), part(index + 2)];
        let properties = indexmap::IndexMap::from([("kind".to_owned(), boxed(part(99)))]);
        let any = AnySchema { all_of, ..AnySchema::default() };
        let own = AnySchema {
            one_of: vec![part(index + 1), part(index + 2)],
            properties,
            ..AnySchema::default()
        };
        parts.components.schemas.insert(format!("S{index}"), ReferenceOr::Item(schema(any)));
        parts.components.schemas.insert(format!("U{index}"), ReferenceOr::Item(schema(own)));
    }
    let api = lower(&parts, &mut Diagnostics::new());
    assert!(api.types.len() < 1_000, "{}", api.types.len());
}

#[test]
fn thirty_unions_that_list_each_other_come_to_an_end() {
    let mut parts = Parts::default();
    for index in 0..30 {
        let others = (0..30).filter(|other| *other != index);
        let one_of = others.map(|other| ReferenceOr::Reference {
            reference: format!("#/components/schemas/S{other}"),
        });
        let own = ReferenceOr::Item(Box::new(typed("string")));
        let properties = indexmap::IndexMap::from([(format!("p{index}"), own)]);
        let any = AnySchema { one_of: one_of.collect(), properties, ..AnySchema::default() };
        parts.components.schemas.insert(format!("S{index}"), ReferenceOr::Item(schema(any)));
    }
    let api = lower(&parts, &mut Diagnostics::new());
    assert!(api.types.len() < 100_000, "{}", api.types.len());
}

fn nested(depth: usize, nest: impl Fn(&mut AnySchema, ReferenceOr<Schema>)) -> Parts {
    let mut inner = typed("string");
    for _ in 0..depth {
        let mut any = AnySchema::default();
        nest(&mut any, ReferenceOr::Item(inner));
        inner = schema(any);
    }
    document(inner)
}

fn boxed(node: ReferenceOr<Schema>) -> ReferenceOr<Box<Schema>> {
    match node {
        ReferenceOr::Reference { reference } => ReferenceOr::Reference { reference },
        ReferenceOr::Item(schema) => ReferenceOr::Item(Box::new(schema)),
    }
}

fn typed(typ: &str) -> Schema {
    schema(AnySchema { typ: Some(typ.to_owned()), ..AnySchema::default() })
}

fn schema(any: AnySchema) -> Schema {
    Schema { schema_data: SchemaData::default(), schema_kind: SchemaKind::Any(any) }
}

fn document(schema: Schema) -> Parts {
    let mut parts = Parts::default();
    parts.components.schemas.insert("Root".to_owned(), ReferenceOr::Item(schema));
    parts
}

/// openapiv3's types are dropped by recursion, which is not what is tested here.
fn on_a_large_stack(run: impl FnOnce() + Send) {
    std::thread::scope(|scope| {
        let builder = std::thread::Builder::new().stack_size(1 << 29);
        builder.spawn_scoped(scope, run).expect("a thread starts").join().expect("it passes");
    });
}

/// The stack that a worker thread has.
fn on_a_small_stack<T: Send>(run: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        let builder = std::thread::Builder::new().stack_size(1 << 21);
        builder.spawn_scoped(scope, run).expect("a thread starts").join().expect("it passes")
    })
}
