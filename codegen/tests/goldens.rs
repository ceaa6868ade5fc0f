//! Goldens: a document a theme, generated again and compared with what was reviewed and checked in.
//!
//! Each `expected/` is a member of the workspace as well, so the goldens are also compiled, linted and
//! documented. `cargo xtask bless` rewrites them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use codegen::config::{self, Config};
use codegen::diagnostics::Diagnostics;
use codegen::load::NoFiles;
use codegen::tree::{self, FileTree};
use codegen::{Input, Run};

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The folders of the goldens, sorted.
fn cases() -> Vec<PathBuf> {
    let entries = fs::read_dir(here("tests/cases")).expect("the goldens are checked in");
    let folders = entries.map(|entry| entry.expect("a readable folder").path());
    let cases: BTreeSet<_> = folders.filter(|path| path.join("spec.yaml").exists()).collect();
    assert!(!cases.is_empty(), "no golden is checked in");
    cases.into_iter().collect()
}

fn read_config(case: &Path) -> Config {
    let text = fs::read_to_string(case.join("codegen.toml")).expect("every golden is configured");
    let mut diagnostics = Diagnostics::new();
    config::parse("codegen.toml", &text, &mut diagnostics).expect("a usable configuration")
}

fn generate(text: &str, config: &Config) -> FileTree {
    let input = Input { name: "spec.yaml", bytes: text.as_bytes(), files: &NoFiles };
    codegen::generate(input, config, &mut Run::default()).expect("the golden generates")
}

#[test]
fn every_golden_is_as_it_was_reviewed() {
    let mut failures = String::new();
    for case in cases() {
        let text = fs::read_to_string(case.join("spec.yaml")).expect("a readable golden");
        let tree = generate(&text, &read_config(&case));
        let drift = tree::check(&tree, &case.join("expected")).expect("a readable golden");
        if !drift.is_empty() {
            failures.push_str(&format!("{}: {drift:#?}\n", case.display()));
        }
    }
    assert!(failures.is_empty(), "`cargo xtask bless` mends this, if it is meant:\n{failures}");
}

#[test]
fn two_runs_give_the_same_bytes() {
    for case in cases() {
        let text = fs::read_to_string(case.join("spec.yaml")).expect("a readable golden");
        let config = read_config(&case);
        assert_eq!(generate(&text, &config), generate(&text, &config), "{}", case.display());
    }
}

#[test]
fn the_order_of_components_changes_no_name() {
    for case in cases() {
        let text = fs::read_to_string(case.join("spec.yaml")).expect("a readable golden");
        let config = read_config(&case);
        let mut document: serde_yaml::Value = serde_yaml::from_str(&text).expect("a golden is YAML");
        reverse(&mut document["components"]["schemas"]);
        reverse(&mut document["paths"]);
        let reversed = serde_yaml::to_string(&document).expect("what was read can be written");
        let (one, two) = (generate(&text, &config), generate(&reversed, &config));
        assert_eq!(names(&one), names(&two), "{}", case.display());
    }
}

fn reverse(value: &mut serde_yaml::Value) {
    if let serde_yaml::Value::Mapping(map) = value {
        let mut entries: Vec<_> = std::mem::take(map).into_iter().collect();
        entries.reverse();
        *map = entries.into_iter().collect();
    }
}

/// Every line that gives a name, with its file.
fn names(tree: &FileTree) -> BTreeSet<(String, String)> {
    let rust = tree.iter().filter(|(path, _)| path.ends_with(".rs"));
    rust.flat_map(|(path, text)| {
        let lines = text.lines().map(str::trim).filter(|line| line.starts_with("pub "));
        lines.map(move |line| (path.to_owned(), line.to_owned())).collect::<Vec<_>>()
    })
    .collect()
}

#[test]
fn every_file_of_the_runtime_is_embedded() {
    let folder = fs::read_dir(here("runtime/src/runtime")).expect("the runtime is a crate beside");
    let stems = folder.filter_map(|entry| {
        let path = entry.expect("a readable folder").path();
        Some(path.file_stem()?.to_str()?.to_owned())
    });
    let stems: BTreeSet<_> = stems.filter(|stem| stem != "mod").collect();
    let table = fs::read_to_string(here("src/emit/copied/files.rs")).expect("the table is code");
    let listed = table.lines().filter_map(|line| line.trim().strip_prefix("(\"")?.split('"').next());
    let listed: BTreeSet<_> = listed.map(str::to_owned).collect();
    assert_eq!(stems, listed, "codegen/src/emit/copied/files.rs lists every runtime file");
}
