//! Answers: what `send` gives, and the variants of the error.

use crate::ir::{Content, MediaKind, Operation, Response, StatusMatch, TypeRef};
use crate::plan::names::status;

/// How the body of an answer is read.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Form {
    /// There is none.
    #[default]
    Nothing,
    /// JSON of a type.
    Json(TypeRef),
    /// Text.
    Text,
    /// Octets.
    Bytes,
}

/// What `send` gives.
#[derive(Debug, Clone, PartialEq)]
pub enum Output {
    /// One form, whichever success status it comes with.
    One(Form),
    /// An enum with a variant a documented success.
    Several(Vec<OutputAnswer>),
}

impl Default for Output {
    fn default() -> Self {
        Self::One(Form::Nothing)
    }
}

/// One variant of an enum of successes.
#[derive(Debug, Clone, PartialEq)]
pub struct OutputAnswer {
    /// The statuses.
    pub status: StatusMatch,
    /// The variant.
    pub variant: String,
    /// The body.
    pub form: Form,
    /// Its text.
    pub description: Option<String>,
}

/// One documented error.
#[derive(Debug, Clone, PartialEq)]
pub struct ErrorAnswer {
    /// The statuses.
    pub status: StatusMatch,
    /// The variant.
    pub variant: String,
    /// The body; without one the variant keeps the raw body.
    pub form: Form,
    /// Its text.
    pub description: Option<String>,
}

/// What success looks like.
pub fn output(operation: &Operation) -> Output {
    let answers: Vec<_> = successes(operation).map(output_answer).collect();
    match answers.as_slice() {
        [] => Output::default(),
        [first, rest @ ..] if rest.iter().all(|answer| answer.form == first.form) => {
            Output::One(first.form.clone())
        }
        _ => Output::Several(answers),
    }
}

fn output_answer(response: &Response) -> OutputAnswer {
    OutputAnswer {
        status: response.status,
        variant: status::variant(response.status),
        form: form(response),
        description: response.docs.description.clone(),
    }
}

/// What is documented beside success.
pub fn errors(operation: &Operation) -> Vec<ErrorAnswer> {
    let successes: Vec<_> = successes(operation).map(|response| response.status).collect();
    operation
        .responses
        .iter()
        .filter(|response| !successes.contains(&response.status) && is_error(response.status))
        .map(|response| ErrorAnswer {
            status: response.status,
            variant: status::variant(response.status),
            form: form(response),
            description: response.docs.description.clone(),
        })
        .collect()
}

/// The media types worth asking for, each once.
pub fn accept(operation: &Operation) -> Vec<String> {
    let mut accept = Vec::new();
    for content in operation.responses.iter().filter_map(preferred) {
        if !accept.contains(&content.media_type) {
            accept.push(content.media_type.clone());
        }
    }
    accept
}

/// The documented successes; `default` is one where nothing else is.
fn successes(operation: &Operation) -> impl Iterator<Item = &Response> {
    let is_success =
        |status| matches!(status, StatusMatch::Code(200..=299) | StatusMatch::Range(2));
    let documented = operation.responses.iter().any(|response| is_success(response.status));
    operation.responses.iter().filter(move |response| {
        is_success(response.status) || (!documented && response.status == StatusMatch::Default)
    })
}

fn is_error(status: StatusMatch) -> bool {
    !matches!(status, StatusMatch::Code(100..=299) | StatusMatch::Range(1 | 2))
}

fn form(response: &Response) -> Form {
    // RFC 9110 §6.4.1: these have no content, whatever the document says.
    if matches!(response.status, StatusMatch::Code(204 | 205 | 304)) {
        return Form::Nothing;
    }
    let Some(content) = preferred(response) else {
        return Form::Nothing;
    };
    match (content.kind, &content.ty) {
        (MediaKind::Json | MediaKind::Wildcard, Some(ty)) => Form::Json(ty.clone()),
        (MediaKind::Text | MediaKind::Xml, _) => Form::Text,
        _ => Form::Bytes,
    }
}

/// The richest content: JSON with a schema, else the first.
fn preferred(response: &Response) -> Option<&Content> {
    let typed = |kind: MediaKind| {
        response.contents.iter().find(move |content| content.kind == kind && content.ty.is_some())
    };
    typed(MediaKind::Json).or_else(|| typed(MediaKind::Wildcard)).or(response.contents.first())
}
