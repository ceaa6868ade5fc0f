//! Rust tokens in one flat list.
//!
//! A tree of tokens, as a compiler wants it, owns the text of every word on its own, and to put one
//! tree into another is to copy or move each of its branches. Source that is only going to be printed
//! needs no tree: here a stream is one text and one list of the lengths and kinds of its lexemes, so
//! that one stream is added to another by copying two blocks of memory. `quote!` of `codegen-quote`
//! makes these streams as the macro of the same name makes trees; what it quotes is lexed when the
//! generator is compiled.

mod docs;
mod ident;
mod kinds;
mod literal;
mod operators;
mod read;
mod repeat;
mod stream;
mod to_tokens;

pub use docs::Place;
pub use ident::Ident;
pub use kinds::{Delimiter, Kind};
pub use literal::Literal;
pub use read::{Rest, read_with};
pub use repeat::{RepeatIterator, RepeatSlice};
pub use stream::{Fixed, Lexeme, TokenStream};
pub use to_tokens::ToTokens;
