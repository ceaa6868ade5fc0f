//! What a program costs: processor time and peak memory, its children included.
//!
//! Seconds on the clock say more about what else the machine does. The peak is the one of the largest
//! process: of cargo, that is rustc at the crate that is measured.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use serde::{Deserialize, Serialize};
use wait4::Wait4;

/// What a run took.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Usage {
    /// Seconds on the clock.
    pub wall: f64,
    /// Seconds of processor time, user and system.
    pub processor: f64,
    /// Peak resident memory of the largest process, in bytes.
    pub peak: u64,
}

/// Runs a program to its end. What it prints goes into `log`, and its last lines into the complaint
/// of a failure.
pub fn measure(mut command: Command, log: &Path) -> Result<Usage, String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let cannot = |error: std::io::Error| format!("cannot run {program}: {error}");
    let output = File::create(log).map_err(cannot)?;
    command.stdin(Stdio::null()).stdout(output.try_clone().map_err(cannot)?).stderr(output);
    let start = Instant::now();
    let end = command.spawn().map_err(cannot)?.wait4().map_err(cannot)?;
    let wall = start.elapsed().as_secs_f64();
    if !end.status.success() {
        return Err(format!("{}: {}", end.status, complaint(log)));
    }
    let processor = (end.rusage.utime + end.rusage.stime).as_secs_f64();
    Ok(Usage { wall, processor, peak: end.rusage.maxrss })
}

/// The line of a log that says what went wrong, as far as one can tell.
fn complaint(log: &Path) -> String {
    let bytes = std::fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let speaks = |line: &&str| {
        ["error", "panicked", "exception"].iter().any(|word| line.to_lowercase().contains(word))
    };
    let line =
        lines.clone().find(speaks).or_else(|| lines.next_back()).unwrap_or("it said nothing");
    line.chars().take(160).collect()
}

/// The median of each figure of several runs.
pub fn median(runs: &[Usage]) -> Option<Usage> {
    Some(Usage {
        wall: middle(runs.iter().map(|run| run.wall))?,
        processor: middle(runs.iter().map(|run| run.processor))?,
        peak: middle(runs.iter().map(|run| run.peak as f64))? as u64,
    })
}

/// The middle one, or between the two in the middle.
pub fn middle(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let half = values.len() / 2;
    match values.len() {
        0 => None,
        length if length % 2 == 0 => Some((values[half - 1] + values[half]) / 2.0),
        _ => Some(values[half]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_nothing_is_nothing() {
        assert_eq!(middle([].into_iter()), None);
        assert_eq!(middle([3.0, 1.0, 2.0].into_iter()), Some(2.0));
        assert_eq!(middle([4.0, 1.0, 2.0, 3.0].into_iter()), Some(2.5));
    }

    #[test]
    fn a_failure_says_what_the_program_said() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let mut command = Command::new("sh");
        command.args(["-c", "echo first; echo 'error: it is raining'; echo last; exit 3"]);
        let failure = measure(command, &folder.path().join("log")).expect_err("it exits with 3");
        assert!(failure.ends_with("error: it is raining"), "{failure}");
    }

    #[test]
    fn processor_time_of_children_counts() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let mut command = Command::new("sh");
        command.args(["-c", "sh -c 'i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done'; true"]);
        let usage = measure(command, &folder.path().join("log")).expect("it runs");
        assert!(usage.processor > 0.01 && usage.peak > 100_000, "{usage:?}");
    }
}
