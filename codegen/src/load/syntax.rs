//! Recognises JSON and YAML by their content, and reads them.

use serde_json::Value;

use crate::diagnostics::Diagnostics;
use crate::diagnostics::codes::load as codes;

use super::tree::{self, Limit, Notes};
use super::{SourceFile, complaints, halves, limits, tabs};

/// What a parser says about a text that it cannot read.
#[derive(Debug)]
pub(super) struct Failure {
    /// The byte where it stopped.
    pub offset: usize,
    /// In the parser's words.
    pub message: String,
    /// The limit that was passed, if one was.
    pub limit: Option<Limit>,
}

/// The tree of a file; `None` after an error.
pub(super) fn parse(source: &SourceFile, diagnostics: &mut Diagnostics) -> Option<Value> {
    match parse_any(source, diagnostics) {
        Ok(value) => Some(value),
        Err(failure) => {
            complaints::refused(source, &failure, diagnostics);
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
    if source.comment_at(failure.offset).is_some() {
        return Err(failure);
    }
    // `{openapi: 3.0.0}` and a comma too many are YAML's flow style.
    let Ok(value) = parse_yaml(source, source.text(), diagnostics) else { return Err(failure) };
    source.read_as_yaml();
    complaints::loose(source, &failure, diagnostics);
    Ok(value)
}

fn parse_json(source: &SourceFile, diagnostics: &mut Diagnostics) -> Result<Value, Failure> {
    if let Some((value, notes)) = halves::build(source.text()) {
        source.note_seen(notes.seen.get());
        return Ok(value);
    }
    let notes = Notes::default();
    let mut deserializer = serde_json::Deserializer::from_str(source.text());
    let value = tree::build(&mut deserializer, &notes)
        .and_then(|value| deserializer.end().map(|()| value))
        .map_err(|error| Failure {
            offset: source.offset(error.line(), error.column()),
            message: without_position(&error.to_string()),
            limit: notes.limit.get().or_else(|| depth_limit(&error.to_string())),
        })?;
    source.note_seen(notes.seen.get());
    complaints::oddities(source, notes, diagnostics);
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
    source.note_seen(notes.seen.get());
    complaints::oddities(source, notes, diagnostics);
    if documents.next().is_some() {
        let message = "the file holds several YAML documents; the first one is read";
        let help = "give each document a file of its own, or delete the `---` between them";
        diagnostics
            .report_at(&codes::SEVERAL_DOCUMENTS, source.second_document(), message)
            .accept()
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
        complaints::tabs(source, &mended, diagnostics);
        source.read_mended(mended);
        diagnostics.append(inner);
        return Ok(value);
    }
    Err(failure)
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

#[cfg(test)]
#[path = "syntax_tests.rs"]
mod tests;
