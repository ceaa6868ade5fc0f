//! Identifiers of the names table as tokens.

use proc_macro2::{Ident, Span, TokenStream};

/// The identifier spelled `name`, which the names table has made or checked.
pub fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// The tokens of a Rust path that the configuration states and has checked.
pub fn path(text: &str) -> TokenStream {
    text.parse().expect("config admits only paths that parse")
}
