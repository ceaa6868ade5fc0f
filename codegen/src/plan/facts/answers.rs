//! Answers: what `send` gives, and the variants of the error.

use crate::ir::{
    Content, Kind, MediaKind, Method, Operation, Response, StatusMatch, StringFormat, TypeRef,
    Untyped,
};
use crate::plan::names::case::{self, Case};
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
    /// A text under any media type: a JSON string where it is JSON.
    String,
    /// Octets.
    Bytes,
}

/// What `send` gives.
#[derive(Debug, Clone, PartialEq)]
pub enum Output {
    /// One form, whichever success status it comes with.
    One(Form),
    /// An enum with a variant a documented success.
    Several(Vec<Answer>),
}

impl Default for Output {
    fn default() -> Self {
        Self::One(Form::Nothing)
    }
}

impl Output {
    /// The forms of all successes.
    pub fn forms(&self) -> impl Iterator<Item = &Form> {
        let (one, several) = match self {
            Self::One(form) => (Some(form), None),
            Self::Several(answers) => (None, Some(answers)),
        };
        one.into_iter().chain(several.into_iter().flatten().map(|answer| &answer.form))
    }
}

/// One documented answer: a variant of an enum.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The statuses.
    pub status: StatusMatch,
    /// The media type that chooses it among those of its status; the preferred one is left over and has none.
    pub media_type: Option<String>,
    /// The media type of its body, unless that is a range.
    pub content_type: Option<String>,
    /// Whether it is what no other media type of its status chooses.
    pub fallback: bool,
    /// The variant.
    pub variant: String,
    /// The body; an error without one keeps the raw body.
    pub form: Form,
    /// Its text.
    pub description: Option<String>,
}

/// What success looks like.
pub fn output(operation: &Operation) -> Output {
    let method = &operation.method;
    let answers: Vec<_> = successes(operation).flat_map(|found| answers(method, found)).collect();
    match answers.as_slice() {
        [] => Output::default(),
        [first, rest @ ..] if rest.iter().all(|answer| answer.form == first.form) => {
            Output::One(first.form.clone())
        }
        _ => Output::Several(answers),
    }
}

/// The media type of the body of the first success, unless that is a range.
pub fn body_type(operation: &Operation) -> Option<String> {
    successes(operation).find_map(preferred).and_then(content_type)
}

fn content_type(content: &Content) -> Option<String> {
    let one = content.media_type.trim();
    (!one.contains('*')).then(|| one.to_owned())
}

/// What is documented beside success.
pub fn errors(operation: &Operation) -> Vec<Answer> {
    let successes: Vec<_> = successes(operation).map(|response| response.status).collect();
    operation
        .responses
        .iter()
        .filter(|response| !successes.contains(&response.status) && is_error(response.status))
        .flat_map(|response| answers(&operation.method, response))
        // What is kept as it came needs no variant a media type.
        .filter(|answer| answer.media_type.is_none() || matches!(answer.form, Form::Json(_)))
        .collect()
}

/// The answers of a status: the preferred one, and those that another media type chooses.
fn answers(method: &Method, response: &Response) -> Vec<Answer> {
    let status = status::variant(response.status);
    let answer = |content: Option<&Content>, variant: String, media_type| Answer {
        status: response.status,
        media_type,
        content_type: content.and_then(content_type),
        fallback: false,
        variant,
        form: form(method, response.status, content),
        description: response.docs.description.clone(),
    };
    let preferred = preferred(response);
    let mut answers = vec![answer(preferred, status.clone(), None)];
    for content in alternatives(method, response) {
        let essence = essence(&content.media_type);
        let fallback = content.kind == MediaKind::Wildcard;
        let said = if fallback { essence.replace('*', "any") } else { essence.clone() };
        let words = format!("{status} {}", said.replace("any/any", "any"));
        let plain = case::plain(&words, Case::Pascal);
        let is_taken = answers.iter().any(|answer| answer.variant == plain);
        let hashed = || case::hashed(&words, &essence, Case::Pascal);
        let variant = if is_taken { hashed() } else { plain };
        let answer = answer(Some(content), variant, Some(essence));
        answers.push(Answer { fallback, ..answer });
    }
    answers
}

/// What is read in another way than the preferred content. A media type with the schema of the preferred one only
/// spells the same value in another way, a stream has a method of its own, and a range that says nothing, or wants the JSON
/// that others are, adds nothing.
fn alternatives<'a>(method: &Method, response: &'a Response) -> Vec<&'a Content> {
    let has_content = has_content(method, response.status);
    let Some(preferred) = preferred(response).filter(|_| has_content) else {
        return Vec::new();
    };
    let mut known = vec![form(method, response.status, Some(preferred))];
    let others = response.contents.iter().filter(|content| {
        let again = content.ty.is_some() && content.ty == preferred.ty;
        !again && !is_stream(content.kind) && (content.kind != MediaKind::Wildcard || adds(content))
    });
    let distinct = others.filter(|content| {
        let form = form(method, response.status, Some(content));
        let is_new = !known.contains(&form);
        known.push(form);
        is_new
    });
    distinct.collect()
}

/// Whether a range of media types is read as something else than JSON.
fn adds(content: &Content) -> bool {
    let text_or_octets =
        |kind: &Kind| matches!(kind, Kind::String(StringFormat::Plain | StringFormat::Binary));
    content.ty.as_ref().is_some_and(|ty| text_or_octets(&ty.kind))
}

/// `Text/CSV; charset=utf-8` → `text/csv`.
fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

fn is_stream(kind: MediaKind) -> bool {
    matches!(kind, MediaKind::EventStream | MediaKind::JsonLines)
}

/// The media types worth asking for, each once.
pub fn accept(operation: &Operation) -> Vec<String> {
    let mut accept = Vec::new();
    let others = |response| alternatives(&operation.method, response);
    let contents = |response| preferred(response).into_iter().chain(others(response));
    for content in operation.responses.iter().flat_map(contents) {
        if !accept.contains(&content.media_type) {
            accept.push(content.media_type.clone());
        }
    }
    accept
}

/// The documented successes; `default` is one where nothing else is.
pub(super) fn successes(operation: &Operation) -> impl Iterator<Item = &Response> {
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

/// RFC 9110 §6.4.1: these, and every answer to `HEAD`, have no content, whatever the document says.
fn has_content(method: &Method, status: StatusMatch) -> bool {
    *method != Method::Head && !matches!(status, StatusMatch::Code(204 | 205 | 304))
}

fn form(method: &Method, status: StatusMatch, content: Option<&Content>) -> Form {
    let Some(content) = content.filter(|_| has_content(method, status)) else {
        return Form::Nothing;
    };
    let any = || TypeRef::new(Kind::Any(Untyped::Faithful));
    match (content.kind, &content.ty) {
        (MediaKind::Json, ty) => Form::Json(ty.clone().unwrap_or_else(any)),
        (MediaKind::Wildcard, Some(ty)) => match ty.kind {
            Kind::String(StringFormat::Plain) => Form::String,
            Kind::String(StringFormat::Binary) => Form::Bytes,
            _ => Form::Json(ty.clone()),
        },
        (MediaKind::Text | MediaKind::Xml, _) => Form::Text,
        _ => Form::Bytes,
    }
}

/// The richest content: JSON with a schema, else the first that is no stream, else the first.
fn preferred(response: &Response) -> Option<&Content> {
    let typed = |kind: MediaKind| {
        response.contents.iter().find(move |content| content.kind == kind && content.ty.is_some())
    };
    let whole = || response.contents.iter().find(|content| !is_stream(content.kind));
    typed(MediaKind::Json)
        .or_else(|| typed(MediaKind::Wildcard))
        .or_else(whole)
        .or(response.contents.first())
}
