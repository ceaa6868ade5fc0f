//! `cargo xtask bench`: what generating, building and running cost, and side by side with peers.

mod calls;
pub mod census;
mod compile;
mod generate;
mod goals;
pub mod grow;
mod install;
mod machine;
mod measure;
mod plot;
mod report;
mod results;
mod shapes;
mod study;
mod table;
mod text;
mod tools;
mod turns;
mod watch;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde::{Deserialize, Serialize};

use crate::Outcome;
use crate::process::root;
use results::Results;
use study::Study;

/// Measure what generating, building and running cost
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  cargo xtask bench                                        a quick look, with this repository's documents
  cargo xtask bench --part run                             decode, encode and call alone
  cargo xtask bench --peers --corpus corpus --sample corpus/sample.txt --count 20 corpus/large.json

Results are kept in the work folder, so the parts can be measured one at a time, and a run that was ended goes on where it
was, as long as the commit is the same; the report says of which commit each part is.")]
pub struct Args {
    /// Documents that are generated and built
    documents: Vec<PathBuf>,

    /// Compare with other generators, installed into the work folder
    #[arg(long)]
    peers: bool,

    /// Where the other generators are, or are installed [default: peers in the work folder]
    #[arg(long, value_name = "DIR", requires = "peers")]
    peers_folder: Option<PathBuf>,

    /// Measure only this; may be repeated
    #[arg(long, value_enum)]
    part: Vec<Part>,

    /// Measure again what was measured at this commit already
    #[arg(long)]
    again: bool,

    /// Measure nothing; report what was measured before
    #[arg(long, conflicts_with = "part")]
    report_only: bool,

    /// A folder of documents, of which some are generated
    #[arg(long, value_name = "FOLDER")]
    corpus: Option<PathBuf>,

    /// Only the documents of the corpus that this file names, one a line
    #[arg(long, value_name = "FILE", requires = "corpus")]
    sample: Option<PathBuf>,

    /// How many documents of the corpus each peer has to manage
    #[arg(long, value_name = "N", default_value_t = 5)]
    count: usize,

    /// Runs of which the median counts
    #[arg(long, value_name = "N", default_value_t = 3)]
    turns: usize,

    /// Stop what takes longer than this
    #[arg(long, value_name = "SECONDS", default_value_t = 900)]
    limit: u64,

    /// Where crates and build results go [default: target/bench]
    #[arg(long, value_name = "DIR")]
    work: Option<PathBuf>,

    /// Write the report here, and the plot beside it [default with --peers: docs/benchmarks.md]
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
}

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Writing a crate
    Generate,
    /// Whether that is linear in the size of the document
    Growth,
    /// What a crate consists of
    Count,
    /// `cargo check` of it, dependencies built
    Check,
    /// `cargo build --release` of it
    Release,
    /// A program that makes one call, with the crate built
    Program,
    /// Decoding, encoding and calling
    Run,
}

/// Measures, and reports.
pub fn run(args: &Args) -> Outcome {
    let work = args.work.clone().unwrap_or_else(|| root().join("target/bench"));
    fs::create_dir_all(&work)?;
    let mut results = Results::read(&work.join("results.json"), machine::machine());
    if !args.report_only {
        measure_parts(args, &work, &mut results)?;
    }
    anstream::print!("{}", table::tables(&results));
    if let Some(path) = args.report_path() {
        report::write(&results, &path)?;
    }
    Ok(0)
}

fn measure_parts(args: &Args, work: &Path, results: &mut Results) -> Result<(), Box<dyn Error>> {
    let study = Study::new(args, work, results)?;
    for part in args.parts() {
        anstream::eprintln!("── {part:?}");
        results.begin(part, machine::tree(), args.again);
        match part {
            Part::Generate => generate::generate(&study, results)?,
            Part::Growth => generate::growth(&study, results)?,
            Part::Count => study.count(results)?,
            Part::Check | Part::Release | Part::Program => study.build(part, results)?,
            Part::Run if results.figures.is_empty() => results.figures = calls::figures()?,
            Part::Run => {}
        }
        results.save()?;
    }
    study.tidy();
    Ok(())
}

impl Args {
    fn parts(&self) -> Vec<Part> {
        if self.part.is_empty() { Part::value_variants().to_vec() } else { self.part.clone() }
    }

    fn report_path(&self) -> Option<PathBuf> {
        let usual = || self.peers.then(|| root().join("docs/benchmarks.md"));
        self.report.clone().or_else(usual)
    }
}
