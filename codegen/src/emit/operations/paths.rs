//! Expressions that lead from a value to a member of it, through what may be absent on the way.

use codegen_quote::quote;
use codegen_tokens::{Ident, TokenStream};

use crate::emit::idents::ident;
use crate::plan::Plan;
use crate::plan::facts::{FieldForm, Step};

/// How far an expression got.
enum Reached {
    /// To a place that is always there.
    There(TokenStream),
    /// To an `Option`.
    Maybe(TokenStream),
}

/// An `Option` of a reference to the member at `path`, from the place `root`.
pub fn reference(plan: &Plan, root: TokenStream, path: &[Step]) -> TokenStream {
    referred(plan, Reached::There(root), path)
}

/// The same from an `Option` of a reference.
pub fn through(plan: &Plan, root: TokenStream, path: &[Step]) -> TokenStream {
    referred(plan, Reached::Maybe(root), path)
}

fn referred(plan: &Plan, root: Reached, path: &[Step]) -> TokenStream {
    let mut reached = root;
    for step in path {
        let name = field(plan, step);
        reached = match (reached, form(plan, step)) {
            (Reached::There(at), FieldForm::Required) => Reached::There(quote!(#at.#name)),
            (Reached::There(at), FieldForm::ThreeState) => {
                Reached::Maybe(quote!(#at.#name.as_option()))
            }
            (Reached::There(at), _) => Reached::Maybe(quote!(#at.#name.as_ref())),
            (Reached::Maybe(at), FieldForm::Required) => {
                Reached::Maybe(quote!(#at.map(|value| &value.#name)))
            }
            (Reached::Maybe(at), FieldForm::ThreeState) => {
                Reached::Maybe(quote!(#at.and_then(|value| value.#name.as_option())))
            }
            (Reached::Maybe(at), _) => {
                Reached::Maybe(quote!(#at.and_then(|value| value.#name.as_ref())))
            }
        };
    }
    match reached {
        Reached::There(at) => quote!(Some(&#at)),
        Reached::Maybe(at) => at,
    }
}

/// The member at `path` as an `Option`, copied.
pub fn copied(plan: &Plan, root: TokenStream, path: &[Step]) -> TokenStream {
    let Some((last, before)) = path.split_last() else { return quote!(Some(#root)) };
    let name = field(plan, last);
    let required = before.iter().all(|step| form(plan, step) == FieldForm::Required);
    if !required {
        let owner = reference(plan, root, before);
        return match form(plan, last) {
            FieldForm::Required => quote!(#owner.map(|value| value.#name)),
            FieldForm::ThreeState => {
                quote!(#owner.and_then(|value| value.#name.as_option().copied()))
            }
            FieldForm::Nullable | FieldForm::Optional => {
                quote!(#owner.and_then(|value| value.#name))
            }
        };
    }
    let names = before.iter().map(|step| field(plan, step));
    let place = quote!(#root #(.#names)* .#name);
    match form(plan, last) {
        FieldForm::Required => quote!(Some(#place)),
        FieldForm::ThreeState => quote!(#place.as_option().copied()),
        FieldForm::Nullable | FieldForm::Optional => place,
    }
}

/// The list at `path`, taken out of `root`; an empty one where it is absent.
pub fn list(plan: &Plan, root: TokenStream, path: &[Step]) -> TokenStream {
    let mut reached = Reached::There(root);
    for step in path {
        let name = field(plan, step);
        reached = match (reached, form(plan, step)) {
            (Reached::There(at), FieldForm::Required) => Reached::There(quote!(#at.#name)),
            (Reached::There(at), FieldForm::ThreeState) => {
                Reached::Maybe(quote!(#at.#name.into_option()))
            }
            (Reached::There(at), _) => Reached::Maybe(quote!(#at.#name)),
            (Reached::Maybe(at), FieldForm::Required) => {
                Reached::Maybe(quote!(#at.map(|value| value.#name)))
            }
            (Reached::Maybe(at), FieldForm::ThreeState) => {
                Reached::Maybe(quote!(#at.and_then(|value| value.#name.into_option())))
            }
            (Reached::Maybe(at), _) => Reached::Maybe(quote!(#at.and_then(|value| value.#name))),
        };
    }
    match reached {
        Reached::There(at) => at,
        Reached::Maybe(at) => quote!(#at.unwrap_or_default()),
    }
}

/// How many items the list at `path` has, and an `Option` of its last one.
pub fn length_and_last(
    plan: &Plan,
    root: TokenStream,
    path: &[Step],
) -> (TokenStream, TokenStream) {
    if path.iter().all(|step| form(plan, step) == FieldForm::Required) {
        let names = path.iter().map(|step| field(plan, step));
        let place = quote!(#root #(.#names)*);
        return (quote!(#place.len()), quote!(#place.last()));
    }
    let list = reference(plan, root, path);
    (quote!(#list.map_or(0, Vec::len)), quote!(#list.and_then(|items| items.last())))
}

fn field(plan: &Plan, step: &Step) -> Ident {
    ident(&plan.names.ty(step.owner).fields[step.index])
}

fn form(plan: &Plan, step: &Step) -> FieldForm {
    plan.facts.ty(step.owner).fields[step.index]
}
