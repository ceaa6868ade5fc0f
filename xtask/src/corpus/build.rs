//! Cargo over the crates of a batch, and who of them it complained about.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::process::{Command, Output};

use serde::{Deserialize, Serialize};

use super::batches::Batch;
use super::documents::Document;
use super::messages;
use crate::process::{cargo, has_openssl};

/// A way to build a crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// `cargo check`.
    Check,
    /// `cargo check --no-default-features`.
    NoDefaultFeatures,
    /// `cargo check` with every feature that this machine can link.
    AllFeatures,
    /// `cargo clippy`.
    Clippy,
    /// `cargo doc`.
    Doc,
}

/// How a crate was built.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Built {
    /// Whether it compiled.
    pub compiled: bool,
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// The first of them, errors before warnings.
    pub first: Option<String>,
}

impl Built {
    /// Whether it compiled without a warning.
    pub fn is_clean(&self) -> bool {
        self.compiled && self.errors == 0 && self.warnings == 0
    }
}

/// Builds some members of a batch; a result a document, by its name.
pub fn build(
    batch: &Batch,
    members: &[&Document],
    mode: Mode,
) -> Result<Vec<(String, Built)>, Box<dyn Error>> {
    if members.is_empty() {
        return Ok(Vec::new());
    }
    batch.declare(members)?;
    let output = command(batch, members, mode).output()?;
    let mut built = messages::read(&String::from_utf8_lossy(&output.stdout));
    if built.is_empty() && members.len() > 1 && !output.status.success() {
        // Cargo gave up before it compiled anything: one bad manifest is enough. Find it.
        let (left, right) = members.split_at(members.len() / 2);
        return Ok([build(batch, left, mode)?, build(batch, right, mode)?].concat());
    }
    Ok(members
        .iter()
        .map(|member| (member.name.clone(), result(member, &mut built, mode, &output)))
        .collect())
}

fn result(
    member: &Document,
    built: &mut BTreeMap<String, Built>,
    mode: Mode,
    output: &Output,
) -> Built {
    match built.remove(&member.package) {
        // rustdoc makes no artifact that cargo speaks of.
        Some(found) if mode == Mode::Doc => Built { compiled: found.errors == 0, ..found },
        Some(found) => found,
        None if output.status.success() => Built { compiled: true, ..Built::default() },
        None => Built { errors: 1, first: Some(last_error(output)), ..Built::default() },
    }
}

fn last_error(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr);
    let error = said.lines().find(|line| line.starts_with("error"));
    error.or(said.lines().last()).unwrap_or("cargo said nothing").to_owned()
}

fn command(batch: &Batch, members: &[&Document], mode: Mode) -> Command {
    let mut command = match mode {
        Mode::Check | Mode::NoDefaultFeatures | Mode::AllFeatures => cargo(&["check"]),
        Mode::Clippy => cargo(&["clippy"]),
        Mode::Doc => cargo(&["doc", "--no-deps"]),
    };
    command.args(["--offline", "--keep-going", "--message-format=json", "--manifest-path"]);
    command.arg(batch.dir.join("Cargo.toml"));
    command.args(members.iter().flat_map(|member| ["--package", &member.package]));
    match mode {
        Mode::NoDefaultFeatures => {
            command.arg("--no-default-features");
        }
        Mode::AllFeatures => {
            command.args(["--features", &all_features(batch, members)]);
        }
        Mode::Check | Mode::Clippy | Mode::Doc => {}
    }
    command.env("CARGO_TARGET_DIR", &batch.target).env("CARGO_INCREMENTAL", "0");
    command.env("CARGO_PROFILE_DEV_DEBUG", "0");
    command
}

fn all_features(batch: &Batch, members: &[&Document]) -> String {
    let has_openssl = has_openssl();
    let mut list = Vec::new();
    for member in members {
        let manifest = batch.dir.join(&member.package).join("Cargo.toml");
        let text = fs::read_to_string(manifest).unwrap_or_default();
        for feature in features(&text).filter(|feature| has_openssl || feature != "native-tls") {
            list.push(format!("{}/{feature}", member.package));
        }
    }
    list.join(",")
}

fn features(manifest: &str) -> impl Iterator<Item = String> {
    let manifest: toml::Table = toml::from_str(manifest).unwrap_or_default();
    let features = match manifest.get("features") {
        Some(toml::Value::Table(features)) => features.keys().cloned().collect(),
        _ => Vec::new(),
    };
    features.into_iter().filter(|feature| feature != "default")
}
