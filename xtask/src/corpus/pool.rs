//! Worker processes that share the jobs, each with a limit of time and memory a document.

use std::error::Error;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use super::failure::{Failure, FailureKind};
use super::job::Job;
use super::report::Row;

/// What a document may take.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Time on the clock.
    pub time: Duration,
    /// Address space.
    pub memory_kib: u64,
}

/// How many at a time, unless somebody says.
pub fn workers(wanted: Option<usize>) -> usize {
    let all = || thread::available_parallelism().map_or(1, std::num::NonZero::get);
    wanted.unwrap_or_else(all).max(1)
}

/// Does all jobs, `workers` at a time; hands each row to `done` as it comes.
pub fn run(
    jobs: &[Job],
    workers: usize,
    limits: &Limits,
    mut done: impl FnMut(Row) -> Result<(), Box<dyn Error>>,
) -> Result<(), Box<dyn Error>> {
    let next = AtomicUsize::new(0);
    let (sender, rows) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..workers.min(jobs.len()) {
            let (next, sender) = (&next, sender.clone());
            scope.spawn(move || {
                let mut worker = None;
                while let Some(job) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if sender.send(ask(&mut worker, job, limits)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        rows.into_iter().try_for_each(&mut done)
    })
}

fn ask(worker: &mut Option<Worker>, job: &Job, limits: &Limits) -> Row {
    let answer = Worker::take_or_start(worker, limits).and_then(|mut running| {
        running.send(job)?;
        let answer = running.receive(limits.time)?;
        *worker = Some(running);
        Ok(answer)
    });
    answer.unwrap_or_else(|failure| Row { failure: Some(failure), ..Row::new(&job.document) })
}

/// A process; it is ended when it is dropped.
struct Worker {
    child: Child,
    stdin: Option<ChildStdin>,
    answers: Receiver<String>,
    stderr: File,
}

impl Worker {
    fn take_or_start(worker: &mut Option<Self>, limits: &Limits) -> Result<Self, Failure> {
        if let Some(worker) = worker.take() {
            return Ok(worker);
        }
        Self::start(limits).map_err(|error| {
            Failure::new(FailureKind::Files, format!("cannot start a worker: {error}"))
        })
    }

    fn start(limits: &Limits) -> io::Result<Self> {
        let stderr = tempfile::tempfile()?;
        let mut child = command(limits)?
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(stderr.try_clone()?)
            .spawn()?;
        let (sender, answers) = mpsc::channel();
        if let Some(stdout) = child.stdout.take() {
            thread::spawn(move || {
                let lines = BufReader::new(stdout).lines().map_while(Result::ok);
                lines.map(|line| sender.send(line)).take_while(Result::is_ok).count()
            });
        }
        Ok(Self { stdin: child.stdin.take(), child, answers, stderr })
    }

    fn send(&mut self, job: &Job) -> Result<(), Failure> {
        let result = serde_json::to_string(job).map_err(io::Error::from).and_then(|line| {
            let stdin = self.stdin.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
            writeln!(stdin, "{line}")?;
            stdin.flush()
        });
        result.map_err(|_| self.crashed())
    }

    fn receive(&mut self, limit: Duration) -> Result<Row, Failure> {
        match self.answers.recv_timeout(limit) {
            Ok(line) => serde_json::from_str(&line).map_err(|error| {
                Failure::new(FailureKind::Crashed, format!("said {line}: {error}"))
            }),
            Err(RecvTimeoutError::Timeout) => {
                let message = format!("took more than {} s", limit.as_secs());
                Err(Failure::new(FailureKind::TimedOut, message))
            }
            Err(RecvTimeoutError::Disconnected) => Err(self.crashed()),
        }
    }

    /// How it ended, and the last thing that it said: "has overflowed its stack" for one.
    fn crashed(&mut self) -> Failure {
        let status =
            self.child.wait().map_or_else(|error| error.to_string(), |status| status.to_string());
        let mut said = String::new();
        let _ = self.stderr.rewind().and_then(|()| self.stderr.read_to_string(&mut said));
        let last = said.lines().map(str::trim).rfind(|line| !line.is_empty()).unwrap_or_default();
        Failure::new(FailureKind::Crashed, format!("{status} {last}").trim().to_owned())
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// This very program; where there is a shell, with a limit on its memory.
fn command(limits: &Limits) -> io::Result<Command> {
    let program = std::env::current_exe()?;
    if !cfg!(unix) {
        let mut command = Command::new(program);
        command.arg("corpus-worker");
        return Ok(command);
    }
    let mut command = Command::new("sh");
    let script = format!("ulimit -v {} && exec \"$0\" corpus-worker", limits.memory_kib);
    command.args(["-c", &script]).arg(program);
    Ok(command)
}
