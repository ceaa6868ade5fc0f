//! Pages: streams of pages and items of a paged operation.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::answers;
use crate::emit::idents::ident;
use crate::emit::types::Types;
use crate::ir::OperationId;
use crate::plan::Plan;
use crate::plan::facts::{FieldForm, Paging};

/// `into_pages` and `into_stream`; nothing where an operation is not paged.
pub fn methods(plan: &Plan, id: OperationId) -> TokenStream {
    let Some(paging) = &plan.facts.operation(id).paging else {
        return TokenStream::new();
    };
    let page = Types::outside(plan).named(paging.page);
    let item = Types::outside(plan).ty(&paging.item);
    let decode = answers::decoder(plan, id);
    let parameter = Literal::usize_unsuffixed(paging.parameter);
    let (next, items) = (next(plan, paging), items(plan, paging));
    quote! {
        const PAGES: &'static pages::Paging<#page, #item> = &pages::Paging {
            parameter: #parameter,
            decode: #decode,
            next: |page| #next,
            items: |page| #items,
        };

        #[doc = " Every page as a stream, from the one that this request asks for; a page is asked for when it is wanted."]
        #[inline]
        pub fn into_pages(self) -> pages::Pages<#page, #item> {
            pages::Pages::new(self.call, Self::PAGES)
        }

        #[doc = " Every item of every page as a stream."]
        #[inline]
        pub fn into_stream(self) -> pages::Items<#page, #item> {
            self.into_pages().into_items()
        }
    }
}

/// The expression for what follows `page`.
fn next(plan: &Plan, paging: &Paging) -> TokenStream {
    let cursor = cursor(plan, paging);
    let Some(index) = paging.has_more else {
        return quote!(pages::cursor(#cursor));
    };
    let name = field(plan, paging, index);
    let flag = match form(plan, paging, index) {
        FieldForm::Required => quote!(Some(page.#name)),
        FieldForm::ThreeState => quote!(page.#name.as_option().copied()),
        FieldForm::Nullable | FieldForm::Optional => quote!(page.#name),
    };
    quote!(pages::cursor_with(#flag, #cursor))
}

/// The cursor in a page, as an `Option` of a reference.
fn cursor(plan: &Plan, paging: &Paging) -> TokenStream {
    let name = field(plan, paging, paging.next);
    match form(plan, paging, paging.next) {
        FieldForm::Required => quote!(Some(&page.#name)),
        FieldForm::ThreeState => quote!(page.#name.as_option()),
        FieldForm::Nullable | FieldForm::Optional => quote!(page.#name.as_ref()),
    }
}

/// The expression for the items of `page`.
fn items(plan: &Plan, paging: &Paging) -> TokenStream {
    let name = field(plan, paging, paging.items);
    match form(plan, paging, paging.items) {
        FieldForm::Required => quote!(page.#name),
        FieldForm::ThreeState => quote!(page.#name.into_option().unwrap_or_default()),
        FieldForm::Nullable | FieldForm::Optional => quote!(page.#name.unwrap_or_default()),
    }
}

fn field(plan: &Plan, paging: &Paging, index: usize) -> proc_macro2::Ident {
    ident(&plan.names.ty(paging.page).fields[index])
}

fn form(plan: &Plan, paging: &Paging, index: usize) -> FieldForm {
    plan.facts.ty(paging.page).fields[index]
}
