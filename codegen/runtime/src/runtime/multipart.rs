//! Multipart bodies (`RFC 2046 §5.1`, `RFC 7578`): the parts of a form in the order of the document, and the body made of them.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

use crate::runtime::call::Call;
use crate::runtime::multipart_body::{Piece, body};
use crate::runtime::param::{ParamValue, Parameter};
use crate::runtime::style::expand;

pub use crate::runtime::part::Part;

/// What a document says about a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// The name on the wire.
    pub name: &'static str,
    /// Whether a call without it is an error.
    pub required: bool,
    /// The media type; empty where the content says it.
    pub content_type: &'static str,
    /// What stands between the items of a list that is one part; empty where each item is a part of its own.
    pub separator: &'static str,
}

impl Field {
    /// An optional part, each item of a list on its own.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self { name, required: false, content_type: "", separator: "" }
    }

    /// With `required`.
    #[must_use]
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// With a media type.
    #[must_use]
    pub const fn content_type(self, content_type: &'static str) -> Self {
        Self { content_type, ..self }
    }

    /// With the items of a list in one part.
    #[must_use]
    pub const fn separator(self, separator: &'static str) -> Self {
        Self { separator, ..self }
    }
}

/// The parts of a body, while it is put together.
pub struct Multipart {
    fields: &'static [Field],
    /// The position among the document's fields, so that parts go out in that order whoever is set first.
    parts: Vec<(usize, Cow<'static, str>, Part)>,
    headers: Vec<(usize, &'static str, String)>,
    problem: Option<String>,
}

impl Default for Multipart {
    fn default() -> Self {
        Self::new()
    }
}

impl Multipart {
    /// A body without parts.
    #[must_use]
    pub fn new() -> Self {
        Self::of(&[])
    }

    /// A body of these fields, none of them set.
    #[must_use]
    pub fn of(fields: &'static [Field]) -> Self {
        Self { fields, parts: Vec::new(), headers: Vec::new(), problem: None }
    }

    /// The same body with one more part.
    #[must_use]
    pub fn part(mut self, name: impl Into<Cow<'static, str>>, part: impl Into<Part>) -> Self {
        self.push(name.into(), part.into());
        self
    }

    /// Adds a part behind those of the document.
    pub fn push(&mut self, name: Cow<'static, str>, part: Part) {
        self.parts.push((self.fields.len(), name, part));
    }

    /// Sets the file of a field.
    pub fn file(&mut self, index: usize, file: Part) {
        self.files(index, [file]);
    }

    /// Sets the files of a field. Servers tell files from texts by the file name, so each gets one, as browsers do it.
    pub fn files(&mut self, index: usize, files: impl IntoIterator<Item = Part>) {
        let media_type = match self.fields.get(index).map_or("", |field| field.content_type) {
            "" => "application/octet-stream",
            stated => stated,
        };
        let parts =
            files.into_iter().map(|file| file.or_file_name("blob").or_content_type(media_type));
        self.set(index, parts.collect());
    }

    /// Sets the texts of a field.
    pub fn value(&mut self, index: usize, value: ParamValue) {
        match texts(value) {
            Ok(texts) => self.texts(index, texts),
            Err(problem) => self.fail(index, &problem),
        }
    }

    /// Sets the JSON value of a field.
    pub fn json<T: Serialize + ?Sized>(&mut self, index: usize, value: &T) {
        self.set(index, vec![Part::json(value)]);
    }

    /// Sets the JSON values of a field, each a part.
    pub fn jsons<T: Serialize>(&mut self, index: usize, values: impl IntoIterator<Item = T>) {
        self.set(index, values.into_iter().map(|value| Part::json(&value)).collect());
    }

    /// Sets a header of every part of a field, whether these are set before or after it.
    pub fn header(&mut self, index: usize, name: &'static str, value: ParamValue) {
        match expand(&Parameter::header(name), &value) {
            Ok(texts) => self.headers.extend(texts.map(|texts| (index, name, texts.concat()))),
            Err(problem) => self.fail(index, &problem),
        }
    }

    fn texts(&mut self, index: usize, texts: Vec<String>) {
        match self.fields.get(index).map_or("", |field| field.separator) {
            "" => self.set(index, texts.into_iter().map(Part::new).collect()),
            separator => self.set(index, vec![Part::new(texts.join(separator))]),
        }
    }

    /// Puts parts in place of those that the field has.
    fn set(&mut self, index: usize, parts: Vec<Part>) {
        let Some(field) = self.fields.get(index) else {
            return self.fail(index, "is none of the operation");
        };
        self.parts.retain(|(position, ..)| *position != index);
        let parts = parts.into_iter().map(|part| part.or_content_type(field.content_type));
        self.parts.extend(parts.map(|part| (index, Cow::Borrowed(field.name), part)));
    }

    fn fail(&mut self, index: usize, problem: &str) {
        let name = self.fields.get(index).map_or("?", |field| field.name);
        self.problem.get_or_insert_with(|| format!("the part `{name}` {problem}"));
    }

    fn put_headers(&mut self) {
        for (index, name, value) in std::mem::take(&mut self.headers) {
            for (_, _, part) in self.parts.iter_mut().filter(|(position, ..)| *position == index) {
                *part = std::mem::take(part).header(name, &value);
            }
        }
    }

    fn check(&self) -> Result<(), String> {
        let is_missing = |index: usize| self.parts.iter().all(|(position, ..)| *position != index);
        let mut fields = self.fields.iter().enumerate();
        if let Some(problem) = &self.problem {
            return Err(problem.clone());
        }
        if let Some((_, field)) = fields.find(|(index, field)| field.required && is_missing(*index))
        {
            return Err(format!("the required part `{}` is missing", field.name));
        }
        match self.parts.iter().find_map(|(_, name, part)| Some((name, part.problem()?))) {
            Some((name, problem)) => Err(format!("the part `{}`: {problem}", name.escape_debug())),
            None => Ok(()),
        }
    }
}

impl Call {
    /// Sets a multipart body. `media_type` is `multipart/form-data` or another multipart type, whose parts have no names.
    pub fn multipart(&mut self, mut form: Multipart, media_type: &str) {
        form.put_headers();
        if let Err(problem) = form.check() {
            return self.problem(problem);
        }
        form.parts.sort_by_key(|(position, ..)| *position);
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        let boundary = boundary(self);
        let content_type = format!("{essence}; boundary={boundary}{}", root(essence, &form));
        let named = essence.eq_ignore_ascii_case("multipart/form-data");
        let pieces = form.parts.into_iter().map(|(_, name, part)| Piece {
            head: part.head(named.then_some(&*name)),
            body: part.into_body(),
        });
        self.body(body(&boundary, pieces.collect()), &content_type);
    }
}

/// 128 random bits, which no content meets by chance.
fn boundary(call: &Call) -> String {
    let jitter = &call.core().jitter;
    format!("{:016x}{:016x}", jitter.bits(), jitter.bits())
}

/// `multipart/related` says what its first part is (`RFC 2387 §3.1`).
fn root(essence: &str, form: &Multipart) -> String {
    match form.parts.first().and_then(|(_, _, part)| part.media_type()) {
        Some(media_type) if essence.eq_ignore_ascii_case("multipart/related") => {
            format!("; type=\"{}\"", media_type.split([';', '"']).next().unwrap_or_default().trim())
        }
        _ => String::new(),
    }
}

fn texts(value: ParamValue) -> Result<Vec<String>, String> {
    match value {
        ParamValue::Absent => Ok(Vec::new()),
        ParamValue::Text(text) => Ok(vec![text]),
        ParamValue::List(items) => {
            items.into_iter().map(texts).collect::<Result<Vec<_>, _>>().map(|lists| lists.concat())
        }
        ParamValue::Object(_) => Err("is an object, which is no text".to_owned()),
        ParamValue::Invalid(problem) => Err(problem),
    }
}

/// The names of the parts, never what they hold.
impl fmt::Debug for Multipart {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.parts.iter().map(|(_, name, _)| name)).finish()
    }
}
