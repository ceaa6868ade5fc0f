//! For people: annotate-snippets draws the excerpt.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::diagnostics::Severity;
use crate::load::{boundary_before, line_end};
use crate::workers;

use super::escape::{escape, mask};
use super::located::{Located, Spot};

/// The longest part of a line that is shown.
const WIDTH: usize = 160;

/// Every complaint with its excerpt, and a line that counts them.
pub(super) fn render(located: &[Located<'_>], colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut parts = workers::map(located, |one| {
        format!("{}\n\n", with_true_column(renderer.render(&[group(one)]), one))
    });
    parts.push(summary(located));
    parts.concat()
}

fn group<'a>(one: &'a Located<'a>) -> Group<'a> {
    let level = match one.diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(escape(&one.diagnostic.message)).id(one.diagnostic.code.id);
    let mut group = match (&one.spot, one.file) {
        (Some(spot), _) => title.element(excerpt(spot)),
        (None, Some(file)) => title.element(Origin::path(escape(file))),
        (None, None) => Group::with_title(title),
    };
    if let Some(pointer) = &one.pointer {
        let pointer = if pointer.as_str().is_empty() { "/" } else { pointer.as_str() };
        group = group.element(Level::NOTE.with_name("at").message(escape(pointer)));
    }
    if let Some(help) = &one.advice.line {
        group = group.element(Level::HELP.message(escape(help)));
    }
    group
}

/// The renderer counts columns from where the excerpt begins; the source's are meant.
fn with_true_column(rendered: String, one: &Located<'_>) -> String {
    let Some(spot) = &one.spot else { return rendered };
    let (line, range) = shown(spot);
    let counted = line[..range.start].chars().count() + 1;
    let place = format!("{}:{}", escape(spot.source.name()), spot.start.0);
    rendered.replacen(&format!("{place}:{counted}"), &format!("{place}:{}", spot.start.1), 1)
}

/// The line of the spot, cut to a width that fits.
fn excerpt<'a>(spot: &Spot<'a>) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let (line, range) = shown(spot);
    Snippet::source(line)
        .path(escape(spot.source.name()).into_owned())
        .line_start(spot.start.0)
        .annotation(AnnotationKind::Primary.span(range))
}

fn shown(spot: &Spot<'_>) -> (String, Range<usize>) {
    let text = spot.source.text();
    // Minified documents have one line: leave the part around the spot, and do not look for where it begins.
    let near = boundary_before(text, spot.range.start.saturating_sub(WIDTH + 1));
    let from = match text[near..spot.range.start].rfind('\n') {
        Some(newline) => near + newline + 1,
        None if spot.range.start <= WIDTH => 0,
        None => boundary_before(text, spot.range.start - WIDTH / 2),
    };
    let to = boundary_before(text, from + 2 * WIDTH).max(spot.range.start);
    let to = line_end(text, spot.range.start, to);
    let head = mask(&text[from..spot.range.start]);
    let marked = mask(&text[spot.range.start..spot.range.end.clamp(spot.range.start, to)]);
    let tail = mask(&text[spot.range.end.clamp(spot.range.start, to)..to]);
    // An underline needs something to stand under, at the end of a line too.
    let tail = if marked.is_empty() && tail.is_empty() { " ".to_owned() } else { tail };
    let width = match marked.len() {
        0 => tail.chars().next().map_or(0, char::len_utf8),
        width => width,
    };
    let range = head.len()..head.len() + width;
    (format!("{head}{marked}{tail}"), range)
}

/// `2 errors, 1 warning`.
fn summary(located: &[Located<'_>]) -> String {
    let count =
        |severity| located.iter().filter(|one| one.diagnostic.severity() == severity).count();
    let part = |count: usize, noun: &str| match count {
        0 => None,
        1 => Some(format!("1 {noun}")),
        count => Some(format!("{count} {noun}s")),
    };
    let errors = part(count(Severity::Error), "error");
    let warnings = part(count(Severity::Warning), "warning");
    let parts: Vec<String> = errors.into_iter().chain(warnings).collect();
    if parts.is_empty() { String::new() } else { format!("{}\n", parts.join(", ")) }
}
