//! The one table of every key of `codegen.toml`: what it holds, what it means and its default.
//!
//! The checker, the JSON Schema for editors and the file that `codegen init` writes all read it; a
//! test holds it to the structs.

use super::forms::Form;

/// A key.
#[derive(Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// One or two sentences, the default included.
    pub doc: &'static str,
    /// Whether it must be there.
    pub required: bool,
}

/// What a key holds.
#[derive(Debug)]
pub enum Kind {
    /// A string of some form.
    Text(Form),
    /// `true` or `false`.
    Flag,
    /// An integer.
    Number,
    /// A list of strings of some form.
    Texts(Form),
    /// One of these strings.
    OneOf(&'static [&'static str]),
    /// A table with keys of its own.
    Table(&'static [Key]),
    /// A table whose keys the user chooses.
    Map(&'static Kind),
    /// A switch, or something else.
    FlagOr(&'static Kind),
}

const fn key(name: &'static str, kind: Kind, doc: &'static str) -> Key {
    Key { name, kind, doc, required: false }
}

const fn required(name: &'static str, kind: Kind, doc: &'static str) -> Key {
    Key { name, kind, doc, required: true }
}

/// The top of the file.
pub const TOP: &[Key] = &[
    key("package", Kind::Table(PACKAGE), "Metadata of the generated crate."),
    key("environment", Kind::Table(ENVIRONMENT), "Names of the variables that `from_env` reads."),
    key(
        "rename",
        Kind::Table(RENAME),
        "Rust names for names of the document, as the help lines print them.",
    ),
    key(
        "pagination",
        Kind::Map(&Kind::FlagOr(&Kind::Table(PAGINATION))),
        "How operations are paged, by operationId or `METHOD /path`; `false` switches it off. By default it is found from the document.",
    ),
    key(
        "idempotency",
        Kind::Table(IDEMPOTENCY),
        "Headers whose value makes repeating a call safe: one value a call, made up and kept over its retries.",
    ),
    key(
        "runtime",
        Kind::Table(RUNTIME),
        "Whether support code is copied into the crate or depended on.",
    ),
    key(
        "operations",
        Kind::Table(OPERATIONS),
        "Which operations to generate. Types that none of them uses are left out.",
    ),
    key("types", Kind::Table(TYPES), "Replacements and policies of types."),
    key("features", Kind::Table(FEATURES), "Cargo features of the generated crate."),
    key("layout", Kind::Table(LAYOUT), "The order of things in the output."),
    key("diagnostics", Kind::Table(DIAGNOSTICS), "Which warnings to allow and to deny."),
];

const PACKAGE: &[Key] = &[
    key(
        "name",
        Kind::Text(Form::PackageName),
        "Name of the package. By default made from the title of the document.",
    ),
    key(
        "version",
        Kind::Text(Form::Version),
        "Version of the package. By default that of the description, where Cargo takes it.",
    ),
    key(
        "description",
        Kind::Text(Form::Any),
        "One line for the registry. By default the title of the document.",
    ),
    key(
        "license",
        Kind::Text(Form::Any),
        "SPDX expression, such as `MIT OR Apache-2.0`. By default none.",
    ),
    key("repository", Kind::Text(Form::Any), "URL of the repository. By default none."),
    key("homepage", Kind::Text(Form::Any), "URL of the home page. By default none."),
    key("keywords", Kind::Texts(Form::Any), "Keywords of the registry. By default none."),
    key("categories", Kind::Texts(Form::Any), "Categories of the registry. By default none."),
    key("authors", Kind::Texts(Form::Any), "Authors. By default none."),
    key(
        "publish",
        Kind::Flag,
        "`false` keeps the crate off registries. By default it may be published.",
    ),
];

const ENVIRONMENT: &[Key] = &[
    key(
        "prefix",
        Kind::Text(Form::Variable),
        "`VOGENT` gives `VOGENT_API_KEY` and `VOGENT_BASE_URL`. By default made from the package name.",
    ),
    key(
        "base-url",
        Kind::Text(Form::Variable),
        "The variable of the base URL, in full. By default the prefix and `_BASE_URL`.",
    ),
    key(
        "credentials",
        Kind::Map(&Kind::Text(Form::Variable)),
        "The variable of each security scheme's credential, in full, by the key of the scheme.",
    ),
];

const RENAME: &[Key] = &[
    key(
        "schema",
        Kind::Map(&Kind::Text(Form::TypeName)),
        "Component key, or pointer of an inline schema, to type name.",
    ),
    key("property", Kind::Map(&Kind::Text(Form::ValueName)), "`Schema.property` to field name."),
    key(
        "operation",
        Kind::Map(&Kind::Text(Form::ValueName)),
        "operationId, or `METHOD /path`, to method name.",
    ),
    key(
        "parameter",
        Kind::Map(&Kind::Text(Form::ValueName)),
        "`operationId.parameter` to argument name.",
    ),
    key("variant", Kind::Map(&Kind::Text(Form::TypeName)), "`Schema.value` to variant name."),
];

const PAGINATION: &[Key] = &[
    required(
        "kind",
        Kind::OneOf(&["cursor", "page", "offset", "next-url", "link", "last-id"]),
        "How the next page is asked for.",
    ),
    key(
        "parameter",
        Kind::Text(Form::Any),
        "The parameter that carries the cursor, page number or offset, wherever it goes.",
    ),
    key(
        "body",
        Kind::Text(Form::Any),
        "The member of the JSON body that carries it instead, dotted where it lies deeper.",
    ),
    key(
        "items",
        Kind::Text(Form::Any),
        "The member of the answer that holds the items, dotted where it lies deeper. By default its one list.",
    ),
    key(
        "next",
        Kind::Text(Form::Any),
        "The member of the answer that holds the next cursor or URL, such as `meta.next`.",
    ),
    key(
        "has-more",
        Kind::Text(Form::Any),
        "The member of the answer that says whether there is more. By default the list ends as its kind does.",
    ),
    key(
        "total",
        Kind::Text(Form::Any),
        "The member of the answer that counts all items. By default an empty page ends the list.",
    ),
    key(
        "total-pages",
        Kind::Text(Form::Any),
        "The member of the answer that counts all pages, for `page`. By default an empty page ends the list.",
    ),
    key(
        "first",
        Kind::Number,
        "The number of the first page or item. By default 1 for `page` and 0 for `offset`.",
    ),
    key(
        "id",
        Kind::Text(Form::Any),
        "The member of an item that is its id, for `last-id`. By default `id`, or the item itself where it is no object.",
    ),
];

const IDEMPOTENCY: &[Key] = &[
    key(
        "headers",
        Kind::Texts(Form::HeaderName),
        "Headers that are such a key where the document declares them. `Idempotency-Key` always is.",
    ),
    key(
        "operations",
        Kind::Map(&Kind::Text(Form::HeaderName)),
        "operationId, or `METHOD /path`, to the header that it takes, where the document does not declare it.",
    ),
];

const RUNTIME: &[Key] = &[key(
    "path",
    Kind::Text(Form::Any),
    "Path of the runtime crate, seen from the generated one, to depend on instead of a copy. By default the support code is copied.",
)];

const OPERATIONS: &[Key] = &[
    key(
        "include",
        Kind::Texts(Form::Any),
        "operationIds, `tag:NAME` or path globs such as `/users/**`. By default everything.",
    ),
    key("exclude", Kind::Texts(Form::Any), "The same; wins over `include`. By default nothing."),
    key("types-only", Kind::Flag, "Generate models and no client. By default `false`."),
    key(
        "validate-on-send",
        Kind::Flag,
        "Check the constraints of a body before every call, which ends in an error if they do not hold. By default they are checked by `validate()` alone.",
    ),
    key(
        "unchecked-patterns",
        Kind::Flag,
        "Leave `pattern` to the documentation, which spares the crate `regex-lite`. By default `false`: `validate()` checks those that mean there what they mean in ECMA-262.",
    ),
];

const TYPES: &[Key] = &[
    key(
        "date",
        Kind::OneOf(&["chrono", "jiff", "time", "string"]),
        "The library of dates and times, or `string` for text as it came. By default `chrono`.",
    ),
    key(
        "integers",
        Kind::OneOf(&["by-format", "i64"]),
        "What integers are: what their format says, or always `i64`. By default `by-format`.",
    ),
    key(
        "replace",
        Kind::Map(&Kind::Table(REPLACEMENT)),
        "A type of yours in place of a component, by its key.",
    ),
    key(
        "format",
        Kind::Map(&Kind::Table(REPLACEMENT)),
        "A type of yours for every string of a format.",
    ),
    key(
        "derives",
        Kind::Texts(Form::RustPath),
        "Derives beyond the usual ones, such as `Hash`. By default none.",
    ),
];

const REPLACEMENT: &[Key] = &[
    required("path", Kind::Text(Form::RustPath), "The Rust path of the type."),
    key("dependency", Kind::Table(DEPENDENCY), "The package that it is from. By default none."),
];

const DEPENDENCY: &[Key] = &[
    required("name", Kind::Text(Form::PackageName), "The package."),
    required("version", Kind::Text(Form::Any), "The version requirement."),
    key(
        "features",
        Kind::Texts(Form::Any),
        "Its features. By default none beyond the package's own defaults.",
    ),
];

const FEATURES: &[Key] =
    &[key("per-tag", Kind::Flag, "One cargo feature a tag. By default `false`.")];

const LAYOUT: &[Key] = &[key(
    "order",
    Kind::OneOf(&["document", "sorted"]),
    "`sorted` for descriptions that a program writes in another order each time: whatever the order of their keys, the output is the same to the byte. Parts of forms are then sent in that order, too. By default `document`: fields, arguments and operations stand as in the description.",
)];

const DIAGNOSTICS: &[Key] = &[
    key(
        "allow",
        Kind::Texts(Form::Code),
        "Codes of warnings that are known and accepted, such as `W0301`. By default none.",
    ),
    key(
        "deny",
        Kind::Texts(Form::CodeOrAll),
        "Codes of warnings that fail the run, or `warnings` for all. By default none.",
    ),
];
