//! Aliases that contain themselves (`Tree: array of Tree`): Rust wants a type of their own for them.

use std::collections::BTreeSet;

use super::{components, reach};
use crate::ir::{Api, Shape, TypeId};

/// Every alias that reaches itself through aliases alone.
pub fn find(api: &Api) -> BTreeSet<TypeId> {
    let graph: Vec<Vec<usize>> = api.types_with_ids().map(|(id, _)| edges(api, id)).collect();
    let component = components::find(&graph);
    let mut sizes = vec![0_usize; graph.len()];
    for id in &component {
        sizes[*id] += 1;
    }
    (0..graph.len())
        .filter(|index| sizes[component[*index]] > 1 || graph[*index].contains(index))
        .map(TypeId::new)
        .collect()
}

/// The aliases that an alias names.
fn edges(api: &Api, id: TypeId) -> Vec<usize> {
    let is_alias = |id: TypeId| matches!(api.ty(id).shape, Shape::Alias(_));
    let mut to = Vec::new();
    if is_alias(id) {
        reach::parts(api, id, &mut |next| {
            if is_alias(next) {
                to.push(next.index());
            }
        });
    }
    to
}
