//! Boxes: which fields and members would make a type contain itself.
//!
//! A list or a map is a pointer already. What is left is a graph of direct containment; every edge
//! inside a strongly connected component gets a box, which depends on no order.

use std::collections::BTreeSet;

use super::components;
use crate::ir::{Api, Kind, Shape, TypeId, TypeRef};

/// For each type the indices of its properties or members that are boxed.
pub fn find(api: &Api) -> Vec<BTreeSet<usize>> {
    let edges: Vec<Vec<(usize, TypeId)>> =
        api.types_with_ids().map(|(id, _)| direct(api, id)).collect();
    let graph: Vec<Vec<usize>> =
        edges.iter().map(|edges| edges.iter().map(|(_, id)| id.index()).collect()).collect();
    let component = components::find(&graph);
    edges
        .iter()
        .enumerate()
        .map(|(from, edges)| {
            let inside = |to: TypeId| component[from] == component[to.index()];
            edges.iter().filter(|(_, to)| inside(*to)).map(|(index, _)| *index).collect()
        })
        .collect()
}

/// The positions of a type that hold another type directly, with that type.
fn direct(api: &Api, id: TypeId) -> Vec<(usize, TypeId)> {
    let mut edges = Vec::new();
    match &api.ty(id).shape {
        Shape::Object(object) => {
            for (index, property) in object.properties.iter().enumerate() {
                held(&property.ty, &mut |to| edges.push((index, to)));
            }
        }
        Shape::Union(union) => {
            for (index, member) in union.members.iter().enumerate() {
                held(&member.ty, &mut |to| edges.push((index, to)));
            }
        }
        Shape::Alias(ty) => held(ty, &mut |to| edges.push((0, to))),
        Shape::Enum(_) => {}
    }
    edges
}

fn held(ty: &TypeRef, found: &mut impl FnMut(TypeId)) {
    match &ty.kind {
        Kind::Named(id) => found(*id),
        Kind::Tuple(items) => items.iter().for_each(|item| held(item, found)),
        _ => {}
    }
}
