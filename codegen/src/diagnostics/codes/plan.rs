//! Codes of plan: 04xx.

use crate::diagnostics::Code;

/// Two names of the document have one spelling in Rust.
pub static NAME_CLASH: Code = Code {
    id: "W0401",
    title: "two names have one spelling in Rust",
    explanation: "Two names of one scope (types, the fields of a type, the methods of a tag …) become the \
same Rust identifier, for example the schemas `foo_bar` and `FooBar`. The one that already is spelled as \
the identifier keeps it; the others are told apart by words or by a short hash of their own name, so that \
the order of the document and further additions never change a name.\n\nCure: choose a name yourself, \
with the lines that the help prints, in codegen.toml.",
};

/// The configuration names something that the document does not have.
pub static UNUSED_ENTRY: Code = Code {
    id: "W0402",
    title: "an entry of codegen.toml matches nothing",
    explanation: "A key of codegen.toml names a schema, property, operation, parameter or variant that the \
document does not have (any more), for example after a rename upstream.\n\nCure: correct the key, or \
remove the entry.",
};

/// A stated pagination does not fit its operation.
pub static PAGINATION_MISFIT: Code = Code {
    id: "W0403",
    title: "the stated pagination does not fit the operation",
    explanation: "`[pagination.OPERATION]` names a parameter or a member of the answer that the operation \
does not have, so the operation is generated without pages.\n\nCure: name a declared query parameter, and \
members of the answer that are declared there; `codegen inspect` shows both.",
};

/// A part of an operation is sent or read raw.
pub static RAW_CONTENT: Code = Code {
    id: "W0404",
    title: "a body is handled as raw bytes",
    explanation: "The media type of a body or an answer is one that the client has no typed form for, so \
it is given and taken as bytes or text.\n\nCure: none needed; document a JSON form if the API has one.",
};

/// Every code of this stage.
pub const ALL: &[&Code] = &[&NAME_CLASH, &UNUSED_ENTRY, &PAGINATION_MISFIT, &RAW_CONTENT];
