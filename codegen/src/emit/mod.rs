//! Prints a plan: one file at a time, no decision, no error path.

pub mod docs;

use proc_macro2::TokenStream;

/// One output file before it is text.
#[derive(Debug)]
pub enum Artifact {
    /// Rust source; `format` makes it text.
    Rust(TokenStream),
    /// Text that is complete: TOML, Markdown, copied support code.
    Text(String),
}
