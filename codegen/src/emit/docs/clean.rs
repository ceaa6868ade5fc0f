//! Characters that a doc comment must not carry as they are: controls, bidi marks, tabs, odd spaces.

use std::borrow::Cow;
use std::fmt::Write;

/// What becomes of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Keep,
    Space,
    Drop,
    /// Printed as its number, because a reader should know of it.
    Name,
}

/// A whole description: line ends are `\n`, tabs are spaces up to the next tab stop, and what indents all of it is gone.
pub fn document(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n')) {
        return outdented(text).map_or(Cow::Borrowed(text), Cow::Owned);
    }
    let clean = characters(text);
    Cow::Owned(outdented(&clean).unwrap_or(clean))
}

fn characters(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut column = 0;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let before = out.len();
        match character {
            '\r' if characters.peek() == Some(&'\n') => continue,
            '\r' | '\n' => out.push('\n'),
            '\t' => out.extend(std::iter::repeat_n(' ', 4 - column % 4)),
            other => push(&mut out, other),
        }
        column = if out.ends_with('\n') { 0 } else { column + out[before..].chars().count() };
    }
    out
}

/// A text that is indented as a whole, as cut from another file, is not meant as code.
fn outdented(text: &str) -> Option<String> {
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let full = || text.split('\n').filter(|line| !line.trim().is_empty());
    let common = full().next().map(indent).filter(|&first| first > 3)?;
    let common = full().map(indent).fold(common, usize::min);
    let lines: Vec<&str> =
        text.split('\n').map(|line| line.get(common..).unwrap_or_default()).collect();
    (common > 0).then(|| lines.join("\n"))
}

/// A piece of a line, such as the text of an entity that the parser decoded.
pub fn piece(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|character| push(&mut out, character));
    Cow::Owned(out)
}

/// A value whose every character matters: whatever cannot be seen is named.
pub fn value(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match fate(character) {
            _ if character == ' ' => out.push(' '),
            Fate::Keep => out.push(character),
            Fate::Space | Fate::Drop | Fate::Name => name(&mut out, character),
        }
    }
    out
}

/// At most the first `limit` bytes of a text, in whole characters.
pub fn head(text: &str, limit: usize) -> &str {
    let mut end = limit.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn push(out: &mut String, character: char) {
    match fate(character) {
        Fate::Keep => out.push(character),
        Fate::Space => out.push(' '),
        Fate::Drop => {}
        Fate::Name => name(out, character),
    }
}

fn name(out: &mut String, character: char) {
    // Writing to a string cannot fail.
    let _ = write!(out, "U+{:04X}", u32::from(character));
}

fn fate(character: char) -> Fate {
    match character {
        ' '..='~' => Fate::Keep,
        // Bidi marks, embeddings, overrides and isolates: rustc denies them, for what they hide.
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            Fate::Name
        }
        // Joiners matter to emoji and to Persian; the other invisible ones say nothing.
        '\u{AD}' | '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{206A}'..='\u{206F}' | '\u{FEFF}' => {
            Fate::Drop
        }
        '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}' => Fate::Drop,
        '\u{FFFE}' | '\u{FFFF}' => Fate::Name,
        other if other.is_whitespace() => Fate::Space,
        other if other.is_control() => Fate::Name,
        _ => Fate::Keep,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_become_newlines() {
        assert_eq!(document("a\r\nb\rc\n\rd"), "a\nb\nc\n\nd");
    }

    #[test]
    fn what_indents_everything_is_gone() {
        assert_eq!(document("\n      a\n\n        b\n    c"), "\n  a\n\n    b\nc");
        assert_eq!(document("    a\nb"), "    a\nb");
    }

    #[test]
    fn tabs_reach_to_the_next_stop() {
        assert_eq!(document("x\ta\n-\tb\nabcd\te"), "x   a\n-   b\nabcd    e");
    }

    #[test]
    fn controls_and_bidi_marks_are_named() {
        assert_eq!(
            document("a\0b\u{7}c\u{202E}d\u{2066}e\u{200F}f\u{61C}\u{9D}"),
            "aU+0000bU+0007cU+202EdU+2066eU+200FfU+061CU+009D"
        );
    }

    #[test]
    fn invisible_characters_are_dropped_and_joiners_kept() {
        assert_eq!(document("\u{FEFF}a\u{200B}b\u{AD}c\u{E0041}👩\u{200D}💻"), "abc👩\u{200D}💻");
    }

    #[test]
    fn odd_spaces_are_spaces() {
        assert_eq!(document("a\u{A0}b\u{2028}c\u{B}d\u{3000}e"), "a b c d e");
    }

    #[test]
    fn values_hide_nothing() {
        assert_eq!(value("a b\nc\td\u{A0}e\u{200B}"), "a bU+000AcU+0009dU+00A0eU+200B");
    }
}
