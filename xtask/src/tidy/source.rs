//! The Rust files that people write.

use std::error::Error;
use std::fs;
use std::process::Command;

use super::uses::{self, Use};
use crate::process::root;

/// A hand-written file, parsed.
pub struct Source {
    /// Its path, relative to the top.
    pub path: String,
    /// Its text.
    pub text: String,
    /// Its syntax.
    pub file: syn::File,
    /// What it names outside of tests.
    pub uses: Vec<Use>,
}

impl Source {
    /// Parses a file.
    pub fn parse(path: &str, text: String) -> syn::Result<Self> {
        let file = syn::parse_file(&text)?;
        let uses = if is_test(path) { Vec::new() } else { uses::of(&file) };
        Ok(Self { path: path.to_owned(), text, file, uses })
    }

    /// Its path below `codegen/src/`, if it is a part of the generator that is no test.
    pub fn in_generator(&self) -> Option<&str> {
        self.path.strip_prefix("codegen/src/").filter(|_| !is_test(&self.path))
    }

    /// Its path below the runtime's folder, if it is a part of the runtime.
    pub fn in_runtime(&self) -> Option<&str> {
        self.path.strip_prefix("codegen/runtime/src/runtime/")
    }
}

/// Every hand-written Rust file that git knows or would take.
pub fn all() -> Result<Vec<Source>, Box<dyn Error>> {
    let mut sources = Vec::new();
    for path in git_files()? {
        if path.ends_with(".rs") && is_hand_written(&path) {
            let text = fs::read_to_string(root().join(&path))?;
            let source = Source::parse(&path, text)
                .map_err(|error| format!("{path}:{}: {error}", error.span().start().line))?;
            sources.push(source);
        }
    }
    Ok(sources)
}

/// Every file that git knows or would take, and that is there.
pub fn git_files() -> Result<Vec<String>, Box<dyn Error>> {
    let args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let output = Command::new("git").args(args).current_dir(root()).output()?;
    if !output.status.success() {
        return Err("`git ls-files` failed; tidy needs a git checkout".into());
    }
    let mut files: Vec<String> = String::from_utf8(output.stdout)?
        .split_terminator('\0')
        .filter(|path| root().join(path).is_file())
        .map(str::to_owned)
        .collect();
    files.sort();
    files.dedup();
    Ok(files)
}

fn is_hand_written(path: &str) -> bool {
    !path.starts_with("generated/") && !path.contains("/expected/")
}

/// Whether a file is compiled for tests only, by the names that this project gives them.
pub fn is_test(path: &str) -> bool {
    path.split('/').any(|step| matches!(step, "tests" | "tests.rs" | "benches" | "examples"))
}
