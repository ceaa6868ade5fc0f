//! From the documented answers of an operation back to the bytes that a server would send.

use codegen_quote::quote;
use codegen_tokens::{Literal, TokenStream};

use crate::emit::idents::ident;
use crate::emit::types::{self, Types};
use crate::ir::{Kind, OperationId, StatusMatch, TypeRef};
use crate::plan::Plan;
use crate::plan::facts::{Answer, Form, Output};

/// The type of a success.
pub fn output_type(plan: &Plan, id: OperationId) -> TokenStream {
    match &plan.facts.operation(id).output {
        Output::One(Form::Nothing) => quote!(()),
        Output::One(Form::Json(ty)) => Types::outside(plan).ty(ty),
        Output::One(Form::Bytes) => quote!(bytes::Bytes),
        Output::One(Form::Text | Form::String) => quote!(String),
        Output::Several(_) => {
            let name = ident(&plan.names.operation(id).output);
            quote!(operations::#name)
        }
    }
}

/// The function that writes a success.
pub fn success(plan: &Plan, id: OperationId) -> TokenStream {
    let status = quote!(status);
    match &plan.facts.operation(id).output {
        Output::One(Form::Nothing) => quote!(|status, ()| mock::MockAnswer::status(status)),
        Output::One(Form::Json(ty)) if is_model(plan, ty) => quote!(mock::MockAnswer::json),
        Output::One(form) => {
            let body_type = plan.facts.operation(id).body_type.as_deref();
            let said = Said { media_type: None, content_type: body_type };
            let answer = written(plan, form, said, &status, &quote!(value));
            quote!(|status, value| #answer)
        }
        Output::Several(answers) => {
            let name = ident(&plan.names.operation(id).output);
            let arms = answers.iter().map(|answer| {
                let variant = ident(&answer.variant);
                if answer.form == Form::Nothing {
                    return quote!(operations::#name::#variant => mock::MockAnswer::status(status));
                }
                let value = value(plan, &answer.form);
                let answer = written(plan, &answer.form, Said::of(answer), &status, &value);
                quote!(operations::#name::#variant(value) => #answer)
            });
            quote!(|status, value| match value { #(#arms,)* })
        }
    }
}

/// The function that writes a documented error.
pub fn failure(plan: &Plan, id: OperationId) -> TokenStream {
    let name = ident(&plan.names.operation(id).error);
    let arms = plan.facts.operation(id).errors.iter().map(|answer| {
        let (variant, status) = (ident(&answer.variant), status(answer.status));
        let said = Said::of(answer);
        let answer = match &answer.form {
            form @ Form::Json(_) => written(plan, form, said, &status, &value(plan, form)),
            _ => quote!(mock::MockAnswer::raw(#status, value)),
        };
        quote!(operations::#name::#variant(value) => #answer)
    });
    quote! {
        |error| match error {
            #(#arms,)*
            operations::#name::Other(value) => mock::MockAnswer::raw(500, value),
        }
    }
}

/// The value of a variant, whose models are boxed.
fn value(plan: &Plan, form: &Form) -> TokenStream {
    match form {
        Form::Json(ty) if matches!(types::resolved(plan, ty).kind, Kind::Named(_)) => {
            quote!(&**value)
        }
        _ => quote!(value),
    }
}

/// What the document says of a body.
#[derive(Clone, Copy)]
struct Said<'a> {
    /// The media type that chooses its variant.
    media_type: Option<&'a str>,
    /// Its media type, whether that chooses anything or not.
    content_type: Option<&'a str>,
}

impl<'a> Said<'a> {
    fn of(answer: &'a Answer) -> Self {
        let Answer { media_type, content_type, .. } = answer;
        Self { media_type: media_type.as_deref(), content_type: content_type.as_deref() }
    }
}

/// The answer with a value.
fn written(
    plan: &Plan,
    form: &Form,
    said: Said<'_>,
    status: &TokenStream,
    value: &TokenStream,
) -> TokenStream {
    let bytes = |otherwise: &str| {
        let media_type = said.content_type.unwrap_or(otherwise);
        quote!(mock::MockAnswer::bytes(#status, #media_type, #value.clone()))
    };
    match form {
        Form::Nothing => quote!(mock::MockAnswer::status(#status)),
        Form::Json(ty) => {
            let value = json(plan, ty, value);
            match said.media_type {
                Some(media_type) => {
                    quote!(mock::MockAnswer::json_as(#status, #media_type, #value))
                }
                None => quote!(mock::MockAnswer::json(#status, #value)),
            }
        }
        Form::Bytes => bytes("application/octet-stream"),
        Form::Text | Form::String => bytes("text/plain"),
    }
}

/// Whether the type brings its own serde impls.
fn is_model(plan: &Plan, ty: &TypeRef) -> bool {
    !ty.nullable && matches!(types::resolved(plan, ty).kind, Kind::Named(_))
}

/// A value that can be written: itself where it is a model, else through its codec.
fn json(plan: &Plan, ty: &TypeRef, value: &TokenStream) -> TokenStream {
    if is_model(plan, ty) {
        return value.clone();
    }
    let codec = Types::outside(plan).codec(ty);
    quote!(&codec::Ref(#value, #codec))
}

/// A status that the key of an answer stands for: of a range the first, of the rest 500.
fn status(status: StatusMatch) -> TokenStream {
    let code = match status {
        StatusMatch::Code(code) => code,
        StatusMatch::Range(digit) => u16::from(digit) * 100,
        StatusMatch::Default => 500,
    };
    let code = Literal::u16_unsuffixed(code);
    quote!(#code)
}
