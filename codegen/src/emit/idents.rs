//! Identifiers of the names table as tokens.

use proc_macro2::{Ident, Span};

/// The identifier spelled `name`, which the names table has made or checked.
pub fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
