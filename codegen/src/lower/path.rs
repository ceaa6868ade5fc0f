//! Path templates: placeholders found, and told apart from what only looks like one.

use crate::ir::{PathPart, PathTemplate, WireName};

/// Splits a path at its placeholders; a brace without its counterpart is text.
pub(super) fn template(raw: &str) -> PathTemplate {
    let mut parts = Vec::new();
    let mut rest = raw;
    while let Some((literal, name, after)) = placeholder(rest) {
        push_literal(&mut parts, literal);
        parts.push(PathPart::Parameter(WireName::from(name)));
        rest = after;
    }
    push_literal(&mut parts, rest);
    PathTemplate { raw: raw.to_owned(), parts }
}

/// The text before the first placeholder, its name, and what follows.
fn placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let end = text.find('}')?;
    let start = text[..end].rfind('{')?;
    let name = &text[start + 1..end];
    (!name.is_empty()).then(|| (&text[..start], name, &text[end + 1..]))
}

fn push_literal(parts: &mut Vec<PathPart>, text: &str) {
    if text.is_empty() {
        return;
    }
    match parts.last_mut() {
        Some(PathPart::Literal(known)) => known.push_str(text),
        _ => parts.push(PathPart::Literal(text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(raw: &str, expected: &[&str]) {
        let parts = template(raw).parts.into_iter().map(|part| match part {
            PathPart::Literal(text) => text,
            PathPart::Parameter(name) => format!("<{name}>"),
        });
        assert_eq!(parts.collect::<Vec<_>>(), expected, "{raw}");
    }

    #[test]
    fn placeholders_are_found_anywhere() {
        check("/a/{id}/b", &["/a/", "<id>", "/b"]);
        check("/{a}{b}", &["/", "<a>", "<b>"]);
        check("/a.{format}", &["/a.", "<format>"]);
        check("/a/{x}:{y}", &["/a/", "<x>", ":", "<y>"]);
        check("/", &["/"]);
        check("", &[]);
    }

    #[test]
    fn a_brace_without_its_counterpart_is_text() {
        check("/a/{id", &["/a/{id"]);
        check("/a/id}", &["/a/id}"]);
        check("/a/{}", &["/a/{}"]);
        check("/{{id}}", &["/{", "<id>", "}"]);
    }
}
