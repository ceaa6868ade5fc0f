//! A process that generates one document after the other: jobs on stdin, rows on stdout, a JSON
//! object a line. When it dies, only the document at hand is lost.

use std::fs;
use std::io::{self, BufRead, Write};
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex};
use std::thread;

use super::failure::{Failure, FailureKind};
use super::job::{self, Job};
use super::report::Row;
use crate::Outcome;

/// Generate documents that come in on stdin
#[derive(Debug, clap::Args)]
pub struct Args {}

/// As the binary of the generator has it.
const STACK_SIZE: usize = 64 << 20;

/// Runs the process until stdin ends.
pub fn run(_args: &Args) -> Outcome {
    let last_panic = note_panics();
    for line in io::stdin().lock().lines() {
        let job: Job = serde_json::from_str(&line?)?;
        reset_peak();
        let mut row = guarded(&job, &last_panic)?;
        row.peak_kib = peak();
        let mut stdout = io::stdout().lock();
        writeln!(stdout, "{}", serde_json::to_string(&row)?)?;
        stdout.flush()?;
    }
    Ok(0)
}

type LastPanic = Arc<Mutex<String>>;

fn note_panics() -> LastPanic {
    let last = LastPanic::default();
    let noted = Arc::clone(&last);
    panic::set_hook(Box::new(move |info| {
        if let Ok(mut noted) = noted.lock() {
            *noted = info.to_string().replace('\n', " ");
        }
    }));
    last
}

fn guarded(job: &Job, last_panic: &LastPanic) -> io::Result<Row> {
    let work = || panic::catch_unwind(AssertUnwindSafe(|| job::run(job)));
    let result = thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(STACK_SIZE).spawn_scoped(scope, work)?;
        io::Result::Ok(thread.join().unwrap_or_else(Err))
    })?;
    Ok(result.unwrap_or_else(|_| {
        let message = last_panic.lock().map(|last| last.clone()).unwrap_or_default();
        let failure = Some(Failure::new(FailureKind::Panicked, message));
        Row { failure, ..Row::new(&job.document) }
    }))
}

/// Lets the kernel measure from here on; where it cannot, there is no figure.
fn reset_peak() {
    let _ = fs::write("/proc/self/clear_refs", "5");
}

/// The most memory that was in use, in KiB.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches("kB").trim().parse().ok()
}
