//! `cargo xtask bless`: rewrites what tests compare with.

use std::fs;
use std::path::Path;

use crate::Outcome;
use crate::process::{cargo, root, run as run_command};

/// Rewrite every golden; read the difference before you commit it
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs the command.
pub fn run(_args: &Args) -> Outcome {
    fs::write(root().join("codegen/codegen.schema.json"), ::codegen::config::schema())?;
    let mut worst = 0;
    for case in cases()? {
        worst = worst.max(bless(&case)?);
    }
    Ok(worst)
}

/// The folders of the goldens, relative to the top, sorted.
fn cases() -> std::io::Result<Vec<String>> {
    let folder = "codegen/tests/cases";
    if !root().join(folder).exists() {
        return Ok(Vec::new());
    }
    let mut cases = Vec::new();
    for entry in fs::read_dir(root().join(folder))? {
        let entry = entry?;
        if entry.path().join("spec.yaml").exists() {
            cases.push(format!("{folder}/{}", entry.file_name().to_string_lossy()));
        }
    }
    cases.sort();
    Ok(cases)
}

fn bless(case: &str) -> Outcome {
    let mut command = cargo(&["run", "--quiet", "--package", "codegen", "--", "generate"]);
    command.args([format!("{case}/spec.yaml"), "--out".to_owned(), format!("{case}/expected")]);
    let config = format!("{case}/codegen.toml");
    if Path::new(&root()).join(&config).exists() {
        command.args(["--config", &config]);
    }
    anstream::println!("{case}");
    run_command(&mut command)
}
