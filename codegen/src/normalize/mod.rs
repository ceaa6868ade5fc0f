//! Every dialect and every known deviation, rewritten into one strict OpenAPI 3.0 shape.

mod context;
mod definitions;
pub mod extensions;
mod origins;
mod read;
pub mod reference;
mod repair;
mod v2_0;

mod version;
mod walk;

use openapiv3::ReferenceOr;
use serde_json::Value;

use crate::diagnostics::{At, Diagnostics};
use crate::ir::Pointer;
use crate::load::{Document, Lookup, Sources};

use context::Context;
use version::Version;

pub use origins::Origins;

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
    /// `components`; a component that cannot be read is an empty schema or left out, with a warning. The
    /// values of examples are only in [`Parts::tree`].
    pub components: openapiv3::Components,
    /// `paths`, in order; path items are free of `$ref` to other path items.
    pub paths: Vec<(String, openapiv3::PathItem)>,
    /// Operations of `paths` with methods that openapiv3 has no room for (3.2).
    pub other_operations: Vec<OtherOperation>,
    /// `webhooks`, in order.
    pub webhooks: Vec<(String, openapiv3::PathItem)>,
    /// The rewritten tree, for references to anything that is not a component.
    pub tree: Value,
    /// From places of `tree` back to the source.
    pub origins: Origins,
}

/// An operation with a method of its own: `QUERY`, or one of `additionalOperations`.
#[derive(Debug, Clone, PartialEq)]
pub struct OtherOperation {
    /// The path.
    pub path: String,
    /// The method as it goes out.
    pub method: String,
    /// Where the operation stands in [`Parts::tree`].
    pub pointer: Pointer,
    /// The operation.
    pub operation: openapiv3::Operation,
}

impl Parts {
    /// The schema at a pointer into [`Parts::tree`], which a `$ref` may name anywhere.
    pub fn schema_at(&self, pointer: &Pointer) -> Option<ReferenceOr<openapiv3::Schema>> {
        self.tree.pointer(pointer.as_str()).map(Self::schema)
    }

    /// A schema that stands in an extension of ours.
    pub fn schema(value: &Value) -> ReferenceOr<openapiv3::Schema> {
        // What is wrong with it has been said when the tree was rewritten.
        let (sources, mut diagnostics) = (Sources::default(), Diagnostics::new());
        read::schema(value, &At::root(), &mut Context::new(&sources, &mut diagnostics))
    }
}

/// Rewrites and reads a document; `None` after an error, which only its version can be.
pub fn normalize(document: Document, diagnostics: &mut Diagnostics) -> Option<Parts> {
    let Document { value: mut tree, sources, mounts } = document;
    let mut cx = Context::new(&sources, diagnostics);
    for mount in &mounts {
        cx.origins.to_mut().mount(&mount.pointer, mount.file);
    }
    cx.version = version::detect(&tree, &mut cx)?;
    if let (true, Value::Object(root)) = (cx.version != Version::V2_0, &mut tree)
        && !root.has("openapi")
    {
        // It names another version than the document's, which has been said.
        root.shift_remove("swagger");
    }
    if cx.version == Version::V2_0 {
        v2_0::upgrade(&mut tree, &mut cx);
    }
    if cx.seen().definition {
        definitions::name(&mut tree, &mut cx);
    }
    repair::repair(&mut tree, &mut cx);
    let parts = read::document(&tree, &mut cx);
    let origins = cx.origins.into_owned();
    Some(Parts { tree, origins, ..parts })
}

#[cfg(test)]
mod tests;
