//! `cargo xtask vectors`: the conformance vectors of a folder.

use std::path::PathBuf;

use crate::Outcome;

/// Run every conformance vector file of a folder
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder; the checked-in vectors by default
    pub dir: Option<PathBuf>,
}

/// Runs the command.
pub fn run(_args: &Args) -> Outcome {
    Err("the vectors have no runner yet".into())
}
