//! `#[doc = "…"]` as `/// …`.

use crate::kinds::{Delimiter, Kind};
use crate::literal::Literal;
use crate::stream::TokenStream;
use crate::to_tokens::ToTokens;

/// Whether a doc is of what comes after it, or of what it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// `///`
    Outer,
    /// `//!`
    Inner,
}

/// Adds a doc attribute of `lead` and `text`: the comment that says the same, where one does.
pub fn push(tokens: &mut TokenStream, (lead, text): (&str, &str), place: Place) {
    // A third slash would make it a plain comment, and a comment ends with its line.
    if text.contains(['\n', '\r']) || (lead.is_empty() && text.starts_with('/')) {
        return attribute(tokens, &[lead, text].concat(), place);
    }
    let slashes = if place == Place::Inner { "//!" } else { "///" };
    let text = text.trim_end();
    let lead = if text.is_empty() { "" } else { lead };
    tokens.push_parts(Kind::Doc, [slashes, lead, text]);
}

fn attribute(tokens: &mut TokenStream, text: &str, place: Place) {
    tokens.push(Kind::Operator, "#");
    if place == Place::Inner {
        tokens.push(Kind::Operator, "!");
    }
    tokens.open(Delimiter::Bracket);
    tokens.push(Kind::Word, "doc");
    tokens.push(Kind::Operator, "=");
    Literal::string(text).to_tokens(tokens);
    tokens.close(Delimiter::Bracket);
}

/// What a string literal says; `None` for an escape that no doc text needs.
pub fn value(literal: &str) -> Option<String> {
    if let Some(raw) = literal.strip_prefix('r') {
        let raw = raw.trim_start_matches('#').trim_end_matches('#');
        return Some(raw.strip_prefix('"')?.strip_suffix('"')?.to_owned());
    }
    let quoted = literal.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::with_capacity(quoted.len());
    let mut rest = quoted;
    while let Some(at) = rest.find('\\') {
        text.push_str(&rest[..at]);
        let escape = rest[at + 1..].chars().next()?;
        rest = &rest[at + 1 + escape.len_utf8()..];
        match escape {
            '"' | '\'' | '\\' => text.push(escape),
            't' => text.push('\t'),
            'n' => text.push('\n'),
            'r' => text.push('\r'),
            'u' => {
                let (digits, after) = rest.strip_prefix('{')?.split_once('}')?;
                text.push(char::from_u32(u32::from_str_radix(digits, 16).ok()?)?);
                rest = after;
            }
            _ => return None,
        }
    }
    text.push_str(rest);
    Some(text)
}
