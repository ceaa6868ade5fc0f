//! What a maintainer wants to know before generating: a summary of the API, as text and as JSON.

mod census;
mod exchange;
mod pages;
mod text;
mod types;

pub use census::{Census, Loss};
pub use pages::Pages;
pub use types::{Named, Types};

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostics::Diagnostics;
use crate::ir::{self, OperationId};
use crate::plan::Plan;

/// What would be generated.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// The title of the document.
    pub title: String,
    /// The version of the document.
    pub version: String,
    /// The package that would be generated.
    pub package: String,
    /// The base URLs.
    pub servers: Vec<String>,
    /// Credentials.
    pub security: Vec<Scheme>,
    /// Operations, in order of the document.
    pub operations: Vec<Operation>,
    /// How many operations the config leaves out.
    pub left_out: usize,
    /// Named types.
    pub types: Types,
    /// How much of it is typed.
    pub census: Census,
    /// Warnings by code.
    pub warnings: BTreeMap<String, Warning>,
}

/// A warning, however often it was given.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Warning {
    /// How often.
    pub count: usize,
    /// What it is about.
    pub title: String,
}

/// A security scheme.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Scheme {
    /// Its key in the document.
    pub key: String,
    /// What it is.
    pub kind: String,
}

/// An operation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Operation {
    /// The method.
    pub method: String,
    /// The path.
    pub path: String,
    /// operationId.
    pub id: Option<String>,
    /// How it is called in Rust.
    pub call: String,
    /// Tags.
    pub tags: Vec<String>,
    /// The cargo feature that it stands behind, if it does.
    pub feature: Option<String>,
    /// Alternatives of credentials: keys of schemes, several joined by ` and `; empty for none at all.
    pub auth: Vec<String>,
    /// Documented answers: statuses.
    pub answers: Vec<String>,
    /// The ways to give the body.
    pub takes: Vec<String>,
    /// What the methods that send give.
    pub gives: Vec<String>,
    /// How it is paged, if it is.
    pub pages: Option<Pages>,
}

impl Report {
    /// Sums up a plan and what was said on the way to it.
    pub fn of(plan: &Plan, diagnostics: &Diagnostics) -> Self {
        let api = &plan.api;
        let is_wanted = |id| plan.names.groups.iter().any(|group| group.operations.contains(&id));
        let operations = api.operations_with_ids().filter(|(id, _)| is_wanted(*id));
        let operations: Vec<_> = operations.map(|(id, found)| operation(plan, id, found)).collect();
        Self {
            title: api.info.title.clone(),
            version: api.info.version.clone(),
            package: plan.settings.package.clone(),
            servers: api.servers.iter().map(|server| server.url.clone()).collect(),
            security: api.schemes.iter().map(scheme).collect(),
            left_out: api.operations.len() - operations.len(),
            operations,
            types: types::types(plan),
            census: Census::of(api),
            warnings: warnings(diagnostics),
        }
    }

    /// JSON, indented.
    pub fn to_json(&self) -> String {
        let text = serde_json::to_string_pretty(self).expect("a report has string keys only");
        text + "\n"
    }
}

fn warnings(diagnostics: &Diagnostics) -> BTreeMap<String, Warning> {
    let mut warnings = BTreeMap::new();
    for found in diagnostics.iter() {
        let first = || Warning { count: 0, title: found.code.title.to_owned() };
        warnings.entry(found.code.id.to_owned()).or_insert_with(first).count += 1;
    }
    warnings
}

fn scheme(scheme: &ir::Scheme) -> Scheme {
    Scheme { key: scheme.key.clone(), kind: text::scheme_kind(&scheme.kind) }
}

fn operation(plan: &Plan, id: OperationId, operation: &ir::Operation) -> Operation {
    let paging = plan.facts.operation(id).paging.as_ref();
    Operation {
        method: operation.method.as_str().to_owned(),
        path: operation.path.raw.clone(),
        id: operation.id.clone(),
        call: call(plan, id),
        tags: operation.tags.clone(),
        feature: feature(plan, id),
        auth: operation.security.iter().map(|alternative| auth(plan, alternative)).collect(),
        takes: exchange::bodies(plan, id),
        gives: exchange::answers(plan, id),
        answers: operation.responses.iter().map(|answer| text::status(answer.status)).collect(),
        pages: paging.map(|paging| pages::pages(plan, operation, paging)),
    }
}

fn feature(plan: &Plan, id: OperationId) -> Option<String> {
    let index = plan.names.groups.iter().position(|group| group.operations.contains(&id))?;
    plan.gates.group(index).map(str::to_owned)
}

/// The schemes of an alternative; one without any admits everybody.
fn auth(plan: &Plan, alternative: &ir::Requirement) -> String {
    let keys: Vec<&str> =
        alternative.schemes.iter().map(|used| plan.api.scheme(used.scheme).key.as_str()).collect();
    if keys.is_empty() { "nothing".to_owned() } else { keys.join(" and ") }
}

/// `client.issues().create()`.
fn call(plan: &Plan, id: OperationId) -> String {
    let method = &plan.names.operation(id).method;
    let group = plan.names.groups.iter().find(|group| group.operations.contains(&id));
    match group.filter(|group| group.tag.is_some()) {
        Some(group) => format!("client.{}().{method}()", group.accessor),
        None => format!("client.{method}()"),
    }
}

#[cfg(test)]
mod tests;
