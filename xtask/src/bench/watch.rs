//! What a process and its children hold together, and their end when that is too much or takes too long.
//!
//! Read from `/proc`; where there is none, nothing is seen and nothing is stopped.

use std::fmt;
use std::fs;
use std::process::Command;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{JoinHandle, spawn};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

/// Short beside a build, and long beside the reading of `/proc`.
const TICK: Duration = Duration::from_millis(100);
/// How long a process may take to end after its children were ended.
const GRACE: Duration = Duration::from_secs(20);

/// What a run may take.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Seconds on the clock.
    pub seconds: u64,
    /// Resident memory of all processes together, in bytes.
    pub bytes: u64,
}

/// Why a run was stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stop {
    /// It took too long.
    Time,
    /// It held too much memory.
    Memory,
}

impl fmt::Display for Stop {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Time => "it takes too long",
            Self::Memory => "it holds too much memory",
        })
    }
}

/// What was seen.
#[derive(Debug, Clone, Copy, Default)]
pub struct Seen {
    /// The most that the processes held together, in bytes.
    pub sum: u64,
    /// Whether they were stopped.
    pub stopped: Option<Stop>,
}

/// A thread that looks at a process until it is told that the process has ended.
pub struct Watch {
    ended: Sender<()>,
    thread: JoinHandle<Seen>,
}

impl Watch {
    /// Begins to look.
    pub fn begin(process: u32, limits: Limits) -> Self {
        let (ended, end) = channel();
        Self { ended, thread: spawn(move || watch(process, limits, &end)) }
    }

    /// What was seen up to now, when the process has ended.
    pub fn end(self) -> Seen {
        // It is gone only if it panicked, and then it has seen nothing.
        _ = self.ended.send(());
        self.thread.join().unwrap_or_default()
    }
}

fn watch(process: u32, limits: Limits, end: &Receiver<()>) -> Seen {
    let start = Instant::now();
    let mut seen = Seen::default();
    let mut stopped_at = None;
    while end.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
        let family = family(process);
        let sum = family.iter().map(|process| resident(*process)).sum();
        seen.sum = seen.sum.max(sum);
        seen.stopped = seen.stopped.or_else(|| limits.passed(start.elapsed(), sum));
        if seen.stopped.is_some() {
            let since: &Instant = stopped_at.get_or_insert_with(Instant::now);
            stop(&family, since.elapsed() > GRACE);
        }
    }
    seen
}

impl Limits {
    fn passed(self, time: Duration, sum: u64) -> Option<Stop> {
        if sum > self.bytes {
            Some(Stop::Memory)
        } else {
            (time.as_secs() >= self.seconds).then_some(Stop::Time)
        }
    }
}

/// Ends the children, so that their parent notes what they took; a parent without children, or one that
/// goes on, ends too.
fn stop(family: &[u32], all: bool) {
    let (parent, children) = family.split_at(1);
    let ends = if children.is_empty() {
        parent
    } else if all {
        family
    } else {
        children
    };
    let ids = ends.iter().map(u32::to_string);
    // What has ended meanwhile cannot be ended.
    _ = Command::new("kill").arg("-KILL").args(ids).output();
}

/// A process, then its children and theirs.
fn family(process: u32) -> Vec<u32> {
    let parents: Vec<(u32, u32)> = processes().filter_map(|id| Some((id, parent(id)?))).collect();
    let mut family = vec![process];
    let mut next = 0;
    while let Some(of) = family.get(next).copied() {
        family.extend(parents.iter().filter(|(_, parent)| *parent == of).map(|(id, _)| *id));
        next += 1;
    }
    family
}

fn processes() -> impl Iterator<Item = u32> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok())
}

/// The fourth field of `stat`; the second, the name of the program in brackets, may hold anything.
fn parent(process: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
}

fn resident(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kibibytes = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    kibibytes.unwrap_or(0_u64) * 1024
}
