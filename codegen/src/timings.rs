//! How long each stage took, and who wants to know how far a run is.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Something that a run begins or has done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// This stage begins.
    Stage(&'static str),
    /// So many files of the output are made.
    File {
        /// The made ones.
        done: usize,
        /// All of them.
        of: usize,
    },
}

/// Who is told about each step; nobody by default. Files are made by several threads.
#[derive(Clone, Default)]
pub struct Watcher(Option<Arc<dyn Fn(Step) + Send + Sync>>);

impl Watcher {
    /// Calls `told` at each step.
    pub fn new(told: Arc<dyn Fn(Step) + Send + Sync>) -> Self {
        Self(Some(told))
    }

    /// Tells about a step.
    pub fn tell(&self, step: Step) {
        if let Some(told) = &self.0 {
            told(step);
        }
    }
}

impl fmt::Debug for Watcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Watcher").field(&self.0.is_some()).finish()
    }
}

/// The stages of one run, in order.
#[derive(Debug, Clone, Default)]
pub struct Timings {
    stages: Vec<(&'static str, Duration)>,
    /// Who is told when a stage begins.
    pub watcher: Watcher,
}

impl Timings {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Runs a stage and notes how long it took.
    pub fn stage<T>(&mut self, name: &'static str, work: impl FnOnce() -> T) -> T {
        self.watcher.tell(Step::Stage(name));
        let start = Instant::now();
        let result = work();
        self.stages.push((name, start.elapsed()));
        result
    }

    /// Every stage with its time.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, Duration)> {
        self.stages.iter().copied()
    }

    /// All stages together.
    pub fn total(&self) -> Duration {
        self.stages.iter().map(|(_, time)| *time).sum()
    }
}

/// A line a stage, and one for the sum.
impl fmt::Display for Timings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, time) in self.iter().chain([("total", self.total())]) {
            writeln!(f, "{name:<10} {:>9.1} ms", time.as_secs_f64() * 1e3)?;
        }
        Ok(())
    }
}
