//! The `use` lines of support code: read off the tokens, so that none is missing and none is too many.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use super::idents::ident;

/// Modules of the support code that generated code names by `module::Item`.
const MODULES: &[&str] = &[
    "answer",
    "answered",
    "auth",
    "base64_text",
    "blocking",
    "blocking_download",
    "blocking_pages",
    "blocking_stream",
    "body",
    "body_member",
    "call",
    "candidate",
    "clock",
    "codec",
    "core",
    "counted",
    "credentials",
    "date",
    "dict",
    "download",
    "duration",
    "entry",
    "error",
    "events",
    "fields",
    "form",
    "header",
    "inferred",
    "jiff_dates",
    "json",
    "json_lines",
    "json_lines_body",
    "layer",
    "link_header",
    "list",
    "media_body",
    "mock",
    "mock_operation",
    "multipart",
    "next_url",
    "number",
    "oauth2",
    "object",
    "open_enum",
    "open_integer",
    "open_value",
    "pages",
    "param",
    "password",
    "patch",
    "raw",
    "redirect",
    "retry",
    "secret",
    "server",
    "settings",
    "tagged",
    "time_dates",
    "time_of_day",
    "timestamp",
    "transport",
    "tuple",
    "union",
    "uuid_text",
    "validate",
    "writer",
];

/// Those that stand behind a feature.
const GATED: &[(&str, &str)] = &[
    ("blocking", "blocking"),
    ("blocking_download", "blocking"),
    ("blocking_pages", "blocking"),
    ("blocking_stream", "blocking"),
];

/// `use crate::runtime::…;` for every module that the tokens name, sorted.
pub fn runtime(tokens: &TokenStream) -> TokenStream {
    let mut found = BTreeSet::new();
    collect(tokens.clone(), &mut found);
    let uses = found.into_iter().map(|module| {
        let gate = GATED.iter().find(|(gated, _)| *gated == module);
        let gate = gate.map(|(_, feature)| quote!(#[cfg(feature = #feature)]));
        let module = ident(module);
        quote!(#gate use crate::runtime::#module;)
    });
    quote!(#(#uses)*)
}

/// A module is an identifier before `::` and not after one.
fn collect(tokens: TokenStream, found: &mut BTreeSet<&'static str>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (index, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => collect(group.stream(), found),
            TokenTree::Ident(name) if leads_path(&tokens, index) => {
                if let Some(module) = MODULES.iter().find(|module| name == *module) {
                    found.insert(module);
                }
            }
            _ => {}
        }
    }
}

/// Whether a path that begins with `name` occurs anywhere in the tokens.
pub fn mentions(tokens: &TokenStream, name: &str) -> bool {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    tokens.iter().enumerate().any(|(index, token)| match token {
        TokenTree::Group(group) => mentions(&group.stream(), name),
        TokenTree::Ident(ident) => ident == name && leads_path(&tokens, index),
        _ => false,
    })
}

fn leads_path(tokens: &[TokenTree], index: usize) -> bool {
    let colon = |index: usize| matches!(tokens.get(index), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
    let after_path = index >= 2 && colon(index - 1) && colon(index - 2);
    colon(index + 1) && colon(index + 2) && !after_path
}
