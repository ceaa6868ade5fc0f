//! Every dialect and every known deviation, rewritten into one strict OpenAPI 3.0 shape.

use serde_json::Value;

use crate::diagnostics::Place;
use crate::ir::Pointer;

/// A document in strict 3.0 form: typed parts, and the rewritten tree that references resolve in.
#[derive(Debug, Clone, Default)]
pub struct Parts {
    /// `info`; missing members are filled in, with a warning.
    pub info: openapiv3::Info,
    /// `servers`, verbatim.
    pub servers: Vec<openapiv3::Server>,
    /// `security` of the document.
    pub security: Option<Vec<openapiv3::SecurityRequirement>>,
    /// `tags`.
    pub tags: Vec<openapiv3::Tag>,
    /// `externalDocs`.
    pub external_docs: Option<openapiv3::ExternalDocumentation>,
    /// `components`; a component that cannot be read is an empty schema or left out, with a warning.
    pub components: openapiv3::Components,
    /// `paths`, in order; path items are free of `$ref` to other path items.
    pub paths: Vec<(String, openapiv3::PathItem)>,
    /// `webhooks`, in order.
    pub webhooks: Vec<(String, openapiv3::PathItem)>,
    /// The rewritten tree, for references to anything that is not a component.
    pub tree: Value,
    /// From places of `tree` back to the source.
    pub origins: Origins,
}

/// The way back from the rewritten tree to the source document.
#[derive(Debug, Clone, Default)]
pub struct Origins {}

impl Origins {
    /// Where the node at `rewritten` stands in the source.
    pub fn place(&self, rewritten: &Pointer) -> Place {
        Place::Node { file: 0, pointer: rewritten.clone() }
    }
}
