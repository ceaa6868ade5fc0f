//! A case a code: `diagnostics/W0110.yaml` must print `diagnostics/W0110.stderr`.
//!
//! `BLESS=1 cargo test -p codegen --test diagnostics` rewrites what is printed.

use std::path::{Path, PathBuf};

use codegen::diagnostics::{Code, Diagnostics, Format, codes, explain, render};
use codegen::load::{MAX_BYTES, ReadError, Source, Sources, load_all};
use codegen::normalize::normalize;

/// The stages whose codes must have a case; others join when they have theirs.
const STAGES: &[&[&Code]] = &[codes::load::ALL, codes::normalize::ALL];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics")
}

/// Files beside the case, as the binary would give them.
struct Folder;

impl Source for Folder {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        if path.starts_with("..") {
            return Err(ReadError::NotAllowed);
        }
        std::fs::read(folder().join(path)).map_err(|_| ReadError::Failed("no such file".into()))
    }
}

fn printed(name: &str, bytes: &[u8]) -> String {
    let mut diagnostics = Diagnostics::new();
    let document = load_all(&Folder, name, bytes, &mut diagnostics);
    let read = document.as_ref().map(|document| document.sources.clone());
    let sources = read.unwrap_or_else(|| Sources::lossy(name, bytes));
    document.and_then(|document| normalize(document, &mut diagnostics));
    render(&diagnostics, &sources, Format::Human, false)
}

/// The input of a code; one is too large to be checked in.
fn input(code: &str) -> Option<Vec<u8>> {
    if code == "E0104" {
        return Some(vec![b'x'; MAX_BYTES + 1]);
    }
    std::fs::read(folder().join(format!("{code}.yaml"))).ok()
}

fn compare(code: &str, wrong: &mut Vec<String>) {
    let Some(bytes) = input(code) else {
        wrong.push(format!("{code} has no case: write tests/diagnostics/{code}.yaml"));
        return;
    };
    let seen = printed(&format!("{code}.yaml"), &bytes);
    let path = folder().join(format!("{code}.stderr"));
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &seen).expect("the folder is writable");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    if seen != expected.replace("\r\n", "\n") {
        wrong.push(format!("{code} prints\n{seen}\ninstead of\n{expected}"));
    }
    if !seen.contains(&format!("[{code}]")) {
        wrong.push(format!("{code} is not among what its case prints:\n{seen}"));
    }
}

#[test]
fn every_code_has_a_case_that_prints_it() {
    let mut wrong = Vec::new();
    for code in STAGES.iter().copied().flatten() {
        compare(code.id, &mut wrong);
        assert!(explain(code.id).is_some(), "{} is explained", code.id);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_case_has_a_code() {
    for entry in std::fs::read_dir(folder()).expect("the folder exists").flatten() {
        let path = entry.path();
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        assert!(codes::find(&stem).is_some(), "{} is no case of a code", path.display());
    }
}
