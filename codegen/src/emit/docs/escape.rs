//! Text escaped so that no parser reads markup into it, and not more than that.

use std::borrow::Cow;

/// Appends text to a line; `in_table` also keeps a pipe from ending a cell.
///
/// Underscores within words stay as they are, because `snake_case` names fill descriptions.
pub fn push(line: &mut String, text: &str, in_table: bool) {
    let bytes = text.as_bytes();
    let mut done = 0;
    for (at, &byte) in bytes.iter().enumerate().filter(|(_, byte)| is_special(**byte)) {
        let escape = match byte {
            b'_' => !is_within_word(line, &text[done..at], &text[at + 1..]),
            b'&' => starts_entity(&bytes[at + 1..]),
            b'|' => in_table,
            // The text of a link must not make it a footnote.
            b'^' => at == 0 && line.ends_with('['),
            _ => true,
        };
        if escape {
            line.push_str(&text[done..at]);
            line.push('\\');
            done = at;
        }
    }
    line.push_str(&text[done..]);
}

/// A finished line of a paragraph that begins no other block.
pub fn guard(line: &str) -> Cow<'_, str> {
    let bytes = line.as_bytes();
    let marks = |set: &[u8]| bytes.iter().all(|byte| set.contains(byte));
    let at = match bytes.first() {
        Some(b'#' | b'>') => Some(0),
        Some(b'+' | b'-') if matches!(bytes.get(1), None | Some(b' ')) => Some(0),
        Some(b'=') if marks(b"= ") => Some(0),
        Some(b'-' | b':' | b'|') if marks(b"-:| ") => Some(0),
        Some(b'0'..=b'9') => item_number(bytes),
        _ => None,
    };
    at.map_or(Cow::Borrowed(line), |at| Cow::Owned(format!("{}\\{}", &line[..at], &line[at..])))
}

fn is_special(byte: u8) -> bool {
    matches!(byte, b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'&' | b'~' | b'^' | b'|')
}

/// Neither opens nor closes emphasis.
fn is_within_word(line: &str, before: &str, after: &str) -> bool {
    let previous = before.chars().next_back().or_else(|| line.chars().next_back());
    previous.is_some_and(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric)
}

/// `lt;`, `#10;`, `#xA;`
fn starts_entity(after: &[u8]) -> bool {
    let name = after.strip_prefix(b"#").unwrap_or(after);
    let length = name.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    length > 0 && name.get(length) == Some(&b';')
}

/// Where the mark after the number of a list item stands.
fn item_number(line: &[u8]) -> Option<usize> {
    let digits = line.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let marked = matches!(line.get(digits), Some(b'.' | b')'))
        && matches!(line.get(digits + 1), None | Some(b' '));
    (digits < 10 && marked).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str) -> String {
        let mut line = String::new();
        push(&mut line, text, false);
        line
    }

    #[test]
    fn markup_is_escaped() {
        assert_eq!(escaped("[Foo::bar] `x* ~y~ \\ ^"), "\\[Foo::bar\\] \\`x\\* \\~y\\~ \\\\ ^");
    }

    #[test]
    fn tags_and_entities_are_escaped() {
        assert_eq!(escaped("<T> a < b &lt; &#10; & R&D"), "\\<T> a \\< b \\&lt; \\&#10; & R&D");
    }

    #[test]
    fn only_loose_underscores_are_escaped() {
        assert_eq!(escaped("snake_case _x_ a__b é_é"), "snake_case \\_x\\_ a\\_\\_b é_é");
    }

    #[test]
    fn pipes_are_escaped_in_tables() {
        let mut line = String::new();
        push(&mut line, "a|b", true);
        assert_eq!((line.as_str(), escaped("a|b").as_str()), ("a\\|b", "a|b"));
    }

    #[test]
    fn lines_begin_no_block() {
        for (line, guarded) in [
            ("# a", "\\# a"),
            ("> a", "\\> a"),
            ("- a", "\\- a"),
            ("-", "\\-"),
            ("+ a", "\\+ a"),
            ("1. a", "1\\. a"),
            ("12)", "12\\)"),
        ] {
            assert_eq!(guard(line), guarded);
        }
        for (line, guarded) in
            [("---", "\\---"), ("===", "\\==="), ("|---|:-:|", "\\|---|:-:|"), (":-|-", "\\:-|-")]
        {
            assert_eq!(guard(line), guarded);
        }
        for line in ["-1 or less", "=> a", "1.5", "1234567890. a", "a", "+1", ":x", "| a", "/ x"] {
            assert_eq!(guard(line), line);
        }
    }
}
