//! Deprecation: what the document deprecates, users are told; generated code that must touch it says so.

use codegen_quote::quote;
use codegen_tokens::TokenStream;

use crate::ir::{Additional, Kind, OperationId, Shape, TypeId, TypeRef};
use crate::plan::Plan;
use crate::plan::facts::{Form, Paging, Step};

/// `#[deprecated]` where the document says so.
pub fn mark(deprecated: bool) -> TokenStream {
    if deprecated { quote!(#[deprecated]) } else { TokenStream::new() }
}

/// The allowance of an item that touches deprecated ones.
pub fn allow(touches: bool) -> TokenStream {
    if touches {
        quote!(#[allow(deprecated, reason = "the deprecated parts are still part of the API")])
    } else {
        TokenStream::new()
    }
}

/// Whether a type or a member of it is deprecated, or the type of a member.
pub fn in_definition(plan: &Plan, id: TypeId) -> bool {
    let def = plan.api.ty(id);
    let members = match plan.shape(id) {
        Shape::Object(object) => {
            let extras = match &object.additional {
                Additional::Typed(ty) => in_type(plan, ty),
                Additional::Unspecified | Additional::Forbidden => false,
            };
            extras
                || object
                    .properties
                    .iter()
                    .any(|property| property.docs.deprecated || in_type(plan, &property.ty))
        }
        Shape::Enum(values) => values.values.iter().any(|value| value.docs.deprecated),
        Shape::Foreign(_) => false,
        Shape::Union(union) => union.members.iter().any(|member| in_type(plan, &member.ty)),
        Shape::Alias(target) => in_type(plan, target),
    };
    members || def.docs.deprecated
}

/// Whether a position names a deprecated type.
pub fn in_type(plan: &Plan, ty: &TypeRef) -> bool {
    match &ty.kind {
        Kind::Named(id) => {
            let def = plan.api.ty(*id);
            let target = match plan.shape(*id) {
                // A codec looks through an alias.
                Shape::Alias(target) if !plan.facts.ty(*id).newtype => in_type(plan, target),
                _ => false,
            };
            def.docs.deprecated || target
        }
        Kind::Array(item) | Kind::Map(item) => in_type(plan, item),
        Kind::Tuple(items) => items.iter().any(|item| in_type(plan, item)),
        _ => false,
    }
}

/// Whether the signature of an operation, or one of its answers, names a deprecated type.
pub fn in_operation(plan: &Plan, id: OperationId) -> bool {
    let (operation, facts) = (plan.api.operation(id), plan.facts.operation(id));
    let form = |form: &Form| matches!(form, Form::Json(ty) if in_type(plan, ty));
    let output = facts.output.forms().any(form);
    let types = facts.arguments.bodies.iter().flat_map(|body| body.shape.types());
    let body = types.chain(facts.streams.types()).any(|ty| in_type(plan, ty));
    let pages = facts.paging.as_ref().is_some_and(|paging| in_pages(plan, paging));
    output
        || body
        || pages
        || facts.errors.iter().any(|answer| form(&answer.form))
        || operation.parameters.iter().any(|parameter| in_type(plan, &parameter.ty))
}

/// Whether the item of a list is deprecated, or a member on the way to it or to the next page.
fn in_pages(plan: &Plan, paging: &Paging) -> bool {
    let is_deprecated = |step: &Step| match &plan.api.ty(step.owner).shape {
        Shape::Object(object) => object.properties[step.index].docs.deprecated,
        _ => false,
    };
    in_type(plan, &paging.item) || paging.steps().any(is_deprecated)
}
