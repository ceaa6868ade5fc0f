//! What happens inside of a process: decoding, encoding and calling, beside serde's derive and bare reqwest.

use std::error::Error;
use std::process::Stdio;

use serde::{Deserialize, Serialize};

use crate::process::{cargo, run};

/// Two things that do the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// What they do.
    pub name: String,
    /// What is counted.
    pub unit: String,
    /// What the generated code takes.
    pub ours: f64,
    /// What it is compared with.
    pub theirs: f64,
    /// The most that ours may be of theirs.
    pub most: f64,
}

impl Figure {
    /// What one is of the other.
    pub fn ratio(&self) -> f64 {
        self.ours / self.theirs
    }
}

/// Criterion's benchmarks for those who read them, then the comparisons that take turns or count
/// instructions: these print a figure a line.
pub fn figures() -> Result<Vec<Figure>, Box<dyn Error>> {
    let criterion = ["--bench", "models", "--bench", "calls"];
    run(&mut bench(&criterion))?;
    let mut figures = Vec::new();
    for name in ["ratios", "instructions", "memory"] {
        let output = bench(&["--bench", name]).stderr(Stdio::inherit()).output()?;
        let text = String::from_utf8_lossy(&output.stdout);
        if !output.status.success() {
            return Err(format!("the benchmark {name} fails: {text}").into());
        }
        figures.extend(text.lines().filter_map(|line| serde_json::from_str(line).ok()));
    }
    Ok(figures)
}

fn bench(args: &[&str]) -> std::process::Command {
    let mut command = cargo(&["bench", "--quiet", "--package", "vogent-tests"]);
    command.args(args);
    command
}
