//! The workspace that is built: generated crates, and the program that calls them.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use codegen::diagnostics::Diagnostics;
use codegen::tree::{self, FileTree};
use serde_json::Value;

use super::files::VectorFile;
use super::report::Verdict;
use crate::process::{cargo, root};

/// What was seen of each row.
pub type Seen = BTreeMap<usize, Value>;

/// What a file adds to the program.
pub struct Part {
    /// Generated crates by package.
    pub crates: Vec<(String, FileTree)>,
    /// The module of the file: Rust with a function `run(out: &mut Out)`.
    pub module: String,
    /// What the rows come to.
    pub judge: Box<dyn Fn(&VectorFile, &Seen) -> Vec<Verdict>>,
}

/// What every program has.
const SUPPORT: &[(&str, &str)] = &[
    ("support.rs", include_str!("driver/support.rs")),
    ("tree.rs", include_str!("driver/tree.rs")),
    ("pages.rs", include_str!("driver/pages.rs")),
];

/// Modules that the modules of files name where they need them.
const SCENARIOS: &[(&str, &str)] = &[
    ("retries.rs", include_str!("driver/retries.rs")),
    ("redirects.rs", include_str!("driver/redirects.rs")),
    ("cancels.rs", include_str!("driver/cancels.rs")),
];

const DEPENDENCIES: &str = "bytes = \"1\"\nflate2 = \"1\"\nfutures-core = \"0.3\"\nhttp = \"1\"\nhttpdate = \"1\"\nserde = \"1\"\nserde_json = \"1\"\nurl = \"2\"\n";

/// The folder of a run.
pub struct Workspace {
    dir: PathBuf,
}

impl Workspace {
    /// A folder of its own for each folder of vectors.
    pub fn new(vectors: &Path) -> Result<Self, Box<dyn Error>> {
        let name = vectors.canonicalize()?.to_string_lossy().replace(['/', '\\', ':'], "-");
        let dir = root().join("target/vectors").join(name.trim_matches('-'));
        fs::create_dir_all(&dir)?;
        Ok(Self { dir })
    }

    /// Builds and runs the program of all parts; what each of them saw.
    pub fn run(&self, parts: &[Option<Part>]) -> Result<Vec<Seen>, Box<dyn Error>> {
        self.write(parts)?;
        let program = self.build()?;
        let output = std::process::Command::new(program).output()?;
        let text = String::from_utf8(output.stdout)?;
        let mut seen = vec![Seen::new(); parts.len()];
        for line in text.lines() {
            let line: Line = serde_json::from_str(line)?;
            seen[line.file].insert(line.row, line.seen);
        }
        if output.status.success() {
            return Ok(seen);
        }
        Err(format!("the program failed: {}", String::from_utf8_lossy(&output.stderr)).into())
    }

    fn write(&self, parts: &[Option<Part>]) -> Result<(), Box<dyn Error>> {
        let mut packages = vec!["driver".to_owned()];
        let mut driver = FileTree::new();
        for (name, text) in SUPPORT.iter().chain(SCENARIOS) {
            driver.insert(format!("src/{name}"), (*text).to_owned());
        }
        for (number, part) in parts.iter().enumerate() {
            let Some(part) = part else { continue };
            driver.insert(format!("src/f{number}.rs"), part.module.clone());
            for (package, tree) in &part.crates {
                if !packages.contains(package) {
                    packages.push(package.clone());
                    self.write_tree(package, tree)?;
                }
            }
        }
        driver.insert("src/main.rs".to_owned(), main_file(parts));
        driver.insert("Cargo.toml".to_owned(), manifest(&packages[1..]));
        self.write_tree("driver", &driver)?;
        let members: Vec<String> = packages.iter().map(|name| format!("{name:?}")).collect();
        let text = format!(
            "[workspace]\nresolver = \"3\"\nmembers = [{}]\n\n[profile.dev]\ndebug = false\nincremental = false\n",
            members.join(", ")
        );
        fs::write(self.dir.join("Cargo.toml"), text)?;
        fs::copy(root().join("Cargo.lock"), self.dir.join("Cargo.lock"))?;
        Ok(())
    }

    /// Files that did not change keep their times, so that a second run compiles nothing.
    fn write_tree(&self, package: &str, tree: &FileTree) -> Result<(), Box<dyn Error>> {
        let mut diagnostics = Diagnostics::new();
        let written = tree::write(tree, &self.dir.join(package), &mut diagnostics);
        let said: Vec<&str> = diagnostics.iter().map(|found| found.message.as_str()).collect();
        written.map(drop).ok_or_else(|| said.join("; ").into())
    }

    fn build(&self) -> Result<PathBuf, Box<dyn Error>> {
        let target = root().join("target/vectors/build");
        let mut command = cargo(&["build", "--quiet", "--offline", "--package", "driver"]);
        command.arg("--manifest-path").arg(self.dir.join("Cargo.toml"));
        let output = command.env("CARGO_TARGET_DIR", &target).output()?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            return Err(format!("the program does not compile:\n{said}").into());
        }
        Ok(target.join("debug/driver").with_extension(std::env::consts::EXE_EXTENSION))
    }
}

#[derive(serde::Deserialize)]
struct Line {
    file: usize,
    row: usize,
    seen: Value,
}

fn main_file(parts: &[Option<Part>]) -> String {
    let mut text = "//! Calls what was generated from vectors, and tells what it saw.\n\n".to_owned();
    for (name, _) in SUPPORT {
        let _ = writeln!(text, "mod {};", name.trim_end_matches(".rs"));
    }
    let numbers = || (0..parts.len()).filter(|number| parts[*number].is_some());
    for number in numbers() {
        let _ = writeln!(text, "mod f{number};");
    }
    text.push_str("\nfn main() {\n    support::silence();\n");
    for number in numbers() {
        let _ = writeln!(text, "    f{number}::run(&mut support::Out::new({number}));");
    }
    text.push_str("}\n");
    text
}

fn manifest(packages: &[String]) -> String {
    let mut text = "[package]\nname = \"driver\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n[lints.rust]\ndead_code = \"allow\"\nunused_imports = \"allow\"\n\n[dependencies]\n".to_owned();
    text.push_str(DEPENDENCIES);
    let runtime = root().join("codegen/runtime").display().to_string();
    let _ = writeln!(
        text,
        "codegen-runtime = {{ path = {runtime:?}, default-features = false, features = [\"mock\"] }}"
    );
    for package in packages {
        let _ = writeln!(
            text,
            "{package} = {{ path = \"../{package}\", default-features = false, features = [\"mock\"] }}"
        );
    }
    text
}
