//! Schemas that only multipart bodies have: the type of the parts takes their place, so they are no models.

use std::collections::BTreeMap;

use super::facts::{BodyShape, Facts, reach};
use crate::ir::{Api, Content, Kind, MediaKind, TypeId, TypeRef};

/// The objects whose properties are parts, and that nothing else names.
pub fn find(api: &Api, facts: &Facts) -> Vec<TypeId> {
    let mut uses: BTreeMap<TypeId, usize> = BTreeMap::new();
    for (id, operation) in api.operations_with_ids() {
        let forms = &facts.operation(id).arguments.bodies;
        let objects = forms.iter().filter_map(|form| match &form.shape {
            BodyShape::Multipart(parts) => Some(parts.first()?.object),
            _ => None,
        });
        let objects: Vec<TypeId> = objects.collect();
        let contents = operation.body.iter().flat_map(|body| &body.contents);
        for id in contents.filter_map(root).filter(|id| objects.contains(id)) {
            *uses.entry(id).or_default() += 1;
        }
    }
    reach::positions(api, &mut |ty: &TypeRef| {
        if let Kind::Named(id) = &ty.kind {
            uses.entry(*id).and_modify(|left| *left = left.wrapping_sub(1));
        }
    });
    // A webhook's body is a model, whatever its media type.
    let events = api.events.iter().flat_map(|event| &event.contents);
    for ty in events.flat_map(|content| content.ty.iter().chain(&content.item)) {
        reach::named(ty, &mut |id| {
            uses.remove(&id);
        });
    }
    uses.into_iter().filter(|(_, left)| *left == 0).map(|(id, _)| id).collect()
}

/// The type that a multipart body names itself.
fn root(content: &Content) -> Option<TypeId> {
    match content.ty.as_ref()?.kind {
        Kind::Named(id) if content.kind == MediaKind::Multipart => Some(id),
        _ => None,
    }
}
