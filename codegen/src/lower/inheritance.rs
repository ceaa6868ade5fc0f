//! Parents with a discriminator: where such a parent is referred to, one of its children may stand.
//!
//! `Pet: {discriminator: …, properties: …}` with `Cat: {allOf: [Pet, …]}` makes `Pet` a union of
//! its children and of an object of its own (`Pet.base`), so that a plain pet can be read and
//! written too. A child merges the parent's properties, not the union.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use openapiv3::{Discriminator, Schema};

use super::context::Context;
use super::discriminator::{self, target_of};
use super::flat::Flat;
use super::members::Candidate;
use super::naming;
use super::node::Node;
use super::schema::{named, of_view};
use super::targets::Targets;
use super::view::View;
use crate::ir::{Member, Shape, TypeId, Union, UnionKind};

/// How many inline parts may stand within one another.
const DEPTH: usize = 16;

/// Who inherits from whom, where a discriminator says that it matters.
#[derive(Debug, Default)]
pub(super) struct Families {
    children: BTreeMap<TypeId, Vec<TypeId>>,
    members: HashSet<TypeId>,
}

impl Families {
    /// Reads the families of all components.
    pub(super) fn of(targets: &Targets<'_>) -> Self {
        let parents: BTreeMap<TypeId, Vec<TypeId>> = targets
            .iter()
            .map(|(id, named)| (id, parents(targets, named.node, 0)))
            .filter(|(_, parents)| !parents.is_empty())
            .collect();
        let bases: BTreeSet<TypeId> =
            targets.iter().filter(|(_, named)| is_base(named.node)).map(|(id, _)| id).collect();
        let mut families = Self::default();
        for child in parents.keys() {
            for base in ancestors(&parents, *child).intersection(&bases) {
                families.children.entry(*base).or_default().push(*child);
                families.members.insert(*child);
            }
        }
        for children in families.children.values_mut() {
            children.sort_by_key(|id| targets.get(*id).and_then(|named| named.key));
        }
        families
    }

    /// Whether `id` inherits from a parent with a discriminator.
    pub(super) fn is_child(&self, id: TypeId) -> bool {
        self.members.contains(&id)
    }
}

fn is_base(node: Node<'_>) -> bool {
    let Node::Schema(schema) = node else { return false };
    let flat = Flat::of(schema);
    discriminator_of(schema).is_some() && flat.one_of.is_empty() && flat.any_of.is_empty()
}

/// The discriminator of a schema, its own or that of an inline part.
fn discriminator_of(schema: &Schema) -> Option<&Discriminator> {
    let parts = Flat::of(schema).all_of.iter();
    let mut inline = parts.filter_map(openapiv3::ReferenceOr::as_item);
    let own = schema.schema_data.discriminator.as_ref();
    own.or_else(|| inline.find_map(|part| part.schema_data.discriminator.as_ref()))
}

/// The types that `node` names in its `allOf`.
fn parents(targets: &Targets<'_>, node: Node<'_>, depth: usize) -> Vec<TypeId> {
    let Node::Schema(schema) = node else { return Vec::new() };
    let parts = Flat::of(schema).all_of.iter().map(Node::from);
    parts
        .flat_map(|part| match part {
            Node::Reference(reference) => {
                targets.find(reference).map(|id| targets.end(id)).into_iter().collect()
            }
            Node::Schema(_) if depth < DEPTH => parents(targets, part, depth + 1),
            Node::Schema(_) => Vec::new(),
        })
        .collect()
}

fn ancestors(parents: &BTreeMap<TypeId, Vec<TypeId>>, child: TypeId) -> BTreeSet<TypeId> {
    let mut found = BTreeSet::new();
    let mut next = vec![child];
    while let Some(id) = next.pop() {
        for parent in parents.get(&id).into_iter().flatten() {
            if *parent != child && found.insert(*parent) {
                next.push(*parent);
            }
        }
    }
    found
}

/// The union that the base `id` is; `None` where it has no children, or is a union by itself.
pub(super) fn shape<'a: 's, 's>(
    context: &mut Context<'a>,
    id: TypeId,
    view: &View<'s>,
) -> Option<Shape> {
    let Node::Schema(schema) = context.targets.get(id)?.node else { return None };
    let discriminator = discriminator_of(schema)?;
    if !view.unions.is_empty() || view.values.is_some() {
        return None;
    }
    let candidates = candidates(context, id, discriminator);
    if candidates.len() < 2 {
        return None;
    }
    let pointer = &view.place.pointer;
    let (property, tags) = discriminator::tags(context, discriminator, &candidates, pointer)?;
    let members = candidates.iter().zip(tags).map(|(candidate, tags)| {
        let own = candidate.id == Some(id);
        member(context, candidate, tags, own.then_some(view))
    });
    let members: Vec<_> = members.collect();
    let fallback = discriminator::fallback(context, discriminator, &members, pointer);
    let discriminator = Some(crate::ir::Discriminator { property, fallback });
    Some(Shape::Union(Union { kind: UnionKind::OneOf, members, discriminator }))
}

/// The children, what `mapping` names besides, and the base itself, which comes last.
fn candidates<'a>(
    context: &Context<'a>,
    id: TypeId,
    discriminator: &Discriminator,
) -> Vec<Candidate<'a>> {
    let targets = context.targets;
    let children = context.families.children.get(&id).into_iter().flatten().copied();
    let mapped = discriminator.mapping.values().filter_map(|name| target_of(targets, name));
    let mut seen = BTreeSet::from([targets.end(id)]);
    let others = children.chain(mapped).filter(|other| seen.insert(targets.end(*other)));
    let all: Vec<_> = others.chain([id]).collect();
    let candidate = |id: TypeId| {
        let named = targets.get(id)?;
        Some(Candidate { node: named.node, place: named.place.clone(), id: Some(id) })
    };
    all.into_iter().filter_map(candidate).collect()
}

fn member<'a: 's, 's>(
    context: &mut Context<'a>,
    candidate: &Candidate<'a>,
    tags: Vec<String>,
    base: Option<&View<'s>>,
) -> Member {
    let ty = match (base, candidate.id) {
        (None, Some(id)) => named(context, id),
        _ => {
            let place = candidate.place.word(naming::BASE);
            let view = base.cloned().unwrap_or_else(|| View::empty(place.clone()));
            of_view(context, View { place, ..view })
        }
    };
    let name_hint = match base {
        Some(_) => Some(naming::BASE.to_owned()),
        None => candidate.id.and_then(|id| context.targets.get(id)?.key).map(str::to_owned),
    };
    let ty = crate::ir::TypeRef { nullable: false, ..ty };
    Member { ty, name_hint, tags, pointer: candidate.place.pointer.clone() }
}
