//! The tables of `codegen.toml` as Rust has them; what each key means is told in `keys`.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Metadata of the generated crate.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Package {
    /// Name; by default made from the title.
    pub name: Option<String>,
    /// Version; `0.1.0` by default.
    pub version: Option<String>,
    /// One line for the registry.
    pub description: Option<String>,
    /// SPDX expression.
    pub license: Option<String>,
    /// Repository URL.
    pub repository: Option<String>,
    /// Home page.
    pub homepage: Option<String>,
    /// Keywords of the registry.
    pub keywords: Vec<String>,
    /// Categories of the registry.
    pub categories: Vec<String>,
    /// Authors.
    pub authors: Vec<String>,
    /// `publish` key: `false` keeps the crate off registries.
    pub publish: Option<bool>,
}

/// Names of environment variables.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Environment {
    /// `VOGENT` gives `VOGENT_API_KEY` and `VOGENT_BASE_URL`; by default made from the package name.
    pub prefix: Option<String>,
    /// The variable of the base URL, in full.
    pub base_url: Option<String>,
    /// Key of a security scheme → the variable of its credential, in full.
    pub credentials: BTreeMap<String, String>,
}

/// Rust names for names of the document, keyed as the help lines print them.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Rename {
    /// Component key, or pointer of an inline schema → type name.
    pub schema: BTreeMap<String, String>,
    /// `Schema.property` → field name.
    pub property: BTreeMap<String, String>,
    /// operationId, or `METHOD /path` → method name.
    pub operation: BTreeMap<String, String>,
    /// `operationId.parameter` → argument name.
    pub parameter: BTreeMap<String, String>,
    /// `Schema.value` → variant name.
    pub variant: BTreeMap<String, String>,
}

/// How one operation is paged.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum PaginationRule {
    /// `listDials = false`: not at all.
    Switch(bool),
    /// `[pagination.listDials]`: as stated.
    Stated(Box<StatedPagination>),
}

/// A stated pagination.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct StatedPagination {
    /// The kind.
    pub kind: PaginationKind,
    /// The parameter that carries the cursor, page number or offset.
    #[serde(default)]
    pub parameter: Option<String>,
    /// The member of the JSON body that carries it instead.
    #[serde(default)]
    pub body: Option<String>,
    /// The member of the answer that holds the items.
    #[serde(default)]
    pub items: Option<String>,
    /// The member of the answer that holds the next cursor or URL.
    #[serde(default)]
    pub next: Option<String>,
    /// The member of the answer that says whether there is more.
    #[serde(default)]
    pub has_more: Option<String>,
    /// The member of the answer that counts all items.
    #[serde(default)]
    pub total: Option<String>,
    /// The member of the answer that counts all pages.
    #[serde(default)]
    pub total_pages: Option<String>,
    /// The number of the first page or item.
    #[serde(default)]
    pub first: Option<i64>,
    /// The member of an item that is its id, for `last-id`.
    #[serde(default)]
    pub id: Option<String>,
}

impl StatedPagination {
    /// Pages whose items are the member `items` and whose next URL is the member `next`.
    pub fn next_url(items: &str, next: &str) -> Self {
        Self {
            kind: PaginationKind::NextUrl,
            parameter: None,
            body: None,
            items: Some(items.to_owned()),
            next: Some(next.to_owned()),
            has_more: None,
            total: None,
            total_pages: None,
            first: None,
            id: None,
        }
    }
}

/// A kind of pagination.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaginationKind {
    /// A cursor in the answer goes back as a parameter.
    Cursor,
    /// A page number that counts up.
    Page,
    /// An offset that advances by the items received.
    Offset,
    /// A URL in the body.
    NextUrl,
    /// A Link header.
    Link,
    /// The id of the last item.
    LastId,
}

/// The headers that make repeating a call safe.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Idempotency {
    /// Headers that are one where the document declares them, beside `Idempotency-Key`.
    pub headers: Vec<String>,
    /// operationId, or `METHOD /path` → the header that it takes, declared or not.
    pub operations: BTreeMap<String, String>,
}

/// Support code: a copy, or a dependency.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Runtime {
    /// Path of the runtime crate to depend on, instead of a copy; for corpora and goldens.
    pub path: Option<String>,
}

/// Which operations to generate.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Selection {
    /// operationIds, `tag:NAME` or path globs; empty = all.
    pub include: Vec<String>,
    /// The same; wins over `include`.
    pub exclude: Vec<String>,
    /// Models only.
    pub types_only: bool,
    /// Whether a call checks its body before it is sent.
    pub validate_on_send: bool,
    /// Whether `pattern` is documented only.
    pub unchecked_patterns: bool,
}

/// Replacements and policies of types.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Types {
    /// The date library.
    pub date: DateLibrary,
    /// What an integer is.
    pub integers: IntegerPolicy,
    /// Component key → a type that the user brings.
    pub replace: BTreeMap<String, Replacement>,
    /// `format` → a type that the user brings.
    pub format: BTreeMap<String, Replacement>,
    /// Derives beyond the usual ones, as Rust paths.
    pub derives: Vec<String>,
}

/// What an integer is in Rust.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IntegerPolicy {
    /// What its `format` says, `i64` without one.
    #[default]
    ByFormat,
    /// `i64` whatever the format; `uint64` stays unsigned.
    I64,
}

/// A type that stands in for a schema.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Replacement {
    /// Its Rust path; the type implements serde's traits and those of `derives`.
    pub path: String,
    /// The crate it is from; absent for the standard library.
    #[serde(default)]
    pub dependency: Option<Dependency>,
}

/// A dependency that the generated crate takes on.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Dependency {
    /// The package.
    pub name: String,
    /// The version requirement.
    pub version: String,
    /// Its features.
    #[serde(default)]
    pub features: Vec<String>,
}

/// The library of dates and times.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateLibrary {
    /// `chrono`.
    #[default]
    Chrono,
    /// `jiff`.
    Jiff,
    /// `time`.
    Time,
    /// Text as it came.
    String,
}

/// Cargo features of the generated crate.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Features {
    /// One feature a tag.
    pub per_tag: bool,
}

/// In which order things stand in the output.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Layout {
    /// Of fields, arguments and operations.
    pub order: Order,
}

/// Where an order comes from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// The description.
    #[default]
    Document,
    /// The alphabet: the order of keys in the description means nothing.
    Sorted,
}

/// Which complaints stop a run, and which are not wanted.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Complaints {
    /// Codes that are not shown and not counted: gaps that are known and accepted.
    pub allow: Vec<String>,
    /// Codes that end in exit code 1, or `warnings` for all.
    pub deny: Vec<String>,
}
