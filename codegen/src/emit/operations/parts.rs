//! The parts of a multipart body: a type with a setter a part.

use codegen_quote::quote;
use codegen_tokens::{Ident, Literal, TokenStream};

use super::argument::{self, Argument};
use crate::emit::idents::{self, ident};
use crate::emit::types::Types;
use crate::emit::{deprecated, docs, models};
use crate::ir::{OperationId, Property, Shape};
use crate::plan::Plan;
use crate::plan::facts::{BodyShape, PartField, PartShape};
use crate::plan::names::PartNames;

/// More required parts than this are setters, all of them.
const MAX_ARGUMENTS: usize = 5;

/// The type; nothing where an operation has no such body, or one that does not say its parts.
pub fn form(plan: &Plan, id: OperationId) -> TokenStream {
    let Some(fields) = fields(plan, id) else { return TokenStream::new() };
    let names = plan.names.operation(id);
    let name = ident(&names.extras.form);
    let of = docs::code(&names.ident);
    let docs = docs::attributes(&[format!("The parts of the body of {of}.")]);
    let is_old = |field: &PartField| property(plan, field).docs.deprecated;
    let old = fields.iter().any(is_old) || deprecated::in_operation(plan, id);
    let allow = deprecated::allow(old);
    let parts: Vec<_> = fields.iter().zip(&names.extras.parts).enumerate().collect();
    let table = fields.iter().map(|field| table(plan, field));
    let new = constructor(plan, fields, &names.extras.parts);
    let setters = parts.iter().map(|(index, (field, names))| {
        let headers = headers(plan, *index, field, names);
        let setter = setter(plan, *index, field, names);
        quote!(#setter #headers)
    });
    let default = is_default(fields).then(|| {
        quote! {
            impl Default for #name {
                fn default() -> Self {
                    Self::new()
                }
            }
        }
    });
    quote! {
        #docs
        #allow
        #[derive(Debug)]
        #[must_use = "parts are sent with their request"]
        pub struct #name {
            pub(crate) parts: multipart::Multipart,
        }

        #default

        #allow
        impl #name {
            const FIELDS: &'static [multipart::Field] = &[#(#table),*];

            #new
            #(#setters)*

            #[doc = " Adds a part that the description does not declare."]
            pub fn part(mut self, name: impl Into<String>, part: impl Into<multipart::Part>) -> Self {
                self.parts.push(name.into().into(), part.into());
                self
            }
        }
    }
}

/// Whether there is such a type.
pub fn has_form(plan: &Plan, id: OperationId) -> bool {
    fields(plan, id).is_some()
}

fn fields(plan: &Plan, id: OperationId) -> Option<&[PartField]> {
    let bodies = &plan.facts.operation(id).arguments.bodies;
    bodies.iter().find_map(|form| match &form.shape {
        BodyShape::Multipart(parts) if !parts.is_empty() => Some(parts.as_slice()),
        _ => None,
    })
}

fn property<'a>(plan: &'a Plan, field: &PartField) -> &'a Property {
    match &plan.api.ty(field.object).shape {
        Shape::Object(object) => &object.properties[field.property],
        _ => unreachable!("facts find parts in objects alone"),
    }
}

/// A line of the table that the setters refer to.
fn table(plan: &Plan, field: &PartField) -> TokenStream {
    let name = property(plan, field).wire.as_str();
    let required = field.required.then(|| quote!(.required()));
    // JSON says by itself what it is.
    let content_type = field.content_type.as_deref().filter(|text| *text != "application/json");
    let content_type = content_type.map(|text| quote!(.content_type(#text)));
    let separator = field.separator.map(|text| quote!(.separator(#text)));
    quote!(multipart::Field::new(#name) #required #content_type #separator)
}

/// `new` with the required parts, unless these are too many.
fn constructor(plan: &Plan, fields: &[PartField], names: &[PartNames]) -> TokenStream {
    let required: Vec<_> = fields.iter().zip(names).filter(|(field, _)| field.required).collect();
    let taken = if required.len() > MAX_ARGUMENTS { Vec::new() } else { required };
    let arguments = taken.iter().map(|(field, names)| {
        let name = idents::argument(&names.setter);
        let ty = argument(plan, field, &name).ty;
        quote!(#name: #ty)
    });
    let sets = taken.iter().map(|(_, names)| {
        let (name, given) = (ident(&names.setter), idents::argument(&names.setter));
        quote!(.#name(#given))
    });
    if taken.is_empty() {
        return quote! {
            #[doc = " A body without parts; `send` names a required one that is missing."]
            pub fn new() -> Self {
                Self { parts: multipart::Multipart::of(Self::FIELDS) }
            }
        };
    }
    quote! {
        #[doc = " A body with its required parts."]
        pub fn new(#(#arguments),*) -> Self {
            let form = Self { parts: multipart::Multipart::of(Self::FIELDS) };
            form #(#sets)*
        }
    }
}

/// Whether `new` takes nothing, which clippy wants to see as a `Default`.
fn is_default(fields: &[PartField]) -> bool {
    let required = fields.iter().filter(|field| field.required).count();
    required == 0 || required > MAX_ARGUMENTS
}

fn setter(plan: &Plan, index: usize, field: &PartField, names: &PartNames) -> TokenStream {
    let (name, given) = (ident(&names.setter), idents::argument(&names.setter));
    let property = property(plan, field);
    let Argument { ty, value, .. } = argument(plan, field, &given);
    let index = Literal::usize_unsuffixed(index);
    let method = ident(match (&field.shape, field.many) {
        (PartShape::File, false) => "file",
        (PartShape::File, true) => "files",
        (PartShape::Text(_), _) => "value",
        (PartShape::Json(_), false) => "json",
        (PartShape::Json(_), true) => "jsons",
    });
    let own = models::field_text(property);
    let line = || vec![format!("Sets the part {}.", docs::code(property.wire.as_str()))];
    let docs = docs::attributes(&if own.is_empty() { line() } else { own });
    let mark = deprecated::mark(property.docs.deprecated);
    quote! {
        #docs
        #mark
        pub fn #name(mut self, #given: #ty) -> Self {
            self.parts.#method(#index, #value);
            self
        }
    }
}

/// How a part is taken.
fn argument(plan: &Plan, field: &PartField, name: &Ident) -> Argument {
    let types = Types::outside(plan);
    match (&field.shape, field.many) {
        (PartShape::File, false) => {
            Argument::new(quote!(impl Into<multipart::Part>), quote!(#name.into()))
        }
        (PartShape::File, true) => Argument::new(
            quote!(impl IntoIterator<Item = impl Into<multipart::Part>>),
            quote!(#name.into_iter().map(Into::into)),
        ),
        (PartShape::Text(_), _) => argument::of_type(plan, &property(plan, field).ty, name),
        (PartShape::Json(ty), false) if argument::is_text_type(plan, ty) => {
            Argument::new(quote!(&str), quote!(#name))
        }
        (PartShape::Json(ty), false) => {
            let (ty, codec) = (types.ty(ty), types.codec(ty));
            Argument::new(quote!(&#ty), quote!(&codec::Ref(#name, #codec)))
        }
        (PartShape::Json(ty), true) => {
            let (ty, codec) = (types.ty(ty), types.codec(ty));
            let value = quote!(#name.iter().map(|item| codec::Ref(item, #codec)));
            Argument::new(quote!(&[#ty]), value)
        }
    }
}

/// A setter for each header that the document gives the part.
fn headers(plan: &Plan, index: usize, field: &PartField, names: &PartNames) -> TokenStream {
    let index = Literal::usize_unsuffixed(index);
    let part = docs::code(property(plan, field).wire.as_str());
    let setters = field.headers.iter().zip(&names.headers).map(|(header, name)| {
        let (name, given, wire) = (ident(name), idents::argument(name), header.wire.as_str());
        let Argument { ty, value, .. } = argument::of_type(plan, &header.ty, &given);
        let own = docs::lines(header.docs.description.as_deref().unwrap_or_default());
        let line = format!("Sets the header {} of the part {part}.", docs::code(wire));
        let docs = docs::attributes(&if own.is_empty() { vec![line] } else { own });
        quote! {
            #docs
            pub fn #name(mut self, #given: #ty) -> Self {
                self.parts.header(#index, #wire, #value);
                self
            }
        }
    });
    quote!(#(#setters)*)
}
