//! Emphasis only where every parser sees it when it is printed with `*`.

use super::super::{
    tree::{Inline, Style},
    url,
};

/// Spans whose emphasis is unmistakable; elsewhere its words are left.
pub fn settle(inlines: Vec<Inline>) -> Vec<Inline> {
    if !inlines.iter().any(|inline| matches!(inline, Inline::Styled(..))) {
        return inlines;
    }
    let mut out = Vec::with_capacity(inlines.len());
    let mut rest = inlines.into_iter().peekable();
    while let Some(inline) = rest.next() {
        match inline {
            Inline::Styled(style, content) => styled(&mut out, style, content, rest.peek()),
            other => append(&mut out, other),
        }
    }
    out
}

/// Appends a span; texts side by side are one.
pub fn append(out: &mut Vec<Inline>, inline: Inline) {
    match (out.last_mut(), inline) {
        (Some(Inline::Text(last)), Inline::Text(text)) => last.push_str(&text),
        (_, inline) => out.push(inline),
    }
}

/// The rule of flanking delimiters (`CommonMark 0.31 §6.2`), on the safe side.
fn styled(out: &mut Vec<Inline>, style: Style, content: Vec<Inline>, next: Option<&Inline>) {
    let opens = content.first().is_some_and(begins_word) || out.last().is_none_or(ends_in_edge);
    let closes = content.last().is_some_and(ends_word) || next.is_none_or(begins_with_edge);
    let apart = !matches!(out.last(), Some(Inline::Styled(..)));
    if opens && closes && apart {
        out.push(Inline::Styled(style, content));
    } else {
        content.into_iter().for_each(|inline| append(out, inline));
    }
}

fn begins_word(inline: &Inline) -> bool {
    matches!(inline, Inline::Text(text) if text.starts_with(char::is_alphanumeric) && url::find(text).is_none())
}

fn ends_word(inline: &Inline) -> bool {
    matches!(inline, Inline::Text(text) if text.ends_with(char::is_alphanumeric) && url::find(text).is_none())
}

fn ends_in_edge(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text) => text.ends_with(is_edge),
        _ => true,
    }
}

fn begins_with_edge(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text) => text.starts_with(is_edge),
        Inline::Styled(_, content) => content.first().is_none_or(begins_with_edge),
        _ => true,
    }
}

/// A space, or punctuation by any parser's book.
fn is_edge(character: char) -> bool {
    character.is_whitespace() || character.is_ascii_punctuation()
}
