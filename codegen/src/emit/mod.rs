//! Prints a plan: one file at a time, no decision, no error path.

mod builder;
mod client;
mod copied;
mod deprecated;
pub mod docs;
mod gate;
mod idents;
mod library;
mod literals;
mod manifest;
mod mock;
mod models;
mod operations;
mod prose;
mod servers;
mod testing;
mod types;
mod uses;

use codegen_tokens::TokenStream;

use crate::plan::Plan;

pub use copied::{Needs, finish};
use gate::gate;
pub use uses::{Module, lines};

/// One output file before it is text.
#[derive(Debug)]
pub enum Artifact {
    /// The root of a crate, or an example: what a user's own rustfmt will format as well.
    Root(TokenStream),
    /// Rust source behind such a root.
    Rust(TokenStream),
    /// Rust source that still wants its `use` lines.
    Module(Module),
    /// Text that is complete: TOML, Markdown, copied support code.
    Text(String),
}

/// A file of the output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileId {
    /// `README.md`.
    Readme,
    /// `CHANGELOG.md`.
    Changelog,
    /// `.gitattributes`.
    Attributes,
    /// `src/lib.rs`.
    Library,
    /// `src/client.rs`.
    Client,
    /// `src/servers.rs`, where there is a choice.
    Servers,
    /// `src/operations/mod.rs`.
    OperationsModule,
    /// A file of operations: index of a group of the names.
    Operations(usize),
    /// `src/mock/mod.rs`.
    MockModule,
    /// The expectations of a file of operations: index of a group of the names.
    Mock(usize),
    /// `src/models/mod.rs`.
    ModelsModule,
    /// `src/models/FOLDER/mod.rs`, where there are folders.
    ModelsFolder(String),
    /// A file of models: index of a file of the names.
    Models(usize),
    /// `examples/first_call.rs`.
    Example,
}

/// Every file of a plan but the copied support code and the manifest, which follow from these.
pub fn files(plan: &Plan) -> Vec<FileId> {
    let mut files = vec![FileId::Readme, FileId::Changelog, FileId::Attributes];
    files.extend([FileId::Library, FileId::ModelsModule]);
    files.extend(models::folders(plan).into_iter().map(FileId::ModelsFolder));
    files.extend((0..plan.names.files.len()).map(FileId::Models));
    if !plan.settings.types_only {
        files.extend([FileId::Client, FileId::OperationsModule]);
        files.extend(servers::has_types(plan).then_some(FileId::Servers));
        files.extend((0..plan.names.groups.len()).map(FileId::Operations));
        files.push(FileId::MockModule);
        files.extend((0..plan.names.groups.len()).map(FileId::Mock));
        if prose::has_example(plan) {
            files.push(FileId::Example);
        }
    }
    files
}

/// One file: its path in the output, and what is in it.
pub fn emit(plan: &Plan, file: &FileId) -> (String, Artifact) {
    match file {
        FileId::Readme => ("README.md".into(), Artifact::Text(prose::readme(plan))),
        FileId::Changelog => ("CHANGELOG.md".into(), Artifact::Text(prose::changelog(plan))),
        FileId::Attributes => (".gitattributes".into(), Artifact::Text(manifest::attributes())),
        FileId::Library => ("src/lib.rs".into(), Artifact::Root(library::library(plan))),
        FileId::Client => ("src/client.rs".into(), Artifact::Module(client::client(plan))),
        FileId::Servers => ("src/servers.rs".into(), Artifact::Rust(servers::types(plan))),
        FileId::OperationsModule => {
            ("src/operations/mod.rs".into(), Artifact::Rust(operations::module(plan)))
        }
        FileId::Operations(index) => {
            let group = &plan.names.groups[*index];
            let path = format!("src/operations/{}.rs", group.stem);
            (path, Artifact::Module(operations::group(plan, group)))
        }
        FileId::MockModule => ("src/mock/mod.rs".into(), Artifact::Module(mock::module(plan))),
        FileId::Mock(index) => {
            let group = &plan.names.groups[*index];
            let path = format!("src/mock/{}.rs", group.stem);
            (path, Artifact::Module(mock::group(plan, group)))
        }
        FileId::ModelsModule => ("src/models/mod.rs".into(), Artifact::Rust(models::module(plan))),
        FileId::ModelsFolder(folder) => {
            (format!("src/models/{folder}/mod.rs"), Artifact::Rust(models::folder(plan, folder)))
        }
        FileId::Models(index) => {
            let file = &plan.names.files[*index];
            let folder = file.folder.as_ref().map_or_else(String::new, |f| format!("{f}/"));
            let path = format!("src/models/{folder}{}.rs", file.stem);
            (path, Artifact::Module(models::file(plan, file)))
        }
        FileId::Example => ("examples/first_call.rs".into(), Artifact::Root(prose::example(plan))),
    }
}
