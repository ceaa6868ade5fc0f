//! A part of a multipart body: its content, and what is said about it.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderValue};
use serde::Serialize;

use crate::runtime::body::Body;
use crate::runtime::head::{header_name, header_value};

/// A part of a multipart body: a file, a text or a JSON value.
///
/// ```ignore
/// Part::file("notes.txt", std::fs::read("notes.txt")?).content_type("text/plain")
/// ```
#[derive(Debug, Default)]
pub struct Part {
    body: Body,
    file_name: Option<String>,
    headers: HeaderMap,
    problem: Option<String>,
}

impl Part {
    /// A part without a file name. A body that is streamed once makes the whole request one that is never sent twice.
    pub fn new(body: impl Into<Body>) -> Self {
        Self { body: body.into(), ..Self::default() }
    }

    /// A file under its name.
    pub fn file(file_name: impl Into<String>, body: impl Into<Body>) -> Self {
        Self::new(body).file_name(file_name)
    }

    /// A JSON value.
    pub fn json<T: Serialize + ?Sized>(value: &T) -> Self {
        match serde_json::to_vec(value) {
            Ok(text) => Self::new(text).content_type("application/json"),
            Err(error) => Self {
                problem: Some(format!("cannot be written as JSON: {error}")),
                ..Self::default()
            },
        }
    }

    /// The same part under a file name.
    #[must_use]
    pub fn file_name(mut self, file_name: impl Into<String>) -> Self {
        self.file_name = Some(file_name.into());
        self
    }

    /// The same part with its media type.
    #[must_use]
    pub fn content_type(self, content_type: &str) -> Self {
        self.header(CONTENT_TYPE.as_str(), content_type)
    }

    /// The same part with a header, in place of one of that name. What is no header is an error of `send`.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        match header_name(name).and_then(|header| Ok((header, header_value(name, value)?))) {
            Ok((name, value)) => drop(self.headers.insert(name, value)),
            Err(problem) => drop(self.problem.get_or_insert(problem)),
        }
        self
    }

    /// The same part, with this media type unless it has one.
    #[must_use]
    pub fn or_content_type(self, content_type: &str) -> Self {
        let is_set = content_type.is_empty() || self.headers.contains_key(CONTENT_TYPE);
        if is_set { self } else { self.content_type(content_type) }
    }

    /// The same part, under this file name unless it has one.
    #[must_use]
    pub fn or_file_name(self, file_name: &str) -> Self {
        if self.file_name.is_some() { self } else { self.file_name(file_name) }
    }

    /// What keeps the part from being sent.
    #[must_use]
    pub fn problem(&self) -> Option<&str> {
        self.problem.as_deref()
    }

    /// The media type, if it is said.
    #[must_use]
    pub fn media_type(&self) -> Option<&str> {
        self.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok())
    }

    /// The lines before the content, their line ends and the empty line included; `name` is given in form data.
    #[must_use]
    pub fn head(&self, name: Option<&str>) -> Vec<u8> {
        let mut head = self.disposition(name).into_bytes();
        for (name, value) in &self.headers {
            head.extend(line(name.as_str(), value));
        }
        head.extend(b"\r\n");
        head
    }

    fn disposition(&self, name: Option<&str>) -> String {
        let file_name =
            self.file_name.as_deref().map(|file| format!("; filename=\"{}\"", quoted(file)));
        let file_name = file_name.unwrap_or_default();
        match name {
            Some(name) => {
                format!("Content-Disposition: form-data; name=\"{}\"{file_name}\r\n", quoted(name))
            }
            None if file_name.is_empty() => String::new(),
            None => format!("Content-Disposition: attachment{file_name}\r\n"),
        }
    }

    /// The content.
    #[must_use]
    pub fn into_body(self) -> Body {
        self.body
    }
}

fn line(name: &str, value: &HeaderValue) -> Vec<u8> {
    let name = if name == "content-type" { "Content-Type" } else { name };
    [name.as_bytes(), b": ", value.as_bytes(), b"\r\n"].concat()
}

/// What browsers do (WHATWG HTML, "multipart form data", and RFC 7578 §4.2): UTF-8 as it is, three characters escaped,
/// so that no name ends its quotes or its line.
fn quoted(name: &str) -> String {
    name.replace('\r', "%0D").replace('\n', "%0A").replace('"', "%22")
}

impl From<Body> for Part {
    fn from(body: Body) -> Self {
        Self::new(body)
    }
}

impl From<Bytes> for Part {
    fn from(bytes: Bytes) -> Self {
        Self::new(bytes)
    }
}

impl From<Vec<u8>> for Part {
    fn from(bytes: Vec<u8>) -> Self {
        Self::new(bytes)
    }
}

impl From<String> for Part {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl From<&'static str> for Part {
    fn from(text: &'static str) -> Self {
        Self::new(text)
    }
}

/// A file under its name.
impl<N: Into<String>, B: Into<Body>> From<(N, B)> for Part {
    fn from((file_name, body): (N, B)) -> Self {
        Self::file(file_name, body)
    }
}
