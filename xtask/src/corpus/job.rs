//! One document: generated, measured, and if asked for written to a folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use codegen::config::Config;
use codegen::diagnostics::{Diagnostics, Severity};
use codegen::inspect::Census;
use codegen::load::NoFiles;
use codegen::tree::{self, FileTree};
use codegen::{Input, Run};
use serde::{Deserialize, Serialize};

use super::failure::{Failure, FailureKind};
use super::report::{Counts, Row};
use crate::fuzz;

/// What is to be done with a document.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Job {
    /// What the report calls it.
    pub document: String,
    /// Where it is.
    pub path: PathBuf,
    /// The package to generate.
    pub package: String,
    /// Where to write it, if it is to be compiled.
    pub out: Option<PathBuf>,
    /// The runtime crate, to depend on.
    pub runtime: PathBuf,
    /// Whether the document as YAML has to give the same output.
    pub as_yaml: bool,
    /// Whether a second run has to give the same output.
    pub twice: bool,
    /// Whether the document with its components turned round has to give the same names.
    pub reordered: bool,
    /// The seed by which the document is changed first; what comes out is looked at closely then.
    pub mutation: Option<u64>,
}

/// What came of generating.
struct Generated {
    tree: FileTree,
    warnings: BTreeMap<String, usize>,
    counts: Counts,
}

/// Does a job; a panic of the generator passes through.
pub fn run(job: &Job) -> Row {
    let start = Instant::now();
    let mut row = Row::new(&job.document);
    match attempt(job) {
        Ok(generated) => {
            row.files = generated.tree.len();
            row.bytes = generated.tree.iter().map(|(_, text)| text.len()).sum();
            row.warnings = generated.warnings;
            row.counts = generated.counts;
            let tree = &generated.tree;
            row.failure =
                flawed(job, tree).or_else(|| compared(job, tree)).or_else(|| written(job, tree));
        }
        Err(failure) => row.failure = Some(failure),
    }
    row.millis = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    row
}

fn attempt(job: &Job) -> Result<Generated, Failure> {
    let bytes = fs::read(&job.path).and_then(|bytes| match job.mutation {
        Some(seed) => fuzz::text::mutated(&bytes, seed),
        None => Ok(bytes),
    });
    let bytes = bytes
        .map_err(|error| Failure::new(FailureKind::Files, format!("cannot be read: {error}")))?;
    generate(job, &bytes)
}

fn flawed(job: &Job, tree: &FileTree) -> Option<Failure> {
    job.mutation?;
    fuzz::output::flaw(tree).map(|flaw| Failure::new(FailureKind::Flawed, flaw))
}

fn generate(job: &Job, bytes: &[u8]) -> Result<Generated, Failure> {
    let mut config = Config::default();
    config.package.name = Some(job.package.clone());
    config.runtime.path = Some(job.runtime.display().to_string());
    let mut run = Run::default();
    let input = Input { name: &job.document, bytes, files: &NoFiles };
    let plan = codegen::understand(input, &config, &mut run);
    let Some(plan) = plan else { return Err(refused(&run.diagnostics)) };
    let tree = codegen::emit(&plan, &mut run);
    let mut warnings = BTreeMap::new();
    for found in run.diagnostics.iter() {
        *warnings.entry(found.code.id.to_owned()).or_default() += 1;
    }
    let Census { typed, faithful, recoverable, raw } = Census::of(&plan.api);
    let counts = Counts {
        operations: plan.api.operations.len(),
        types: plan.api.types.len(),
        typed,
        faithful,
        recoverable: recoverable.len(),
        raw: raw.len(),
    };
    Ok(Generated { tree, warnings, counts })
}

fn refused(diagnostics: &Diagnostics) -> Failure {
    let error = diagnostics.iter().find(|found| found.severity() == Severity::Error);
    let message = error.map_or_else(
        || "nothing came out, and no error says why".to_owned(),
        |found| format!("{}: {}", found.code.id, found.message),
    );
    Failure::new(FailureKind::Refused, message)
}

fn written(job: &Job, tree: &FileTree) -> Option<Failure> {
    let out = job.out.as_ref()?;
    let mut diagnostics = Diagnostics::new();
    if tree::write(tree, out, &mut diagnostics).is_some() {
        return None;
    }
    Some(Failure::new(FailureKind::Files, refused(&diagnostics).message))
}

/// The other ways to the same output.
fn compared(job: &Job, tree: &FileTree) -> Option<Failure> {
    if job.twice
        && let Some(failure) = same(attempt(job), tree, "a second run")
    {
        return Some(failure);
    }
    if job.as_yaml
        && let Some(failure) = same(from_yaml(job), tree, "the document as YAML")
    {
        return Some(failure);
    }
    if job.reordered { same_names(reordered(job), tree) } else { None }
}

fn same(other: Result<Generated, Failure>, tree: &FileTree, what: &str) -> Option<Failure> {
    let other = match other {
        Ok(generated) => generated.tree,
        Err(failure) => {
            return Some(Failure { message: format!("{what}: {}", failure.message), ..failure });
        }
    };
    let missing = tree.iter().find(|(path, text)| other.get(path) != Some(text));
    let added = other.iter().find(|(path, _)| tree.get(path).is_none());
    let (path, _) = missing.or(added)?;
    Some(Failure::new(FailureKind::Differed, format!("{what} gives another {path}")))
}

fn same_names(other: Result<Generated, Failure>, tree: &FileTree) -> Option<Failure> {
    match other {
        Ok(generated) if names(&generated.tree) == names(tree) => None,
        Ok(_) => Some(Failure::new(FailureKind::Differed, "another order gives other names")),
        Err(failure) => Some(failure),
    }
}

/// Every public item and field, file by file, in an order that is not the document's.
fn names(tree: &FileTree) -> Vec<(String, Vec<String>)> {
    let public = |line: &&str| line.starts_with("pub ");
    tree.iter()
        .map(|(path, text)| {
            let mut names: Vec<String> =
                text.lines().map(str::trim).filter(public).map(str::to_owned).collect();
            names.sort();
            (path.to_owned(), names)
        })
        .collect()
}

fn parsed(job: &Job) -> Result<serde_json::Value, Failure> {
    let unread = |error: String| Failure::new(FailureKind::Files, error);
    let bytes = fs::read(&job.path).map_err(|error| unread(error.to_string()))?;
    serde_json::from_slice(&bytes)
        .map_err(|error| unread(format!("only JSON can be rewritten: {error}")))
}

fn from_yaml(job: &Job) -> Result<Generated, Failure> {
    let yaml = serde_yaml::to_string(&parsed(job)?)
        .map_err(|error| Failure::new(FailureKind::Files, error.to_string()))?;
    generate(job, yaml.as_bytes())
}

fn reordered(job: &Job) -> Result<Generated, Failure> {
    let mut document = parsed(job)?;
    for pointer in ["/paths", "/components/schemas", "/components/responses", "/definitions"] {
        if let Some(serde_json::Value::Object(members)) = document.pointer_mut(pointer) {
            *members = std::mem::take(members).into_iter().rev().collect();
        }
    }
    generate(job, document.to_string().as_bytes())
}
