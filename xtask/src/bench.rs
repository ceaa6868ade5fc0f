//! `cargo xtask bench`: the benchmarks, and side by side with peers.

use crate::Outcome;
use crate::process::{cargo, run as run_command};

/// Run the benchmarks
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Compare with other generators, installed from the registry
    #[arg(long)]
    pub peers: bool,
}

/// Runs the benchmarks; the ratios that are promised come last.
pub fn run(args: &Args) -> Outcome {
    if args.peers {
        return Err("there is no comparison with other generators yet".into());
    }
    run_command(&mut cargo(&["bench", "--package", "vogent-tests", "--benches"]))
}
