//! `cargo xtask bench`: the benchmarks, and side by side with peers.

use crate::Outcome;

/// Run the benchmarks
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Compare with other generators, installed from the registry
    #[arg(long)]
    pub peers: bool,
}

/// Runs the command.
pub fn run(_args: &Args) -> Outcome {
    Err("there are no benchmarks yet".into())
}
