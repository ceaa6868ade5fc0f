//! What a program costs: processor time and peak memory, its children included.
//!
//! Seconds on the clock say more about what else the machine does. The peak is the one of the largest
//! process: of cargo, that is rustc at the crate that is measured. A run that passes its limits is stopped,
//! and what it took until then is the least that it takes.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use serde::{Deserialize, Serialize};
use wait4::Wait4;

use super::watch::{Limits, Stop, Watch};

/// What a run took.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Usage {
    /// Seconds on the clock.
    pub wall: f64,
    /// Seconds of processor time, user and system.
    pub processor: f64,
    /// Peak resident memory of the largest process, in bytes.
    pub peak: u64,
    /// Peak resident memory of all processes together, in bytes.
    pub sum: u64,
    /// Whether a limit ended it, so that all of these are lower bounds.
    pub stopped: Option<Stop>,
}

/// Runs a program to its end, or to its limits. What it prints goes into `log`, and its last lines into
/// the complaint of a failure.
pub fn measure(mut command: Command, log: &Path, limits: Limits) -> Result<Usage, String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let cannot = |error: std::io::Error| format!("cannot run {program}: {error}");
    let output = File::create(log).map_err(cannot)?;
    command.stdin(Stdio::null()).stdout(output.try_clone().map_err(cannot)?).stderr(output);
    let start = Instant::now();
    let mut child = command.spawn().map_err(cannot)?;
    let watch = Watch::begin(child.id(), limits);
    let end = child.wait4();
    let wall = start.elapsed().as_secs_f64();
    let seen = watch.end();
    let end = end.map_err(cannot)?;
    if !end.status.success() && seen.stopped.is_none() {
        return Err(format!("{}: {}", end.status, complaint(log)));
    }
    let peak = end.rusage.maxrss;
    let processor = (end.rusage.utime + end.rusage.stime).as_secs_f64();
    // What is shorter than a tick is seen by nobody.
    Ok(Usage { wall, processor, peak, sum: seen.sum.max(peak), stopped: seen.stopped })
}

/// The line of a log that says what went wrong, as far as one can tell.
fn complaint(log: &Path) -> String {
    let bytes = std::fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let speaks = |line: &&str| {
        ["error", "panicked", "exception"].iter().any(|word| line.to_lowercase().contains(word))
    };
    let line = match lines.iter().position(speaks) {
        // A panic says where it is, and in the next line what it is.
        Some(at) if lines[at].contains(" panicked at ") => lines.get(at + 1),
        Some(at) => lines.get(at),
        None => lines.last(),
    };
    let words = line.unwrap_or(&"it said nothing").split_whitespace().map(without_folders);
    words.collect::<Vec<_>>().join(" ").chars().take(160).collect()
}

/// Where things are on one machine is nobody else's business.
fn without_folders(word: &str) -> &str {
    let is_path = word.contains('/') && !word.contains("//");
    if is_path { word.rsplit('/').next().unwrap_or(word) } else { word }
}

/// The median of each figure of several runs.
pub fn median(runs: &[Usage]) -> Option<Usage> {
    let whole = |of: fn(&Usage) -> u64| Some(middle(runs.iter().map(|run| of(run) as f64))? as u64);
    Some(Usage {
        wall: middle(runs.iter().map(|run| run.wall))?,
        processor: middle(runs.iter().map(|run| run.processor))?,
        peak: whole(|run| run.peak)?,
        sum: whole(|run| run.sum)?,
        stopped: runs.iter().find_map(|run| run.stopped),
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

    const MUCH: Limits = Limits { seconds: 60, bytes: u64::MAX };

    fn shell(script: &str, limits: Limits) -> Result<Usage, String> {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        measure(command, &folder.path().join("log"), limits)
    }

    #[test]
    fn a_failure_says_what_the_program_said() {
        let script = "echo first; echo 'error: it is raining'; echo last; exit 3";
        let failure = shell(script, MUCH).expect_err("it exits with 3");
        assert!(failure.ends_with("error: it is raining"), "{failure}");
    }

    #[test]
    fn a_failure_names_no_folders() {
        let script = "echo \"thread 'main' panicked at /some/where/method.rs:3:9:\"
            echo 'assertion failed: /some/where/else.rs holds'; exit 1";
        let failure = shell(script, MUCH).expect_err("it exits with 1");
        assert!(failure.ends_with(": assertion failed: else.rs holds"), "{failure}");
    }

    #[test]
    fn processor_time_of_children_counts() {
        let script = "sh -c 'i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done'; true";
        let usage = shell(script, MUCH).expect("it runs");
        assert!(usage.processor > 0.01 && usage.peak > 100_000, "{usage:?}");
        assert_eq!(usage.stopped, None);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn what_takes_too_long_is_stopped_and_what_its_children_took_counts() {
        let limits = Limits { seconds: 1, ..MUCH };
        let usage = shell("sh -c 'while true; do true; done'; true", limits).expect("it is ended");
        assert_eq!(usage.stopped, Some(Stop::Time));
        assert!(usage.processor > 0.2 && usage.wall < 20.0, "{usage:?}");
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn what_holds_too_much_is_stopped() {
        let limits = Limits { bytes: 1 << 16, ..MUCH };
        let usage = shell("sleep 30 & sleep 30; true", limits).expect("it is ended");
        assert_eq!(usage.stopped, Some(Stop::Memory));
        assert!(usage.wall < 20.0 && usage.sum > limits.bytes, "{usage:?}");
    }
}
