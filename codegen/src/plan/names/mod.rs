//! One table of names, one maker: words of the document in; unique, valid, deterministic Rust names out.
//!
//! Names depend on the document's words alone, never on their order. The wire name stays beside the
//! Rust name for ever, in the IR.

pub mod case;
mod extras;
mod files;
mod groups;
pub mod members;
mod operations;
pub mod reserved;
mod schemes;
pub mod scope;
mod servers;
mod simple;
pub mod status;
mod types;

use crate::config::{self, Config};
use crate::diagnostics::Diagnostics;
use crate::ir::{Api, OperationId, SchemeId, TypeId};
use crate::plan::facts::Facts;
use crate::plan::selection::Selection;

pub use extras::{Extras, PartNames};
pub use files::ModelFile;
pub use groups::Group;
pub use operations::{OperationNames, key as operation_key};
pub use schemes::SchemeNames;
pub use servers::{ServerNames, VariableNames};

/// Every Rust identifier of a generated crate.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Names {
    types: Vec<TypeNames>,
    operations: Vec<OperationNames>,
    /// Operations by first tag, untagged first; each is a module and, but for the first, an accessor.
    pub groups: Vec<Group>,
    /// Model files in order of their stems.
    pub files: Vec<ModelFile>,
    schemes: Vec<SchemeNames>,
    /// Servers and their variables.
    pub servers: ServerNames,
}

/// The names around one type.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TypeNames {
    /// The type.
    pub ident: String,
    /// The private set of slots that an object may be read into.
    pub slots: String,
    /// Fields of an object in order of its properties, then its map of further members.
    pub fields: Vec<String>,
    /// Variants of an enum or union in order.
    pub variants: Vec<String>,
}

impl Names {
    /// The names of a type.
    pub fn ty(&self, id: TypeId) -> &TypeNames {
        &self.types[id.index()]
    }

    /// The names of an operation.
    pub fn operation(&self, id: OperationId) -> &OperationNames {
        &self.operations[id.index()]
    }

    /// The names of a security scheme.
    pub fn scheme(&self, id: SchemeId) -> &SchemeNames {
        &self.schemes[id.index()]
    }
}

/// Names everything, and deals what is selected out to files.
pub fn name(
    api: &Api,
    facts: &Facts,
    selection: &Selection,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Names {
    let mut names = types::name(api, &config.rename, diagnostics);
    members::name(api, &config.rename, &mut names, diagnostics);
    let (mut groups, operations) = operations::name(api, facts, &config.rename, diagnostics);
    for group in &mut groups {
        group.operations.retain(|id| selection.operations[id.index()]);
    }
    groups.retain(|group| !group.operations.is_empty());
    let files = files::name(api, &selection.types);
    let (schemes, setters) = schemes::name(api, &facts.servers);
    let servers = servers::name(&facts.servers, setters);
    Names { types: names, operations, groups, files, schemes, servers }
}

/// The line that fixes a name.
fn line(key: &str, ident: &str) -> String {
    format!("{} = \"{ident}\"", config::quoted(key))
}
