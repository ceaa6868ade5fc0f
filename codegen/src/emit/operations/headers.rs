//! Declared headers of answers: a type with a method a header, and the way to get it.

use codegen_quote::quote;
use codegen_tokens::TokenStream;

use super::{answers, header_members};
use crate::emit::idents::ident;
use crate::emit::types::{self, Types};
use crate::emit::{deprecated, docs};
use crate::ir::{Header, Kind, OperationId, Shape, StringFormat, TypeRef};
use crate::plan::Plan;

/// `send_with_headers`; nothing where no header is declared.
pub fn method(plan: &Plan, id: OperationId) -> TokenStream {
    if plan.facts.operation(id).headers.is_empty() {
        return TokenStream::new();
    }
    let names = plan.names.operation(id);
    let (headers, error) = (ident(&names.extras.headers), ident(&names.error));
    let (output, decode) = (answers::output_type(plan, id), answers::decoder(plan, id));
    quote! {
        #[doc = " Sends the request; gives the value of a success with the declared headers of the answer."]
        #[inline]
        pub fn send_with_headers(
            self,
        ) -> call::Sending<answered::Answered<#output, #headers>, #error> {
            self.call.send(|answer| answered::read(answer, #decode))
        }
    }
}

/// The type; nothing where no header is declared.
pub fn headers(plan: &Plan, id: OperationId) -> TokenStream {
    let declared = &plan.facts.operation(id).headers;
    if declared.is_empty() {
        return TokenStream::new();
    }
    let names = plan.names.operation(id);
    let name = ident(&names.extras.headers);
    let of = docs::code(&names.ident);
    let docs = docs::attributes(&[
        format!("The declared headers of an answer to {of}."),
        String::new(),
        "One that is missing or does not fit its type is `None`.".to_owned(),
    ]);
    let readers = declared.iter().zip(&names.extras.readers).map(|(header, name)| {
        let (name, wire) = (ident(name), header.wire.as_str());
        let Reader { ty, read } = reader(plan, header, wire);
        let docs = docs::attributes(&text(header));
        let mark = deprecated::mark(header.docs.deprecated);
        quote! {
            #docs
            #mark
            pub fn #name(&self) -> Option<#ty> {
                #read
            }
        }
    });
    let allow = deprecated::allow(declared.iter().any(|one| deprecated::in_type(plan, &one.ty)));
    quote! {
        #docs
        #[derive(Debug, Clone)]
        pub struct #name {
            answer: answer::RawResponse,
        }

        #allow
        impl #name {
            #(#readers)*
        }

        impl From<answer::RawResponse> for #name {
            fn from(answer: answer::RawResponse) -> Self {
                Self { answer }
            }
        }
    }
}

fn text(header: &Header) -> Vec<String> {
    let own = docs::lines(header.docs.description.as_deref().unwrap_or_default());
    let line = || vec![format!("The header {}.", docs::code(header.wire.as_str()))];
    if own.is_empty() { line() } else { own }
}

struct Reader {
    ty: TokenStream,
    read: TokenStream,
}

fn reader(plan: &Plan, header: &Header, name: &str) -> Reader {
    let resolved = types::resolved(plan, &header.ty);
    let one = |ty: TokenStream, read: TokenStream| Reader {
        ty,
        read: quote!(header::one(self.answer.headers(), #name, #read)),
    };
    if header.content.as_deref().is_some_and(is_json) {
        let types = Types::outside(plan);
        let (ty, codec) = (types.bare(&header.ty), types.bare_codec(&header.ty));
        return one(ty, quote!(|value| header::json(value, #codec)));
    }
    if let Some(is_text) = header_members::texts(plan, header) {
        let types = Types::outside(plan);
        let (ty, codec) = (types.bare(&header.ty), types.bare_codec(&header.ty));
        let explode = header.explode;
        let read = quote!(header::object(self.answer.headers(), #name, #explode, #is_text, #codec));
        return Reader { ty, read };
    }
    match &resolved.kind {
        Kind::Array(item) => {
            let (ty, read) = scalar(plan, item);
            Reader {
                ty: quote!(Vec<#ty>),
                read: quote!(header::all(self.answer.headers(), #name, #read)),
            }
        }
        _ => {
            let (ty, read) = scalar(plan, &header.ty);
            one(ty, read)
        }
    }
}

/// A value that is neither a list nor an object; what is more than that is its text.
fn scalar(plan: &Plan, ty: &TypeRef) -> (TokenStream, TokenStream) {
    let types = Types::outside(plan);
    let text = || (quote!(String), quote!(header::text));
    match &types::resolved(plan, ty).kind {
        Kind::String(StringFormat::Plain) => text(),
        Kind::Integer(_) | Kind::Number(_) | Kind::Boolean => {
            let ty = types.bare(ty);
            (ty.clone(), quote!(header::parsed::<#ty>))
        }
        Kind::String(_) => spelled(types, ty),
        Kind::Named(id) => match &plan.api.ty(*id).shape {
            Shape::Enum(values) if values.is_string() => spelled(types, ty),
            Shape::Enum(values) if values.is_integer() => {
                let (ty, codec) = (types.bare(ty), types.bare_codec(ty));
                (ty, quote!(|value| header::json(value, #codec)))
            }
            _ => text(),
        },
        _ => text(),
    }
}

fn spelled(types: Types<'_>, ty: &TypeRef) -> (TokenStream, TokenStream) {
    let (ty, codec) = (types.bare(ty), types.bare_codec(ty));
    (ty, quote!(|value| header::spelled(value, #codec)))
}

fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    essence == "application/json" || essence.ends_with("+json")
}
