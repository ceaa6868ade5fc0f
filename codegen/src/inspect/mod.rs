//! What a maintainer wants to know before generating: a summary of the API, as text and as JSON.

mod census;
mod exchange;
mod pages;
mod text;

pub use census::{Census, Loss};
pub use pages::Pages;

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
    /// Named types.
    pub types: Types,
    /// How much of it is typed.
    pub census: Census,
    /// Warnings by code.
    pub warnings: BTreeMap<String, usize>,
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
    /// Documented answers: statuses.
    pub answers: Vec<String>,
    /// The ways to give the body.
    pub takes: Vec<String>,
    /// What the methods that send give.
    pub gives: Vec<String>,
    /// How it is paged, if it is.
    pub pages: Option<Pages>,
}

/// How many named types there are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Types {
    /// Objects.
    pub objects: usize,
    /// Enums.
    pub enums: usize,
    /// Unions.
    pub unions: usize,
    /// Aliases.
    pub aliases: usize,
}

impl Report {
    /// Sums up a plan and what was said on the way to it.
    pub fn of(plan: &Plan, diagnostics: &Diagnostics) -> Self {
        let api = &plan.api;
        let operations = api.operations_with_ids();
        let mut warnings = BTreeMap::new();
        for found in diagnostics.iter() {
            *warnings.entry(found.code.id.to_owned()).or_default() += 1;
        }
        Self {
            title: api.info.title.clone(),
            version: api.info.version.clone(),
            package: plan.settings.package.clone(),
            servers: api.servers.iter().map(|server| server.url.clone()).collect(),
            security: api.schemes.iter().map(scheme).collect(),
            operations: operations.map(|(id, found)| operation(plan, id, found)).collect(),
            types: types(api),
            census: Census::of(api),
            warnings,
        }
    }

    /// JSON, indented.
    pub fn to_json(&self) -> String {
        let text = serde_json::to_string_pretty(self).expect("a report has string keys only");
        text + "\n"
    }
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
        takes: exchange::bodies(plan, id),
        gives: exchange::answers(plan, id),
        answers: operation.responses.iter().map(|answer| text::status(answer.status)).collect(),
        pages: paging.map(|paging| pages::pages(plan, operation, paging)),
    }
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

fn types(api: &ir::Api) -> Types {
    let mut types = Types::default();
    for def in &api.types {
        match def.shape {
            ir::Shape::Object(_) => types.objects += 1,
            ir::Shape::Enum(_) => types.enums += 1,
            ir::Shape::Union(_) => types.unions += 1,
            ir::Shape::Alias(_) | ir::Shape::Foreign(_) => types.aliases += 1,
        }
    }
    types
}

#[cfg(test)]
mod tests;
