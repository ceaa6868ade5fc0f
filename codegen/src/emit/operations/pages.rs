//! Pages: streams of pages and items of a paged operation.

use codegen_quote::quote;
use codegen_tokens::{Literal, TokenStream};

use super::{answers, paths};
use crate::emit::types::Types;
use crate::ir::OperationId;
use crate::plan::Plan;
use crate::plan::facts::{Counts, Paging, PagingKind, PagingPlace, Path};

/// `into_pages` and `into_stream`; nothing where an operation is not paged.
pub fn methods(plan: &Plan, id: OperationId) -> TokenStream {
    let Some(paging) = &plan.facts.operation(id).paging else {
        return TokenStream::new();
    };
    let page = Types::outside(plan).ty(&paging.page);
    let item = Types::outside(plan).ty(&paging.item);
    let decode = answers::decoder(plan, id);
    let (place, next) = (place(&paging.place), next(plan, paging));
    let items = paths::list(plan, quote!(page), &paging.items);
    quote! {
        const PAGES: &'static pages::Paging<#page, #item> = &pages::Paging {
            place: &#place,
            decode: #decode,
            next: #next,
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

        #[doc = " Every item of every page as an iterator, which waits for pages on this thread."]
        #[cfg(feature = "blocking")]
        #[inline]
        pub fn into_iter_blocking(self) -> blocking_pages::BlockingItems<#page, #item> {
            self.into_stream().into_blocking()
        }
    }
}

fn place(place: &PagingPlace) -> TokenStream {
    match place {
        PagingPlace::Parameter(index) => {
            let index = Literal::usize_unsuffixed(*index);
            quote!(pages::InParameter(#index))
        }
        PagingPlace::Body { path, number, content_type } => quote! {
            body_member::InBody { path: &[#(#path),*], number: #number, content_type: #content_type }
        },
        PagingPlace::Url => quote!(next_url::AsUrl),
    }
}

/// The function from a page to what follows it.
fn next(plan: &Plan, paging: &Paging) -> TokenStream {
    match &paging.kind {
        PagingKind::Cursor { next, has_more } | PagingKind::NextUrl { next, has_more } => {
            let next = paths::reference(plan, quote!(page), next);
            cursor(plan, has_more.as_ref(), &next)
        }
        PagingKind::LastId { id, has_more } => {
            cursor(plan, has_more.as_ref(), &last_id(plan, paging, id))
        }
        PagingKind::Link => quote!(|page, _| link_header::next(page.headers())),
        PagingKind::Offset(counts) => {
            let tally = tally(plan, paging, counts);
            quote!(|page, position| counted::offset(position, #tally))
        }
        PagingKind::Page(counts) => {
            let tally = tally(plan, paging, counts);
            quote!(|page, position| counted::page(position, #tally))
        }
    }
}

fn cursor(plan: &Plan, has_more: Option<&Path>, next: &TokenStream) -> TokenStream {
    match has_more {
        None => quote!(|page, _| pages::cursor(#next)),
        Some(path) => {
            let flag = paths::copied(plan, quote!(page), path);
            quote!(|page, _| pages::cursor_with(#flag, #next))
        }
    }
}

fn last_id(plan: &Plan, paging: &Paging, id: &Path) -> TokenStream {
    let (_, last) = paths::length_and_last(plan, quote!(page), &paging.items);
    let last = if paging.item.nullable { quote!(#last.and_then(Option::as_ref)) } else { last };
    paths::through(plan, last, id)
}

fn tally(plan: &Plan, paging: &Paging, counts: &Counts) -> TokenStream {
    let first = Literal::i64_unsuffixed(counts.first);
    let (received, _) = paths::length_and_last(plan, quote!(page), &paging.items);
    let count = |path: &Option<Path>| match path {
        None => quote!(None),
        Some(path) => {
            let member = paths::reference(plan, quote!(page), path);
            quote!(counted::count(#member))
        }
    };
    let (total, pages) = (count(&counts.total), count(&counts.pages));
    let has_more = match &counts.has_more {
        None => quote!(None),
        Some(path) => paths::copied(plan, quote!(page), path),
    };
    quote! {
        counted::Tally {
            first: #first,
            received: #received,
            total: #total,
            pages: #pages,
            has_more: #has_more,
        }
    }
}
