//! A case a code: `diagnostics/W0110.yaml` must print `diagnostics/W0110.stderr`; a `.toml` of the same
//! name is the configuration, and a `.call` has the calls of those that are about the command line.
//!
//! `BLESS=1 cargo test -p codegen --test diagnostics` rewrites what is printed.

use std::path::{Path, PathBuf};
use std::process::Command;

use codegen::config::{self, Config};
use codegen::diagnostics::{Diagnostics, Format, codes, explain, render};
use codegen::load::{MAX_BYTES, ReadError, Source, Sources};
use codegen::{Input, Run};

/// The document of a case that is about the configuration alone.
const SMALLEST: &str = "openapi: 3.0.3\ninfo: {title: Small, version: '1'}\npaths: {}\n";

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

fn printed(code: &str, bytes: &[u8]) -> String {
    let name = format!("{code}.yaml");
    let (mut run, mut about_config) = (Run::default(), Diagnostics::new());
    let mut config_source = Sources::default();
    let config = configuration(code, &mut config_source, &mut about_config);
    let input = Input { name: &name, bytes, files: &Folder };
    if let Some(config) = &config {
        codegen::understand(input, config, &mut run);
    }
    for file in config_source.iter() {
        run.sources.add(file.name(), file.text());
    }
    run.diagnostics.append(about_config);
    render(&run.diagnostics, &run.sources, Format::Human, false)
}

/// What the last of some calls prints, in a folder with a small description; `file` writes one.
fn called(calls: &str) -> String {
    const SPEC: &str =
        r#"{"openapi": "3.0.3", "info": {"title": "Small", "version": "1"}, "paths": {}}"#;
    let folder = tempfile::tempdir().expect("the test can make a folder");
    std::fs::write(folder.path().join("openapi.json"), SPEC).expect("files can be written");
    let mut said = String::new();
    for line in calls.lines() {
        let mut words = line.split_whitespace();
        match words.next() {
            Some("file") => write(folder.path(), line),
            Some("codegen") => {
                let mut command = Command::new(env!("CARGO_BIN_EXE_codegen"));
                let output = command.current_dir(folder.path()).args(words).output();
                let stderr = output.expect("the binary runs").stderr;
                said = String::from_utf8(stderr).expect("it prints text");
            }
            word => panic!("{word:?} is neither a file nor a call"),
        }
    }
    said
}

fn write(folder: &Path, line: &str) {
    let mut parts = line.splitn(3, ' ').skip(1);
    let path = folder.join(parts.next().expect("a file has a path"));
    std::fs::create_dir_all(path.parent().expect("it is in a folder"))
        .expect("folders can be made");
    std::fs::write(path, parts.next().unwrap_or_default()).expect("files can be written");
}

fn configuration(
    code: &str,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Config> {
    let name = format!("{code}.toml");
    let Ok(text) = std::fs::read_to_string(folder().join(&name)) else {
        return Some(Config::default());
    };
    sources.add(&name, &text);
    config::parse(&name, &text, diagnostics)
}

/// A document with more tags than a crate can have features.
fn many_tags() -> String {
    let mut text = SMALLEST.replace("paths: {}", "paths:");
    for tag in 0..251 {
        text.push_str(&format!(
            "  /p{tag}: {{ get: {{ tags: [t{tag}], responses: {{ '204': {{ description: done }} }} }} }}\n"
        ));
    }
    text
}

/// The input of a code; some are too large to be checked in.
fn input(code: &str) -> Option<Vec<u8>> {
    if code == "E0104" {
        return Some(vec![b'x'; MAX_BYTES + 1]);
    }
    if code == "W0404" {
        return Some(many_tags().into_bytes());
    }
    let own = std::fs::read(folder().join(format!("{code}.yaml"))).ok();
    let configured = folder().join(format!("{code}.toml")).exists();
    own.or_else(|| configured.then(|| SMALLEST.as_bytes().to_vec()))
}

fn said(code: &str) -> Option<String> {
    match std::fs::read_to_string(folder().join(format!("{code}.call"))) {
        Ok(calls) => Some(called(&calls)),
        Err(_) => input(code).map(|bytes| printed(code, &bytes)),
    }
}

fn compare(code: &str, wrong: &mut Vec<String>) {
    let Some(seen) = said(code) else {
        wrong.push(format!("{code} has no case: write tests/diagnostics/{code}.yaml"));
        return;
    };
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
    for code in codes::all() {
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

/// Codes whose cure is no text, and why.
const NOTHING_TO_PASTE: &[(&str, &str)] = &[
    ("E0101", "nothing is there to be changed"),
    ("E0104", "a description has to be cut in pieces"),
    ("E0105", "how inner schemas are called is the author's to say"),
    ("E0106", "what is repeated has to be named"),
    ("E0107", "it is another file that is wanted"),
    ("E0108", "it is another file that is wanted"),
    ("E0601", "the folder is the user's to give"),
    ("W0604", "the change belongs into another file, and only its author knows it"),
];

/// How a help line begins what is to be pasted: into the document, the config, the call or a shell.
const PASTED: &[&str] = &[
    "write: ",
    "write the line so: `",
    "write the missing `",
    "add: ",
    "delete it",
    "indent it",
    "add to codegen.toml, under [",
    "accept it in codegen.toml, under [",
    "add to the call: --",
    "did you mean ",
    "from the call",
    "`iconv ",
    "expand -i ",
];

#[test]
fn every_code_has_a_cure_to_paste_or_a_reason_for_none() {
    let mut wrong = Vec::new();
    for code in codes::all() {
        let printed = said(code.id).unwrap_or_default();
        let own = printed.split("\n\n").filter(|one| one.contains(&format!("[{}]", code.id)));
        let mut help = own.flat_map(|one| one.split("= help: ").skip(1));
        let is_cured = help.any(|line| PASTED.iter().any(|start| line.contains(start)));
        if is_cured == NOTHING_TO_PASTE.iter().any(|(known, _)| *known == code.id) {
            wrong.push(format!("{} (with a cure: {is_cured}):\n{printed}", code.id));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
