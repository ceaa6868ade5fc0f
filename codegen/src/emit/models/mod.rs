//! Models: one file a component with the inline types that only it uses.

mod alias;
mod candidates;
mod comparison;
mod enumeration;
mod imports;
mod object;
mod setters;
mod text;
mod union;
mod validation;

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::idents::{ident, path};
use super::{docs, uses};
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
    let folders = folders(plan).into_iter().map(|folder| {
        let folder = ident(&folder);
        quote! {
            #[rustfmt::skip]
            mod #folder;
        }
    });
    let folder_uses = self::folders(plan).into_iter().map(|folder| {
        let folder = ident(&folder);
        quote!(pub use self::#folder::*;)
    });
    let files: Vec<_> = plan.names.files.iter().filter(|file| file.folder.is_none()).collect();
    let (modules, uses) = (modules(&files), uses(plan, &files));
    quote! {
        #![doc = " The types of the API."]
        #(#folders)*
        #modules
        #(#folder_uses)*
        #uses
    }
}

/// `models/FOLDER/mod.rs`.
pub fn folder(plan: &Plan, folder: &str) -> TokenStream {
    let inside = |file: &&ModelFile| file.folder.as_deref() == Some(folder);
    let files: Vec<_> = plan.names.files.iter().filter(inside).collect();
    let (modules, uses) = (modules(&files), uses(plan, &files));
    quote! {
        #modules
        #uses
    }
}

fn modules(files: &[&ModelFile]) -> TokenStream {
    let modules = files.iter().map(|file| {
        let stem = ident(&file.stem);
        quote! {
            #[rustfmt::skip]
            mod #stem;
        }
    });
    quote!(#(#modules)*)
}

fn uses(plan: &Plan, files: &[&ModelFile]) -> TokenStream {
    let uses = files.iter().map(|file| {
        let path = ident(&file.stem);
        imports::grouped(plan, &file.types, &quote!(pub use self::#path::))
    });
    quote!(#(#uses)*)
}

/// A file of models.
pub fn file(plan: &Plan, file: &ModelFile) -> TokenStream {
    let items: TokenStream = file.types.iter().map(|id| item(plan, *id)).collect();
    let mut all = imports::imports(plan, file);
    all.extend(uses::runtime(&items));
    // Interpolated, all the items would be copied.
    all.extend(items);
    all
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

/// The derives that the user asks for, but for those that the type has anyway.
fn derives(plan: &Plan, own: &[&str]) -> TokenStream {
    let name = |derive: &str| derive.rsplit("::").next().unwrap_or(derive).trim().to_owned();
    let asked = plan.settings.derives.iter();
    let asked = asked.filter(|derive| !own.contains(&name(derive).as_str()));
    let derives = asked.map(|derive| path(derive));
    quote!(#(, #derives)*)
}
