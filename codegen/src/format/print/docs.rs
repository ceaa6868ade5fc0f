//! `#[doc = "…"]` as `/// …`.

use proc_macro2::{Group, TokenTree};

/// The comment that a doc attribute stands for; `None` where no comment says the same.
pub fn comment(attribute: &Group, is_inner: bool) -> Option<String> {
    let mut tokens = attribute.stream().into_iter();
    let (name, equals, literal) = (tokens.next()?, tokens.next()?, tokens.next()?);
    let is_doc = matches!(&name, TokenTree::Ident(name) if name == "doc")
        && matches!(&equals, TokenTree::Punct(punct) if punct.as_char() == '=')
        && tokens.next().is_none();
    let TokenTree::Literal(literal) = literal else { return None };
    let source = is_doc.then(|| literal.to_string())?;
    let text = value(&source)?;
    // A third slash would make it a plain comment, and a comment ends with its line.
    let is_plain = text.starts_with('/') || text.contains(['\n', '\r']);
    (!is_plain).then(|| format!("{}{}", if is_inner { "//!" } else { "///" }, text.trim_end()))
}

/// What a string literal says; `None` for an escape that no doc text needs.
fn value(literal: &str) -> Option<String> {
    if let Some(raw) = literal.strip_prefix('r') {
        let raw = raw.trim_start_matches('#').trim_end_matches('#');
        return Some(raw.strip_prefix('"')?.strip_suffix('"')?.to_owned());
    }
    let quoted = literal.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::with_capacity(quoted.len() + 3);
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
