//! One schema with everything that `allOf` brings in: what is left to decide is what it is.

use std::collections::HashSet;

use indexmap::IndexMap;
use openapiv3::{AdditionalProperties, Discriminator, ReferenceOr, Schema, SchemaData};
use rustc_hash::FxBuildHasher;
use serde_json::Value;

use super::constraints;
use super::context::Context;
use super::extension;
use super::flat::Flat;
use super::kinds::{self, JsonType};
use super::node::Node;
use super::place::Place;
use super::targets::Targets;
use super::{all_of, peek};
use crate::diagnostics::codes::lower as codes;
use crate::ir::{Constraints, Pointer, TypeId, UnionKind};

/// A schema and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Source<'s> {
    pub(super) node: Node<'s>,
    pub(super) place: Place,
}

/// A `oneOf` or `anyOf` and where it stands.
#[derive(Clone)]
pub(super) struct UnionSource<'s> {
    pub(super) kind: UnionKind,
    pub(super) members: &'s [ReferenceOr<Schema>],
    pub(super) place: Place,
    pub(super) discriminator: Option<&'s Discriminator>,
}

/// An `enum` or `const`, and the schema that it stands in.
#[derive(Clone)]
pub(super) struct ValueSource<'s> {
    pub(super) values: Vec<Value>,
    pub(super) data: &'s SchemaData,
    pub(super) pointer: Pointer,
}

/// All that is known of a position.
#[derive(Clone)]
pub(super) struct View<'s> {
    /// Where it stands and what it is named by.
    pub(super) place: Place,
    /// Annotations: its own, then those of inline parts; the first that has one wins.
    pub(super) data: Vec<&'s SchemaData>,
    pub(super) typ: Option<JsonType>,
    pub(super) format: Option<String>,
    pub(super) constraints: Constraints,
    /// By name; more than one source where parts declare the same property.
    pub(super) properties: IndexMap<&'s str, Vec<Source<'s>>, FxBuildHasher>,
    /// Names that must be there, and where that is said.
    pub(super) required: IndexMap<&'s str, Pointer, FxBuildHasher>,
    pub(super) additional: Option<(&'s AdditionalProperties, Place)>,
    pub(super) items: Vec<Source<'s>>,
    pub(super) values: Option<ValueSource<'s>>,
    pub(super) unions: Vec<UnionSource<'s>>,
    /// `discriminator` of the schema itself, not of a parent.
    pub(super) discriminator: Option<&'s Discriminator>,
    pub(super) notes: Vec<String>,
    /// Parents that are in already, so that a diamond does not double.
    pub(super) absorbed: HashSet<TypeId>,
    /// How many references stand between it and what is being brought in.
    pub(super) through: usize,
    /// How many unions it was passed on through.
    pub(super) merges: usize,
}

impl<'s> View<'s> {
    /// Nothing yet, at `place`.
    pub(super) fn empty(place: Place) -> Self {
        Self {
            place,
            data: Vec::new(),
            typ: None,
            format: None,
            constraints: Constraints::default(),
            properties: IndexMap::default(),
            required: IndexMap::default(),
            additional: None,
            items: Vec::new(),
            values: None,
            unions: Vec::new(),
            discriminator: None,
            notes: Vec::new(),
            absorbed: HashSet::new(),
            through: 0,
            merges: 0,
        }
    }

    /// The schema itself, with all that its `allOf` brings in.
    pub(super) fn of<'a: 's>(context: &mut Context<'a>, schema: &'s Schema, place: &Place) -> Self {
        let mut view = Self::empty(place.clone());
        let named = context.targets.at(&place.pointer);
        view.discriminator = schema.schema_data.discriminator.as_ref();
        all_of::absorb(context, &mut view, schema, place, &mut named.into_iter().collect());
        view
    }

    /// Takes over the keywords of one schema, `allOf` left aside.
    pub(super) fn take(&mut self, context: &mut Context<'_>, flat: &Flat<'s>, place: &Place) {
        self.take_type(context, flat, place);
        self.take_object(flat, place);
        self.take_array(flat, place);
        self.take_values(context, flat, place);
        self.take_unions(context.targets, flat, place);
        constraints::tighten(&mut self.constraints, &constraints::of(flat));
        for note in flat.extension(extension::NOTES).and_then(Value::as_array).into_iter().flatten()
        {
            self.note(note.as_str().unwrap_or_default());
        }
        if flat.extension(extension::PROPERTY_NAMES).is_some() {
            self.note("The document restricts the names of members.");
        }
        if flat.not.is_some() {
            self.note(super::docs::NOT);
        }
    }

    fn take_type(&mut self, context: &mut Context<'_>, flat: &Flat<'s>, place: &Place) {
        let typ = kinds::json_type(flat);
        self.typ = match (self.typ, typ) {
            (known, None) => known,
            (None, typ) => typ,
            (Some(known), Some(typ)) => Some(kinds::both(known, typ).unwrap_or_else(|| {
                let message = format!("one part of `allOf` is {known}, another is {typ}");
                context.warn(&codes::ALL_OF_CONFLICT, &place.pointer, message);
                typ
            })),
        };
        if let Some(format) = &flat.format {
            self.format = Some(format.clone().into_owned());
        }
    }

    fn take_object(&mut self, flat: &Flat<'s>, place: &Place) {
        // Once for all members, of which there are many.
        let (properties, required) =
            (place.pointer.child("properties"), place.pointer.child("required"));
        for (name, node) in flat.properties.into_iter().flatten() {
            let place = place.member_at(name, properties.child(name));
            let sources = self.properties.entry(name).or_default();
            if sources.iter().all(|source| source.place.pointer != place.pointer) {
                sources.push(Source { node: node.into(), place });
            }
        }
        for (index, name) in flat.required.iter().enumerate() {
            self.required.entry(name).or_insert_with(|| required.index(index));
        }
        // A typed one says more than `true` or `false`; else the last part wins.
        let typed = matches!(self.additional, Some((AdditionalProperties::Schema(_), _)));
        match flat.additional {
            Some(additional @ AdditionalProperties::Schema(_)) => {
                self.additional = Some((additional, place.clone()));
            }
            Some(additional) if !typed => self.additional = Some((additional, place.clone())),
            _ => {}
        }
    }

    fn take_array(&mut self, flat: &Flat<'s>, place: &Place) {
        if let Some(items) = flat.items {
            let place = place.role("items", super::naming::ITEM);
            self.items.push(Source { node: items.into(), place });
        }
    }

    fn take_values(&mut self, context: &mut Context<'_>, flat: &Flat<'s>, place: &Place) {
        if flat.values.is_empty() {
            return;
        }
        let values = flat.values.to_vec();
        let source = ValueSource { values, data: flat.data, pointer: place.pointer.clone() };
        self.values = match self.values.take() {
            None => Some(source),
            Some(known) => Some(common_values(context, known, source)),
        };
    }

    fn take_unions(&mut self, targets: &Targets<'_>, flat: &Flat<'s>, place: &Place) {
        let members = [(UnionKind::OneOf, flat.one_of), (UnionKind::AnyOf, flat.any_of)];
        for (kind, members) in members.into_iter().filter(|(_, members)| !members.is_empty()) {
            // A parent that lists its children, seen from a child: inheritance, not a choice.
            if self.through > 0 && members.iter().any(|member| self.is_from(targets, member.into()))
            {
                continue;
            }
            let keyword = if kind == UnionKind::OneOf { "oneOf" } else { "anyOf" };
            let place = place.keyword(keyword);
            let discriminator = flat.data.discriminator.as_ref();
            self.unions.push(UnionSource { kind, members, place, discriminator });
        }
    }

    /// Whether `node` names this position or a parent of it.
    fn is_from(&self, targets: &Targets<'_>, node: Node<'_>) -> bool {
        let Node::Reference(reference) = node else { return false };
        let own = targets.at(&self.place.pointer);
        targets.find(reference).is_some_and(|id| own == Some(id) || self.absorbed.contains(&id))
    }

    /// The value of an extension of ours, its own or an inline part's.
    pub(super) fn extension(&self, name: &str) -> Option<&'s Value> {
        self.data.iter().find_map(|data| data.extensions.get(name))
    }

    /// Adds a sentence to the docs, once.
    pub(super) fn note(&mut self, text: &str) {
        if self.notes.iter().all(|note| note != text) {
            self.notes.push(text.to_owned());
        }
    }

    /// Whether it declares something that a member of a union beside it would have to take over.
    pub(super) fn has_members(&self) -> bool {
        !self.properties.is_empty() || !self.required.is_empty()
    }

    /// The same without its unions and without the annotations.
    pub(super) fn base(&self, place: Place) -> Self {
        let mut base = self.clone();
        base.place = place;
        base.unions.clear();
        base.data.clear();
        base.notes.clear();
        base.discriminator = None;
        base.merges += 1;
        base
    }
}

/// The values that two parts have in common; if none, the later part's.
fn common_values<'s>(
    context: &mut Context<'_>,
    known: ValueSource<'s>,
    other: ValueSource<'s>,
) -> ValueSource<'s> {
    let values: Vec<_> =
        other.values.iter().filter(|value| known.values.contains(value)).cloned().collect();
    if values.is_empty() {
        let message = "the parts of `allOf` have no enum value in common".to_owned();
        context.warn(&codes::ALL_OF_CONFLICT, &other.pointer, message);
        return other;
    }
    ValueSource { values, ..other }
}

/// Whether `node` says no more than that it is of the type of the others beside it.
pub(super) fn is_weak(targets: &Targets<'_>, node: Node<'_>, others: &[Source<'_>]) -> bool {
    let Node::Schema(schema) = node else { return false };
    let flat = Flat::of(schema);
    let bare = flat.all_of.is_empty() && flat.is_bare_wrapper();
    let same = |other: &Source<'_>| peek::json_type(targets, other.node) == flat.typ;
    bare && (flat.typ.is_none() || others.iter().any(|other| other.node != node && same(other)))
}
