//! The workspace that is built: generated crates, and the program that calls them.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use codegen::diagnostics::Diagnostics;
use codegen::tree::{self, FileTree};
use proc_macro2::TokenStream;
use serde_json::Value;

use super::build::{self, Built};
use super::files::VectorFile;
use super::report::Verdict;
use crate::process::root;

/// What was seen of each row.
pub type Seen = BTreeMap<usize, Value>;

/// From what was seen to what the rows come to.
pub type Judge = Box<dyn Fn(&VectorFile, &Seen) -> Vec<Verdict>>;

/// What a file adds to the program.
pub struct Part {
    /// Generated crates by package.
    pub crates: Vec<(String, FileTree)>,
    /// The module of the file: Rust with a function `run(out: &mut Out)`.
    pub module: String,
    /// What the rows come to.
    pub judge: Judge,
}

/// Modules of every program.
const SUPPORT: &[(&str, &str)] = &[
    ("support.rs", include_str!("driver/support.rs")),
    ("tree.rs", include_str!("driver/tree.rs")),
    ("pages.rs", include_str!("driver/pages.rs")),
];

/// Modules that the modules of files name where they need them.
const SCENARIOS: &[(&str, &str)] = &[
    ("retries.rs", include_str!("driver/retries.rs")),
    ("requests.rs", include_str!("driver/requests.rs")),
    ("redirects.rs", include_str!("driver/redirects.rs")),
    ("cancels.rs", include_str!("driver/cancels.rs")),
    (
        "bodies_of_get_and_delete_are_sent.rs",
        include_str!("driver/adversarial/bodies_of_get_and_delete_are_sent.rs"),
    ),
    (
        "methods_go_out_as_they_are_written.rs",
        include_str!("driver/adversarial/methods_go_out_as_they_are_written.rs"),
    ),
    (
        "no_name_breaks_out_of_its_part.rs",
        include_str!("driver/adversarial/no_name_breaks_out_of_its_part.rs"),
    ),
    (
        "a_missing_header_fails_no_call.rs",
        include_str!("driver/adversarial/a_missing_header_fails_no_call.rs"),
    ),
    (
        "a_key_in_the_query_is_told_to_nobody.rs",
        include_str!("driver/adversarial/a_key_in_the_query_is_told_to_nobody.rs"),
    ),
];

/// What the program needs beside the generated crates; all of it is in the lock file of this workspace.
const DEPENDENCIES: [&str; 8] =
    ["bytes", "flate2", "futures-core", "http", "httpdate", "serde", "serde_json", "url"];

/// How often rows that do not compile are taken out of the program.
const ROUNDS: usize = 5;

/// The folder of a run.
pub struct Workspace {
    dir: PathBuf,
    program: String,
}

impl Workspace {
    /// A folder of its own for each folder of vectors.
    pub fn new(vectors: &Path) -> Result<Self, Box<dyn Error>> {
        let path = vectors.canonicalize()?.to_string_lossy().into_owned();
        let name: String =
            path.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        let program = format!("vectors{name}");
        let dir = root().join("target/vectors").join(name.trim_matches('-'));
        fs::create_dir_all(&dir)?;
        Ok(Self { dir, program })
    }

    /// A name that no other folder of vectors has.
    pub fn name(&self) -> &str {
        &self.program
    }

    /// Builds and runs the program of all parts; what each of them saw. A row that does not compile
    /// is seen as that.
    pub fn run(&self, parts: &mut [Part]) -> Result<Vec<Seen>, Box<dyn Error>> {
        for _ in 0..ROUNDS {
            self.write(parts)?;
            match build::build(&self.dir, &self.program)? {
                Built::Program(path) => return run_program(&path, parts.len()),
                Built::Complaints(complaints) => {
                    if !take_out(parts, &complaints) {
                        return Err(format!(
                            "the program does not compile:\n{}",
                            complaints.join("\n")
                        )
                        .into());
                    }
                }
            }
        }
        Err("the program does not compile, whatever row is taken out of it".into())
    }

    fn write(&self, parts: &[Part]) -> Result<(), Box<dyn Error>> {
        let mut packages = Vec::new();
        let mut driver = FileTree::new();
        for (name, text) in SUPPORT.iter().chain(SCENARIOS) {
            driver.insert(format!("src/{name}"), (*text).to_owned());
        }
        for (number, part) in parts.iter().enumerate() {
            driver.insert(format!("src/f{number}.rs"), part.module.clone());
            for (package, tree) in &part.crates {
                packages.push(package.clone());
                self.write_tree(package, tree)?;
            }
        }
        driver.insert("src/main.rs".to_owned(), main_file(parts));
        driver.insert("Cargo.toml".to_owned(), manifest(&self.program, &packages));
        self.write_tree("driver", &driver)?;
        packages.push("driver".to_owned());
        let members: Vec<_> =
            packages.iter().map(|package| format!("{}/{package}", self.program)).collect();
        let text = format!(
            "[workspace]\nresolver = \"3\"\nmembers = {members:?}\n\n[profile.dev]\ndebug = false\nincremental = false\n"
        );
        fs::write(self.dir.join("Cargo.toml"), text)?;
        fs::copy(root().join("Cargo.lock"), self.dir.join("Cargo.lock"))?;
        Ok(())
    }

    /// Files that did not change keep their times, so that a second run compiles nothing. The folder in
    /// between has the name of the program: cargo tells the packages of workspaces that share a folder
    /// of builds apart by their names and their paths from the top of the workspace alone.
    fn write_tree(&self, package: &str, tree: &FileTree) -> Result<(), Box<dyn Error>> {
        let mut diagnostics = Diagnostics::new();
        let written =
            tree::write(tree, &self.dir.join(&self.program).join(package), &mut diagnostics);
        let said: Vec<&str> = diagnostics.iter().map(|found| found.message.as_str()).collect();
        written.map(drop).ok_or_else(|| said.join("; ").into())
    }
}

/// The module of a file: a function a row, a line a function, so that a complaint leads to its row.
pub fn module(
    subject: &str,
    uses: &TokenStream,
    lines: &[TokenStream],
    calls: &BTreeMap<usize, TokenStream>,
) -> String {
    let mut text = format!("//! {subject}\n\n{uses}\n\n");
    for line in lines {
        let _ = writeln!(text, "{line}");
    }
    text.push_str("\npub fn run(out: &mut Out) {\n");
    for row in calls.keys() {
        let _ = writeln!(text, "    call_{row}(out);");
    }
    text.push_str("}\n\n");
    for (row, call) in calls {
        let _ = writeln!(text, "fn call_{row}(out: &mut Out) {{ {call} }}");
    }
    text
}

/// Replaces the functions that complaints are about by the complaint; whether any was.
fn take_out(parts: &mut [Part], complaints: &[String]) -> bool {
    let mut any = false;
    for complaint in complaints {
        let place = build::place(complaint);
        let Some((part, line)) = place.and_then(|(file, line)| Some((parts.get_mut(file)?, line)))
        else {
            continue;
        };
        let mut lines: Vec<String> = part.module.lines().map(str::to_owned).collect();
        if let Some(instead) = lines.get(line).and_then(|text| without_body(text, complaint)) {
            lines[line] = instead;
            part.module = lines.join("\n") + "\n";
            any = true;
        }
    }
    any
}

/// The function of a row, or one that shows values of a type, with a panic in place of what does not compile.
fn without_body(text: &str, complaint: &str) -> Option<String> {
    let said = format!("does not compile: {complaint}");
    if text.starts_with("fn show_") {
        let (head, _) = text.split_once("-> Value {")?;
        return Some(format!("{head}-> Value {{ panic!(\"{{}}\", {said:?}) }}"));
    }
    let row: usize = text.strip_prefix("fn call_")?.split_once('(')?.0.parse().ok()?;
    Some(format!(
        "fn call_{row}(out: &mut Out) {{ out.row({row}, || panic!(\"{{}}\", {said:?})); }}"
    ))
}

fn run_program(path: &Path, files: usize) -> Result<Vec<Seen>, Box<dyn Error>> {
    let output = std::process::Command::new(path).output()?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("the program ended with {}: {said}", output.status).into());
    }
    let mut seen = vec![Seen::new(); files];
    for line in String::from_utf8(output.stdout)?.lines() {
        let line: Line = serde_json::from_str(line)?;
        seen[line.file].insert(line.row, line.seen);
    }
    Ok(seen)
}

#[derive(serde::Deserialize)]
struct Line {
    file: usize,
    row: usize,
    seen: Value,
}

fn main_file(parts: &[Part]) -> String {
    let mut text =
        "//! Calls what was generated from vectors, and tells what it saw.\n\n".to_owned();
    for (name, _) in SUPPORT {
        let _ = writeln!(text, "mod {};", name.trim_end_matches(".rs"));
    }
    let numbers = || 0..parts.len();
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

fn manifest(program: &str, packages: &[String]) -> String {
    let mut text = format!(
        "[package]\nname = {program:?}\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n[lints.rust]\ndead_code = \"allow\"\nunused_imports = \"allow\"\n\n[dependencies]\n"
    );
    for name in DEPENDENCIES {
        let _ = writeln!(text, "{name} = \"*\"");
    }
    let runtime = root().join("codegen/runtime").display().to_string();
    let mut local = |name: &str, path: &str| {
        let _ = writeln!(
            text,
            "{name} = {{ path = {path:?}, default-features = false, features = [\"mock\"] }}"
        );
    };
    local("codegen-runtime", &runtime);
    packages.iter().for_each(|package| local(package, &format!("../{package}")));
    text
}
