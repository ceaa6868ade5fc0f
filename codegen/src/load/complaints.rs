//! Complaints about texts: what no parser reads, and what most readers trip over.

use std::collections::BTreeMap;

use serde::de::IgnoredAny;

use crate::diagnostics::codes::load as codes;
use crate::diagnostics::{Cure, Diagnostics, Place};

use super::syntax::Failure;
use super::tabs::Mended;
use super::tree::{Limit, Notes, Oddity};
use super::{MAX_DEPTH, MAX_NODES, SourceFile, foreign, mend};

/// What no parser reads.
pub(super) fn refused(source: &SourceFile, failure: &Failure, diagnostics: &mut Diagnostics) {
    let place = spot(source, failure.offset);
    let (code, message, help) = match failure.limit {
        Some(Limit::Depth) => (
            &codes::TOO_DEEP,
            format!("values are nested more than {MAX_DEPTH} levels deep"),
            "name inner schemas under `components` and refer to them with `$ref`".to_owned(),
        ),
        Some(Limit::Nodes) => (
            &codes::TOO_MANY_NODES,
            format!("the document has more than {MAX_NODES} values once aliases are expanded"),
            "refer with `$ref` instead of repeating an alias within aliases".to_owned(),
        ),
        None if foreign::refuse_text(source, diagnostics) => return,
        None => return syntax(source, failure, diagnostics),
    };
    diagnostics.report_at(code, place, message).help(help);
}

/// The place is the line that has to change, where one is found; parsers often stop behind it.
fn syntax(source: &SourceFile, failure: &Failure, diagnostics: &mut Diagnostics) {
    let (text, message) = (source.text(), failure.message.clone());
    if let Some(name) = missing_anchor(text, failure) {
        let message = format!("there is no anchor `&{name}` above for `*{name}`");
        let help = format!("write `&{name}` before the value that is meant, or correct the name");
        let place = source.span(failure.offset..failure.offset + name.len() + 1);
        diagnostics.report_at(&codes::SYNTAX, place, message).help(help);
        return;
    }
    if let Some(length) = source.comment_at(failure.offset) {
        let place = source.span(failure.offset..failure.offset + length);
        let help = "delete it; YAML has comments, which `#` begins";
        diagnostics.report_at(&codes::SYNTAX, place, "JSON has no comments").help(help);
        return;
    }
    let reads = |text: &str| is_object(text, source.is_json());
    let comma =
        source.is_json().then(|| mend::comma(text, failure.offset.saturating_sub(1), reads));
    match comma.flatten().or_else(|| mend::line(text, failure.offset, reads)) {
        Some(line) => {
            let content = text[line.range.clone()].trim_start();
            let start = line.range.end - content.len();
            // Where the indentation is right, the parser stopped at the mistake itself.
            let is_exact =
                line.text.trim_start() != content && line.range.contains(&failure.offset);
            let place = match is_exact {
                true => spot(source, failure.offset),
                false => source.span(start..line.range.end),
            };
            diagnostics
                .report_at(&codes::SYNTAX, place, message)
                .cure(Cure::Line(line.text))
                .done();
        }
        None => {
            let help = help_for(source, &message);
            diagnostics.report_at(&codes::SYNTAX, spot(source, failure.offset), message).help(help);
        }
    }
}

/// The name of an alias that no anchor has; what only begins with an asterisk is text without quotes.
fn missing_anchor<'a>(text: &'a str, failure: &Failure) -> Option<&'a str> {
    let rest = text.get(failure.offset..)?.strip_prefix('*')?;
    let end = rest.find(|letter: char| !letter.is_alphanumeric() && !"-_".contains(letter));
    let (name, behind) = rest.split_at(end.unwrap_or(rest.len()));
    let is_alias = behind.trim_start_matches(' ').starts_with(['\n', '\r', ',', '}', ']']);
    (failure.message.contains("unknown anchor")
        && !name.is_empty()
        && (is_alias || behind.is_empty()))
    .then_some(name)
}

fn is_object(text: &str, json: bool) -> bool {
    if json {
        return serde_json::from_str::<IgnoredAny>(text).is_ok();
    }
    serde_yaml::from_str::<serde_yaml::Value>(text).is_ok_and(|value| value.is_mapping())
}

/// One character of the source.
fn spot(source: &SourceFile, offset: usize) -> Place {
    let text = source.text();
    let start = super::boundary_before(text, offset);
    source.span(start..(start + 1).min(text.len()))
}

/// JSON with the liberties of YAML.
pub(super) fn loose(source: &SourceFile, failure: &Failure, diagnostics: &mut Diagnostics) {
    let message = format!("this is not strict JSON ({}); it is read as YAML", failure.message);
    let is_json = |text: &str| serde_json::from_str::<IgnoredAny>(text).is_ok();
    let offset = failure.offset.saturating_sub(1);
    match mend::line(source.text(), offset, is_json) {
        Some(line) => {
            // The parser may have found out only on a later line.
            let start = if line.range.contains(&offset) { offset } else { line.range.start };
            let place = source.span(start..line.range.end);
            diagnostics
                .report_at(&codes::LOOSE_JSON, place, message)
                .cure(Cure::Line(line.text))
                .done();
        }
        None => diagnostics.report_at(&codes::LOOSE_JSON, spot(source, offset), message).help(
            "look for a comma too many, a comment or a name without quotes, or call the file .yaml",
        ),
    }
}

/// One complaint for all tabs; a single line is spelled out, several have a command.
pub(super) fn tabs(source: &SourceFile, mended: &Mended, diagnostics: &mut Diagnostics) {
    let first = mended.first_tab();
    let message = "a tab in the indentation, which YAML forbids; it is read as spaces";
    let reported = diagnostics.report_at(&codes::TAB, source.span(first..first + 1), message);
    let mut changed = source.text().lines().zip(mended.text().lines()).filter(|(a, b)| a != b);
    match (changed.next(), changed.next()) {
        (Some((_, line)), None) => reported.cure(Cure::Line(line.to_owned())).done(),
        _ => {
            let (name, width) = (source.name(), mended.width());
            reported.help(format!("replace the tabs: expand -i -t {width} {name} > {name}.new"));
        }
    }
}

/// What a parser reads, and most readers trip over.
pub(super) fn oddities(source: &SourceFile, notes: Notes, diagnostics: &mut Diagnostics) {
    let mut seen = BTreeMap::new();
    for (oddity, pointer) in notes.oddities.into_inner() {
        let place = Place::Node { file: source.number(), pointer: pointer.clone() };
        match oddity {
            Oddity::DuplicateKey => {
                let count = seen.entry(pointer.clone()).or_insert(0_usize);
                let second = source.positions().duplicates(&pointer).get(*count);
                let place = second.map_or(place, |span| source.span(span.clone()));
                *count += 1;
                let name = pointer.steps().last().unwrap_or_default();
                let message = format!(
                    "`{name}` is there already in `{}`; the first is used",
                    pointer.parent()
                );
                diagnostics
                    .report_at(&codes::DUPLICATE_KEY, place, message)
                    .delete()
                    .help("or join what the two hold");
            }
            Oddity::NotFinite(text) => {
                let message =
                    format!("`{text}` is a number that JSON cannot carry; it is read as text");
                diagnostics
                    .report_at(&codes::NOT_FINITE, place, message)
                    .write(format!("\"{text}\""))
                    .help("or leave it out");
            }
            Oddity::Tag(tag) => {
                let message = format!("the YAML tag `!{tag}` means nothing here and is ignored");
                let place = source.within(&pointer, &format!("!{tag}")).unwrap_or(place);
                diagnostics.report_at(&codes::TAG, place, message).delete().done();
            }
            Oddity::BadMerge => {
                let message = "`<<` merges a mapping or a list of mappings, and this is neither";
                let place = source.within(&pointer, "<<").unwrap_or(place);
                diagnostics
                    .report_at(&codes::BAD_MERGE, place, message)
                    .delete()
                    .help("or write `<<: *anchor`, with `&anchor` before a mapping above");
            }
        }
    }
}

fn help_for(source: &SourceFile, message: &str) -> String {
    const CURES: &[(&str, &str)] = &[
        (
            "mapping values are not allowed",
            "indent the line like its neighbours, or put the value in quotes: a colon and a space end a name",
        ),
        ("did not find expected key", "indent the line like its neighbours"),
        (
            "did not find expected '-' indicator",
            "indent the line like the other elements of the list",
        ),
        (
            "could not find expected ':'",
            "end the name with a colon and a space, and close quotes that are open above",
        ),
        ("cannot start any token", "put the value in quotes: \"…\""),
        ("unknown anchor", "put a value that starts with `*` in quotes"),
        ("unknown escape", "use single quotes, where a backslash stands for itself"),
        (
            "did not find expected ',' or",
            "close the bracket or the brace that is open, or put the value in quotes",
        ),
        ("trailing comma", "delete the comma before the closing bracket"),
        ("EOF while parsing", "the file is cut short: copy or download it again"),
        (
            "unexpected end of stream",
            "the file is cut short, or a quote is open: copy or download it again",
        ),
        ("hex escape", "write the character itself, or both halves of the pair: \\ud83d\\ude00"),
        ("number out of range", "write a number that a double can hold"),
        ("invalid type", "write a plain name before the colon; put `{{…}}` in quotes"),
    ];
    let found = CURES.iter().find(|(part, _)| message.contains(part));
    let format = if source.is_json() { "JSON" } else { "YAML" };
    found.map_or_else(|| format!("mend the {format} at this place"), |(_, cure)| (*cure).to_owned())
}
