//! What is compared with what: the tools, the documents, and the folders in which they work.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::census::Census;
use super::compile::{Crate, Way};
use super::install;
use super::measure::{Usage, measure, median};
use super::results::{Results, Row};
use super::tools::{Programs, Tool};
use super::turns::take_turns;
use super::watch::Limits;
use super::{Args, Part};
use crate::process::{cargo, root, run};

/// Where crates of earlier runs wait for the end.
const EARLIER: &str = "earlier";

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

    /// What came out of the runs of a tool.
    pub fn row(
        &self,
        part: Part,
        tool: Tool,
        runs: Result<Vec<Usage>, String>,
        census: Option<Census>,
    ) -> Row {
        let turns = runs.as_ref().map_or(0, Vec::len);
        let outcome =
            runs.and_then(|runs| median(&runs).ok_or_else(|| "it was not run".to_owned()));
        Row { part, document: self.name.clone(), bytes: self.bytes, tool, turns, outcome, census }
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
            let folder = args.peers_folder.clone().unwrap_or_else(|| work.join("peers"));
            results.left_out = install::peers(&folder, &mut programs);
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
        self.put_aside(&folder).map_err(|error| error.to_string())?;
        let command = tool.command(&self.programs[&tool], &document.path, &folder);
        measure(command, &self.log(tool), self.limits)
    }

    /// Makes room for a crate. What an earlier run wrote is not deleted: file systems remember that for some
    /// seconds, and make whoever writes files next wait for it.
    fn put_aside(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder.parent().unwrap_or(folder))?;
        if !folder.exists() {
            return Ok(());
        }
        let earlier = self.work.join(EARLIER);
        fs::create_dir_all(&earlier)?;
        let aside = tempfile::tempdir_in(earlier)?.keep();
        fs::rename(folder, aside.join("crate"))
    }

    /// Deletes what earlier runs wrote.
    pub fn tidy(&self) {
        _ = fs::remove_dir_all(self.work.join(EARLIER));
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

    /// Counts what every document's crate consists of.
    pub fn count(&self, results: &mut Results) -> Result<(), Box<dyn Error>> {
        let tools: Vec<Tool> = self.programs.keys().copied().collect();
        for document in self.documents()? {
            if results.has(Part::Count, &document.name, &tools) {
                continue;
            }
            anstream::eprintln!("{}", document.name);
            let rows = tools.iter().map(|tool| {
                let usage = self.generate_once(*tool, &document);
                let folder = self.folder(*tool, &document).join("src");
                let census = usage.as_ref().ok().and_then(|_| count(&folder));
                document.row(Part::Count, *tool, usage.map(|usage| vec![usage]), census)
            });
            results.add(rows.collect())?;
        }
        Ok(())
    }

    /// Builds every document's crate with every tool; the tools take turns.
    pub fn build(&self, part: Part, results: &mut Results) -> Result<(), Box<dyn Error>> {
        let way = match part {
            Part::Check => Way::Check,
            Part::Release => Way::Release,
            _ => Way::Program,
        };
        let tools: Vec<Tool> =
            self.programs.keys().copied().filter(|tool| way.is_for(*tool)).collect();
        for document in self.documents()? {
            if results.has(part, &document.name, &tools) {
                continue;
            }
            anstream::eprintln!("{}", document.name);
            results.add(self.build_one(way, part, &document, &tools))?;
        }
        Ok(())
    }

    fn build_one(&self, way: Way, part: Part, document: &Document, tools: &[Tool]) -> Vec<Row> {
        let ready = |tool: &Tool| (*tool, self.ready(*tool, document, way));
        let crates: BTreeMap<Tool, Result<Crate, String>> = tools.iter().map(ready).collect();
        let runs = take_turns(tools, self.args.turns, |tool| {
            let made = crates[&tool].as_ref().map_err(Clone::clone)?;
            made.build(way, &self.log(tool), self.limits)
        });
        runs.into_iter().map(|(tool, runs)| document.row(part, tool, runs, None)).collect()
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
