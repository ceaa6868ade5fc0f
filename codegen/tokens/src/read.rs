//! Trees of tokens as flat streams.

use std::iter::Peekable;
use std::str::FromStr;

use proc_macro2::{Group, LexError, TokenTree, token_stream};

use crate::docs::{self, Place};
use crate::kinds::{Delimiter, Kind};
use crate::operators;
use crate::stream::TokenStream;

/// Tokens that are still to be read.
pub type Rest = Peekable<token_stream::IntoIter>;

impl From<proc_macro2::TokenStream> for TokenStream {
    fn from(tree: proc_macro2::TokenStream) -> Self {
        let mut tokens = Self::new();
        read_with(tree, &mut tokens, &mut |_, _| false);
        tokens
    }
}

impl FromStr for TokenStream {
    type Err = LexError;

    fn from_str(source: &str) -> Result<Self, LexError> {
        proc_macro2::TokenStream::from_str(source).map(Self::from)
    }
}

/// Adds a tree to a stream. `hash` is asked at each `#`, with the tokens after it: where it says that
/// they are its own, and that it has read them, nothing is added for them.
pub fn read_with(
    tree: proc_macro2::TokenStream,
    tokens: &mut TokenStream,
    hash: &mut dyn FnMut(&mut TokenStream, &mut Rest) -> bool,
) {
    let mut rest = tree.into_iter().peekable();
    while let Some(token) = rest.next() {
        match token {
            TokenTree::Group(group) => read_group(&group, tokens, hash),
            TokenTree::Ident(word) => {
                let word = word.to_string();
                tokens.push(Kind::of_word(&word), &word);
            }
            TokenTree::Literal(literal) => tokens.push(Kind::Literal, &literal.to_string()),
            TokenTree::Punct(first) if first.as_char() == '#' => {
                if !hash(tokens, &mut rest) && !document(tokens, &mut rest) {
                    tokens.push(Kind::Operator, "#");
                }
            }
            TokenTree::Punct(first) if first.as_char() == '\'' => {
                let name = rest.next().map(|name| name.to_string()).unwrap_or_default();
                tokens.push(Kind::Lifetime, &format!("'{name}"));
            }
            TokenTree::Punct(first) => {
                let operator = operators::join(&first, &mut rest);
                tokens.push(Kind::of_operator(&operator), &operator);
            }
        }
    }
}

fn read_group(
    group: &Group,
    tokens: &mut TokenStream,
    hash: &mut dyn FnMut(&mut TokenStream, &mut Rest) -> bool,
) {
    let delimiter = match group.delimiter() {
        proc_macro2::Delimiter::Parenthesis => Delimiter::Parenthesis,
        proc_macro2::Delimiter::Bracket => Delimiter::Bracket,
        proc_macro2::Delimiter::Brace => Delimiter::Brace,
        proc_macro2::Delimiter::None => return read_with(group.stream(), tokens, hash),
    };
    tokens.open(delimiter);
    read_with(group.stream(), tokens, hash);
    tokens.close(delimiter);
}

/// Makes a comment of a doc attribute whose `#` has just been read.
fn document(tokens: &mut TokenStream, rest: &mut Rest) -> bool {
    let mut ahead = rest.clone();
    let is_inner =
        ahead.next_if(|next| matches!(next, TokenTree::Punct(mark) if mark.as_char() == '!'));
    let Some(TokenTree::Group(group)) = ahead.next() else { return false };
    let Some(text) = text(&group) else { return false };
    *rest = ahead;
    tokens.doc(&text, if is_inner.is_some() { Place::Inner } else { Place::Outer });
    true
}

/// What `[doc = "…"]` says.
fn text(attribute: &Group) -> Option<String> {
    let mut tokens = attribute.stream().into_iter();
    let (name, equals, literal) = (tokens.next()?, tokens.next()?, tokens.next()?);
    let is_doc = attribute.delimiter() == proc_macro2::Delimiter::Bracket
        && matches!(&name, TokenTree::Ident(name) if name == "doc")
        && matches!(&equals, TokenTree::Punct(punct) if punct.as_char() == '=')
        && tokens.next().is_none();
    match literal {
        TokenTree::Literal(literal) if is_doc => docs::value(&literal.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexemes(source: &str) -> Vec<(Kind, String)> {
        let tokens: TokenStream = source.parse().expect("the test's source is Rust");
        let mut rest = tokens.text();
        let read = tokens.lexemes().iter().map(|lexeme| {
            let (text, after) = rest.split_at(lexeme.length as usize);
            rest = after;
            (lexeme.kind, text.to_owned())
        });
        read.collect()
    }

    #[test]
    fn operators_are_as_long_as_they_can_be_and_types_end_one_by_one() {
        let texts = |source| lexemes(source).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
        assert_eq!(
            texts("a::<B<C>>(d..=e)?.f => &'g h"),
            [
                "a", "::", "<", "B", "<", "C", ">", ">", "(", "d", "..=", "e", ")", "?", ".", "f",
                "=>", "&", "'g", "h"
            ]
        );
    }

    #[test]
    fn doc_attributes_are_comments_where_a_comment_says_the_same() {
        assert_eq!(lexemes("#![doc = \" A.\"]"), [(Kind::Doc, "//! A.".to_owned())]);
        assert_eq!(lexemes("#[doc = r\" \\A \"]"), [(Kind::Doc, "/// \\A".to_owned())]);
        assert_eq!(lexemes("#[doc = \"/ a\"]").len(), 6);
        assert_eq!(lexemes("#[doc = \"a\\nb\"]").len(), 6);
        assert_eq!(lexemes("#[doc(hidden)]").len(), 7);
    }
}
