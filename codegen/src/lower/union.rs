//! `oneOf` and `anyOf`: what is a choice between types, and what only looks like one.

use std::collections::BTreeSet;

use super::context::Context;
use super::kinds::JsonType;
use super::members::{self, Candidate};
use super::schema::{Shaped, position, shape as shape_of};
use super::view::{UnionSource, View};
use super::{discriminator, listed, plain, strings};
use crate::diagnostics::codes::lower as codes;
use crate::ir::{Docs, Kind, Member, Shape, TypeRef, Union, Untyped};

/// The shape of a view with unions.
pub(super) fn shape<'a: 's, 's>(
    context: &mut Context<'a>,
    mut view: View<'s>,
    docs: &mut Docs,
) -> Shaped {
    let unions = std::mem::take(&mut view.unions);
    let (assertions, mut choices): (Vec<_>, Vec<_>) =
        unions.into_iter().partition(members::is_assertion);
    docs.notes.extend(assertions.iter().map(members::assertion_note));
    match choices.len() {
        0 => plain::shape(context, view),
        1 => choice(context, view, choices.remove(0), docs),
        _ => several(context, view, choices, docs),
    }
}

/// One union, with what stands beside it.
fn choice<'a: 's, 's>(
    context: &mut Context<'a>,
    view: View<'s>,
    union: UnionSource<'s>,
    docs: &mut Docs,
) -> Shaped {
    let candidates = members::candidates(context, &view, &union);
    match candidates.as_slice() {
        [] => Shaped::Ref(TypeRef::new(Kind::Any(Untyped::Faithful))),
        [only] => transparent(context, view, only, docs),
        several => strings::collapse(context, several)
            .or_else(|| listed::collapse(context, several))
            .unwrap_or_else(|| real(context, &view, &union, several)),
    }
}

/// A union of one is that one.
fn transparent<'a: 's, 's>(
    context: &mut Context<'a>,
    mut view: View<'s>,
    only: &Candidate<'s>,
    docs: &mut Docs,
) -> Shaped {
    if !members::takes_over(context, &view, only, 1)
        && matches!(only.node, super::node::Node::Reference(_))
    {
        return Shaped::Ref(position(context, only.node, &only.place));
    }
    members::absorb(context, &mut view, only);
    shape_of(context, view, docs)
}

fn real<'a: 's, 's>(
    context: &mut Context<'a>,
    view: &View<'s>,
    union: &UnionSource<'s>,
    candidates: &[Candidate<'s>],
) -> Shaped {
    let by = union.discriminator.or(view.discriminator);
    let owner = union.place.pointer.parent();
    let tags = by.and_then(|by| discriminator::tags(context, by, candidates, &owner));
    let (joined, text) = match tags {
        None => strings::joined(context, view, candidates).unzip(),
        Some(_) => (None, None),
    };
    let (joined, mut text) = (joined.unwrap_or_default(), text);
    let mut list: Vec<Member> = Vec::new();
    for (index, candidate) in candidates.iter().enumerate() {
        if joined.contains(&index) {
            list.extend(text.take());
            continue;
        }
        let tags = tags.as_ref().map(|(_, tags)| tags[index].clone()).unwrap_or_default();
        let member = members::member(context, view, candidate, candidates.len(), tags);
        match list.iter_mut().find(|known| known.ty.kind == member.ty.kind) {
            Some(known) => known.tags.extend(member.tags),
            None => list.push(member),
        }
    }
    if let [only] = list.as_slice() {
        return Shaped::Ref(only.ty.clone());
    }
    let discriminator = tags.zip(by).map(|((property, _), by)| {
        let fallback = discriminator::fallback(context, by, &list, &owner);
        crate::ir::Discriminator { property, fallback }
    });
    Shaped::New(Shape::Union(Union { kind: union.kind, members: list, discriminator }))
}

/// Two unions at once: an object with the properties of all their members, none of them required
/// that not all require; of other types the first union is kept.
fn several<'a: 's, 's>(
    context: &mut Context<'a>,
    mut view: View<'s>,
    unions: Vec<UnionSource<'s>>,
    docs: &mut Docs,
) -> Shaped {
    let message = "several unions hold at once; their members are taken as one object".to_owned();
    context.warn(&codes::SEVERAL_UNIONS, &view.place.pointer, message);
    let required: BTreeSet<_> = view.required.keys().copied().collect();
    for union in &unions {
        for candidate in members::candidates(context, &view, union) {
            members::absorb(context, &mut view, &candidate);
        }
    }
    view.unions.clear();
    view.values = None;
    view.required.retain(|name, _| required.contains(name));
    docs.notes.push("Only some of these properties go together.".to_owned());
    if view.typ.is_none_or(|typ| typ == JsonType::Object) && !view.properties.is_empty() {
        view.typ = Some(JsonType::Object);
        return plain::shape(context, view);
    }
    let lost = "several unions at once".to_owned();
    Shaped::Ref(TypeRef::new(Kind::Any(Untyped::Recoverable(lost))))
}
