//! What is compared with what: the tools, the documents, and the folders in which they work.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::census::Census;
use super::compile::{Crate, Way};
use super::install;
use super::measure::{Usage, measure, median};
use super::results::{Results, Row};
use super::tools::{Programs, Tool};
use super::watch::Limits;
use super::{Args, Part};
use crate::process::{cargo, root, run};

/// A build that took this many seconds of processor time is not repeated.
const LONG: f64 = 100.0;

/// A run of the benchmark.
pub struct Study<'a> {
    /// What was asked for.
    pub args: &'a Args,
    /// Where crates and build results go.
    pub work: PathBuf,
    /// The tools that are there.
    pub programs: Programs,
    /// What a run may take.
    pub limits: Limits,
}

/// A document.
#[derive(Debug, Clone)]
pub struct Document {
    /// As the report calls it.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// Its size.
    pub bytes: u64,
}

impl Document {
    /// The document at a path.
    pub fn new(name: &str, path: &Path) -> Result<Self, String> {
        let size = fs::metadata(path).map(|metadata| metadata.len());
        let bytes = size.map_err(|error| format!("cannot read {}: {error}", path.display()))?;
        Ok(Self { name: name.to_owned(), path: path.to_owned(), bytes })
    }
}

impl<'a> Study<'a> {
    /// Builds this generator, and installs the others if they are wanted.
    pub fn new(args: &'a Args, work: &Path, results: &mut Results) -> Result<Self, Box<dyn Error>> {
        run(&mut cargo(&["build", "--quiet", "--release", "--package", "codegen"]))?;
        let ours = root().join("target/release/codegen");
        let mut programs = Programs::from([(Tool::Codegen, ours)]);
        let limits = Limits { seconds: args.limit, bytes: results.machine.most_memory() };
        if args.peers {
            results.left_out = install::peers(&work.join("peers"), &mut programs);
        }
        Ok(Self { args, work: work.to_owned(), programs, limits })
    }

    /// The documents that are generated and built: this repository's, and the ones of the command line.
    pub fn documents(&self) -> Result<Vec<Document>, String> {
        let mut documents = vec![Document::new("vogent", &root().join("spec/openapi.yaml"))?];
        for path in &self.args.documents {
            let name = path.components().rev().take(3).collect::<Vec<_>>();
            let name: PathBuf = name.into_iter().rev().collect();
            documents.push(Document::new(&name.to_string_lossy(), path)?);
        }
        Ok(documents)
    }

    /// Generates once, into an empty folder.
    pub fn generate_once(&self, tool: Tool, document: &Document) -> Result<Usage, String> {
        let folder = self.folder(tool, document);
        _ = fs::remove_dir_all(&folder);
        let created = fs::create_dir_all(folder.parent().unwrap_or(&folder));
        created.map_err(|error| error.to_string())?;
        let command = tool.command(&self.programs[&tool], &document.path, &folder);
        measure(command, &self.log(tool), self.limits)
    }

    /// Where the crate of a document goes.
    pub fn folder(&self, tool: Tool, document: &Document) -> PathBuf {
        let slug: String = document.name.chars().map(plain).collect();
        self.work.join("crates").join(tool.to_string()).join(slug)
    }

    /// What the last program printed.
    fn log(&self, tool: Tool) -> PathBuf {
        self.work.join(format!("{tool}.log"))
    }

    /// Builds every document's crate with every tool; the tools take turns.
    pub fn build(&self, part: Part, results: &mut Results) -> Result<(), Box<dyn Error>> {
        let way = match part {
            Part::Check => Way::Check,
            Part::Release => Way::Release,
            _ => Way::Program,
        };
        for document in self.documents()? {
            let mut crates = Vec::new();
            for &tool in self.programs.keys().filter(|tool| way.is_for(**tool)) {
                anstream::eprintln!("{}: {tool}", document.name);
                crates.push((tool, self.ready(tool, &document, way)));
            }
            let runs = self.turns(&crates, way);
            for ((tool, ready), runs) in crates.into_iter().zip(runs) {
                let outcome = ready.and_then(|made| runs.map(|runs| (made, runs)));
                results.rows.push(self.row(part, &document, tool, outcome));
            }
        }
        Ok(())
    }

    /// A crate that has been generated, with its dependencies built.
    fn ready(&self, tool: Tool, document: &Document, way: Way) -> Result<Crate, String> {
        self.generate_once(tool, document)?;
        let folder = self.folder(tool, document);
        tool.dress(&folder).map_err(|error| format!("there is no crate: {error}"))?;
        let target = self.work.join("target").join(tool.to_string());
        let made = Crate { folder, target };
        made.prepare(way, &self.log(tool), self.limits)?;
        Ok(made)
    }

    fn turns(
        &self,
        crates: &[(Tool, Result<Crate, String>)],
        way: Way,
    ) -> Vec<Result<Vec<Usage>, String>> {
        let mut runs: Vec<Result<Vec<Usage>, String>> = vec![Ok(Vec::new()); crates.len()];
        for _ in 0..self.args.turns {
            for ((tool, made), runs) in crates.iter().zip(&mut runs) {
                let Ok(made) = made else { continue };
                let Ok(so_far) = runs else { continue };
                if so_far.iter().any(|usage| usage.processor > LONG) {
                    continue;
                }
                match made.build(way, &self.log(*tool), self.limits) {
                    Ok(usage) => so_far.push(usage),
                    Err(failure) => *runs = Err(failure),
                }
            }
        }
        runs
    }

    fn row(
        &self,
        part: Part,
        document: &Document,
        tool: Tool,
        outcome: Result<(Crate, Vec<Usage>), String>,
    ) -> Row {
        let turns = outcome.as_ref().map_or(0, |(_, runs)| runs.len());
        let census = match &outcome {
            Ok((made, _)) if part == Part::Check => count(&made.folder.join("src")),
            _ => None,
        };
        let nothing = || "it was not run".to_owned();
        let outcome = outcome.and_then(|(_, runs)| median(&runs).ok_or_else(nothing));
        let Document { name, bytes, .. } = document.clone();
        Row { part, document: name, bytes, tool, turns, outcome, census }
    }
}

/// In a process of its own: a child's peak begins with what its parent holds.
fn count(folder: &Path) -> Option<Census> {
    let mut command = Command::new(std::env::current_exe().ok()?);
    let output = command.arg("bench-census").arg(folder).output().ok()?;
    serde_json::from_slice(&output.stdout).ok()
}

fn plain(character: char) -> char {
    if character.is_ascii_alphanumeric() { character } else { '-' }
}
