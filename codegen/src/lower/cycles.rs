//! Cycles that no type can be: an alias of itself, a union that is its own member.
//!
//! Aliases that only containers separate (a list of itself) have values; plan makes types of their own
//! of them.

use super::context::Context;
use crate::diagnostics::codes::lower as codes;
use crate::ir::{Api, Kind, Shape, TypeId, TypeRef, Untyped};

/// Breaks every such cycle; none has values, so each is reported.
pub(super) fn break_cycles(context: &mut Context<'_>, api: &mut Api) {
    for cycle in cycles(api.types.len(), |id| is_edges(api, id)) {
        report(context, api, &cycle);
        if let (Some(from), Some(to)) = (cycle.last(), cycle.first()) {
            cut(api, *from, *to);
        }
    }
}

/// The types that a value of `id` is at the same time.
fn is_edges(api: &Api, id: TypeId) -> Vec<TypeId> {
    let named = |ty: &TypeRef| match ty.kind {
        Kind::Named(id) => Some(id),
        _ => None,
    };
    match &api.ty(id).shape {
        Shape::Alias(target) => named(target).into_iter().collect(),
        Shape::Union(union) => {
            union.members.iter().filter_map(|member| named(&member.ty)).collect()
        }
        Shape::Object(_) | Shape::Enum(_) | Shape::Foreign(_) => Vec::new(),
    }
}

/// Every cycle that a search in depth closes, its first link being where the last leads; without
/// those last links there is no cycle. Keeps its own stack: chains may be as long as the document.
fn cycles(count: usize, edges: impl Fn(TypeId) -> Vec<TypeId>) -> Vec<Vec<TypeId>> {
    let mut done = vec![false; count];
    let mut found = Vec::new();
    for start in (0..count).map(TypeId::new) {
        let mut path: Vec<(TypeId, std::vec::IntoIter<TypeId>)> = Vec::new();
        let mut on_path = std::collections::HashMap::new();
        let mut next = (!done[start.index()]).then_some(start);
        loop {
            if let Some(id) = next.take() {
                on_path.insert(id, path.len());
                path.push((id, edges(id).into_iter()));
            }
            let Some((id, rest)) = path.last_mut() else { break };
            match rest.next() {
                Some(to) => match on_path.get(&to) {
                    Some(at) => found.push(path[*at..].iter().map(|(id, _)| *id).collect()),
                    None if !done[to.index()] => next = Some(to),
                    None => {}
                },
                None => {
                    done[id.index()] = true;
                    on_path.remove(id);
                    path.pop();
                }
            }
        }
    }
    found
}

fn report(context: &mut Context<'_>, api: &Api, cycle: &[TypeId]) {
    let name = |id: &TypeId| {
        let name = context.name_of(*id);
        if name.is_empty() { api.ty(*id).pointer.to_string() } else { name }
    };
    let path: Vec<_> = cycle.iter().chain(cycle.first()).map(name).collect();
    let message = format!("a schema is nothing but itself: {}", path.join(" → "));
    if let Some(first) = cycle.first() {
        let pointer = api.ty(*first).pointer.clone();
        context.warn(&codes::ALIAS_CYCLE, &pointer, message);
    }
}

/// Takes the edge between two types away.
fn cut(api: &mut Api, from: TypeId, to: TypeId) {
    let lost =
        || TypeRef::new(Kind::Any(Untyped::Recoverable("a schema that is itself".to_owned())));
    let shape = &mut api.types[from.index()].shape;
    match shape {
        Shape::Union(union) => {
            union.members.retain(|member| member.ty.kind != Kind::Named(to));
            if union.members.is_empty() {
                *shape = Shape::Alias(lost());
            }
        }
        _ => *shape = Shape::Alias(lost()),
    }
}
