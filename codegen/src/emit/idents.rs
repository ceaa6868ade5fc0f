//! Identifiers of the names table as tokens.

use codegen_tokens::{Ident, TokenStream};

/// The identifier spelled `name`, which the names table has made or checked.
pub fn ident(name: &str) -> Ident {
    Ident::new(name)
}

/// The identifier of an argument of that name. What clippy takes for a placeholder that somebody forgot
/// ends with an underscore, which no name does that was made of words.
pub fn argument(name: &str) -> Ident {
    match name {
        "foo" | "baz" | "quux" => ident(&format!("{name}_")),
        _ => ident(name),
    }
}

/// The tokens of a Rust path that the configuration states and has checked.
pub fn path(text: &str) -> TokenStream {
    text.parse().expect("config admits only paths that parse")
}
