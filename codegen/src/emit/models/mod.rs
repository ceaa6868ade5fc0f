//! Models: one file a component with the inline types that only it uses.

mod alias;
mod candidates;
mod comparison;
mod enumeration;
mod imports;
mod object;
mod setters;
mod stand_in;
mod text;
mod union;
mod validation;

use std::collections::BTreeSet;

use codegen_quote::quote;
use codegen_tokens::TokenStream;

use super::docs;
use super::gate::{gate, gate_any};
use super::idents::{ident, path};
use super::uses::Module;
use crate::ir::{Shape, TypeId};
use crate::plan::Plan;
use crate::plan::names::ModelFile;

pub use text::field as field_text;

/// The folders of models, where there are so many that they need some.
pub fn folders(plan: &Plan) -> BTreeSet<String> {
    plan.names.files.iter().filter_map(|file| file.folder.clone()).collect()
}

/// Whether any type has a `validate`.
pub fn has_checks(plan: &Plan) -> bool {
    let types = plan.names.files.iter().flat_map(|file| &file.types);
    types.copied().any(|id| validation::is_checked(plan, id))
}

/// `models/mod.rs`: every model, flat.
pub fn module(plan: &Plan) -> TokenStream {
    let folders: Vec<_> = folders(plan)
        .into_iter()
        .map(|folder| (ident(&folder), gate_any(files(plan, Some(&folder)).map(|(_, gate)| gate))))
        .collect();
    let folder_modules = folders.iter().map(|(folder, gate)| {
        quote! {
            #gate
            #[rustfmt::skip]
            mod #folder;
        }
    });
    let folder_uses = folders.iter().map(|(folder, gate)| quote!(#gate pub use self::#folder::*;));
    let (modules, uses) = (modules(plan, None), uses(plan, None));
    quote! {
        #![doc = " The types of the API."]
        #(#folder_modules)*
        #modules
        #(#folder_uses)*
        #uses
    }
}

/// `models/FOLDER/mod.rs`.
pub fn folder(plan: &Plan, folder: &str) -> TokenStream {
    let (modules, uses) = (modules(plan, Some(folder)), uses(plan, Some(folder)));
    quote! {
        #modules
        #uses
    }
}

/// The files of a folder, each with its feature.
fn files<'a>(
    plan: &'a Plan,
    folder: Option<&'a str>,
) -> impl Iterator<Item = (&'a ModelFile, Option<&'a str>)> {
    let all = plan.names.files.iter().enumerate();
    let inside = all.filter(move |(_, file)| file.folder.as_deref() == folder);
    inside.map(|(index, file)| (file, plan.gates.file(index)))
}

fn modules(plan: &Plan, folder: Option<&str>) -> TokenStream {
    let modules = files(plan, folder).map(|(file, feature)| {
        let (stem, gate) = (ident(&file.stem), gate(feature));
        quote! {
            #gate
            #[rustfmt::skip]
            mod #stem;
        }
    });
    quote!(#(#modules)*)
}

fn uses(plan: &Plan, folder: Option<&str>) -> TokenStream {
    let uses = files(plan, folder).map(|(file, feature)| {
        let path = ident(&file.stem);
        imports::grouped(plan, &file.types, &gate(feature), &quote!(pub use self::#path::))
    });
    quote!(#(#uses)*)
}

/// A file of models.
pub fn file(plan: &Plan, file: &ModelFile) -> Module {
    let body = file.types.iter().map(|id| item(plan, *id)).collect();
    Module { head: imports::imports(plan, file), body }
}

fn item(plan: &Plan, id: TypeId) -> TokenStream {
    match plan.shape(id) {
        Shape::Object(object) => object::object(plan, id, object),
        Shape::Enum(values) if values.is_string() => enumeration::strings(plan, id, values),
        Shape::Enum(values) => enumeration::values(plan, id, values),
        Shape::Union(union) => union::union(plan, id, union),
        Shape::Alias(target) => alias::alias(plan, id, target),
        Shape::Foreign(path) => alias::foreign(plan, id, path),
    }
}

/// The documentation of a type: its text, or one line that says what it is.
fn type_docs(plan: &Plan, id: TypeId, fallback: &str) -> TokenStream {
    let def = plan.api.ty(id);
    let mut lines = text::docs(&def.docs);
    if lines.is_empty() {
        lines.push(fallback.to_owned());
    }
    docs::attributes(&lines)
}

/// The derives that the user asks for, but for those that the type has anyway or cannot have.
fn derives(plan: &Plan, id: TypeId, own: &[&str]) -> TokenStream {
    let name = |derive: &str| derive.rsplit("::").next().unwrap_or(derive).trim().to_owned();
    let asked = plan.settings.derives.iter();
    let lacking = &plan.facts.ty(id).underivable;
    // Those that have to agree with equality are derived only where it is.
    let apart =
        |name: &str| plan.facts.ty(id).is_wide() && ["Hash", "PartialOrd", "Ord"].contains(&name);
    let is_new = |name: &str| !own.contains(&name) && !lacking.contains(&name) && !apart(name);
    let asked = asked.filter(|derive| is_new(name(derive).as_str()));
    let derives = asked.map(|derive| path(derive));
    quote!(#(, #derives)*)
}
