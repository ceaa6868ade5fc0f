//! Operations: a file a tag, each operation a request type over one shared call.

mod answers;
mod argument;
mod bodies;
mod body;
mod header_members;
mod headers;
mod own_servers;
mod pages;
mod parts;
mod paths;
mod request;
mod security;
mod streams;

use codegen_quote::quote;
use codegen_tokens::TokenStream;

use super::idents::ident;
use super::uses::Module;
use super::{docs, gate};
use crate::plan::Plan;
use crate::plan::facts::Output;
use crate::plan::names::Group;

pub use argument::is_text_argument;
pub use request::method;

/// `operations/mod.rs`: every request type, flat.
pub fn module(plan: &Plan) -> TokenStream {
    let groups = || plan.names.groups.iter().enumerate();
    let modules = groups().map(|(index, group)| {
        let (stem, gate) = (ident(&group.stem), gate(plan.gates.group(index)));
        quote! {
            #gate
            #[rustfmt::skip]
            mod #stem;
        }
    });
    let uses = groups().map(|(index, group)| {
        let (stem, gate) = (ident(&group.stem), gate(plan.gates.group(index)));
        let names = exports(plan, group);
        let names = names.iter().map(|name| ident(name));
        quote!(#gate pub use self::#stem::{#(#names),*};)
    });
    quote! {
        #![doc = " The requests of the API, and their documented answers."]
        #(#modules)*
        #(#uses)*
    }
}

/// The public names of a file of operations, sorted.
fn exports(plan: &Plan, group: &Group) -> Vec<String> {
    let mut names = Vec::new();
    if group.tag.is_some() {
        names.push(group.ident.clone());
    }
    for id in &group.operations {
        let (of, facts) = (plan.names.operation(*id), plan.facts.operation(*id));
        names.extend([of.ident.clone(), of.error.clone()]);
        if let Output::Several(_) = facts.output {
            names.push(of.output.clone());
        }
        if facts.arguments.bodies.len() > 1 {
            names.push(of.extras.body.clone());
        }
        if parts::has_form(plan, *id) {
            names.push(of.extras.form.clone());
        }
        if !facts.headers.is_empty() {
            names.push(of.extras.headers.clone());
        }
        if own_servers::has_choice(plan, *id) {
            names.push(of.extras.server.clone());
        }
    }
    names.sort();
    names
}

/// A file of operations.
pub fn group(plan: &Plan, group: &Group) -> Module {
    let mut body = if group.tag.is_some() { accessor(plan, group) } else { TokenStream::new() };
    body.extend(group.operations.iter().map(|id| request::request(plan, *id)));
    Module { head: TokenStream::new(), body }
}

/// The type that the operations of a tag hang on.
fn accessor(plan: &Plan, group: &Group) -> TokenStream {
    let name = ident(&group.ident);
    let tag = group.tag.as_deref().unwrap_or_default();
    let declared = plan.api.tags.iter().find(|declared| declared.name == tag);
    let description = declared.and_then(|tag| tag.docs.description.as_deref()).unwrap_or_default();
    let mut lines = docs::lines(description);
    if lines.is_empty() {
        lines.push(format!("The operations tagged {}.", docs::code(tag)));
    }
    let docs = docs::attributes(&lines);
    let methods = group.operations.iter().map(|id| method(plan, *id, &TokenStream::new()));
    quote! {
        #docs
        #[derive(Debug, Clone)]
        pub struct #name {
            core: core::Core,
        }

        impl #name {
            pub(crate) fn new(core: core::Core) -> Self {
                Self { core }
            }

            #(#methods)*
        }
    }
}
