//! Constructors and setters of objects.

use codegen_quote::quote;
use codegen_tokens::{Ident, TokenStream};

use super::object::{Extras, Field};
use super::stand_in::stand_in;
use crate::emit::types;
use crate::emit::{deprecated, docs};
use crate::ir::{Kind, TypeId};
use crate::plan::Plan;
use crate::plan::facts::FieldForm;

/// More required fields than this are set one by one.
const MAX_ARGUMENTS: usize = 5;

/// `new`, or a builder where too much is required, and a setter a field that may be left out.
pub fn setters(
    plan: &Plan,
    id: TypeId,
    name: &Ident,
    fields: &[Field<'_>],
    extras: Option<&Extras>,
) -> TokenStream {
    let required: Vec<_> =
        fields.iter().filter(|field| field.form == FieldForm::Required).collect();
    let allow = deprecated::allow(deprecated::in_definition(plan, id));
    let constructor = new(plan, fields, &required, extras);
    let optional = fields.iter().filter(|field| field.form != FieldForm::Required);
    let setters = optional.map(|field| setter(plan, field));
    quote! {
        #allow
        impl #name {
            #constructor
            #(#setters)*
        }
    }
}

/// `new` takes what is required; past a handful it takes them as one struct literal could not be read either.
fn new(
    plan: &Plan,
    fields: &[Field<'_>],
    required: &[&Field<'_>],
    extras: Option<&Extras>,
) -> TokenStream {
    if required.is_empty() {
        let docs = docs::attributes(&["A value that says nothing yet.".to_owned()]);
        return quote! {
            #docs
            pub fn new() -> Self {
                Self::default()
            }
        };
    }
    let docs = docs::attributes(&["A value with everything that it must have.".to_owned()]);
    let arguments = required.iter().map(|field| {
        let (name, ty) = (&field.argument, argument_type(plan, field));
        quote!(#name: #ty)
    });
    let given = required.iter().map(|field| {
        let (name, value) = (&field.name, argument_value(plan, field));
        let is_same = *name == value.to_string();
        if is_same { quote!(#name) } else { quote!(#name: #value) }
    });
    let complete = required.len() == fields.len() && extras.is_none();
    let own_slots = fields.iter().all(|field| stand_in(plan, field).is_some());
    let rest = if complete {
        TokenStream::new()
    } else if own_slots {
        quote!(..object::Model::empty())
    } else {
        absent(fields, extras)
    };
    let allow = (required.len() > MAX_ARGUMENTS).then(
        || quote!(#[allow(clippy::too_many_arguments, reason = "the API requires all of them")]),
    );
    let inline = required.iter().any(|field| owns(plan, field)).then(|| quote!(#[inline]));
    quote! {
        #docs
        #allow
        #inline
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#given,)* #rest }
        }
    }
}

/// The values of what is not given, one by one.
fn absent(fields: &[Field<'_>], extras: Option<&Extras>) -> TokenStream {
    let fields = fields.iter().filter_map(|field| {
        let name = &field.name;
        match field.form {
            FieldForm::Required => None,
            FieldForm::Nullable | FieldForm::Optional => Some(quote!(#name: None)),
            FieldForm::ThreeState => Some(quote!(#name: patch::Patch::Absent)),
        }
    });
    let extras =
        extras.iter().map(|Extras { name, .. }| quote!(#name: std::collections::BTreeMap::new()));
    quote!(#(#fields,)* #(#extras,)*)
}

fn setter(plan: &Plan, field: &Field<'_>) -> TokenStream {
    let (name, given) = (&field.name, &field.argument);
    let (ty, value) = (argument_type(plan, field), argument_value(plan, field));
    let value = match field.form {
        FieldForm::ThreeState => quote!(patch::Patch::Value(#value)),
        _ => quote!(Some(#value)),
    };
    let docs = docs::attributes(&[format!("Sets {}.", docs::code(field.property.wire.as_str()))]);
    let mark = deprecated::mark(field.property.docs.deprecated);
    let inline = owns(plan, field).then(|| quote!(#[inline]));
    quote! {
        #docs
        #mark
        #inline
        pub fn #name(mut self, #given: #ty) -> Self {
            self.#name = #value;
            self
        }
    }
}

/// Whether the value has to be dropped. A setter of such a value cleans up the whole model if that panics, which
/// weighs more than the rest of it; so like those of texts, which are generic, and of numbers, which rustc copies by
/// itself, it is compiled where it is used.
fn owns(plan: &Plan, field: &Field<'_>) -> bool {
    let kind = &types::resolved(plan, &field.property.ty).kind;
    field.boxed
        || !matches!(kind, Kind::Boolean | Kind::Integer(_) | Kind::Number(_))
            && !is_text(plan, field)
}

/// Text in any form, everything else as it is; a box is made here.
fn argument_type(plan: &Plan, field: &Field<'_>) -> TokenStream {
    let bare = types::Types::inside(plan).bare(&field.property.ty);
    if is_text(plan, field) { quote!(impl Into<String>) } else { bare }
}

fn argument_value(plan: &Plan, field: &Field<'_>) -> TokenStream {
    let name = &field.argument;
    match (is_text(plan, field), field.boxed) {
        (true, _) => quote!(#name.into()),
        (false, true) => quote!(Box::new(#name)),
        (false, false) => quote!(#name),
    }
}

fn is_text(plan: &Plan, field: &Field<'_>) -> bool {
    let ty = types::resolved(plan, &field.property.ty);
    matches!(ty.kind, Kind::String(_)) && types::Types::inside(plan).bare(ty).is("String")
}
