//! Inline code spans for wire names, enum values and defaults.

use super::clean;

/// How many characters of a value are shown.
const LONGEST: usize = 200;

/// A value of the document as an inline code span that is always closed and fits on a line.
///
/// Characters that cannot be seen are named (`U+000A`); of a long value the beginning is shown; the empty value is `""`.
pub fn code(text: &str) -> String {
    let head = clean::head(text, LONGEST * 4);
    let mut shown = clean::value(head);
    if shown.chars().count() > LONGEST || head.len() < text.len() {
        shown = shown.chars().take(LONGEST).chain(['…']).collect();
    }
    if shown.is_empty() { span("\"\"") } else { span(&shown) }
}

/// A code span of exactly this text, which has no line break and is not empty.
pub fn span(text: &str) -> String {
    let fence = "`".repeat(longest_run(text) + 1);
    if needs_padding(text) {
        format!("{fence} {text} {fence}")
    } else {
        format!("{fence}{text}{fence}")
    }
}

/// The length of the longest run of backticks.
pub fn longest_run(text: &str) -> usize {
    text.split(|character| character != '`').map(str::len).max().unwrap_or(0)
}

/// A parser takes one space off both sides, and joins a backtick with the fence.
fn needs_padding(text: &str) -> bool {
    let spaces = text.starts_with(' ') && text.ends_with(' ') && !text.trim().is_empty();
    spaces || text.starts_with('`') || text.ends_with('`')
}

#[cfg(test)]
mod tests {
    use super::*;
    use pulldown_cmark::{Event, Parser};

    /// What a Markdown parser sees, if it sees nothing but one code span.
    fn seen(markdown: &str) -> Option<String> {
        let events: Vec<_> = Parser::new(markdown).collect();
        match events.as_slice() {
            [Event::Start(_), Event::Code(code), Event::End(_)] => Some(code.to_string()),
            _ => None,
        }
    }

    #[test]
    fn a_span_reads_back() {
        for text in [
            "a", "a`b", "`", "``", "`a", "a``b`", " a ", " a", "\\", "a|b", "<b>", "[x](y)", "*/",
            "\"#", "```", "````x",
        ] {
            assert_eq!(seen(&code(text)).as_deref(), Some(text), "{text}");
        }
    }

    #[test]
    fn nothing_leaves_the_line() {
        assert_eq!(code("a\nb\r\u{202E}"), "`aU+000AbU+000DU+202E`");
        assert_eq!(code(""), "`\"\"`");
    }

    #[test]
    fn long_values_are_cut() {
        let shown = code(&"é".repeat(5000));
        assert_eq!(shown.chars().count(), LONGEST + 3);
        assert!(shown.ends_with("…`"));
        assert_eq!(code(&"x".repeat(LONGEST)), format!("`{}`", "x".repeat(LONGEST)));
    }
}
