//! The members of a union: which of them count, what they take over, what they are named by.

use std::collections::HashSet;

use super::context::Context;
use super::flat::Flat;
use super::node::Node;
use super::place::Place;
use super::schema::{named, of_view, position};
use super::targets::Targets;
use super::view::{Source, UnionSource, View};
use super::{all_of, extension, member_words, peek};
use crate::ir::{Member, TypeId, UnionKind};

/// How deep unions within unions are opened.
const OPENED: usize = 60;

/// How often what stands beside a union is passed on through unions of its members.
const MERGES: usize = 2;

/// How many members a union may have that still passes it on; without these limits, unions that
/// list each other have no end.
const CROWD: usize = 16;

/// A member that is a choice.
#[derive(Clone)]
pub(super) struct Candidate<'s> {
    pub(super) node: Node<'s>,
    /// Where it stands, named as a member of its union.
    pub(super) place: Place,
    /// The type it names, if it is a reference.
    pub(super) id: Option<TypeId>,
}

/// Whether all that the members say is which properties are required, or nothing at all.
pub(super) fn is_assertion(union: &UnionSource<'_>) -> bool {
    union.members.iter().map(Node::from).all(|member| match member {
        Node::Reference(_) => false,
        Node::Schema(schema) => asserts_only(&Flat::of(schema), 0),
    })
}

fn asserts_only(flat: &Flat<'_>, depth: usize) -> bool {
    let quiet = matches!(flat.typ, None | Some("object"))
        && !flat.has_properties()
        && flat.additional.is_none()
        && flat.items.is_none()
        && flat.values.is_empty()
        && flat.extension(extension::PATTERN_PROPERTIES).is_none()
        && flat.format.is_none();
    let nested = |list: &[openapiv3::ReferenceOr<openapiv3::Schema>]| {
        list.iter().all(|part| {
            part.as_item().is_some_and(|schema| asserts_only(&Flat::of(schema), depth + 1))
        })
    };
    let says = !flat.required.is_empty()
        || flat.not.is_some()
        || !flat.all_of.is_empty()
        || !flat.any_of.is_empty()
        || !flat.one_of.is_empty();
    depth < 8 && quiet && says && nested(flat.all_of) && nested(flat.one_of) && nested(flat.any_of)
}

/// The sentence that such a union leaves in the docs.
pub(super) fn assertion_note(union: &UnionSource<'_>) -> String {
    let lists: Vec<_> = union
        .members
        .iter()
        .filter_map(|member| match member.into() {
            Node::Schema(schema) if !Flat::of(schema).required.is_empty() => {
                let names = Flat::of(schema).required.iter().map(|name| format!("`{name}`"));
                Some(names.collect::<Vec<_>>().join(" and "))
            }
            _ => None,
        })
        .collect();
    if lists.len() != union.members.len() {
        return "Not every combination of properties is allowed.".to_owned();
    }
    let count = match union.kind {
        UnionKind::OneOf => "Exactly one",
        UnionKind::AnyOf => "At least one",
    };
    format!("{count} of these must be there: {}.", lists.join("; "))
}

/// The members that are a choice: nested unions opened, null and duplicates left out.
pub(super) fn candidates<'a: 's, 's>(
    context: &Context<'a>,
    view: &View<'s>,
    union: &UnionSource<'s>,
) -> Vec<Candidate<'s>> {
    let mut found = Vec::new();
    open(union, &mut found);
    let mut seen: HashSet<TypeId> = HashSet::new();
    let mut distinct: Vec<Source<'s>> = Vec::new();
    for source in found {
        let node = peek::essence(context.targets, source.node);
        let fresh = match node {
            Node::Reference(reference) => {
                context.targets.find(reference).is_none_or(|id| seen.insert(id))
            }
            Node::Schema(_) => distinct.iter().all(|known| known.node != node),
        };
        if fresh && !peek::is_null(context.targets, node) {
            distinct.push(Source { node, place: source.place });
        }
    }
    named_candidates(context.targets, view, &distinct)
}

/// The members in order; an inline union of the same kind that says nothing else is opened, unless
/// a discriminator goes by members.
fn open<'s>(union: &UnionSource<'s>, found: &mut Vec<Source<'s>>) {
    for (index, member) in union.members.iter().enumerate() {
        let place = union.place.element(index);
        let node = Node::from(member);
        match nested(node, &place, union) {
            Some(inner) => open(&inner, found),
            None => found.push(Source { node, place }),
        }
    }
}

fn nested<'s>(node: Node<'s>, place: &Place, outer: &UnionSource<'s>) -> Option<UnionSource<'s>> {
    let Node::Schema(schema) = node else { return None };
    let flat = Flat::of(schema);
    let bare = Flat { one_of: &[], any_of: &[], ..flat.clone() }.says_nothing();
    let free = outer.discriminator.is_none() && flat.data.discriminator.is_none();
    let (members, keyword) = match outer.kind {
        UnionKind::OneOf if flat.any_of.is_empty() => (flat.one_of, "oneOf"),
        UnionKind::AnyOf if flat.one_of.is_empty() => (flat.any_of, "anyOf"),
        _ => return None,
    };
    let place = place.keyword(keyword);
    (bare && free && !members.is_empty() && place.depth() < OPENED).then_some(UnionSource {
        kind: outer.kind,
        members,
        place,
        discriminator: None,
    })
}

/// Each member with the word that tells it from the others.
fn named_candidates<'s>(
    targets: &Targets<'s>,
    view: &View<'s>,
    sources: &[Source<'s>],
) -> Vec<Candidate<'s>> {
    let nodes: Vec<_> = sources.iter().map(|source| source.node).collect();
    let words = member_words::words(targets, &nodes);
    let named = sources.iter().zip(words).map(|(source, word)| Candidate {
        node: source.node,
        // The only member is what its union is, and named so.
        place: match sources.len() {
            1 => source.place.named_by(&view.place),
            _ => source.place.named_by(&view.place).word(&word),
        },
        id: match source.node {
            Node::Reference(reference) => targets.find(reference),
            Node::Schema(_) => None,
        },
    });
    named.collect()
}

/// Whether a member, one of `crowd`, has to be merged with what stands beside the union.
pub(super) fn takes_over<'a: 's, 's>(
    context: &mut Context<'a>,
    view: &View<'s>,
    candidate: &Candidate<'s>,
    crowd: usize,
) -> bool {
    let passed_on = view.merges > 0 && (view.merges >= MERGES || crowd > CROWD);
    if passed_on || candidate.id.is_some_and(|id| view.absorbed.contains(&id)) {
        return false;
    }
    if !view.has_members() {
        let Node::Schema(schema) = candidate.node else { return false };
        let typed = peek::json_type(context.targets, candidate.node).is_some();
        let values = !Flat::of(schema).values.is_empty();
        return !typed && !values && (view.typ.is_some() || view.format.is_some());
    }
    if peek::json_type(context.targets, candidate.node).is_some_and(|typ| typ != "object") {
        return false;
    }
    // A member that inherits from the parent has its properties already.
    !view
        .properties
        .keys()
        .all(|name| peek::property(context.targets, candidate.node, name).is_some())
        || matches!(candidate.node, Node::Schema(_))
}

/// Brings a member into `view`, its annotations included.
pub(super) fn absorb<'a: 's, 's>(
    context: &mut Context<'a>,
    view: &mut View<'s>,
    candidate: &Candidate<'s>,
) {
    let mut node = candidate.node;
    let mut place = candidate.place.clone();
    if let Some(target) = candidate.id.and_then(|id| context.targets.get(context.targets.end(id))) {
        node = target.node;
        place = target.place.clone();
    }
    let mut chain: Vec<_> =
        candidate.id.into_iter().chain(context.targets.at(&view.place.pointer)).collect();
    view.absorbed.extend(chain.iter().copied());
    all_of::absorb_part(context, view, node, &place, &mut chain);
}

/// One member as a type.
pub(super) fn member<'a: 's, 's>(
    context: &mut Context<'a>,
    view: &View<'s>,
    candidate: &Candidate<'s>,
    crowd: usize,
    tags: Vec<String>,
) -> Member {
    let mut ty = if takes_over(context, view, candidate, crowd) {
        let mut merged = view.base(candidate.place.clone());
        merged.absorbed.extend(context.targets.at(&view.place.pointer));
        absorb(context, &mut merged, candidate);
        of_view(context, merged)
    } else {
        match candidate.id {
            Some(id) => named(context, id),
            None => position(context, candidate.node, &candidate.place),
        }
    };
    // Null is a matter of the position that holds the union.
    ty.nullable = false;
    Member {
        name_hint: hint(context, candidate),
        ty,
        tags,
        pointer: candidate.place.pointer.clone(),
    }
}

fn hint(context: &Context<'_>, candidate: &Candidate<'_>) -> Option<String> {
    member_words::title(candidate.node)
        .or_else(|| member_words::key(context.targets, candidate.node))
}
