//! Aliases: another name of a type, or a type of its own where a name would contain itself.

use codegen_quote::quote;
use codegen_tokens::TokenStream;

use super::type_docs;
use crate::emit::deprecated;
use crate::emit::idents::ident;
use crate::emit::idents::path;
use crate::emit::types::Types;
use crate::ir::{TypeId, TypeRef};
use crate::plan::Plan;

/// An alias.
pub fn alias(plan: &Plan, id: TypeId, target: &TypeRef) -> TokenStream {
    let name = ident(&plan.names.ty(id).ident);
    let docs = type_docs(plan, id, "Another name of a type.");
    let types = Types::inside(plan);
    let ty = types.bare(target);
    let mark = deprecated::mark(plan.api.ty(id).docs.deprecated);
    let allow = deprecated::allow(deprecated::in_definition(plan, id));
    if !plan.facts.ty(id).newtype {
        return quote! {
            #docs
            #mark
            #allow
            pub type #name = #ty;
        };
    }
    let codec = types.bare_codec(target);
    quote! {
        #docs
        #mark
        #allow
        #[derive(Debug, Clone, PartialEq)]
        pub struct #name(pub #ty);

        #allow
        impl<'de> serde::Deserialize<'de> for #name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                codec::Codec::read(#codec, deserializer).map(Self)
            }
        }

        #allow
        impl serde::Serialize for #name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                codec::Codec::write(#codec, &self.0, serializer)
            }
        }
    }
}

/// A type of the user's, under the name of the schema that it stands for.
pub fn foreign(plan: &Plan, id: TypeId, target: &str) -> TokenStream {
    let name = ident(&plan.names.ty(id).ident);
    let docs = type_docs(plan, id, "A type of its own crate.");
    let mark = deprecated::mark(plan.api.ty(id).docs.deprecated);
    let target = path(target);
    quote! {
        #docs
        #mark
        pub type #name = #target;
    }
}
