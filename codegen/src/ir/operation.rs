//! Operations: what is sent, and what may come back.

use serde_json::Value;

use super::{Docs, Pointer, Presence, Requirement, Server, TypeRef, WireName};

/// Index of an [`Operation`] in [`super::Api::operations`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OperationId(u32);

impl OperationId {
    /// The id of the `index`th operation.
    pub fn new(index: usize) -> Self {
        Self(u32::try_from(index).expect("load bounds the number of nodes far below u32::MAX"))
    }

    /// The position in [`super::Api::operations`].
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One operation (`OAS 3.0.4 §4.8.10`).
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// `operationId` as written.
    pub id: Option<String>,
    /// A name that the document asks for (`x-rust-name`).
    pub name_hint: Option<String>,
    /// The HTTP method.
    pub method: Method,
    /// The path.
    pub path: PathTemplate,
    /// `tags` as written.
    pub tags: Vec<String>,
    /// Its text.
    pub docs: Docs,
    /// Path-level and own parameters, merged, in order; `(location, name)` is unique.
    pub parameters: Vec<Parameter>,
    /// What it sends.
    pub body: Option<Body>,
    /// What it documents as answers, in order; a status occurs once.
    pub responses: Vec<Response>,
    /// The alternatives of credentials, own or the document's; `[]` = none needed.
    pub security: Vec<Requirement>,
    /// What Microsoft's `x-ms-pageable` says of its pages.
    pub pageable: Option<Pageable>,
    /// Own or path-level servers; empty = the document's.
    pub servers: Vec<Server>,
    /// Where it stands.
    pub pointer: Pointer,
}

/// `x-ms-pageable`: the list is a member of the answer, and so is the URL of the next page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pageable {
    /// `itemName`, `value` by default.
    pub items: String,
    /// `nextLinkName`; without one the answer is the only page.
    pub next: Option<String>,
}

/// An HTTP method.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// GET.
    Get,
    /// PUT.
    Put,
    /// POST.
    Post,
    /// DELETE.
    Delete,
    /// OPTIONS.
    Options,
    /// HEAD.
    Head,
    /// PATCH.
    Patch,
    /// TRACE.
    Trace,
    /// Another token, as it goes out (OpenAPI 3.2).
    Other(String),
}

impl Method {
    /// The method as it goes out.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
            Self::Other(token) => token,
        }
    }
}

/// A path with its placeholders found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PathTemplate {
    /// As written in the document (`/batch_dial_jobs/{id}/dials`).
    pub raw: String,
    /// Literals and placeholders in order.
    pub parts: Vec<PathPart>,
}

/// A piece of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathPart {
    /// Text, as written.
    Literal(String),
    /// The wire name of a path parameter; `lower` sees to it that it is declared.
    Parameter(WireName),
}

/// A parameter (`OAS 3.0.4 §4.8.12`).
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Its name on the wire.
    pub wire: WireName,
    /// A name that the document asks for.
    pub name_hint: Option<String>,
    /// Where it goes.
    pub location: Location,
    /// How it is written; the default of its location where the document says nothing.
    pub style: Style,
    /// `explode`, defaults applied.
    pub explode: bool,
    /// `allowReserved`.
    pub allow_reserved: bool,
    /// `allowEmptyValue`.
    pub allow_empty_value: bool,
    /// Whether it must be given; always required in a path.
    pub presence: Presence,
    /// Its type.
    pub ty: TypeRef,
    /// The media type of a `content` parameter.
    pub content: Option<String>,
    /// `default` of its schema.
    pub default: Option<Value>,
    /// Its text.
    pub docs: Docs,
    /// Where it stands.
    pub pointer: Pointer,
}

/// `in` of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Location {
    /// Path.
    Path,
    /// Query.
    Query,
    /// Header.
    Header,
    /// Cookie.
    Cookie,
    /// The whole query string (OpenAPI 3.2).
    QueryString,
}

/// `style` of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// `simple`.
    Simple,
    /// `label`.
    Label,
    /// `matrix`.
    Matrix,
    /// `form`.
    Form,
    /// `spaceDelimited`.
    SpaceDelimited,
    /// `pipeDelimited`.
    PipeDelimited,
    /// `deepObject`.
    DeepObject,
    /// `cookie` (OpenAPI 3.2).
    Cookie,
    /// Swagger 2.0 `collectionFormat: tsv`.
    TabDelimited,
}

/// A request body (`OAS 3.0.4 §4.8.13`).
#[derive(Debug, Clone, PartialEq)]
pub struct Body {
    /// Whether it must be given.
    pub presence: Presence,
    /// What it may be, in order of the document.
    pub contents: Vec<Content>,
    /// Its text.
    pub docs: Docs,
    /// Where it stands.
    pub pointer: Pointer,
}

/// One media type of a body or an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Content {
    /// As written, parameters included.
    pub media_type: String,
    /// The family that decides how it is read and written.
    pub kind: MediaKind,
    /// The schema; absent = bytes.
    pub ty: Option<TypeRef>,
    /// `encoding` of form and multipart bodies, by property.
    pub encoding: Vec<PartEncoding>,
    /// `itemSchema` (OpenAPI 3.2), or the item of an event stream.
    pub item: Option<TypeRef>,
    /// Where it stands.
    pub pointer: Pointer,
}

/// The family of a media type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MediaKind {
    /// `application/json`, `text/json`, `+json`.
    Json,
    /// `application/x-ndjson`, `application/jsonl`, `+json-seq`.
    JsonLines,
    /// `text/event-stream`.
    EventStream,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `multipart/*`.
    Multipart,
    /// `text/*` that is none of the others.
    Text,
    /// `application/xml`, `text/xml`, `+xml`: text for us.
    Xml,
    /// `*/*` or `application/*`: decided by the answer's own content type.
    Wildcard,
    /// Everything else: octets.
    Binary,
}

/// `encoding` of one property of a body (`OAS 3.0.4 §4.8.15`).
#[derive(Debug, Clone, PartialEq)]
pub struct PartEncoding {
    /// The property.
    pub property: WireName,
    /// `contentType`.
    pub content_type: Option<String>,
    /// `headers`.
    pub headers: Vec<Header>,
    /// `style`.
    pub style: Option<Style>,
    /// `explode`.
    pub explode: Option<bool>,
    /// `allowReserved`.
    pub allow_reserved: bool,
}

/// An answer (`OAS 3.0.4 §4.8.17`).
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    /// Which statuses it is for.
    pub status: StatusMatch,
    /// Its headers, in order; `Content-Type` is left out as the document must be read.
    pub headers: Vec<Header>,
    /// Its bodies; empty = none.
    pub contents: Vec<Content>,
    /// Its text.
    pub docs: Docs,
    /// Where it stands.
    pub pointer: Pointer,
}

/// The key of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatusMatch {
    /// `404`.
    Code(u16),
    /// `4XX`, as its first digit.
    Range(u8),
    /// `default`.
    Default,
}

/// A header of an answer or a part.
#[derive(Debug, Clone, PartialEq)]
pub struct Header {
    /// Its name as written.
    pub wire: WireName,
    /// Whether it must be there; a missing one never fails a call.
    pub presence: Presence,
    /// Its type.
    pub ty: TypeRef,
    /// The media type of a header with `content`.
    pub content: Option<String>,
    /// `explode`.
    pub explode: bool,
    /// Its text.
    pub docs: Docs,
    /// Where it stands.
    pub pointer: Pointer,
}
