//! When a report is written during a run: often enough that stopping costs little, and not so often
//! that writing does.

use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

use super::report::Report;

/// Writing a large report takes milliseconds.
const INTERVAL: Duration = Duration::from_secs(2);

/// Writes the report of a run now and then.
pub struct Saver<'a> {
    path: Option<&'a Path>,
    last: Option<Instant>,
}

impl<'a> Saver<'a> {
    /// For a report at `path`, if somebody wants one.
    pub fn new(path: Option<&'a Path>) -> Self {
        Self { path, last: None }
    }

    /// Writes the report, unless it was written a moment ago.
    pub fn save_if_due(&mut self, report: &Report) -> io::Result<()> {
        self.save_at(report, Instant::now())
    }

    fn save_at(&mut self, report: &Report, now: Instant) -> io::Result<()> {
        if self.last.is_some_and(|last| now.duration_since(last) < INTERVAL) {
            return Ok(());
        }
        self.last = Some(now);
        report.save(self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::super::report::Row;
    use super::*;

    #[test]
    fn a_stopped_run_loses_at_most_an_interval() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("report.json");
        let saved = || Report::read(&path).expect("a whole report").rows.len();
        let mut saver = Saver::new(Some(&path));
        let mut report = Report::default();
        let start = Instant::now();
        for (millis, expected) in [(0, 1), (1_999, 1), (2_000, 3), (3_000, 3), (4_000, 5)] {
            report.rows.push(Row::new(&millis.to_string()));
            saver.save_at(&report, start + Duration::from_millis(millis)).expect("it is written");
            assert_eq!(saved(), expected, "after {millis} ms");
        }
    }
}
