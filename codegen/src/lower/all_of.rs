//! `allOf`: every part brings its keywords in; parents are walked, cycles are reported.

use openapiv3::Schema;

use super::context::Context;
use super::flat::Flat;
use super::node::Node;
use super::place::Place;
use super::view::{Source, View};
use crate::diagnostics::codes::lower as codes;
use crate::ir::TypeId;

/// How many parents may stand above one another.
const LIMIT: usize = 64;

/// Brings `schema`, which stands at `place`, into `view`; `chain` holds the named schemas on the
/// way from the position that is being lowered.
pub(super) fn absorb<'a: 's, 's>(
    context: &mut Context<'a>,
    view: &mut View<'s>,
    schema: &'s Schema,
    place: &Place,
    chain: &mut Vec<TypeId>,
) {
    let flat = Flat::of(schema);
    for (index, part) in flat.all_of.iter().enumerate() {
        let part_place = place.keyword("allOf").element(index);
        absorb_part(context, view, part.into(), &part_place, chain);
    }
    // Own keywords come last, as the most derived ones; own annotations come first.
    view.take(context, &flat, place);
    if view.through == 0 {
        view.data.insert(0, flat.data);
    }
}

/// Brings one part in, through its reference if it is one.
pub(super) fn absorb_part<'a: 's, 's>(
    context: &mut Context<'a>,
    view: &mut View<'s>,
    part: Node<'s>,
    place: &Place,
    chain: &mut Vec<TypeId>,
) {
    if chain.len() + place.depth() > LIMIT {
        let message = format!("more than {LIMIT} schemas are nested in one another here");
        context.warn(&codes::TOO_DEEP, &place.pointer, message);
        return;
    }
    match part {
        Node::Schema(schema) => absorb(context, view, schema, place, chain),
        Node::Reference(reference) => absorb_reference(context, view, reference, place, chain),
    }
}

fn absorb_reference<'a: 's, 's>(
    context: &mut Context<'a>,
    view: &mut View<'s>,
    reference: &'s str,
    place: &Place,
    chain: &mut Vec<TypeId>,
) {
    let Some(id) = context.target(reference, &place.pointer) else { return };
    if chain.contains(&id) {
        return report_cycle(context, id, place, chain);
    }
    if !view.absorbed.insert(id) {
        return;
    }
    let Some(named) = context.targets.get(id) else { return };
    chain.push(id);
    view.through += 1;
    absorb_part(context, view, named.node, &named.place, chain);
    view.through -= 1;
    chain.pop();
}

fn report_cycle(context: &mut Context<'_>, id: TypeId, place: &Place, chain: &[TypeId]) {
    let start = chain.iter().position(|link| *link == id).unwrap_or_default();
    let links = chain[start..].iter().chain([&id]);
    let path = links.map(|link| context.name_of(*link)).collect::<Vec<_>>().join(" → ");
    let message = format!("a schema is part of itself by `allOf`: {path}");
    context.warn(&codes::ALL_OF_CYCLE, &place.pointer, message);
}

/// Brings in one of several schemas that describe the same position.
pub(super) fn absorb_source<'a: 's, 's>(
    context: &mut Context<'a>,
    view: &mut View<'s>,
    source: &Source<'s>,
) {
    let mut chain = context.targets.at(&view.place.pointer).into_iter().collect();
    absorb_part(context, view, source.node, &source.place, &mut chain);
}
