//! Text that people wrote about a part of the API; Markdown, untrusted.

use serde_json::Value;

/// What the document says about one place.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Docs {
    /// `title` of a schema.
    pub title: Option<String>,
    /// `summary` of an operation.
    pub summary: Option<String>,
    /// `description`, Markdown as written.
    pub description: Option<String>,
    /// `externalDocs`.
    pub external_docs: Option<ExternalDocs>,
    /// `example`, or the first of `examples`.
    pub example: Option<Box<Value>>,
    /// `deprecated: true` or `x-deprecated`.
    pub deprecated: bool,
    /// Facts that no type can carry (a `not`, a dropped keyword), one sentence each.
    pub notes: Vec<String>,
}

/// `externalDocs` (`OAS 3.0.4 §4.8.11`).
#[derive(Debug, Clone, PartialEq)]
pub struct ExternalDocs {
    /// Where.
    pub url: String,
    /// What is there.
    pub description: Option<String>,
}
