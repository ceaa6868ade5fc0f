//! The intermediate representation: one API as plain owned data, final after `lower`.
//!
//! Nothing here knows a Rust identifier, a dialect of OpenAPI or a setting of the user. Side tables
//! (facts, names) are keyed by the typed ids of this module. `ir` imports no stage.

mod docs;
mod formats;
mod operation;
mod print;
mod security;
mod server;
mod types;
mod words;

pub use docs::{Docs, ExternalDocs};
pub use formats::{IntegerFormat, NumberFormat, StringFormat};
pub use operation::{
    Body, Content, Header, Location, MediaKind, Method, Operation, OperationId, Pageable,
    Parameter, PartEncoding, PathPart, PathTemplate, Response, StatusMatch, Style,
};
pub use print::print;
pub use security::{ApiKeyLocation, Requirement, Scheme, SchemeId, SchemeKind, SchemeUse};
pub use server::{Server, ServerVariable};
pub use types::{
    Access, Additional, Constraints, Discriminator, Enum, EnumValue, Kind, Member, Object,
    Presence, Property, Shape, TypeDef, TypeId, TypeRef, Union, UnionKind, Untyped,
};
pub use words::{Origin, Pointer, WireName};

/// One API description, complete and free of references.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Api {
    /// Title, version and the other facts of the Info Object.
    pub info: Info,
    /// The servers of the document, in order; empty when it names none.
    pub servers: Vec<Server>,
    /// The tags that the document declares, in order, then the undeclared ones in use, sorted.
    pub tags: Vec<Tag>,
    /// Every named type, components first in the order of the document; indexed by [`TypeId`].
    pub types: Vec<TypeDef>,
    /// Every operation in the order of the document; indexed by [`OperationId`].
    pub operations: Vec<Operation>,
    /// The security schemes; indexed by [`SchemeId`].
    pub schemes: Vec<Scheme>,
    /// Types of webhooks and callbacks: reachable from no operation, generated all the same.
    pub events: Vec<Event>,
}

impl Api {
    /// The definition behind `id`.
    pub fn ty(&self, id: TypeId) -> &TypeDef {
        &self.types[id.index()]
    }

    /// The operation behind `id`.
    pub fn operation(&self, id: OperationId) -> &Operation {
        &self.operations[id.index()]
    }

    /// The security scheme behind `id`.
    pub fn scheme(&self, id: SchemeId) -> &Scheme {
        &self.schemes[id.index()]
    }

    /// Every type with its id.
    pub fn types_with_ids(&self) -> impl Iterator<Item = (TypeId, &TypeDef)> {
        self.types.iter().enumerate().map(|(index, def)| (TypeId::new(index), def))
    }

    /// Every operation with its id.
    pub fn operations_with_ids(&self) -> impl Iterator<Item = (OperationId, &Operation)> {
        self.operations.iter().enumerate().map(|(index, op)| (OperationId::new(index), op))
    }
}

/// The Info Object (`OAS 3.0.4 §4.8.2`).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Info {
    /// `title`; empty when the document has none.
    pub title: String,
    /// `version` as written, text.
    pub version: String,
    /// `description`, Markdown as written.
    pub description: Option<String>,
    /// `termsOfService`.
    pub terms_of_service: Option<String>,
    /// `license.name`.
    pub license: Option<String>,
    /// `externalDocs` of the document.
    pub external_docs: Option<ExternalDocs>,
}

/// A tag (`OAS 3.0.4 §4.8.22`).
#[derive(Debug, Clone, PartialEq)]
pub struct Tag {
    /// The name that operations refer to.
    pub name: String,
    /// Its text.
    pub docs: Docs,
}

/// A message that the API sends to its user: a webhook or a callback.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The name of the webhook, or the callback's name after its operation's.
    pub origin: Origin,
    /// Where it stands.
    pub pointer: Pointer,
    /// Its text.
    pub docs: Docs,
    /// What is sent, one entry a media type.
    pub contents: Vec<Content>,
}
