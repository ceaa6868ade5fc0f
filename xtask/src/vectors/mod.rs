//! `cargo xtask vectors`: the conformance vectors of a folder, through generated code.

mod adversarial;
mod apis;
mod build;
mod decode;
mod documents;
mod files;
mod overrides;
mod pagination;
mod param;
mod report;
mod retry;
#[cfg(test)]
mod tests;
mod workspace;

use std::error::Error;
use std::path::{Path, PathBuf};

use crate::Outcome;
use crate::process::root;
use files::{Kind, VectorFile};
use report::{FileReport, Report};
use workspace::{Part, Workspace};

/// Run every conformance vector file of a folder
///
/// The name of a file tells its kind: retry, pagination, decode, param or adversarial. Rows run through generated
/// code: documents are written from them, crates generated from those and compiled, and a program
/// calls every generated method and tells what it saw.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder; the checked-in vectors by default
    pub dir: Option<PathBuf>,
}

/// Runs the command.
pub fn run(args: &Args) -> Outcome {
    let dir = args.dir.clone().unwrap_or_else(checked_in);
    let report = check(&dir)?;
    anstream::print!("{report}");
    Ok(u8::from(report.failures().next().is_some()))
}

/// The folder of the checked-in vectors.
fn checked_in() -> PathBuf {
    root().join("tests/vectors")
}

/// Runs every file of a folder.
fn check(dir: &Path) -> Result<Report, Box<dyn Error>> {
    let files = files::read(dir)?;
    let workspace = Workspace::new(dir)?;
    let mut parts: Vec<Part> = files
        .iter()
        .enumerate()
        .map(|(number, file)| part(number, file, workspace.name()))
        .collect::<Result<_, _>>()?;
    let seen = workspace.run(&mut parts)?;
    let judged = files.iter().zip(&parts).zip(&seen);
    let reports = judged.map(|((file, part), seen)| FileReport::of(file, (part.judge)(file, seen)));
    Ok(Report { files: reports.collect() })
}

/// What a file adds to the program that is built.
fn part(number: usize, file: &VectorFile, folder: &str) -> Result<Part, Box<dyn Error>> {
    match file.kind {
        Kind::Param => param::part(number, file),
        Kind::Decode => decode::part(number, file),
        Kind::Pagination => pagination::part(number, file),
        Kind::Retry => retry::part(number, file),
        Kind::Adversarial => adversarial::part(file, folder),
    }
}
