//! Codes of config: 05xx.

use crate::diagnostics::Code;

/// Every code of this stage.
pub const ALL: &[&Code] = &[&SYNTAX, &UNKNOWN_KEY, &TYPE, &VALUE, &MISSING, &UNUSED];

/// Not TOML.
pub const SYNTAX: Code = Code {
    id: "E0501",
    title: "codegen.toml is not TOML",
    explanation: "\
The config cannot be parsed.

Example:

    [package
    name = \"acme\"

Cure: mend the place that the message points at.",
};

/// A key that does not exist.
pub const UNKNOWN_KEY: Code = Code {
    id: "E0502",
    title: "codegen.toml has an unknown key",
    explanation: "\
A key is misspelt, or stands in the wrong table. It is an error, since the setting that was meant
would silently not apply.

Example:

    [package]
    licence = \"MIT\"

Cure: take the key that the help line names; `codegen init` writes a file with all of them.",
};

/// A value of the wrong type.
pub const TYPE: Code = Code {
    id: "E0503",
    title: "a value in codegen.toml has the wrong type",
    explanation: "\
A key holds a number where a string belongs, a string where a list belongs, and the like.

Example:

    [package]
    keywords = \"telephony\"

Cure: write it as the message says: `keywords = [\"telephony\"]`.",
};

/// A value that makes no sense.
pub const VALUE: Code = Code {
    id: "E0504",
    title: "a value in codegen.toml is not one that the key takes",
    explanation: "\
A Rust name, a Rust path, a package name, a version, the name of a variable or one of some words
was expected. What is written would not compile, or would be refused by cargo.

Example:

    [rename.property]
    \"Dial.type\" = \"dial-type\"

Cure: write it in the form that the message gives: `\"Dial.type\" = \"dial_type\"`.",
};

/// A key that must be there is not.
pub const MISSING: Code = Code {
    id: "E0505",
    title: "a table in codegen.toml lacks a key",
    explanation: "\
A table means nothing without one of its keys.

Example:

    [pagination.listDials]
    parameter = \"cursor\"

Cure: add the key that the message names: `kind = \"cursor\"`.",
};

/// An entry that names nothing of the document.
pub const UNUSED: Code = Code {
    id: "W0506",
    title: "an entry of codegen.toml names nothing of the document",
    explanation: "\
An operation, a schema, a property, a parameter, a security scheme or a format that the config names
is not in the document: it is misspelt, or the document has changed.

Example:

    [rename.schema]
    Dail = \"PhoneCall\"

Cure: correct the spelling, or remove the line.",
};
