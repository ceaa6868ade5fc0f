//! `cargo xtask fuzz`: documents with something wrong in them: no panic, no overflow, no hang, and
//! whatever comes out is Rust.

mod mutate;
pub mod output;
mod pick;
mod schema;
mod strings;
pub mod text;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fastrand::Rng;

use crate::Outcome;
use crate::corpus::documents::{self, Document};
use crate::corpus::failure::FailureKind;
use crate::corpus::job::Job;
use crate::corpus::pool::{self, Limits};
use crate::corpus::report::{Report, Row};
use crate::corpus::table;
use crate::process::root;

/// Change real documents at random, and expect no panic and no bad output
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  cargo xtask fuzz --runs 200
  cargo xtask fuzz corpus/openapi-3.0 --seconds 600 --seed 7
  cargo xtask fuzz corpus/openapi-3.0/acme.com/1.json --seed 4711 --runs 1 --write changed/

Exit codes: 0 nothing found, 1 something found; each finding tells the seed that repeats it.")]
pub struct Args {
    /// Documents, or folders of them [default: those of the goldens]
    paths: Vec<PathBuf>,

    /// The first seed
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,

    /// How many changed documents
    #[arg(long, value_name = "N", default_value_t = 1_000)]
    runs: u64,

    /// Go on for so many seconds, whatever `--runs` says
    #[arg(long, value_name = "SECONDS")]
    seconds: Option<u64>,

    /// Leave out documents of more bytes
    #[arg(long, value_name = "BYTES", default_value_t = 400_000)]
    largest: u64,

    /// Documents at a time
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,

    /// Seconds that a document may take
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    time_limit: u64,

    /// Mebibytes of address space that a document may take
    #[arg(long, value_name = "MIB", default_value_t = 4096)]
    memory_limit: u64,

    /// Keep the changed documents in this folder, to compile what comes of them with `corpus`
    #[arg(long, value_name = "DIR")]
    write: Option<PathBuf>,
}

/// Documents between two looks at the clock.
const ROUND: u64 = 400;

/// Runs the command.
pub fn run(args: &Args) -> Outcome {
    let start = Instant::now();
    let documents = args.documents()?;
    let mut report = Report::default();
    let mut done = 0;
    while args.wants_more(done, start) {
        let count = if args.seconds.is_some() { ROUND } else { ROUND.min(args.runs - done) };
        round(args, &documents, args.seed + done, count, &mut report)?;
        done += count;
    }
    report.seconds = start.elapsed().as_secs_f64();
    anstream::print!("{}", table::table(&report));
    Ok(u8::from(!report.is_good()))
}

/// A row a seed; that a document is refused is an answer as good as any.
fn round(
    args: &Args,
    documents: &[Document],
    first: u64,
    count: u64,
    report: &mut Report,
) -> Outcome {
    let jobs: Vec<Job> = (first..first + count).map(|seed| args.job(documents, seed)).collect();
    if let Some(folder) = &args.write {
        jobs.iter().try_for_each(|job| write(job, folder))?;
    }
    pool::run(&jobs, pool::workers(args.jobs), &args.limits(), |mut row: Row| {
        row.failure = row.failure.filter(|failure| failure.kind != FailureKind::Refused);
        if let Some(failure) = &row.failure {
            anstream::eprintln!("{}: {:?}: {}", row.document, failure.kind, failure.message);
        }
        report.rows.push(row);
        Ok(())
    })?;
    Ok(0)
}

fn write(job: &Job, folder: &Path) -> std::io::Result<()> {
    let seed = job.mutation.unwrap_or_default();
    let changed = text::mutated(&fs::read(&job.path)?, seed)?;
    fs::create_dir_all(folder)?;
    fs::write(folder.join(format!("{seed}.json")), changed)
}

impl Args {
    fn documents(&self) -> Result<Vec<Document>, String> {
        let goldens =
            || vec![root().join("codegen/tests/cases"), root().join("codegen/tests/front")];
        let paths = if self.paths.is_empty() { goldens() } else { self.paths.clone() };
        let mut documents = documents::find(&paths, None)?;
        let is_small = |document: &Document| {
            fs::metadata(&document.path).is_ok_and(|found| found.len() <= self.largest)
        };
        documents.retain(is_small);
        match documents.is_empty() {
            true => Err(format!("no document has at most {} bytes", self.largest)),
            false => Ok(documents),
        }
    }

    fn wants_more(&self, done: u64, start: Instant) -> bool {
        match self.seconds {
            Some(seconds) => start.elapsed() < Duration::from_secs(seconds),
            None => done < self.runs,
        }
    }

    /// The seed chooses the document as well as its changes.
    fn job(&self, documents: &[Document], seed: u64) -> Job {
        let document = &documents[Rng::with_seed(seed).usize(0..documents.len())];
        Job {
            document: format!("{} --seed {seed}", document.path.display()),
            path: document.path.clone(),
            package: "fuzzed".to_owned(),
            runtime: root().join("codegen/runtime"),
            mutation: Some(seed),
            ..Job::default()
        }
    }

    fn limits(&self) -> Limits {
        Limits { time: Duration::from_secs(self.time_limit), memory_kib: self.memory_limit * 1024 }
    }
}
