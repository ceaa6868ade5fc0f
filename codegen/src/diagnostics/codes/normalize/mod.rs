//! Codes of normalize: 02xx.

mod document;
mod operation;
mod schema;

use crate::diagnostics::Code;

pub use document::*;
pub use operation::*;
pub use schema::*;

/// Every code of this stage.
pub const ALL: &[&Code] = &[
    &VERSION,
    &NO_VERSION,
    &INCOMPLETE,
    &CONVERTED,
    &DROPPED,
    &NULL,
    &SINGLE,
    &UNKNOWN_MEMBER,
    &TYPE_NAME,
    &REQUIRED_FLAG,
    &NEWER,
    &SIBLINGS_KEPT,
    &SIBLINGS_DROPPED,
    &BAD_REFERENCE,
    &BAD_SCHEMA,
    &PARAMETER,
    &SCHEMA_OR_CONTENT,
    &STYLE,
    &STATUS,
    &NO_RESPONSES,
    &METHOD,
    &OPERATION,
    &PATH_REFERENCE,
    &SECURITY,
    &NOTED,
    &CONVERSION,
    &POSITIONAL,
    &OTHER_DIALECT,
];
