//! Expressions that tell what a decoded value is in Rust: its fields and variants by their generated names.

use codegen::ir::{Additional, Enum, Kind, Object, Shape, StringFormat, TypeId, TypeRef, Union};
use codegen::plan::facts::{FieldForm, Form};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::vectors::apis::Api;

/// Writes them for one crate.
#[derive(Clone, Copy)]
pub struct Shows<'a> {
    api: &'a Api,
}

impl<'a> Shows<'a> {
    /// For a crate.
    pub fn of(api: &'a Api) -> Self {
        Self { api }
    }

    /// A function for each named type.
    pub fn functions(self) -> Vec<TokenStream> {
        let used = |id: &TypeId| !self.api.plan.names.ty(*id).ident.is_empty();
        let ids = self.api.plan.api.types_with_ids().map(|(id, _)| id).filter(used);
        ids.filter_map(|id| self.function(id)).collect()
    }

    /// What `value`, a reference to what `send` gave, is.
    pub fn form(self, form: &Form, value: &TokenStream) -> TokenStream {
        match form {
            Form::Nothing => quote!({ let () = *#value; tree::none() }),
            Form::Json(ty) => self.ty(ty, value),
            Form::Text | Form::String => quote!(tree::text(#value)),
            Form::Bytes => quote!(tree::bytes(#value)),
        }
    }

    fn name(self, id: TypeId) -> Ident {
        format_ident!("show_{}_{}", self.api.library(), id.index())
    }

    /// None for another name of an unnamed type.
    fn function(self, id: TypeId) -> Option<TokenStream> {
        let (library, ident) = (
            format_ident!("{}", self.api.library()),
            format_ident!("{}", self.api.plan.names.ty(id).ident),
        );
        let ty = quote!(#library::models::#ident);
        let body = match &self.api.plan.api.ty(id).shape {
            Shape::Object(object) => self.object(id, object),
            Shape::Enum(values) => self.values(id, values, &ty),
            Shape::Union(union) => self.union(id, union, &ty),
            Shape::Alias(target) if self.api.plan.facts.ty(id).newtype => {
                self.bare(target, &quote!(&value.0))
            }
            Shape::Alias(_) | Shape::Foreign(_) => return None,
        };
        let name = self.name(id);
        Some(quote!(fn #name(value: &#ty) -> Value { #body }))
    }

    fn ty(self, ty: &TypeRef, value: &TokenStream) -> TokenStream {
        if !ty.nullable {
            return self.bare(ty, value);
        }
        let inner = self.bare(ty, &quote!(value));
        quote!(match #value { Some(value) => #inner, None => tree::none() })
    }

    /// A value that is not null; `value` is a reference.
    fn bare(self, ty: &TypeRef, value: &TokenStream) -> TokenStream {
        match &ty.kind {
            Kind::Named(id) => match &self.api.plan.api.ty(*id).shape {
                Shape::Alias(target) if !self.api.plan.facts.ty(*id).newtype => {
                    self.bare(target, value)
                }
                _ => {
                    let name = self.name(*id);
                    quote!(#name(#value))
                }
            },
            Kind::String(format) => string(format, value),
            Kind::Integer(_) => quote!(tree::integer(#value)),
            Kind::Number(_) => quote!(tree::number(*#value)),
            Kind::Boolean => quote!(tree::boolean(*#value)),
            Kind::Any(_) => quote!(tree::any(#value)),
            Kind::Array(item) => {
                let item = self.ty(item, &quote!(value));
                quote!(tree::list((#value).iter().map(|value| #item).collect()))
            }
            Kind::Map(item) => {
                let item = self.ty(item, &quote!(value));
                quote!(tree::map((#value).iter().map(|(key, value)| (key, #item))))
            }
            Kind::Tuple(items) => {
                let items = items.iter().enumerate().map(|(index, item)| {
                    let index = syn::Index::from(index);
                    self.ty(item, &quote!(&(#value).#index))
                });
                quote!(tree::list(vec![#(#items),*]))
            }
        }
    }

    fn object(self, id: TypeId, object: &Object) -> TokenStream {
        let (names, forms) =
            (&self.api.plan.names.ty(id).fields, &self.api.plan.facts.ty(id).fields);
        let members =
            object.properties.iter().zip(names).zip(forms).map(|((property, name), form)| {
                let (wire, name) = (property.wire.as_str(), format_ident!("{name}"));
                let inner = |value: TokenStream| self.bare(&property.ty, &value);
                let there = inner(quote!(value));
                let shown = match form {
                    FieldForm::Required => inner(quote!(&value.#name)),
                    FieldForm::Nullable | FieldForm::Optional => {
                        quote!(match &value.#name { Some(value) => #there, None => tree::none() })
                    }
                    FieldForm::ThreeState => quote! {
                        match value.#name.as_option() {
                            Some(value) => #there,
                            None if value.#name.is_null() => tree::null(),
                            None => tree::absent(),
                        }
                    },
                };
                quote!((#wire, #shown))
            });
        let further = match (&object.additional, names.get(object.properties.len())) {
            (Additional::Typed(ty), Some(name)) => {
                let (name, item) = (format_ident!("{name}"), self.ty(ty, &quote!(value)));
                quote!(Some(tree::map(value.#name.iter().map(|(key, value)| (key, #item)))))
            }
            _ => quote!(None),
        };
        quote!(tree::object(&[#(#members),*], #further))
    }

    fn values(self, id: TypeId, values: &Enum, ty: &TokenStream) -> TokenStream {
        let names = &self.api.plan.names.ty(id).variants;
        let arms = values.values.iter().zip(names).map(|(value, name)| {
            let (name, wire) = (format_ident!("{name}"), value.value.to_string());
            quote!(#ty::#name => tree::known(#wire))
        });
        // The places that keep what is not known are of three kinds; `Display` is none of them.
        let kept = if values.is_string() {
            quote!(json!(value.as_str()))
        } else if values.values.iter().all(|value| value.value.is_i64()) {
            quote!(json!(value.get()))
        } else {
            quote!(value.as_value().clone())
        };
        quote! {
            match value {
                #(#arms,)*
                #ty::Unrecognized(value) => tree::unknown(#kept),
                _ => tree::unseen(),
            }
        }
    }

    fn union(self, id: TypeId, union: &Union, ty: &TokenStream) -> TokenStream {
        let names = &self.api.plan.names.ty(id).variants;
        let tag = union.discriminator.as_ref().map(|tag| tag.property.as_str());
        let tag = tag.unwrap_or_default();
        let arms = union.members.iter().zip(names).enumerate().map(|(index, (member, name))| {
            let ident = format_ident!("{name}");
            let words = member.tags.iter().chain(&member.name_hint).chain([name]);
            let inner = self.ty(&member.ty, &quote!(value));
            quote!(#ty::#ident(value) => tree::member(#index, &[#(#words),*], #tag, #inner))
        });
        quote! {
            match value {
                #(#arms,)*
                #ty::Unrecognized(value) => tree::unknown(value.clone()),
                _ => tree::unseen(),
            }
        }
    }
}

fn string(format: &StringFormat, value: &TokenStream) -> TokenStream {
    match format {
        StringFormat::DateTime => quote!(tree::moment(&(#value).to_rfc3339())),
        StringFormat::Byte => quote!(tree::bytes(#value)),
        StringFormat::Password => quote!(tree::text((#value).expose())),
        StringFormat::Int64 | StringFormat::Uint64 => quote!(tree::integer(#value)),
        StringFormat::Date
        | StringFormat::Time
        | StringFormat::Duration
        | StringFormat::Uuid
        | StringFormat::Ipv4
        | StringFormat::Ip
        | StringFormat::Ipv6 => quote!(tree::printed(#value)),
        StringFormat::Plain | StringFormat::Uri | StringFormat::Binary | StringFormat::Other(_) => {
            quote!(tree::text(#value))
        }
    }
}
