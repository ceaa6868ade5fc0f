//! Unions: a variant a member, one for what this version does not know, and how a value finds its member.

use codegen_quote::quote;
use codegen_tokens::{Ident, Literal, TokenStream};

use super::{candidates, type_docs, validation};
use crate::emit::idents::ident;
use crate::emit::types::{self, Types};
use crate::emit::{deprecated, docs};
use crate::ir::{self, Kind, Shape, TypeId, Union};
use crate::plan::Plan;

/// A member with its spelling.
struct Member {
    name: Ident,
    ty: TokenStream,
    codec: TokenStream,
    docs: TokenStream,
}

/// A union.
pub fn union(plan: &Plan, id: TypeId, union: &Union) -> TokenStream {
    let name = ident(&plan.names.ty(id).ident);
    let text = name.to_string();
    let docs = type_docs(plan, id, "One of several types.");
    let mark = deprecated::mark(plan.api.ty(id).docs.deprecated);
    let members = members(plan, id, union);
    let declared = members.iter().map(|Member { name, ty, docs, .. }| quote!(#docs #name(#ty)));
    let (member, read) = read(&members);
    let writes = members.iter().map(|Member { name, codec, .. }| {
        quote!(Self::#name(member) => codec::Codec::write(#codec, member, serializer))
    });
    let allow = deprecated::allow(deprecated::in_definition(plan, id));
    let (constants, find) = decision(plan, id, union);
    let derives = super::derives(plan, id, &["Debug", "Clone", "PartialEq"]);
    let checks = validation::union(plan, id, union);
    quote! {
        #docs
        #mark
        #allow
        #[derive(Debug, Clone, PartialEq #derives)]
        #[non_exhaustive]
        pub enum #name {
            #(#declared,)*
            #[doc = " A member that this version does not know, as it came."]
            Unrecognized(serde_json::Value),
        }

        #constants

        #allow
        impl union::Union for #name {
            const NAME: &'static str = #text;

            fn read<'de, D: serde::Deserializer<'de>>(
                #member: usize,
                deserializer: D,
            ) -> Result<Self, D::Error> {
                #read
            }

            fn unknown(value: serde_json::Value) -> Self {
                Self::Unrecognized(value)
            }
        }

        #allow
        impl<'de> serde::Deserialize<'de> for #name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #find
            }
        }

        #allow
        impl serde::Serialize for #name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    #(#writes,)*
                    Self::Unrecognized(value) => value.serialize(serializer),
                }
            }
        }

        #checks
    }
}

/// The pattern of the member's index, and the expression that reads that member.
fn read(members: &[Member]) -> (TokenStream, TokenStream) {
    let reads: Vec<_> = members
        .iter()
        .map(|Member { name, codec, .. }| {
            quote!(codec::Codec::read(#codec, deserializer).map(Self::#name))
        })
        .collect();
    let (last, before) = reads.split_last().expect("lower makes no union without a member");
    if before.is_empty() {
        return (quote!(_), last.clone());
    }
    let indices = (0..before.len()).map(Literal::usize_unsuffixed);
    (quote!(member), quote!(match member { #(#indices => #before,)* _ => #last, }))
}

fn members(plan: &Plan, id: TypeId, union: &Union) -> Vec<Member> {
    let names = plan.names.ty(id).variants.iter();
    let members = union.members.iter().zip(names).enumerate();
    members
        .map(|(index, (member, name))| {
            let types = Types::inside(plan);
            let (ty, codec) = (types.ty(&member.ty), types.codec(&member.ty));
            let boxed = is_boxed(plan, id, index, union);
            let codec = with_tag(plan, union, member, codec);
            let codec =
                if is_union(plan, union, index) { quote!(union::Buffered(#codec)) } else { codec };
            let tags: Vec<_> = member.tags.iter().map(|tag| docs::code(tag)).collect();
            let line =
                if tags.is_empty() { format!("{}.", docs::code(name)) } else { tags.join(", ") };
            Member {
                name: ident(name),
                ty: if boxed { quote!(Box<#ty>) } else { ty },
                codec: if boxed { quote!(codec::Boxed(#codec)) } else { codec },
                docs: docs::attributes(&[line]),
            }
        })
        .collect()
}

/// A member that does not declare the discriminator is written with its tag all the same.
fn with_tag(plan: &Plan, union: &Union, member: &ir::Member, codec: TokenStream) -> TokenStream {
    let (Some(discriminator), [tag, ..]) = (&union.discriminator, member.tags.as_slice()) else {
        return codec;
    };
    let Kind::Named(id) = types::resolved(plan, &member.ty).kind else {
        return codec;
    };
    let Shape::Object(object) = plan.shape(id) else {
        return codec;
    };
    if object.properties.iter().any(|property| property.wire == discriminator.property) {
        return codec;
    }
    let property = discriminator.property.as_str();
    quote!(union::WithTag { property: #property, tag: #tag, member: #codec })
}

/// Objects and unions are boxed, so that variants are of one size.
fn is_boxed(plan: &Plan, id: TypeId, index: usize, union: &Union) -> bool {
    let ty = types::resolved(plan, &union.members[index].ty);
    let large = match &ty.kind {
        Kind::Named(id) => !matches!(plan.shape(*id), Shape::Enum(_)),
        Kind::Tuple(_) => true,
        _ => false,
    };
    large || plan.facts.ty(id).boxed.contains(&index)
}

/// A union inside a union is read from a buffer, or the compiler would nest readers without end.
fn is_union(plan: &Plan, union: &Union, index: usize) -> bool {
    let ty = types::resolved(plan, &union.members[index].ty);
    matches!(ty.kind, Kind::Named(id) if matches!(plan.shape(id), Shape::Union(_)))
}

/// The table that a value finds its member by, and the call that does it.
fn decision(plan: &Plan, id: TypeId, union: &Union) -> (TokenStream, TokenStream) {
    let tagged = union.members.iter().all(|member| !member.tags.is_empty());
    if let Some(discriminator) = union.discriminator.as_ref().filter(|_| tagged) {
        let property = discriminator.property.as_str();
        let mut values: Vec<_> = union
            .members
            .iter()
            .enumerate()
            .flat_map(|(index, member)| member.tags.iter().map(move |tag| (tag.as_str(), index)))
            .collect();
        values.sort();
        values.dedup_by(|a, b| a.0 == b.0);
        let values = values.into_iter().map(|(tag, index)| {
            let index = Literal::usize_unsuffixed(index);
            quote!((#tag, #index))
        });
        let tag = quote!(&tagged::Tag { property: #property, values: &[#(#values),*] });
        let find = match discriminator.fallback.map(Literal::usize_unsuffixed) {
            Some(fallback) => quote!(tagged::read_or(deserializer, #tag, #fallback)),
            None => quote!(tagged::read(deserializer, #tag)),
        };
        return (TokenStream::new(), find);
    }
    let name = ident(&plan.names.ty(id).ident);
    let candidates = candidates::candidates(plan, id, union);
    let allow = deprecated::allow(deprecated::in_definition(plan, id));
    let constants = quote! {
        #allow
        impl #name {
            const CANDIDATES: &'static [candidate::Candidate] = &[#(#candidates),*];
        }
    };
    (constants, quote!(inferred::read(deserializer, Self::CANDIDATES)))
}
