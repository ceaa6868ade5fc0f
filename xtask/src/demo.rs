//! `cargo xtask demo`: the generated client against a local server that plays the API.

use crate::Outcome;
use crate::process::{cargo, run as run_command};

/// Run the generated client against a local server; no key, no network
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs the program `demo` of the tests package: xtask itself does not depend on the generated crate.
pub fn run(_args: &Args) -> Outcome {
    run_command(&mut cargo(&["run", "--quiet", "--package", "vogent-tests", "--bin", "demo"]))
}
