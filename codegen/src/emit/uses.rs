//! The `use` lines of modules of the crate: read off the items, so that none is missing and none is too many.

use codegen_quote::quote;
use codegen_tokens::TokenStream;

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
    "integer_text",
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
    "pattern",
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

/// Rust source whose `use` lines follow from what its items name.
#[derive(Debug)]
pub struct Module {
    /// Docs, modules and those `use` lines that emit knows.
    pub head: TokenStream,
    /// The items.
    pub body: TokenStream,
}

/// Modules of the generated crate itself that its files name like those of the support code.
const OWN: &[&str] = &["models", "operations", "servers"];

/// `use` lines for every module that leads a path in the items, sorted.
pub fn lines(leads: impl Fn(&str) -> bool) -> TokenStream {
    let own = |name: &&str| **name < *"runtime";
    let line = |name: &str| {
        let module = ident(name);
        quote!(use crate::#module;)
    };
    let found = || OWN.iter().filter(|name| leads(name));
    let before = found().filter(|name| own(name)).map(|name| line(name));
    let after = found().filter(|name| !own(name)).map(|name| line(name));
    let runtime = MODULES.iter().filter(|name| leads(name)).map(|name| {
        let gate = GATED.iter().find(|(gated, _)| gated == name);
        let gate = gate.map(|(_, feature)| quote!(#[cfg(feature = #feature)]));
        let module = ident(name);
        quote!(#gate use crate::runtime::#module;)
    });
    quote!(#(#before)* #(#runtime)* #(#after)*)
}
