//! Objects: the struct, its constructor and setters, and its serde impls over the shared visitor and writer.

use codegen_quote::quote;
use codegen_tokens::{Ident, Literal, TokenStream};

use super::stand_in::stand_in;
use super::{comparison, setters, text, type_docs, validation};
use crate::emit::idents::{self, ident};
use crate::emit::types::Types;
use crate::emit::{deprecated, docs};
use crate::ir::{Additional, Object, Property, TypeId};
use crate::plan::Plan;
use crate::plan::facts::FieldForm;

/// A field with everything decided about it.
pub struct Field<'a> {
    /// What the document says.
    pub property: &'a Property,
    /// Its name.
    pub name: Ident,
    /// What an argument for it is called.
    pub argument: Ident,
    /// How presence and null are held.
    pub form: FieldForm,
    /// Whether the value is in a box.
    pub boxed: bool,
    /// The type of its value, box included, without `Option`.
    pub value: TokenStream,
    /// The codec of its value.
    pub codec: TokenStream,
}

impl Field<'_> {
    /// The type of the field.
    fn ty(&self) -> TokenStream {
        let value = &self.value;
        match self.form {
            FieldForm::Required => value.clone(),
            FieldForm::Nullable | FieldForm::Optional => quote!(Option<#value>),
            FieldForm::ThreeState => quote!(patch::Patch<#value>),
        }
    }
}

/// The map of further members, where there is one.
pub struct Extras {
    /// Its name.
    pub name: Ident,
    /// The type of its values.
    pub value: TokenStream,
    codec: TokenStream,
}

/// An object.
pub fn object(plan: &Plan, id: TypeId, object: &Object) -> TokenStream {
    let name = ident(&plan.names.ty(id).ident);
    let fields = fields(plan, id, object);
    let extras = extras(plan, id, object);
    let docs = type_docs(plan, id, "An object of the API.");
    let mark = deprecated::mark(plan.api.ty(id).docs.deprecated);
    let allow = deprecated::allow(deprecated::in_definition(plan, id));
    let default = plan.facts.ty(id).has_default().then(|| quote!(, Default));
    let declared = fields.iter().map(|field| declaration(field));
    let declared_extras = extras.iter().map(|Extras { name, value, .. }| {
        quote! {
            #[doc = " Members that the description does not declare."]
            pub #name: std::collections::BTreeMap<String, #value>
        }
    });
    let constructor = setters::setters(plan, id, &name, &fields, extras.as_ref());
    let slots = &plan.names.ty(id).slots;
    let read = read(plan, (&name, slots), &fields, extras.as_ref(), &allow);
    let write = write(&name, &fields, extras.as_ref(), &allow);
    let derives = super::derives(plan, id, &["Debug", "Clone", "PartialEq", "Default"]);
    let equal = comparison::derived(plan, id);
    let comparison = comparison::written(plan, id, (&name, &fields, extras.as_ref()), &allow);
    let checks = validation::object(plan, id, object, &fields, extras.as_ref());
    quote! {
        #docs
        #mark
        #allow
        #[derive(Debug, Clone #equal #default #derives)]
        #[non_exhaustive]
        pub struct #name {
            #(#declared,)*
            #(#declared_extras,)*
        }

        #comparison
        #constructor
        #read
        #write
        #checks
    }
}

fn fields<'a>(plan: &'a Plan, id: TypeId, object: &'a Object) -> Vec<Field<'a>> {
    let facts = plan.facts.ty(id);
    let names = plan.names.ty(id).fields.iter();
    let properties = object.properties.iter().zip(&facts.fields).zip(names).enumerate();
    properties
        .map(|(index, ((property, form), name))| {
            let types = Types::inside(plan);
            let boxed = facts.boxed.contains(&index);
            let (value, codec) = (types.bare(&property.ty), types.bare_codec(&property.ty));
            Field {
                property,
                name: ident(name),
                argument: idents::argument(name),
                form: *form,
                boxed,
                value: if boxed { quote!(Box<#value>) } else { value },
                codec: if boxed { quote!(codec::Boxed(#codec)) } else { codec },
            }
        })
        .collect()
}

fn extras(plan: &Plan, id: TypeId, object: &Object) -> Option<Extras> {
    let Additional::Typed(ty) = &object.additional else {
        return None;
    };
    let types = Types::inside(plan);
    let name = plan.names.ty(id).fields.last().expect("the names table adds a name for extras");
    Some(Extras { name: ident(name), value: types.ty(ty), codec: types.codec(ty) })
}

fn declaration(field: &Field<'_>) -> TokenStream {
    let docs = docs::attributes(&text::field(field.property));
    let mark = deprecated::mark(field.property.docs.deprecated);
    let (name, ty) = (&field.name, field.ty());
    quote! {
        #docs
        #mark
        pub #name: #ty
    }
}

/// `Deserialize`: the model is its own set of slots, unless a required field has no stand-in.
fn read(
    plan: &Plan,
    (name, slots): (&Ident, &str),
    fields: &[Field<'_>],
    extras: Option<&Extras>,
    allow: &TokenStream,
) -> TokenStream {
    let lacks = |field: &Field<'_>| stand_in(plan, field).is_none();
    if fields.iter().any(lacks) {
        return read_slots(plan, (name, slots), fields, extras, allow);
    }
    let model = model(plan, name, name, fields, extras, allow);
    quote! {
        #model

        #allow
        impl<'de> serde::Deserialize<'de> for #name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                object::read(deserializer)
            }
        }
    }
}

fn read_slots(
    plan: &Plan,
    (name, slots): (&Ident, &str),
    fields: &[Field<'_>],
    extras: Option<&Extras>,
    allow: &TokenStream,
) -> TokenStream {
    let slots = ident(slots);
    let declared = fields.iter().map(|field| {
        let (name, ty, value) = (&field.name, field.ty(), &field.value);
        match stand_in(plan, field) {
            Some(_) => quote!(#name: #ty),
            None => quote!(#name: Option<#value>),
        }
    });
    let declared_extras = extras.iter().map(
        |Extras { name, value, .. }| quote!(#name: std::collections::BTreeMap<String, #value>),
    );
    let finished = fields.iter().map(|field| {
        let name = &field.name;
        match stand_in(plan, field) {
            Some(_) => quote!(#name: slots.#name),
            None => quote!(#name: slots.#name?),
        }
    });
    let finished_extras = extras.iter().map(|Extras { name, .. }| quote!(#name: slots.#name));
    let docs = docs::attributes(&[format!("The members of `{name}` as they arrive.")]);
    let model = model(plan, &slots, name, fields, extras, allow);
    quote! {
        #docs
        #allow
        struct #slots {
            #(#declared,)*
            #(#declared_extras,)*
        }

        #model

        #allow
        impl<'de> serde::Deserialize<'de> for #name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                object::read_slots(deserializer, |slots: #slots| {
                    Some(Self { #(#finished,)* #(#finished_extras,)* })
                })
            }
        }
    }
}

/// The table of wire names, the empty state, and the match that reads a member.
fn model(
    plan: &Plan,
    target: &Ident,
    name: &Ident,
    fields: &[Field<'_>],
    extras: Option<&Extras>,
    allow: &TokenStream,
) -> TokenStream {
    let text = name.to_string();
    let names: Vec<_> = fields.iter().map(|field| field.property.wire.as_str()).collect();
    let mut sorted: Vec<_> = (0..names.len()).collect();
    sorted.sort_by_key(|index| names[*index]);
    let sorted = sorted.into_iter().map(Literal::usize_unsuffixed);
    let required = fields.iter().enumerate().filter(|(_, field)| field.form == FieldForm::Required);
    let required = required.map(|(index, _)| Literal::usize_unsuffixed(index));
    let empty = fields.iter().map(|field| {
        let (name, value) = (&field.name, stand_in(plan, field).unwrap_or_else(|| quote!(None)));
        quote!(#name: #value)
    });
    let empty_extras =
        extras.iter().map(|Extras { name, .. }| quote!(#name: std::collections::BTreeMap::new()));
    let has_default = fields.iter().all(|field| field.form != FieldForm::Required);
    let empty = if target == name && has_default {
        quote!(Self::default())
    } else {
        quote!(Self { #(#empty,)* #(#empty_extras,)* })
    };
    let arms = fields.iter().enumerate().map(|(index, field)| {
        let index = Literal::usize_unsuffixed(index);
        let (name, codec) = (&field.name, &field.codec);
        let read = match (field.form, stand_in(plan, field)) {
            (FieldForm::Required, None) => quote!(slot),
            (FieldForm::Required, Some(_)) => quote!(required),
            (FieldForm::Nullable | FieldForm::Optional, _) => quote!(optional),
            (FieldForm::ThreeState, _) => quote!(patch),
        };
        quote!(#index => entry.#read(&mut self.#name, #codec))
    });
    let rest = match extras {
        Some(Extras { name, codec, .. }) => quote!(entry.extra(&mut self.#name, #codec)),
        None => quote!(entry.ignore()),
    };
    let set = if fields.is_empty() {
        rest
    } else {
        quote!(match entry.index() { #(#arms,)* _ => #rest, })
    };
    quote! {
        #allow
        impl object::Model for #target {
            const FIELDS: &'static fields::Fields = &fields::Fields {
                name: #text,
                names: &[#(#names),*],
                sorted: &[#(#sorted),*],
                required: &[#(#required),*],
            };

            fn empty() -> Self {
                #empty
            }

            fn set<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                entry: entry::Entry<'_, A>,
            ) -> Result<(), A::Error> {
                #set
            }
        }
    }
}

/// `Serialize`.
fn write(
    name: &Ident,
    fields: &[Field<'_>],
    extras: Option<&Extras>,
    allow: &TokenStream,
) -> TokenStream {
    let lines = fields.iter().map(|field| {
        let (wire, name, codec) = (field.property.wire.as_str(), &field.name, &field.codec);
        let write = match field.form {
            FieldForm::Required => quote!(required),
            FieldForm::Nullable => quote!(nullable),
            FieldForm::Optional => quote!(optional),
            FieldForm::ThreeState => quote!(patch),
        };
        quote!(out.#write(#wire, &self.#name, #codec);)
    });
    let extras =
        extras.iter().map(|Extras { name, codec, .. }| quote!(out.extras(&self.#name, #codec);));
    let is_empty = fields.is_empty() && extras.len() == 0;
    let mutable = (!is_empty).then(|| quote!(mut));
    quote! {
        #allow
        impl serde::Serialize for #name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let #mutable out = writer::Writer::new(serializer);
                #(#lines)*
                #(#extras)*
                out.end()
            }
        }
    }
}
