//! Untrusted Markdown of a document as rustdoc lines that no tool takes for anything but text.
//!
//! A description is parsed (`read`), kept as a small tree (`tree`) and printed again in one canonical
//! form (`print`), so that whatever reaches a doc comment was written by this module: no HTML, no link
//! but an absolute one, no code block that is a doctest, no bidi or control character (`clean`).

mod clean;
mod code;
mod escape;
mod print;
mod read;
mod sentence;
mod tree;
mod url;

pub use code::code;
pub use sentence::sentence;

use codegen_tokens::{Place, TokenStream};

/// The longest description in bytes that is printed whole; what is cut is cut to a little less, so
/// that the cut text and its note are within the limit when they are read again.
const LIMIT: usize = 64 * 1024;
const CUT: usize = LIMIT - 1024;

/// What stands where a description was cut.
const NOTE: &str = "(The description is longer; the rest is left out.)";

/// A description as lines of CommonMark, empty when there is no text.
///
/// No line ends in whitespace or has a line break, a tab, a control or a bidi character in it, and
/// `lines` of the joined lines gives the same lines again.
pub fn lines(markdown: &str) -> Vec<String> {
    let text = clean::document(markdown);
    if is_plain(&text) {
        return vec![text.trim().to_owned()];
    }
    let lines = print::lines(&read::blocks(cut(&text, LIMIT)));
    if text.len() <= LIMIT && size(&lines) <= LIMIT { lines } else { shortened(&text) }
}

/// Docs of what comes after them, a line each.
pub fn attributes(lines: &[String]) -> TokenStream {
    placed(lines, Place::Outer)
}

/// Docs of what they stand in.
pub fn inner_attributes(lines: &[String]) -> TokenStream {
    placed(lines, Place::Inner)
}

fn placed(lines: &[String], place: Place) -> TokenStream {
    let bytes: usize = lines.iter().map(|line| line.len() + "/// ".len()).sum();
    let mut tokens = TokenStream::with_capacity(bytes, lines.len());
    lines.iter().for_each(|line| tokens.doc_line(line, place));
    tokens
}

/// One line that neither Markdown nor rustdoc gives a meaning; the parser would give it back unchanged.
fn is_plain(text: &str) -> bool {
    let text = text.trim_end_matches('\n');
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.len() <= LIMIT
        && text.bytes().all(is_plain_byte)
        && !text.contains("://")
}

fn is_plain_byte(byte: u8) -> bool {
    let mark = b" .,:;'\"()/-?%!+=@#${}>".contains(&byte);
    mark || byte.is_ascii_alphanumeric() || !byte.is_ascii()
}

/// Escapes make text longer, so the source is cut until its print fits.
fn shortened(text: &str) -> Vec<String> {
    let mut limit = CUT;
    loop {
        let mut lines = print::lines(&read::blocks(cut(text, limit)));
        if size(&lines) <= CUT {
            lines.extend(
                [String::new(), NOTE.to_owned()].into_iter().skip(usize::from(lines.is_empty())),
            );
            return lines;
        }
        limit = limit / 4 * 3;
    }
}

/// At most `limit` bytes, to the end of a line or at least of a word.
fn cut(text: &str, limit: usize) -> &str {
    if text.len() <= limit {
        return text;
    }
    let head = clean::head(text, limit);
    let end = head.rfind('\n').filter(|end| end * 2 > limit).or_else(|| head.rfind(' '));
    &head[..end.unwrap_or(head.len())]
}

fn size(lines: &[String]) -> usize {
    lines.iter().map(|line| line.len() + 1).sum()
}

#[cfg(test)]
mod tests;
