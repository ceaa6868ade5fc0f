//! The peers, installed into a folder of their own: what is not there is a reason in the report.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::tools::{PEERS, Programs, Tool};

/// Installs what is not installed yet. A peer that cannot be is left out, with the reason.
pub fn peers(folder: &Path, programs: &mut Programs) -> Vec<(Tool, String)> {
    let mut left_out = Vec::new();
    for peer in PEERS {
        anstream::eprintln!("installing {peer} {} …", peer.version());
        match install(peer, folder) {
            Ok(program) => _ = programs.insert(peer, program),
            Err(reason) => left_out.push((peer, reason)),
        }
    }
    left_out
}

fn install(peer: Tool, folder: &Path) -> Result<PathBuf, String> {
    match peer {
        Tool::OpenapiGenerator => jar(folder),
        Tool::Progenitor => from_registry(folder, "cargo-progenitor", peer.version()),
        _ => from_registry(folder, "openapi-to-rust", peer.version()),
    }
}

/// `cargo install` of one version; does nothing when it is there.
fn from_registry(folder: &Path, package: &str, version: &str) -> Result<PathBuf, String> {
    let program = folder.join("bin").join(package);
    if program.exists() && is_recorded(folder, package, version) {
        return Ok(program);
    }
    let mut command = Command::new("cargo");
    command.args(["install", "--quiet", "--locked", "--force", "--root"]).arg(folder);
    command.arg(format!("{package}@{version}")).env("CARGO_TARGET_DIR", folder.join("target"));
    succeed(command)?;
    Ok(program)
}

/// cargo keeps a list of what it has installed: `"package version (source)" = …`.
fn is_recorded(folder: &Path, package: &str, version: &str) -> bool {
    let list = fs::read_to_string(folder.join(".crates.toml")).unwrap_or_default();
    list.contains(&format!("\"{package} {version} ("))
}

/// The Python package carries the jar, so neither Maven nor a download by hand is needed.
fn jar(folder: &Path) -> Result<PathBuf, String> {
    let mut java = Command::new("java");
    java.arg("-version");
    succeed(java).map_err(|error| format!("Java cannot be run: {error}"))?;
    let environment =
        folder.join(format!("openapi-generator-{}", Tool::OpenapiGenerator.version()));
    if let Some(found) = find(&environment) {
        return Ok(found);
    }
    let mut create = Command::new("python3");
    create.args(["-m", "venv"]).arg(&environment);
    succeed(create)?;
    let mut install = Command::new(environment.join("bin/python"));
    let package = format!("openapi-generator-cli=={}", Tool::OpenapiGenerator.version());
    install.args(["-m", "pip", "install", "--quiet", &package]);
    succeed(install)?;
    find(&environment).ok_or_else(|| "the Python package has no jar in it".to_owned())
}

fn find(folder: &Path) -> Option<PathBuf> {
    for entry in fs::read_dir(folder).ok()?.flatten() {
        let path = entry.path();
        if path.is_dir() && !path.is_symlink() {
            if let Some(found) = find(&path) {
                return Some(found);
            }
        } else if path.file_name().is_some_and(|name| name == "openapi-generator.jar") {
            return Some(path);
        }
    }
    None
}

fn succeed(mut command: Command) -> Result<(), String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.output().map_err(|error| format!("cannot run {program}: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let last = said.lines().rev().find(|line| !line.trim().is_empty());
    Err(format!("{program}: {}", last.unwrap_or("it said nothing")))
}
