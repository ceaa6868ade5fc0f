//! Bytes in, a value tree out: YAML and JSON alike, within limits.

mod complaints;
mod files;
mod flow;
mod foreign;
mod halves;
mod identifiers;
mod limits;
mod lines;
mod lookup;
mod members;
mod mend;
mod paths;
mod positions;
mod references;
mod sections;
mod source;
mod syntax;
mod tabs;
mod text;
mod tree;
mod wide;

use serde_json::Value;

use crate::diagnostics::Diagnostics;

pub use files::{NoFiles, ReadError, Source, load_all};
pub use flow::flow_as_json;
pub use limits::{MAX_BYTES, MAX_DEPTH, MAX_NODES};
pub(crate) use lookup::Lookup;
pub use positions::{Found, Positions};
pub use source::{SourceFile, Sources};
pub use text::{boundary_before, line_end, refuse_size};
pub(crate) use tree::Seen;

/// A document as it was read.
#[derive(Debug, Clone)]
pub struct Document {
    /// The tree; member order is the document's, the first of duplicate keys won.
    pub value: Value,
    /// Every file it came from; the main one is number 0.
    pub sources: Sources,
    /// Where the further files hang in `value`, see [`Mount`].
    pub mounts: Vec<Mount>,
}

/// A further file of a multi-file document, hung into the tree of the main one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mount {
    /// Where in [`Document::value`].
    pub pointer: crate::ir::Pointer,
    /// Which file of [`Document::sources`].
    pub file: usize,
}

/// Reads one file; `None` after an error. References to other files are left as they are.
pub fn load(name: &str, bytes: &[u8], diagnostics: &mut Diagnostics) -> Option<Document> {
    load_all(&NoFiles, name, bytes, diagnostics)
}
