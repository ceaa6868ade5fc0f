//! Recognises JSON and YAML by their content, and reports what neither parser can read.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::diagnostics::codes::load as codes;
use crate::diagnostics::{Diagnostics, Place};

use super::tree::{self, Limit, Notes, Oddity};
use super::{MAX_DEPTH, MAX_NODES, SourceFile, foreign, limits, tabs};

/// What a parser says about a text that it cannot read.
#[derive(Debug)]
struct Failure {
    offset: usize,
    message: String,
    limit: Option<Limit>,
}

/// The tree of a file; `None` after an error.
pub(super) fn parse(source: &SourceFile, diagnostics: &mut Diagnostics) -> Option<Value> {
    match parse_any(source, diagnostics) {
        Ok(value) => Some(value),
        Err(failure) => {
            report(source, &failure, diagnostics);
            None
        }
    }
}

fn parse_any(source: &SourceFile, diagnostics: &mut Diagnostics) -> Result<Value, Failure> {
    if !source.is_json() {
        return parse_yaml(source, source.text(), diagnostics)
            .or_else(|failure| parse_mended(source, failure, diagnostics));
    }
    let failure = match parse_json(source, diagnostics) {
        // A number that no double holds would be text in YAML.
        Err(failure) if failure.limit.is_none() && failure.message != "number out of range" => {
            failure
        }
        other => return other,
    };
    // `{openapi: 3.0.0}` and a comma too many are YAML's flow style.
    let value = parse_yaml(source, source.text(), diagnostics).map_err(|_| failure)?;
    source.read_as_yaml();
    let message = "this is not strict JSON; it is read as YAML";
    diagnostics.report_at(&codes::LOOSE_JSON, source.span(0..1), message).help(
        "look for a comma too many, a comment or a name without quotes, or call the file .yaml",
    );
    Ok(value)
}

fn parse_json(source: &SourceFile, diagnostics: &mut Diagnostics) -> Result<Value, Failure> {
    let notes = Notes::default();
    let mut deserializer = serde_json::Deserializer::from_str(source.text());
    let value = tree::build(&mut deserializer, &notes)
        .and_then(|value| deserializer.end().map(|()| value))
        .map_err(|error| Failure {
            offset: source.offset(error.line(), error.column()),
            message: without_position(&error.to_string()),
            limit: notes.limit.get().or_else(|| depth_limit(&error.to_string())),
        })?;
    report_oddities(source, notes, diagnostics);
    Ok(value)
}

fn parse_yaml(
    source: &SourceFile,
    text: &str,
    diagnostics: &mut Diagnostics,
) -> Result<Value, Failure> {
    if let Some(offset) = limits::flow_tower(text) {
        return Err(Failure { offset, message: String::new(), limit: Some(Limit::Depth) });
    }
    let notes = Notes { yaml: true, ..Notes::default() };
    let mut documents = serde_yaml::Deserializer::from_str(text);
    let Some(first) = documents.next() else { return Ok(Value::Null) };
    let value = tree::build(first, &notes).map_err(|error| Failure {
        offset: error.location().map_or(0, |location| location.index()),
        message: without_position(&error.to_string()),
        limit: notes.limit.get().or_else(|| depth_limit(&error.to_string())),
    })?;
    report_oddities(source, notes, diagnostics);
    if documents.next().is_some() {
        let message = "the file holds several YAML documents; the first one is read";
        let help = "give each document a file of its own, or delete the `---` between them";
        diagnostics
            .report_at(&codes::SEVERAL_DOCUMENTS, source.second_document(), message)
            .help(help);
    }
    Ok(value)
}

/// Tabs where YAML wants spaces: read a copy without them.
fn parse_mended(
    source: &SourceFile,
    failure: Failure,
    diagnostics: &mut Diagnostics,
) -> Result<Value, Failure> {
    for mended in tabs::copies(source.text()) {
        let mut inner = Diagnostics::new();
        let Ok(value) = parse_yaml(source, mended.text(), &mut inner) else { continue };
        let first = mended.first_tab();
        source.read_mended(mended);
        diagnostics.append(inner);
        let message = "a tab in the indentation, which YAML forbids; it is read as spaces";
        let help = format!("replace the tabs: `expand -i -t 2 {0} > {0}.new`", source.name());
        diagnostics.report_at(&codes::TAB, source.span(first..first + 1), message).help(help);
        return Ok(value);
    }
    Err(failure)
}

fn report_oddities(source: &SourceFile, notes: Notes, diagnostics: &mut Diagnostics) {
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
                diagnostics.report_at(&codes::TAG, place, message).help("delete the tag");
            }
            Oddity::BadMerge => {
                let message = "`<<` merges a mapping or a list of mappings, and this is neither";
                diagnostics
                    .report_at(&codes::BAD_MERGE, place, message)
                    .help("write `<<: *anchor`, with `&anchor` before a mapping above");
            }
        }
    }
}

fn report(source: &SourceFile, failure: &Failure, diagnostics: &mut Diagnostics) {
    let text = source.text();
    let start = super::boundary_before(text, failure.offset);
    let place = source.span(start..(start + 1).min(text.len()));
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
        None => (&codes::SYNTAX, failure.message.clone(), help_for(source, &failure.message)),
    };
    diagnostics.report_at(code, place, message).help(help);
}

/// The parsers' own limits are the last resort for what our count does not see.
fn depth_limit(message: &str) -> Option<Limit> {
    if message.contains("recursion limit exceeded") {
        return Some(Limit::Depth);
    }
    message.contains("repetition limit exceeded").then_some(Limit::Nodes)
}

/// The message without the position that the diagnostic shows anyway.
fn without_position(message: &str) -> String {
    let head = message.find(" at line ").map_or(message, |end| &message[..end]);
    match message.split_once(", while parsing ") {
        Some((_, rest)) if !head.contains(", while parsing ") => {
            format!("{head}, while parsing {rest}")
        }
        _ => head.to_owned(),
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
        (
            "unknown anchor",
            "write the anchor `&name` before `*name`, or put a value that starts with `*` in quotes",
        ),
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

#[cfg(test)]
#[path = "syntax_tests.rs"]
mod tests;
