//! How long each stage took.

use std::fmt;
use std::time::{Duration, Instant};

/// The stages of one run, in order.
#[derive(Debug, Clone, Default)]
pub struct Timings {
    stages: Vec<(&'static str, Duration)>,
}

impl Timings {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Runs a stage and notes how long it took.
    pub fn stage<T>(&mut self, name: &'static str, work: impl FnOnce() -> T) -> T {
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
