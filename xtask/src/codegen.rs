//! `cargo xtask codegen`: spec/ in, generated/ out.

use crate::Outcome;
use crate::process::{cargo, run as run_command};

/// Write generated/ from spec/, or with --check compare it
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Compare in memory, print a unified diff, exit 1 on drift, touch nothing
    #[arg(long)]
    pub check: bool,
}

/// Runs the command, through the same binary that users run.
pub fn run(args: &Args) -> Outcome {
    let mut command = cargo(&["run", "--quiet", "--package", "codegen", "--", "generate"]);
    command.args(["spec/openapi.yaml", "--config", "spec/codegen.toml", "--out", "generated"]);
    if args.check {
        command.arg("--check");
    }
    let code = run_command(&mut command)?;
    if args.check && code == 1 {
        anstream::eprintln!(
            "generated/ is not what spec/ says: run `cargo xtask codegen` and commit"
        );
    }
    Ok(code)
}
