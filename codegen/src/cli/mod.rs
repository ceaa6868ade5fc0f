//! Arguments in, an exit code out.

mod explain;
mod files;
mod generate;
mod init;
mod input;
mod inspect;
mod output;
mod policy;
mod progress;
mod render;
mod session;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Drift, or warnings that are denied.
pub const DRIFT: u8 = 1;
/// The input or the call is wrong.
pub const WRONG: u8 = 2;
/// The generator is wrong; what Rust programs exit with after a panic.
pub const BUG: u8 = 101;

/// Generates a Rust client crate from an OpenAPI document
#[derive(Debug, Parser)]
#[command(
    version,
    after_help = "\
Examples:
  codegen generate openapi.yaml --out client            write the crate into client/
  codegen generate openapi.yaml --out client --check    compare, show the difference, write nothing
  codegen inspect openapi.yaml                          what would be generated
  codegen init openapi.yaml                             a first codegen.toml
  codegen explain W0603                                 what a message means

Exit codes: 0 done; 1 drift or denied warnings; 2 the input or the call is wrong."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Generate(generate::Args),
    Inspect(inspect::Args),
    Explain(explain::Args),
    Init(init::Args),
}

/// Does what the arguments of the process say.
pub fn run() -> ExitCode {
    let code = match Cli::parse().command {
        Command::Generate(args) => generate::run(&args),
        Command::Inspect(args) => inspect::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Init(args) => init::run(&args),
    };
    ExitCode::from(code)
}
