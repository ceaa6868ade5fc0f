//! Checks that no single document can state.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use codegen::config::Order;
use codegen::diagnostics::Diagnostics;
use codegen::load::NoFiles;
use codegen::tree::{self, FileTree};
use codegen::{Input, Run};
use serde_json::{Map, Value, json};

use super::run::config;
use crate::process::cargo;

/// What is wrong, if anything.
pub fn check(name: &str) -> Result<Option<String>, Box<dyn Error>> {
    match name {
        "output-folder-with-a-link" => output_folder_with_a_link(),
        "same-bytes" => Ok(same_bytes().or(same_bytes_elsewhere()?)),
        _ => Ok(Some(format!("`{name}` is not checked here"))),
    }
}

/// A link in the place of a folder of the output is refused, and nothing is written behind it.
#[cfg(unix)]
fn output_folder_with_a_link() -> Result<Option<String>, Box<dyn Error>> {
    let dir = tempfile::tempdir()?;
    let (out, elsewhere) = (dir.path().join("out"), dir.path().join("elsewhere"));
    fs::create_dir_all(&out)?;
    fs::create_dir_all(&elsewhere)?;
    std::os::unix::fs::symlink(&elsewhere, out.join("src"))?;
    let mut diagnostics = Diagnostics::new();
    let written = tree::write(&generated(&document()), &out, &mut diagnostics);
    let leaked = fs::read_dir(&elsewhere)?.count();
    let codes: Vec<&str> = diagnostics.iter().map(|one| one.code.id).collect();
    let is_right = written.is_none() && leaked == 0 && diagnostics.has_errors();
    Ok((!is_right).then(|| format!("{leaked} files behind the link; said: {codes:?}")))
}

/// Links need a privilege there.
#[cfg(not(unix))]
fn output_folder_with_a_link() -> Result<Option<String>, Box<dyn Error>> {
    Ok(None)
}

/// Nothing but the document decides: not the run, not the folder; the order of its members decides no name, and
/// nothing at all where the output is sorted.
fn same_bytes() -> Option<String> {
    let (document, home) = (document(), std::env::current_dir());
    let once = generated(&document);
    if generated(&document) != once {
        return Some("two runs differ".to_owned());
    }
    let moved = std::env::temp_dir();
    // The output may not name the folder that it was made in, nor that of its user.
    let foreign = [home.unwrap_or_default(), moved].map(|path| path.display().to_string());
    let runtime = crate::process::root().display().to_string();
    let told = once.iter().filter(|(path, _)| *path != "Cargo.toml").any(|(_, text)| {
        foreign.iter().any(|path| text.contains(path.as_str())) || text.contains(&runtime)
    });
    if told {
        return Some("the output names a folder of this machine".to_owned());
    }
    let another = shuffled(&document);
    if names(&generated(&another)) != names(&once) {
        return Some("another order of the members gives other names".to_owned());
    }
    (generated_in(Order::Sorted, &another) != generated_in(Order::Sorted, &document))
        .then(|| "another order of the members gives other bytes, in sorted output too".to_owned())
}

/// The binary of the generator, built now, wherever cargo puts it.
fn generator() -> Result<PathBuf, Box<dyn Error>> {
    let build = ["build", "--quiet", "--package", "codegen", "--message-format", "json"];
    let told = String::from_utf8(cargo(&build).output()?.stdout)?;
    let messages = told.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut executables =
        messages.filter_map(|message| Some(message["executable"].as_str()?.into()));
    executables.next().ok_or_else(|| "the generator does not build".into())
}

/// The binary, run by two users in two folders, languages and years: the same files.
fn same_bytes_elsewhere() -> Result<Option<String>, Box<dyn Error>> {
    let binary = generator()?;
    let one = [
        ("HOME", "/home/one"),
        ("USER", "one"),
        ("LANG", "C"),
        ("LC_ALL", "C"),
        ("TZ", "UTC"),
        ("SOURCE_DATE_EPOCH", "0"),
    ];
    let other = [
        ("HOME", "/nowhere"),
        ("USER", "other"),
        ("LANG", "tr_TR.UTF-8"),
        ("LC_ALL", "tr_TR.UTF-8"),
        ("TZ", "Pacific/Kiritimati"),
        ("SOURCE_DATE_EPOCH", "4000000000"),
    ];
    let first = files_of_a_run(&binary, &one)?;
    // Time passes.
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    let second = files_of_a_run(&binary, &other)?;
    let differing =
        first.keys().chain(second.keys()).find(|path| first.get(*path) != second.get(*path));
    Ok(match differing {
        Some(path) => Some(format!("another user, folder, language and time give another {path}")),
        None => first.is_empty().then(|| "nothing was written".to_owned()),
    })
}

/// Every file that a run writes in a folder of its own, by its path in the output.
fn files_of_a_run(
    binary: &Path,
    environment: &[(&str, &str)],
) -> Result<BTreeMap<String, Vec<u8>>, Box<dyn Error>> {
    let dir = tempfile::tempdir()?;
    fs::write(dir.path().join("spec.json"), document().to_string())?;
    let mut command = Command::new(binary);
    command.env_clear().envs(environment.iter().copied()).current_dir(dir.path());
    let output = command.args(["generate", "spec.json", "--out", "out"]).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    let (mut files, mut open) = (BTreeMap::new(), vec![dir.path().join("out")]);
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            match path.is_dir() {
                true => open.push(path),
                false => {
                    let name = path.strip_prefix(dir.path())?.display().to_string();
                    files.insert(name, fs::read(&path)?);
                }
            }
        }
    }
    Ok(files)
}

fn names(tree: &FileTree) -> Vec<&str> {
    let public = |line: &&str| line.trim_start().starts_with("pub ");
    let mut names: Vec<&str> =
        tree.iter().flat_map(|(_, text)| text.lines()).filter(public).map(str::trim).collect();
    names.sort_unstable();
    names
}

fn generated(document: &Value) -> FileTree {
    generated_in(Order::Document, document)
}

fn generated_in(order: Order, document: &Value) -> FileTree {
    let mut config = config("a");
    config.layout.order = order;
    let text = document.to_string();
    let input = Input { name: "spec.yaml", bytes: text.as_bytes(), files: &NoFiles };
    codegen::generate(input, &config, &mut Run::default()).unwrap_or_default()
}

fn document() -> Value {
    let object = |name: &str| json!({"type": "object", "properties": {name: {"type": "string"}}});
    let operation = |id: &str| json!({"get": {"operationId": id, "responses": {"200": {"description": "d", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/foo_bar"}}}}}}});
    json!({
        "openapi": "3.0.3",
        "info": {"title": "A", "version": "1.0.0"},
        "paths": {"/a": operation("get_a"), "/b": operation("getA"), "/c": operation("GetA")},
        "components": {"schemas": {"foo_bar": object("a"), "fooBar": object("b"), "FooBar": object("c")}}
    })
}

/// Every object's members the other way round.
fn shuffled(value: &Value) -> Value {
    match value {
        Value::Object(map) => {
            let turned: Map<String, Value> =
                map.iter().rev().map(|(name, value)| (name.clone(), shuffled(value))).collect();
            Value::Object(turned)
        }
        Value::Array(list) => list.iter().map(shuffled).collect(),
        other => other.clone(),
    }
}
