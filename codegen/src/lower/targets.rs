//! Every schema that may be referred to: the components, and the inline schemas that some `$ref`
//! names by a pointer.

use std::collections::BTreeSet;

use openapiv3::{ReferenceOr, Schema};
use rustc_hash::FxHashMap;
use serde_json::Value;

use super::locate::{NodeKind, locate};
use super::node::Node;
use super::place::Place;
use crate::ir::{Docs, Kind, Origin, Pointer, Shape, TypeDef, TypeId, TypeRef, Untyped};
use crate::load::Lookup;
use crate::normalize::{Parts, reference};
use crate::workers;

/// A schema with a place among the types, by which references know it.
pub(super) struct Named<'a> {
    /// What stands there.
    pub(super) node: Node<'a>,
    /// Where.
    pub(super) place: Place,
    /// The component's key; an inline schema has none.
    pub(super) key: Option<&'a str>,
}

impl Named<'_> {
    /// What the type is named by.
    pub(super) fn origin(&self) -> Origin {
        let title = match self.node {
            Node::Schema(schema) => schema.schema_data.title.as_deref(),
            Node::Reference(_) => None,
        };
        self.key.map_or_else(|| self.place.origin(title), |key| Origin::Component(key.to_owned()))
    }

    /// What stands in the type's slot until it is lowered.
    pub(super) fn placeholder(&self) -> TypeDef {
        TypeDef {
            origin: self.origin(),
            name_hint: None,
            pointer: self.place.pointer.clone(),
            docs: Docs::default(),
            shape: Shape::Alias(TypeRef::new(Kind::Any(Untyped::Faithful))),
        }
    }
}

/// All of them; the first types of the API are these, in this order.
pub(super) struct Targets<'a> {
    list: Vec<Named<'a>>,
    by_pointer: FxHashMap<Pointer, TypeId>,
}

impl<'a> Targets<'a> {
    /// The components in order, then `detached`.
    pub(super) fn new(parts: &'a Parts, detached: &'a [Detached]) -> Self {
        let components = parts.components.schemas.iter().map(|(key, node)| component(key, node));
        let inline = detached.iter().map(|detached| Named {
            node: Node::from(&detached.schema),
            place: detached.place.clone(),
            key: None,
        });
        let list: Vec<_> = components.chain(inline).collect();
        let by_pointer = list
            .iter()
            .enumerate()
            .map(|(index, named)| (named.place.pointer.clone(), TypeId::new(index)));
        Self { by_pointer: by_pointer.collect(), list }
    }

    /// The type that stands at `pointer`, if references know it.
    pub(super) fn at(&self, pointer: &Pointer) -> Option<TypeId> {
        self.by_pointer.get(pointer).copied()
    }

    /// The schema that the position at `pointer` belongs to: the innermost around it that references know.
    pub(super) fn owner(&self, pointer: &Pointer) -> Option<TypeId> {
        let mut around = pointer.clone();
        while around != Pointer::root() {
            if let Some(id) = self.at(&around) {
                return Some(id);
            }
            around = around.parent();
        }
        None
    }

    /// The type that `reference` names.
    pub(super) fn find(&self, reference: &str) -> Option<TypeId> {
        self.at(&reference::parse(reference).ok()?)
    }

    /// The schema behind `id`; an inline type has none.
    pub(super) fn get(&self, id: TypeId) -> Option<&Named<'a>> {
        self.list.get(id.index())
    }

    /// Every schema with its id.
    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = (TypeId, &Named<'a>)> {
        self.list.iter().enumerate().map(|(index, named)| (TypeId::new(index), named))
    }

    /// The keys of the components.
    pub(super) fn keys(&self) -> impl Iterator<Item = &'a str> {
        self.list.iter().filter_map(|named| named.key)
    }

    /// Follows references to the schema at their end, and the last type on the way; `None` for a
    /// missing target and for a cycle.
    pub(super) fn follow<'s>(&self, node: Node<'s>) -> Option<(Option<TypeId>, &'s Schema)>
    where
        'a: 's,
    {
        let mut node = node;
        let mut last = None;
        for _ in 0..=self.list.len() {
            match node {
                Node::Schema(schema) => return Some((last, schema)),
                Node::Reference(reference) => {
                    let id = self.find(reference)?;
                    last = Some(id);
                    node = self.get(id)?.node;
                }
            }
        }
        None
    }

    /// The last type that a chain of references leads to.
    pub(super) fn end(&self, id: TypeId) -> TypeId {
        let node = self.get(id).map(|named| named.node);
        node.and_then(|node| self.follow(node)).and_then(|(last, _)| last).unwrap_or(id)
    }
}

fn component<'a>(key: &'a str, node: &'a ReferenceOr<Schema>) -> Named<'a> {
    let pointer = Pointer::root().child("components").child("schemas").child(key);
    Named { node: Node::from(node), place: Place::owner(pointer, [key.to_owned()]), key: Some(key) }
}

/// An inline schema that some `$ref` names.
pub(super) struct Detached {
    place: Place,
    schema: ReferenceOr<Schema>,
}

/// Reads every schema that is referred to and is no component, sorted by pointer.
pub(super) fn detached(parts: &Parts) -> Vec<Detached> {
    // The schemas of further files have been copied from there.
    let sections = parts.tree.as_object().into_iter().flatten();
    let own = sections.filter(|(name, _)| *name != "x-codegen-files");
    let mut pointers = Vec::new();
    // Down to paths and to each component, of which each is looked through by itself.
    let mut open: Vec<&Value> = own.map(|(_, section)| section).collect();
    for _ in 0..2 {
        open = open.into_iter().flat_map(|value| members(value, &mut pointers)).collect();
    }
    pointers.extend(workers::map_small(&open, |value| references(value)).into_iter().flatten());
    let pointers: BTreeSet<Pointer> = pointers.into_iter().collect();
    pointers.iter().filter_map(|pointer| read(parts, pointer)).collect()
}

/// What references in and below a value name, those of whole components left aside.
fn references(value: &Value) -> Vec<Pointer> {
    let (mut pointers, mut open) = (Vec::new(), vec![value]);
    while let Some(value) = open.pop() {
        open.extend(members(value, &mut pointers));
    }
    pointers
}

/// What stands in a value; adds what a reference in it names.
fn members<'v>(value: &'v Value, pointers: &mut Vec<Pointer>) -> Vec<&'v Value> {
    match value {
        Value::Object(members) => {
            pointers.extend(members.member("$ref").and_then(inline_target));
            members.values().collect()
        }
        Value::Array(items) => items.iter().collect(),
        _ => Vec::new(),
    }
}

/// The pointer of a `$ref` that names something below or beside the components.
fn inline_target(reference: &Value) -> Option<Pointer> {
    let reference = reference.as_str()?;
    let plain = reference.strip_prefix("#/components/schemas/");
    if plain.is_some_and(|key| !key.contains(['/', '%'])) {
        return None;
    }
    let pointer = reference::parse(reference).ok()?;
    if pointer.as_str().starts_with("/x-codegen-files/") {
        return None;
    }
    let steps: Vec<_> = pointer.steps().take(4).collect();
    let component = steps.len() == 3 && steps[0] == "components" && steps[1] == "schemas";
    (!component).then_some(pointer)
}

fn read(parts: &Parts, pointer: &Pointer) -> Option<Detached> {
    let located = locate(&parts.tree, pointer)?;
    if !matches!(located.kind, NodeKind::Schema | NodeKind::Unknown) {
        return None;
    }
    Some(Detached { place: located.place, schema: Parts::schema(located.value) })
}
