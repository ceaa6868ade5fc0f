//! Identifiers.

use std::fmt;

use crate::kinds::Kind;
use crate::stream::TokenStream;
use crate::to_tokens::ToTokens;

/// An identifier or a keyword.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ident {
    text: Box<str>,
}

impl Ident {
    /// The identifier of this spelling.
    ///
    /// # Panics
    ///
    /// When the text is no identifier by the rules of Rust: whoever makes names has to see to that.
    pub fn new(text: &str) -> Self {
        assert!(is_identifier(text), "{text:?} is no identifier");
        Self { text: text.into() }
    }

    /// Its spelling.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

fn is_identifier(text: &str) -> bool {
    let mut bytes = text.bytes();
    let begins = bytes.next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_');
    (begins && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')) || is_xid(text)
}

/// The rule for letters of every script: <https://doc.rust-lang.org/reference/identifiers.html>.
fn is_xid(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(|first| first == '_' || unicode_ident::is_xid_start(first))
        && letters.all(unicode_ident::is_xid_continue)
}

impl fmt::Display for Ident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl PartialEq<str> for Ident {
    fn eq(&self, other: &str) -> bool {
        *self.text == *other
    }
}

impl PartialEq<String> for Ident {
    fn eq(&self, other: &String) -> bool {
        *self.text == **other
    }
}

impl ToTokens for Ident {
    #[inline]
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.push(Kind::of_word(&self.text), &self.text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_every_script_are_identifiers_and_nothing_else_is() {
        for text in ["a", "_", "_1", "a_b9", "été", "名前", "fn"] {
            assert!(is_identifier(text), "{text}");
        }
        for text in ["", "1a", "a b", "a-b", "a;", "r#a", "a\u{202e}", "\"", "'a", "é!"] {
            assert!(!is_identifier(text), "{text}");
        }
    }
}
