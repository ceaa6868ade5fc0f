//! What a maintainer wants to know before generating: a summary of the API, as text and as JSON.

mod census;
mod text;

pub use census::{Census, Loss};

use serde::Serialize;

use crate::ir;

/// What would be generated.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// The title of the document.
    pub title: String,
    /// The version of the document.
    pub version: String,
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
    /// Tags.
    pub tags: Vec<String>,
    /// Documented answers: statuses.
    pub answers: Vec<String>,
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
    /// Sums up an API.
    pub fn of(api: &ir::Api) -> Self {
        Self {
            title: api.info.title.clone(),
            version: api.info.version.clone(),
            servers: api.servers.iter().map(|server| server.url.clone()).collect(),
            security: api.schemes.iter().map(scheme).collect(),
            operations: api.operations.iter().map(operation).collect(),
            types: types(api),
            census: Census::of(api),
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

fn operation(operation: &ir::Operation) -> Operation {
    Operation {
        method: operation.method.as_str().to_owned(),
        path: operation.path.raw.clone(),
        id: operation.id.clone(),
        tags: operation.tags.clone(),
        answers: operation.responses.iter().map(|answer| text::status(answer.status)).collect(),
    }
}

fn types(api: &ir::Api) -> Types {
    let mut types = Types::default();
    for def in &api.types {
        match def.shape {
            ir::Shape::Object(_) => types.objects += 1,
            ir::Shape::Enum(_) => types.enums += 1,
            ir::Shape::Union(_) => types.unions += 1,
            ir::Shape::Alias(_) => types.aliases += 1,
        }
    }
    types
}
