//! Cargo over all crates of a file at once, with every warning an error.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use codegen::diagnostics::Diagnostics;
use codegen::tree::{self, FileTree};

use crate::corpus::messages;
use crate::process::{cargo, root};

/// Crates by package.
pub type Crates = Vec<(String, FileTree)>;

/// Checks every crate, and documents some; package → what the compiler has against it.
pub fn check(
    name: &str,
    crates: &Crates,
    documented: &[String],
) -> Result<BTreeMap<String, String>, Box<dyn Error>> {
    let dir = write(name, crates)?;
    let all: Vec<&str> = crates.iter().map(|(package, _)| package.as_str()).collect();
    let mut problems = verdicts(&all, &cargo_over(&dir, &["check"], &all)?, true);
    if !documented.is_empty() {
        let some: Vec<&str> = documented.iter().map(String::as_str).collect();
        problems.extend(verdicts(&some, &cargo_over(&dir, &["doc", "--no-deps"], &some)?, false));
    }
    Ok(problems)
}

/// Files that did not change keep their times, so that a second run compiles nothing. The name stands in
/// every path from the top of the workspace, by which cargo tells the packages of two of them apart.
fn write(name: &str, crates: &Crates) -> Result<PathBuf, Box<dyn Error>> {
    let dir = root().join("target/vectors/adversarial").join(name);
    fs::create_dir_all(&dir)?;
    for (package, tree) in crates {
        let mut diagnostics = Diagnostics::new();
        if tree::write(tree, &dir.join(name).join(package), &mut diagnostics).is_none() {
            return Err(format!("{package} cannot be written: {diagnostics:?}").into());
        }
    }
    let members: Vec<_> = crates.iter().map(|(package, _)| format!("{name}/{package}")).collect();
    fs::write(
        dir.join("Cargo.toml"),
        format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n"),
    )?;
    fs::copy(root().join("Cargo.lock"), dir.join("Cargo.lock"))?;
    Ok(dir)
}

/// Without default features no crate of others is needed but a few small ones.
fn cargo_over(dir: &Path, command: &[&str], packages: &[&str]) -> Result<Output, Box<dyn Error>> {
    let once = |offline: bool| {
        let mut cargo = cargo(command);
        cargo.args(offline.then_some("--offline"));
        cargo.args(["--no-default-features", "--keep-going", "--message-format=json"]);
        cargo.arg("--manifest-path").arg(dir.join("Cargo.toml"));
        cargo.args(packages.iter().flat_map(|package| ["--package", package]));
        cargo.env("CARGO_TARGET_DIR", root().join("target/vectors/adversarial/build"));
        cargo.env("CARGO_INCREMENTAL", "0").env("CARGO_PROFILE_DEV_DEBUG", "0").output()
    };
    let output = once(true)?;
    let offline = String::from_utf8_lossy(&output.stderr).contains("--offline");
    Ok(if offline { once(false)? } else { output })
}

/// Every crate is heard of when it was checked; rustdoc speaks of those only that it complains about.
fn verdicts(packages: &[&str], output: &Output, heard: bool) -> BTreeMap<String, String> {
    let built = messages::read(&String::from_utf8_lossy(&output.stdout));
    let said = String::from_utf8_lossy(&output.stderr);
    let mut problems = BTreeMap::new();
    for package in packages {
        let problem = match built.get(*package) {
            Some(found) if found.errors + found.warnings > 0 => found.first.clone(),
            None if heard || !output.status.success() => said.lines().last().map(str::to_owned),
            _ => None,
        };
        problems.extend(problem.map(|problem| ((*package).to_owned(), problem)));
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(package: &str, code: &str) -> (String, FileTree) {
        let manifest =
            format!("[package]\nname = {package:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n");
        let mut tree = FileTree::new();
        tree.insert("Cargo.toml".to_owned(), manifest);
        tree.insert("src/lib.rs".to_owned(), code.to_owned());
        (package.to_owned(), tree)
    }

    #[test]
    fn errors_warnings_and_broken_links_are_found() {
        let crates = vec![
            of("c9000-0", "//! A crate.\npub fn fine() {}\n"),
            of("c9001-0", "pub fn wrong() -> u8 { \"x\" }\n"),
            of("c9002-0", "fn unused() {}\n"),
            of("c9003-0", "//! See [nothing].\n"),
        ];
        let documented = ["c9000-0".to_owned(), "c9003-0".to_owned()];
        let found = check("compile-test", &crates, &documented).expect("cargo runs");
        assert_eq!(found.keys().collect::<Vec<_>>(), ["c9001-0", "c9002-0", "c9003-0"]);
    }
}
