//! Bytes in, a value tree out: YAML and JSON alike, within limits.

use serde_json::Value;

/// A document as it was read.
#[derive(Debug, Clone)]
pub struct Document {
    /// The tree; member order is the document's, the first of duplicate keys won.
    pub value: Value,
    /// Where it came from.
    pub source: SourceFile,
}

/// A file that was read, kept for positions and excerpts.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The name as the user gave it.
    pub name: String,
    /// The text as it was read.
    pub text: String,
}
