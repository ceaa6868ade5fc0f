//! Answers: how a success is read, and the enums of successes and errors.

use codegen_quote::quote;
use codegen_tokens::{Ident, Literal, TokenStream};

use crate::emit::idents::ident;
use crate::emit::types::{self, Types};
use crate::emit::{deprecated, docs};
use crate::ir::{Kind, OperationId, StatusMatch, TypeRef};
use crate::plan::Plan;
use crate::plan::facts::{Answer, Form, Output};
use crate::plan::names::status;

/// `send`, `send_raw` and `send_blocking`.
pub fn send(plan: &Plan, id: OperationId) -> TokenStream {
    let names = plan.names.operation(id);
    let error = ident(&names.error);
    let (output, decode) = (output_type(plan, id), decoder(plan, id));
    quote! {
        #[doc = " Sends the request; gives the value of a success, or an error with the documented answer."]
        #[inline]
        pub fn send(self) -> call::Sending<#output, #error> {
            self.call.send(#decode)
        }

        #[doc = " Sends the request; gives status, headers and bytes of the answer, whatever its status."]
        #[inline]
        pub fn send_raw(self) -> call::Sending<answer::RawResponse, std::convert::Infallible> {
            self.call.send_raw()
        }

        #[doc = " Sends the request and waits for the answer on this thread."]
        #[cfg(feature = "blocking")]
        #[inline]
        pub fn send_blocking(self) -> Result<#output, error::CallError<#error>> {
            blocking::send(self.send())
        }
    }
}

/// What `send` gives.
pub fn output_type(plan: &Plan, id: OperationId) -> TokenStream {
    match &plan.facts.operation(id).output {
        Output::One(form) => form_type(plan, form),
        Output::Several(_) => {
            let name = ident(&plan.names.operation(id).output);
            quote!(#name)
        }
    }
}

/// The function that reads a success: a path, or a closure that captures nothing.
pub fn decoder(plan: &Plan, id: OperationId) -> TokenStream {
    match &plan.facts.operation(id).output {
        Output::One(form) => form_decoder(plan, form),
        Output::Several(_) => {
            let name = ident(&plan.names.operation(id).output);
            quote!(#name::from_answer)
        }
    }
}

fn form_type(plan: &Plan, form: &Form) -> TokenStream {
    match form {
        Form::Nothing => quote!(()),
        Form::Json(ty) => Types::outside(plan).ty(ty),
        Form::Text | Form::String => quote!(String),
        Form::Bytes => quote!(bytes::Bytes),
    }
}

fn form_decoder(plan: &Plan, form: &Form) -> TokenStream {
    match form {
        Form::Nothing => quote!(answer::nothing),
        Form::Json(ty) if is_model(plan, ty) => quote!(answer::json),
        Form::Json(ty) => {
            let codec = Types::outside(plan).codec(ty);
            quote!(|answer| answer::value(answer, #codec))
        }
        Form::Text => quote!(answer::text),
        Form::String => quote!(answer::string),
        Form::Bytes => quote!(answer::bytes),
    }
}

/// Whether the type brings its own serde impls.
fn is_model(plan: &Plan, ty: &TypeRef) -> bool {
    !ty.nullable && matches!(types::resolved(plan, ty).kind, Kind::Named(_))
}

/// The expression that reads a form inside a match on the answer.
fn form_reading(plan: &Plan, form: &Form) -> TokenStream {
    match form {
        Form::Json(ty) if !is_model(plan, ty) => {
            let codec = Types::outside(plan).codec(ty);
            quote!(answer::value(answer, #codec))
        }
        form => {
            let decoder = form_decoder(plan, form);
            quote!(#decoder(answer))
        }
    }
}

/// The enum of successes, where there are several.
pub fn output(plan: &Plan, id: OperationId) -> TokenStream {
    let Output::Several(answers) = &plan.facts.operation(id).output else {
        return TokenStream::new();
    };
    let name = ident(&plan.names.operation(id).output);
    let variants = answers.iter().map(|answer| output_variant(plan, answer));
    let arms = by_status(answers, |answer| output_arm(plan, answer));
    let find = choose(arms, &quote!(Err(answer::undocumented(answer))));
    let docs = docs::attributes(&["The documented successes.".to_owned()]);
    let allow = deprecated::allow(deprecated::in_operation(plan, id));
    quote! {
        #docs
        #allow
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
        }

        #allow
        impl #name {
            fn from_answer(answer: &answer::RawResponse) -> Result<Self, error::Error> {
                #find
            }
        }
    }
}

fn output_arm(plan: &Plan, answer: &Answer) -> TokenStream {
    let variant = ident(&answer.variant);
    let reading = form_reading(plan, &answer.form);
    match &answer.form {
        Form::Nothing => quote!(Ok(Self::#variant)),
        Form::Json(ty) if is_boxed(plan, ty) => {
            quote!(#reading.map(|value| Self::#variant(Box::new(value))))
        }
        _ => quote!(#reading.map(Self::#variant)),
    }
}

/// The expression that an answer's status chooses: that of its arm, else `rest`.
fn choose(arms: Vec<(StatusMatch, TokenStream)>, rest: &TokenStream) -> TokenStream {
    let (default, stated): (Vec<_>, Vec<_>) =
        arms.into_iter().partition(|(status, _)| *status == StatusMatch::Default);
    let rest = default.first().map_or(rest, |(_, expression)| expression);
    if stated.is_empty() {
        return rest.clone();
    }
    let statuses: Vec<_> = stated.iter().map(|(status, _)| *status).collect();
    let stated = stated.iter().map(|(status, expression)| {
        let pattern = pattern(*status, &statuses);
        quote!(#pattern => #expression)
    });
    quote!(match answer.status().as_u16() { #(#stated,)* _ => #rest, })
}

fn output_variant(plan: &Plan, answer: &Answer) -> TokenStream {
    let name = ident(&answer.variant);
    let docs = variant_docs(answer);
    match &answer.form {
        Form::Nothing => quote!(#docs #name),
        Form::Json(ty) if is_boxed(plan, ty) => {
            let ty = form_type(plan, &answer.form);
            quote!(#docs #name(Box<#ty>))
        }
        form => {
            let ty = form_type(plan, form);
            quote!(#docs #name(#ty))
        }
    }
}

/// Models are boxed, so that variants are of one size.
fn is_boxed(plan: &Plan, ty: &TypeRef) -> bool {
    matches!(types::resolved(plan, ty).kind, Kind::Named(_))
}

/// The enum of documented errors, or another name of the one that is the same.
pub fn error(plan: &Plan, id: OperationId) -> TokenStream {
    let names = plan.names.operation(id);
    let (name, request) = (ident(&names.error), docs::code(&names.ident));
    let Some(definition) = plan.shared_errors(id) else {
        return error_definition(plan, id, &name, &request);
    };
    let names = plan.names.operation(definition);
    let (target, other) = (ident(&names.error), docs::code(&names.ident));
    let text = format!("The documented error answers of {request}, the same as those of {other}.");
    let docs = docs::attributes(&[text]);
    quote! {
        #docs
        pub type #name = #target;
    }
}

fn error_definition(plan: &Plan, id: OperationId, name: &Ident, request: &str) -> TokenStream {
    let facts = plan.facts.operation(id);
    let others = if plan.shares_errors(id) { " and others that document the same" } else { "" };
    let docs = docs::attributes(&[format!("The documented error answers of {request}{others}.")]);
    let allow = deprecated::allow(deprecated::in_operation(plan, id));
    let variants = facts.errors.iter().map(|answer| error_variant(plan, answer));
    let arms = by_status(&facts.errors, |answer| error_arm(plan, answer));
    let find = choose(arms, &quote!(Self::Other(answer.raw_body())));
    quote! {
        #docs
        #allow
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #[doc = " An undocumented answer, or a body that did not fit its status."]
            Other(error::RawBody),
        }

        #allow
        impl answer::ApiError for #name {
            fn from_answer(answer: &answer::RawResponse) -> Self {
                #find
            }
        }
    }
}

fn error_variant(plan: &Plan, answer: &Answer) -> TokenStream {
    let name = ident(&answer.variant);
    let docs = variant_docs(answer);
    match &answer.form {
        Form::Json(ty) if is_boxed(plan, ty) => {
            let ty = form_type(plan, &answer.form);
            quote!(#docs #name(Box<#ty>))
        }
        Form::Json(_) => {
            let ty = form_type(plan, &answer.form);
            quote!(#docs #name(#ty))
        }
        _ => quote!(#docs #name(error::RawBody)),
    }
}

fn error_arm(plan: &Plan, answer: &Answer) -> TokenStream {
    let variant = ident(&answer.variant);
    match &answer.form {
        Form::Json(ty) => {
            let reading = if is_boxed(plan, ty) && is_model(plan, ty) {
                quote!(answer::error_model(answer))
            } else if is_model(plan, ty) {
                quote!(answer::error_json(answer))
            } else {
                let codec = Types::outside(plan).codec(ty);
                let codec = if is_boxed(plan, ty) { quote!(codec::Boxed(#codec)) } else { codec };
                quote!(answer::error_value(answer, #codec))
            };
            quote! {
                match #reading {
                    Ok(body) => Self::#variant(body),
                    Err(body) => Self::Other(body),
                }
            }
        }
        _ => quote!(Self::#variant(answer.raw_body())),
    }
}

fn variant_docs(answer: &Answer) -> TokenStream {
    let mut lines = docs::lines(answer.description.as_deref().unwrap_or_default());
    let label = match &answer.media_type {
        Some(media_type) => {
            format!("{} as {}", status::label(answer.status), docs::code(media_type))
        }
        None => status::label(answer.status),
    };
    match lines.first_mut().filter(|first| first.starts_with(char::is_alphanumeric)) {
        Some(first) => *first = format!("{label}: {first}"),
        None => lines.insert(0, format!("{label}.")),
    }
    docs::attributes(&lines)
}

/// The expression of each status, codes before ranges before the rest: a range does not exclude the codes that have their
/// own arm. Within a status the media type chooses.
fn by_status(
    answers: &[Answer],
    arm: impl Fn(&Answer) -> TokenStream,
) -> Vec<(StatusMatch, TokenStream)> {
    let mut sorted: Vec<_> = answers.iter().collect();
    sorted.sort_by_key(|answer| answer.status);
    let of_one = |one: &&Answer, other: &&Answer| one.status == other.status;
    let arms = sorted.chunk_by(of_one).map(|answers| {
        let fallback = answers.iter().find(|answer| answer.fallback);
        let chosen = answers.iter().filter(|answer| !answer.fallback).filter_map(|answer| {
            let (media_type, arm) = (answer.media_type.as_ref()?, arm(answer));
            Some(quote!(if answer::is(answer, #media_type) { #arm } else))
        });
        let main = answers.iter().find(|answer| answer.media_type.is_none());
        let main_before = main.filter(|_| fallback.is_some()).map(|main| {
            let (condition, arm) = (preferred(main), arm(main));
            quote!(if #condition { #arm } else)
        });
        let chosen: Vec<_> = chosen.chain(main_before).collect();
        let rest = fallback.or(main).map(|answer| arm(answer)).into_iter();
        let arm = match chosen.is_empty() {
            true => quote!(#(#rest)*),
            false => quote!(#(#chosen)* { #(#rest)* }),
        };
        (answers[0].status, arm)
    });
    arms.collect()
}

/// Whether an answer is of the preferred media type, where another one takes what is of none.
fn preferred(answer: &Answer) -> TokenStream {
    match (&answer.form, &answer.content_type) {
        (Form::Json(_), _) => quote!(answer::is_json(answer)),
        (_, Some(media_type)) => quote!(answer::is(answer, #media_type)),
        (_, None) => quote!(true),
    }
}

/// A range leaves out the codes at its edges that have arms of their own: to clippy these overlap.
fn pattern(status: StatusMatch, stated: &[StatusMatch]) -> TokenStream {
    match status {
        StatusMatch::Code(code) => {
            let code = Literal::u16_unsuffixed(code);
            quote!(#code)
        }
        StatusMatch::Range(digit) => {
            let is_free = |code: &u16| !stated.contains(&StatusMatch::Code(*code));
            let first = u16::from(digit) * 100;
            let mut codes = (first..first + 100).filter(is_free);
            let first = codes.next().unwrap_or_default();
            let last = codes.next_back().unwrap_or(first);
            let (first, last) = (Literal::u16_unsuffixed(first), Literal::u16_unsuffixed(last));
            quote!(#first..=#last)
        }
        StatusMatch::Default => quote!(_),
    }
}
