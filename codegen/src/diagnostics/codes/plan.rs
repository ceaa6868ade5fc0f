//! Codes of plan: 04xx.

use crate::diagnostics::Code;

/// Two names of the document have one spelling in Rust.
pub static NAME_CLASH: Code = Code {
    id: "W0401",
    title: "two names have one spelling in Rust",
    explanation: "\
Two names of one scope (types, the fields of a type, the methods of a tag) become the same Rust
identifier. The one that already is spelled as the identifier keeps it; the others are told apart by
words or by a short hash of their own name, so that neither the order of the document nor an
addition elsewhere ever changes a name.

Example:

    components:
      schemas:
        FooBar: { type: string }
        foo_bar: { type: string }

Cure: choose a name yourself, with the lines that the help prints, in codegen.toml.",
};

/// A stated pagination does not fit its operation.
pub static PAGINATION_MISFIT: Code = Code {
    id: "W0402",
    title: "the stated pagination does not fit the operation",
    explanation: "\
codegen.toml states how an operation is paged, and names a parameter or a member of the answer that
the operation does not have. The operation is generated without pages.

Example, where the answer of listPets has no member `nextCursor`:

    [pagination.listPets]
    kind = \"cursor\"
    parameter = \"cursor\"
    items = \"data\"
    next = \"nextCursor\"

Cure: name a declared parameter, and members that the answer declares, dotted where they lie deeper
(`meta.next`); the warning says which of them is not there.",
};

/// A body or an answer is handled raw.
pub static RAW_CONTENT: Code = Code {
    id: "W0403",
    title: "a body is handled as it comes",
    explanation: "\
The document gives a schema for a body or an answer, in a media type that the client has no typed
form for. It is given and taken as text or bytes.

Example:

    requestBody:
      content:
        application/xml:
          schema: { type: object }

Cure: none is needed; where the API speaks JSON as well, document that, and it is preferred.",
};

/// More tags than a crate can have features.
pub static TOO_MANY_TAGS: Code = Code {
    id: "W0404",
    title: "there are too many tags for a feature each",
    explanation: "\
`per-tag` asks for a cargo feature a tag. A registry takes 300 features of a crate, and some are
those that every client has, so that above 250 tags none is made.

Example, with a document of 251 tags:

    [features]
    per-tag = true

Cure: switch it off, or leave operations out with `exclude` until the others have fewer tags.",
};

/// The document's version is none of a package.
pub static PACKAGE_VERSION: Code = Code {
    id: "W0405",
    title: "the version of the description is none that a package can have",
    explanation: "\
Unless the configuration says otherwise the package has the version of the description. Cargo takes
three numbers, and labels behind them: `1.2.0`, `1.2.0-beta.1`. `1.2` and `v1.2` are read as 1.2.0;
a date or a name says nothing, and the package is 0.0.0.

Example:

    info:
      title: Pets
      version: 2024-05-01

Cure: give the package a version of its own.

    [package]
    version = \"0.1.0\"",
};

/// Every code of this stage.
pub const ALL: &[&Code] =
    &[&NAME_CLASH, &PAGINATION_MISFIT, &RAW_CONTENT, &TOO_MANY_TAGS, &PACKAGE_VERSION];
