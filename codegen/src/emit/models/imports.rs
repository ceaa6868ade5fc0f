//! The `use` lines of a file of models: the other models that it names.

use std::collections::BTreeSet;

use codegen_quote::quote;
use codegen_tokens::TokenStream;

use crate::emit::deprecated;
use crate::emit::idents::ident;
use crate::ir::{Additional, Kind, Shape, TypeId, TypeRef};
use crate::plan::Plan;
use crate::plan::names::ModelFile;

/// Every model that a file uses and does not define.
pub fn imports(plan: &Plan, file: &ModelFile) -> TokenStream {
    let mut used = BTreeSet::new();
    for id in &file.types {
        definition(plan, *id, &mut used);
    }
    let foreign: Vec<_> = used.into_iter().filter(|id| !file.types.contains(id)).collect();
    grouped(plan, &foreign, &TokenStream::new(), &quote!(use crate::models::))
}

/// One `use` line for the types, and one for those that are deprecated, which has to say so.
pub fn grouped(
    plan: &Plan,
    types: &[TypeId],
    gate: &TokenStream,
    path: &TokenStream,
) -> TokenStream {
    let line = |deprecated: bool| {
        let of_kind = types.iter().filter(|id| plan.api.ty(**id).docs.deprecated == deprecated);
        let names: BTreeSet<_> = of_kind.map(|id| &plan.names.ty(*id).ident).collect();
        if names.is_empty() {
            return TokenStream::new();
        }
        let is_one = names.len() == 1;
        let names = names.into_iter().map(|name| ident(name));
        let names = if is_one { quote!(#(#names)*) } else { quote!({#(#names),*}) };
        let allow = deprecated::allow(deprecated);
        quote!(#gate #allow #path #names;)
    };
    let (current, deprecated) = (line(false), line(true));
    quote!(#current #deprecated)
}

fn definition(plan: &Plan, id: TypeId, used: &mut BTreeSet<TypeId>) {
    match plan.shape(id) {
        Shape::Object(object) => {
            for property in &object.properties {
                spelled(&property.ty, used);
            }
            if let Additional::Typed(ty) = &object.additional {
                spelled(ty, used);
            }
        }
        Shape::Union(union) => {
            for member in &union.members {
                spelled(&member.ty, used);
            }
        }
        Shape::Alias(target) => spelled(target, used),
        Shape::Enum(_) | Shape::Foreign(_) => {}
    }
}

/// The names in the spelling of a type.
fn spelled(ty: &TypeRef, used: &mut BTreeSet<TypeId>) {
    match &ty.kind {
        Kind::Named(id) => drop(used.insert(*id)),
        Kind::Array(item) | Kind::Map(item) => spelled(item, used),
        Kind::Tuple(items) => items.iter().for_each(|item| spelled(item, used)),
        _ => {}
    }
}
