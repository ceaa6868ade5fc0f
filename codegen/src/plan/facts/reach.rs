//! Reachability: which types a request can carry and which an answer.

use crate::ir::{Additional, Api, Content, Kind, Operation, Shape, TypeId, TypeRef};

/// The directions in which a type is used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reach {
    /// Part of something that is sent.
    pub request: bool,
    /// Part of something that is received.
    pub response: bool,
}

/// The directions of every type; one that no operation uses counts as both.
pub fn find(api: &Api) -> Vec<Reach> {
    let request = mark(api, &requests(&api.operations));
    let response = mark(api, &responses(&api.operations));
    request
        .into_iter()
        .zip(response)
        .map(|(request, response)| {
            let unused = !request && !response;
            Reach { request: request || unused, response: response || unused }
        })
        .collect()
}

/// Every type that the wanted operations can reach.
pub fn reachable(api: &Api, wanted: impl Fn(usize) -> bool) -> Vec<bool> {
    let operations = api.operations.iter().enumerate();
    let operations = operations.filter(|(index, _)| wanted(*index)).map(|(_, operation)| operation);
    let roots = operations.flat_map(|operation| {
        let one = std::slice::from_ref(operation);
        requests(one).into_iter().chain(responses(one))
    });
    mark(api, &roots.collect::<Vec<_>>())
}

fn requests(operations: &[Operation]) -> Vec<&TypeRef> {
    operations
        .iter()
        .flat_map(|operation| {
            let parameters = operation.parameters.iter().map(|parameter| &parameter.ty);
            let body = operation.body.iter().flat_map(|body| contents(&body.contents));
            parameters.chain(body)
        })
        .collect()
}

fn responses(operations: &[Operation]) -> Vec<&TypeRef> {
    let answers = operations.iter().flat_map(|operation| &operation.responses);
    answers
        .flat_map(|response| {
            let headers = response.headers.iter().map(|header| &header.ty);
            contents(&response.contents).chain(headers)
        })
        .collect()
}

fn contents(contents: &[Content]) -> impl Iterator<Item = &TypeRef> {
    contents.iter().flat_map(|content| content.ty.iter().chain(&content.item))
}

/// Calls `found` with every position of an API, inside lists and maps too.
pub fn positions<'a>(api: &'a Api, found: &mut impl FnMut(&'a TypeRef)) {
    for def in &api.types {
        match &def.shape {
            Shape::Object(object) => {
                object.properties.iter().for_each(|property| within(&property.ty, found));
                if let Additional::Typed(ty) = &object.additional {
                    within(ty, found);
                }
            }
            Shape::Union(union) => {
                union.members.iter().for_each(|member| within(&member.ty, found))
            }
            Shape::Alias(ty) => within(ty, found),
            Shape::Enum(_) | Shape::Foreign(_) => {}
        }
    }
    let operations = requests(&api.operations).into_iter().chain(responses(&api.operations));
    operations.for_each(|ty| within(ty, found));
}

fn within<'a>(ty: &'a TypeRef, found: &mut impl FnMut(&'a TypeRef)) {
    found(ty);
    match &ty.kind {
        Kind::Array(item) | Kind::Map(item) => within(item, found),
        Kind::Tuple(items) => items.iter().for_each(|item| within(item, found)),
        _ => {}
    }
}

/// Every type that can be reached from `roots`, with a stack of its own so that depth is no matter.
fn mark(api: &Api, roots: &[&TypeRef]) -> Vec<bool> {
    let mut marked = vec![false; api.types.len()];
    let mut stack = Vec::new();
    for root in roots {
        named(root, &mut |id| stack.push(id));
    }
    while let Some(id) = stack.pop() {
        if !std::mem::replace(&mut marked[id.index()], true) {
            parts(api, id, &mut |next| stack.push(next));
        }
    }
    marked
}

/// Calls `found` with every type named in a definition.
pub fn parts(api: &Api, id: TypeId, found: &mut impl FnMut(TypeId)) {
    match &api.ty(id).shape {
        Shape::Object(object) => {
            for property in &object.properties {
                named(&property.ty, found);
            }
            if let Additional::Typed(ty) = &object.additional {
                named(ty, found);
            }
        }
        Shape::Union(union) => union.members.iter().for_each(|member| named(&member.ty, found)),
        Shape::Alias(ty) => named(ty, found),
        Shape::Enum(_) | Shape::Foreign(_) => {}
    }
}

/// Calls `found` with every type named in a position, inside lists and maps too.
pub fn named(ty: &TypeRef, found: &mut impl FnMut(TypeId)) {
    match &ty.kind {
        Kind::Named(id) => found(*id),
        Kind::Array(item) | Kind::Map(item) => named(item, found),
        Kind::Tuple(items) => items.iter().for_each(|item| named(item, found)),
        Kind::String(_) | Kind::Integer(_) | Kind::Number(_) | Kind::Boolean | Kind::Any(_) => {}
    }
}
