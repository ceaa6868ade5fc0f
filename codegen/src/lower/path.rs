//! Path templates: placeholders found, and told apart from what only looks like one.

use super::context::Context;
use crate::diagnostics::codes::lower as codes;
use crate::ir::{PathPart, PathTemplate, Pointer, WireName};

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

/// The template with the placeholders of a router named as their parameters are, where the document
/// declares these so: `{proxy+}` and `{*path}` take several segments, `{id:[0-9]+}` has a pattern.
pub(super) fn named_as(
    mut template: PathTemplate,
    declares: impl Fn(&str) -> bool,
) -> PathTemplate {
    let own: Vec<_> = template.parts.clone();
    for part in &mut template.parts {
        let PathPart::Parameter(name) = part else { continue };
        let bare = name.as_str().split([':', '=']).next().unwrap_or_default();
        let bare = WireName::from(bare.trim_matches(['*', '+', '?']));
        let is_free = !own.contains(&PathPart::Parameter(bare.clone()));
        if !declares(name.as_str()) && is_free && declares(bare.as_str()) {
            *name = bare;
        }
    }
    template
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

/// The path without the names of its placeholders: two of one form cannot be told apart
/// (`OAS 3.0.4 §4.8.8.1`).
pub(super) fn form(raw: &str) -> String {
    let mut form = String::with_capacity(raw.len());
    for part in template(raw).parts {
        match part {
            PathPart::Literal(text) => form.push_str(&text),
            PathPart::Parameter(_) => form.push_str("{}"),
        }
    }
    form
}

/// Says that `raw` is the same path as `twin`.
pub(super) fn report_twin(context: &mut Context<'_>, raw: &str, twin: &str, pointer: &Pointer) {
    let message = format!("{raw} and {twin} are one path under two names; both are kept");
    context.warn(&codes::PATH_TWICE, pointer, message);
}

/// Says what is odd about a path, and what becomes of it on the wire.
pub(super) fn check(context: &mut Context<'_>, raw: &str, pointer: &Pointer) {
    // Microsoft's own extension is there to write a query into a path.
    let meant = context.parts.origins.source(pointer).1.as_str().starts_with("/x-ms-paths/");
    let head = raw.split(['?', '#']).next().unwrap_or_default();
    let message = if !raw.starts_with('/') {
        format!("the path {raw:?} does not begin with a slash; one is sent before it")
    } else if raw.contains('#') {
        format!("what follows `#` in the path {raw} is not sent")
    } else if raw.contains('?') && !meant {
        format!("the query in the path {raw} is sent with every call")
    } else if head.contains("//") {
        format!("the path {raw} has an empty segment; it is sent as it is")
    } else if head.contains(|c: char| c.is_whitespace() || c.is_control()) {
        format!("the path {raw:?} has a character that a URL cannot hold; it is sent encoded")
    } else {
        return;
    };
    context.warn(&codes::PATH_FORM, pointer, message);
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
    fn placeholders_of_routers_are_the_parameters_that_are_declared() {
        let check = |raw: &str, expected: &str| {
            let named = named_as(template(raw), |name| ["path", "id"].contains(&name));
            let names = named.parts.into_iter().filter_map(|part| match part {
                PathPart::Parameter(name) => Some(name.to_string()),
                PathPart::Literal(_) => None,
            });
            let found: Vec<_> = names.collect();
            assert_eq!(found.join(" "), expected, "{raw}");
        };
        check("/a/{path+}", "path");
        check("/a/{*path}/{id:[0-9]+}", "path id");
        check("/v1/{id=users/*}", "id");
        check("/a/{other+}", "other+");
        check("/a/{path}/{path+}", "path path+");
    }

    #[test]
    fn names_of_placeholders_do_not_tell_paths_apart() {
        assert_eq!(form("/a/{x}/b"), form("/a/{y}/b"));
        assert_ne!(form("/a/{x}"), form("/a/mine"));
    }

    #[test]
    fn a_brace_without_its_counterpart_is_text() {
        check("/a/{id", &["/a/{id"]);
        check("/a/id}", &["/a/id}"]);
        check("/a/{}", &["/a/{}"]);
        check("/{{id}}", &["/{", "<id>", "}"]);
    }
}
