//! `cargo xtask corpus`: many documents at once: do they generate, do the crates compile?

mod batches;
pub mod build;
mod compare;
pub mod documents;
pub mod failure;
pub mod job;
pub mod messages;
pub mod pool;
pub mod report;
mod saver;
mod slug;
pub mod table;
pub mod worker;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::Outcome;
use crate::process::root;
use batches::Batch;
use documents::Document;
use job::Job;
use report::{Report, Row};
use saver::Saver;

/// Generate many documents, and compile what comes out
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  cargo xtask corpus corpus/openapi-3.0
  cargo xtask corpus corpus/ --sample corpus/sample.txt --compile --report after.json --against before.json
  cargo xtask corpus corpus/ --sample corpus/sample.txt --compile --clippy --doc --report run.json --resume

Exit codes: 0 everything asked for holds, 1 something does not.")]
pub struct Args {
    /// Documents, or folders of them
    #[arg(required_unless_present = "against")]
    paths: Vec<PathBuf>,

    /// Only the documents that this file names, one a line, by the end of their path
    #[arg(long, value_name = "FILE")]
    sample: Option<PathBuf>,

    /// `cargo check` of the crates; some also with all features and without default features
    #[arg(long)]
    compile: bool,

    /// clippy of some crates
    #[arg(long)]
    clippy: bool,

    /// rustdoc of some crates
    #[arg(long)]
    doc: bool,

    /// Which crates are some: every so many documents
    #[arg(long, value_name = "N", default_value_t = 5)]
    every: usize,

    /// Write each document as YAML too, and expect the same output
    #[arg(long)]
    as_yaml: bool,

    /// Generate twice, and expect the same bytes
    #[arg(long)]
    twice: bool,

    /// Turn the order of the components and paths round, and expect the same names
    #[arg(long)]
    reordered: bool,

    /// Documents at a time
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,

    /// Seconds that a document may take
    #[arg(long, value_name = "SECONDS", default_value_t = 120)]
    time_limit: u64,

    /// Mebibytes of address space that a document may take
    #[arg(long, value_name = "MIB", default_value_t = 6144)]
    memory_limit: u64,

    /// Crates compiled by one call of cargo
    #[arg(long, value_name = "N", default_value_t = 20)]
    batch: usize,

    /// Where crates and build results go [default: target/corpus]
    #[arg(long, value_name = "DIR")]
    work: Option<PathBuf>,

    /// Keep crates that compiled
    #[arg(long)]
    keep: bool,

    /// Write the result as JSON
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,

    /// Take over from the report what is done already
    #[arg(long, requires = "report")]
    resume: bool,

    /// Compare the result with an earlier report; without documents, compare the two reports
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
}

/// Runs the command.
pub fn run(args: &Args) -> Outcome {
    let report = if args.paths.is_empty() { saved(args)? } else { measured(args)? };
    anstream::print!("{}", table::table(&report));
    if let Some(before) = &args.against {
        anstream::print!("{}", compare::compare(&Report::read(before)?, &report));
    }
    Ok(u8::from(!report.is_good()))
}

fn saved(args: &Args) -> Result<Report, Box<dyn std::error::Error>> {
    let path = args.report.as_ref().ok_or("--against without documents needs --report as well")?;
    Ok(Report::read(path)?)
}

fn measured(args: &Args) -> Result<Report, Box<dyn std::error::Error>> {
    let start = Instant::now();
    let documents = documents::find(&args.paths, args.sample.as_deref())?;
    let mut report = match &args.report {
        Some(path) if args.resume && path.exists() => Report::read(path)?.only(&documents),
        _ => Report::default(),
    };
    generate(args, &documents, &mut report)?;
    compile(args, &documents, &mut report)?;
    report.seconds += start.elapsed().as_secs_f64();
    report.save(args.report.as_deref())?;
    Ok(report)
}

fn generate(
    args: &Args,
    documents: &[Document],
    report: &mut Report,
) -> Result<(), Box<dyn std::error::Error>> {
    let modes = args.modes();
    let needs_crate = |document: &&Document| match report.row(&document.name) {
        Some(row) => row.failure.is_none() && !row.has(&document.modes(&modes, args.every)),
        None => true,
    };
    let open: Vec<&Document> = documents.iter().filter(needs_crate).collect();
    let jobs: Vec<Job> = open.iter().map(|document| args.job(document)).collect();
    let progress = bar(jobs.len(), "generating");
    let mut saver = Saver::new(args.report.as_deref());
    pool::run(&jobs, pool::workers(args.jobs), &args.limits(), |row: Row| {
        progress.inc(1);
        report.merge(row);
        Ok(saver.save_if_due(report)?)
    })?;
    progress.finish_and_clear();
    report.sort(documents);
    Ok(report.save(args.report.as_deref())?)
}

fn compile(
    args: &Args,
    documents: &[Document],
    report: &mut Report,
) -> Result<(), Box<dyn std::error::Error>> {
    let modes = args.modes();
    let is_open = |document: &&Document| {
        report.row(&document.name).is_some_and(|row| {
            row.failure.is_none() && !row.has(&document.modes(&modes, args.every))
        })
    };
    let open: Vec<&Document> = documents.iter().filter(is_open).collect();
    let progress = bar(open.len(), "compiling");
    for (number, documents) in open.chunks(args.batch.max(1)).enumerate() {
        let batch = Batch::new(&args.folder(), number, documents)?;
        for mode in &modes {
            let mut chosen = batch.members_for(*mode, args.every);
            chosen.retain(|document| {
                report.row(&document.name).is_some_and(|row| !row.has(&[*mode]))
            });
            for (name, built) in build::build(&batch, &chosen, *mode)? {
                report.built(&name, *mode, built);
            }
            report.save(args.report.as_deref())?;
        }
        if !args.keep {
            batch.remove(|name| report.row(name).is_some_and(Row::is_good))?;
        }
        progress.inc(documents.len() as u64);
    }
    progress.finish_and_clear();
    Ok(())
}

/// Drawn on a terminal only.
fn bar(length: usize, what: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {pos}/{len} {wide_bar} {elapsed} (left {eta})");
    let bar = ProgressBar::new(length as u64).with_message(what);
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}

impl Args {
    fn modes(&self) -> Vec<build::Mode> {
        use build::Mode;
        let compile = [Mode::Check, Mode::NoDefaultFeatures, Mode::AllFeatures];
        let mut modes = Vec::new();
        modes.extend(compile.into_iter().filter(|_| self.compile));
        modes.extend(self.clippy.then_some(Mode::Clippy));
        modes.extend(self.doc.then_some(Mode::Doc));
        modes
    }

    fn job(&self, document: &Document) -> Job {
        let out = self.folder().join("crates").join(&document.package);
        Job {
            document: document.name.clone(),
            path: document.path.clone(),
            package: document.package.clone(),
            out: (!self.modes().is_empty()).then_some(out),
            runtime: root().join("codegen/runtime"),
            as_yaml: self.as_yaml,
            twice: self.twice,
            reordered: self.reordered,
            mutation: None,
        }
    }

    fn folder(&self) -> PathBuf {
        self.work.clone().unwrap_or_else(|| root().join("target/corpus"))
    }

    fn limits(&self) -> pool::Limits {
        pool::Limits {
            time: Duration::from_secs(self.time_limit),
            memory_kib: self.memory_limit * 1024,
        }
    }
}
