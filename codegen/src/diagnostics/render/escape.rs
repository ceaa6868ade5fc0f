//! Text of a stranger's document, made harmless for terminals and logs.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The text with control and bidi characters spelled out (`\u{202e}`); line feeds too.
pub(super) fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(is_harmful) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        if is_harmful(character) {
            // Writing to a String cannot fail.
            let _ = write!(escaped, "{}", character.escape_unicode());
        } else {
            escaped.push(character);
        }
    }
    Cow::Owned(escaped)
}

/// JSON text with what could harm a terminal as `\u202e`; ASCII controls JSON escapes itself.
pub(super) fn escape_json(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii() || !is_harmful(character) {
            escaped.push(character);
        } else {
            let _ = write!(escaped, "\\u{:04x}", u32::from(character));
        }
    }
    escaped
}

/// One for one, so that columns stay: what a terminal must not see becomes `\u{fffd}`.
pub(super) fn mask(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '\t' => ' ',
            character if is_harmful(character) => '\u{fffd}',
            character => character,
        })
        .collect()
}

fn is_harmful(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_masks() {
        assert_eq!(escape("a\u{1b}[31mb\u{202e}"), "a\\u{1b}[31mb\\u{202e}");
        assert_eq!(escape("plain ü"), "plain ü");
        assert_eq!(escape_json("\"\u{202e}ü\u{85}\"\n"), "\"\\u202eü\\u0085\"\n");
        assert_eq!(mask("\ta\u{7}ü"), " a\u{fffd}ü");
    }
}
