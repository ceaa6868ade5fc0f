//! `codegen.toml`: what the user decides, checked, with every default filled in.

mod check;
mod forms;
mod keys;
mod schema;
mod sections;
mod spans;
mod template;
mod unused;

pub use forms::package_version;
pub use schema::schema;
pub use sections::{
    Complaints, DateLibrary, Dependency, Environment, Features, Idempotency, IntegerPolicy, Layout,
    Order, Package, PaginationKind, PaginationRule, Rename, Replacement, Runtime, Selection,
    StatedPagination, Types,
};
pub use spans::Spans;
pub use template::template;
pub use unused::{Known, report_unused};

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::diagnostics::codes::config as codes;
use crate::diagnostics::{Diagnostics, Place};

/// The whole of `codegen.toml`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// `[package]`: metadata of the generated crate.
    pub package: Package,
    /// `[environment]`: names of the variables that `from_env` reads.
    pub environment: Environment,
    /// `[rename]`: Rust names for names of the document.
    pub rename: Rename,
    /// `[pagination]`: by operationId.
    pub pagination: BTreeMap<String, PaginationRule>,
    /// `[idempotency]`: the headers that make repeating a call safe.
    pub idempotency: Idempotency,
    /// `[runtime]`: whether support code is copied or depended on.
    pub runtime: Runtime,
    /// `[operations]`: which operations to generate.
    pub operations: Selection,
    /// `[types]`: replacements and policies.
    pub types: Types,
    /// `[features]`: cargo features of the generated crate.
    pub features: Features,
    /// `[layout]`: the order of things in the output.
    pub layout: Layout,
    /// `[diagnostics]`: complaints to allow and to deny.
    pub diagnostics: Complaints,
    /// Where the entries stand.
    #[serde(skip)]
    pub spans: Spans,
}

/// A key as `codegen.toml` spells it, for lines that can be pasted there.
pub fn quoted(key: &str) -> String {
    match key.chars().all(|c| matches!(c, ' '..='~') && !matches!(c, '"' | '\\')) {
        true => format!("\"{key}\""),
        false => toml_edit::Key::new(key).to_string(),
    }
}

/// Reads the text of a `codegen.toml`, called `file` in complaints. `None`: it has errors, all of
/// which are among the diagnostics.
pub fn parse(file: &str, text: &str, diagnostics: &mut Diagnostics) -> Option<Config> {
    let (table, errors) = toml::de::DeTable::parse_recoverable(text);
    for error in &errors {
        report_error(file, text, &codes::SYNTAX, error, diagnostics);
    }
    if !errors.is_empty() {
        return None;
    }
    let spans = check::check(file, table.get_ref(), diagnostics)?;
    match toml::from_str::<Config>(text) {
        Ok(config) => Some(Config { spans, ..config }),
        Err(error) => {
            report_error(file, text, &codes::TYPE, &error, diagnostics);
            None
        }
    }
}

/// Why a text is no name of a package, as the end of a sentence that begins with it.
pub fn package_complaint(text: &str) -> Option<String> {
    forms::complaint(forms::Form::PackageName, text)
}

fn report_error(
    file: &str,
    text: &str,
    code: &'static crate::diagnostics::Code,
    error: &toml::de::Error,
    diagnostics: &mut Diagnostics,
) {
    let span = error.span().unwrap_or(0..text.len());
    let place = Place::Span { file: file.to_owned(), start: span.start, end: span.end };
    let message = error.message().replace('\n', ", ");
    let help = match message.split_once("expected `").and_then(|(_, rest)| rest.split_once('`')) {
        Some((missing, _)) => format!("write the missing `{missing}` here"),
        None => "write it as TOML: `[table]`, then lines of `key = \"value\"`".to_owned(),
    };
    diagnostics.report_at(code, place, message).help(help);
}

#[cfg(test)]
mod tests;
