//! Maintainer commands.

mod bench;
mod bless;
mod ci;
mod codegen;
mod corpus;
mod demo;
mod fuzz;
mod process;
mod tidy;
mod vectors;

use std::error::Error;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// What a command ends with: its exit code, or what went wrong.
pub type Outcome = Result<u8, Box<dyn Error>>;

/// Maintainer commands of this workspace
#[derive(Debug, Parser)]
#[command(bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Codegen(codegen::Args),
    Bless(bless::Args),
    Tidy(tidy::Args),
    Ci(ci::Args),
    Demo(demo::Args),
    Corpus(corpus::Args),
    Fuzz(fuzz::Args),
    Vectors(vectors::Args),
    Bench(bench::Args),
    #[command(hide = true)]
    CorpusWorker(corpus::worker::Args),
    #[command(hide = true)]
    BenchCensus(bench::census::Args),
    #[command(hide = true)]
    BenchGrow(bench::grow::Args),
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Codegen(args) => codegen::run(&args),
        Command::Bless(args) => bless::run(&args),
        Command::Tidy(args) => tidy::run(&args),
        Command::Ci(args) => ci::run(&args),
        Command::Demo(args) => demo::run(&args),
        Command::Corpus(args) => corpus::run(&args),
        Command::Fuzz(args) => fuzz::run(&args),
        Command::Vectors(args) => vectors::run(&args),
        Command::Bench(args) => bench::run(&args),
        Command::CorpusWorker(args) => corpus::worker::run(&args),
        Command::BenchCensus(args) => bench::census::run(&args),
        Command::BenchGrow(args) => bench::grow::run(&args),
    };
    match outcome {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            anstream::eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}
