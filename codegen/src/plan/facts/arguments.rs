//! What a method takes, and what is left to setters.

use crate::diagnostics::Diagnostics;
use crate::diagnostics::codes::plan as codes;
use crate::ir::{Body, Content, Location, MediaKind, Operation, Presence};

/// More path parameters than this are setters, all of them.
const MAX_ARGUMENTS: usize = 4;

/// The signature of an operation.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Arguments {
    /// Indices of the parameters that the method takes, in order of the path.
    pub positional: Vec<usize>,
    /// Indices of the parameters that are setters.
    pub setters: Vec<usize>,
    /// What is sent.
    pub body: Option<BodyForm>,
    /// Whether the method takes the body.
    pub body_required: bool,
}

/// How a body is given.
#[derive(Debug, Clone, PartialEq)]
pub enum BodyForm {
    /// A value, written as JSON; the content with its schema.
    Json(Content),
    /// An object, written as the pairs of a form.
    Form(Content),
    /// Text of the given media type.
    Text(String),
    /// Bytes or a stream of the given media type.
    Binary(String),
}

/// Decides the signature.
pub fn find(operation: &Operation, diagnostics: &mut Diagnostics) -> Arguments {
    let path = indices(operation, |location| location == Location::Path);
    let mut setters = indices(operation, |location| location != Location::Path);
    let positional = if path.len() <= MAX_ARGUMENTS {
        path
    } else {
        setters.splice(0..0, path);
        Vec::new()
    };
    let body = operation.body.as_ref().and_then(|body| form(body, diagnostics));
    let required = operation.body.as_ref().is_some_and(|b| b.presence == Presence::Required);
    Arguments { positional, setters, body_required: required && body.is_some(), body }
}

fn indices(operation: &Operation, wanted: impl Fn(Location) -> bool) -> Vec<usize> {
    let parameters = operation.parameters.iter().enumerate();
    parameters.filter(|(_, parameter)| wanted(parameter.location)).map(|(index, _)| index).collect()
}

/// The richest form that the document offers: JSON, else a form, else text, else bytes.
fn form(body: &Body, diagnostics: &mut Diagnostics) -> Option<BodyForm> {
    let of = |kind: MediaKind| body.contents.iter().find(|content| content.kind == kind);
    let json = of(MediaKind::Json).or_else(|| of(MediaKind::Wildcard));
    if let Some(content) = json.filter(|content| content.ty.is_some()) {
        return Some(BodyForm::Json(as_json(content)));
    }
    if let Some(content) = of(MediaKind::Form).filter(|content| content.ty.is_some()) {
        return Some(BodyForm::Form(content.clone()));
    }
    if let Some(content) = of(MediaKind::Text).or_else(|| of(MediaKind::Xml)) {
        report_raw(content, diagnostics);
        return Some(BodyForm::Text(content.media_type.clone()));
    }
    let content = body.contents.first()?;
    report_raw(content, diagnostics);
    Some(BodyForm::Binary(binary_type(&content.media_type)))
}

/// Says that a schema is not made use of; plain text and octets have no better form than their own.
fn report_raw(content: &Content, diagnostics: &mut Diagnostics) {
    let plain = matches!(content.kind, MediaKind::Text | MediaKind::Binary);
    if content.ty.is_some() && !plain {
        let message = format!("`{}` has a schema, and is handled as it comes", content.media_type);
        diagnostics
            .report(&codes::RAW_CONTENT, &content.pointer, message)
            .configure("diagnostics", "allow = [\"W0403\"]")
            .help("if that is known");
    }
}

/// A schema under `*/*` is written as JSON.
fn as_json(content: &Content) -> Content {
    let mut content = content.clone();
    if content.kind == MediaKind::Wildcard {
        content.media_type = "application/json".to_owned();
    }
    content
}

/// A range is no content type to send.
fn binary_type(media_type: &str) -> String {
    if media_type.contains('*') { "application/octet-stream" } else { media_type }.to_owned()
}
