//! Request and response forms: two types of one schema, only where they differ.
//!
//! A `readOnly` member is no part of a request, a `writeOnly` one no part of an answer (OAS 3.0.4
//! §4.8.24.1). A type that only one direction uses simply loses the others' members. One that both use,
//! and that has such a member or holds a type that has, gets a second definition for requests.

use std::collections::BTreeMap;

use super::facts::{Reach, parts, reach, reachable};
use crate::ir::{Access, Api, Content, Operation, Origin, Shape, TypeDef, TypeId};

/// Splits every type that needs it.
pub fn split(api: &mut Api) {
    let (reach, used) = (reach(api), reachable(api, |_| true));
    let differs = differs(api);
    // A type that nothing uses counts as both directions, and stays whole.
    let both = |index: usize| used[index] && reach[index].request && reach[index].response;
    let forms: BTreeMap<TypeId, TypeId> = (0..api.types.len())
        .filter(|index| both(*index) && differs[*index])
        .map(TypeId::new)
        .enumerate()
        .map(|(offset, id)| (id, TypeId::new(api.types.len() + offset)))
        .collect();
    let requests: Vec<_> = forms.keys().map(|id| request_form(api.ty(*id), &forms)).collect();
    narrow(api, &reach, &forms);
    api.types.extend(requests);
    for operation in &mut api.operations {
        redirect_operation(operation, &forms);
    }
}

/// Whether a type has a member of one direction, or can reach a type that has one.
fn differs(api: &Api) -> Vec<bool> {
    let own = |def: &TypeDef| match &def.shape {
        Shape::Object(object) => object.properties.iter().any(|p| p.access != Access::Both),
        _ => false,
    };
    let mut users = vec![Vec::new(); api.types.len()];
    for (id, _) in api.types_with_ids() {
        parts(api, id, &mut |part| users[part.index()].push(id.index()));
    }
    let mut differs: Vec<bool> = api.types.iter().map(own).collect();
    let mut open: Vec<usize> = (0..differs.len()).filter(|index| differs[*index]).collect();
    while let Some(index) = open.pop() {
        for user in &users[index] {
            if !std::mem::replace(&mut differs[*user], true) {
                open.push(*user);
            }
        }
    }
    differs
}

/// The definition for requests: without what only answers have, and made of request forms.
fn request_form(def: &TypeDef, forms: &BTreeMap<TypeId, TypeId>) -> TypeDef {
    let mut def = def.clone();
    let words = match &def.origin {
        Origin::Component(key) => vec![key.clone()],
        Origin::Inline { words, .. } => words.clone(),
    };
    let words = words.into_iter().chain(["request".to_owned()]).collect();
    def.origin = Origin::Inline { words, title: None };
    def.name_hint = None;
    drop_members(&mut def, Access::ReadOnly);
    def.shape.rename(&|id| form(id, forms));
    def
}

/// Takes the members of the other direction out of what is left.
fn narrow(api: &mut Api, reach: &[Reach], forms: &BTreeMap<TypeId, TypeId>) {
    for (index, def) in api.types.iter_mut().enumerate() {
        let Reach { request, response } = reach[index];
        if forms.contains_key(&TypeId::new(index)) || (response && !request) {
            drop_members(def, Access::WriteOnly);
        } else if request && !response {
            drop_members(def, Access::ReadOnly);
            def.shape.rename(&|id| form(id, forms));
        }
    }
}

fn drop_members(def: &mut TypeDef, access: Access) {
    if let Shape::Object(object) = &mut def.shape {
        object.properties.retain(|property| property.access != access);
    }
}

fn redirect_operation(operation: &mut Operation, forms: &BTreeMap<TypeId, TypeId>) {
    for parameter in &mut operation.parameters {
        parameter.ty.rename(&|id| form(id, forms));
    }
    for Content { ty, item, .. } in operation.body.iter_mut().flat_map(|body| &mut body.contents) {
        ty.iter_mut().chain(item).for_each(|ty| ty.rename(&|id| form(id, forms)));
    }
}

/// The form of a type in requests.
fn form(id: TypeId, forms: &BTreeMap<TypeId, TypeId>) -> TypeId {
    forms.get(&id).copied().unwrap_or(id)
}
