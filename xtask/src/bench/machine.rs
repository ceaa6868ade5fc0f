//! The machine and the toolchain, and the tree, as the report names them.

use std::fs;
use std::process::Command;
use std::thread::available_parallelism;

use serde::{Deserialize, Serialize};

use crate::process::root;

/// Where something was measured.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Machine {
    /// The processor's model.
    pub processor: String,
    /// How many of them.
    pub cores: usize,
    /// Memory in gibibytes.
    pub memory: u64,
    /// The operating system.
    pub system: String,
    /// `rustc --version`.
    pub rustc: String,
}

impl Machine {
    /// What a run may hold before the machine has none left for anything else, in bytes.
    pub fn most_memory(&self) -> u64 {
        (self.memory << 30) / 10 * 9
    }
}

/// Finds out.
pub fn machine() -> Machine {
    let fact = |file: &str, key: &str| {
        let text = fs::read_to_string(file).unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with(key)).unwrap_or_default();
        line.split_once(':').map_or_else(String::new, |(_, value)| value.trim().to_owned())
    };
    let kibibytes = fact("/proc/meminfo", "MemTotal");
    let kibibytes: u64 =
        kibibytes.split(' ').next().and_then(|text| text.parse().ok()).unwrap_or_default();
    Machine {
        processor: fact("/proc/cpuinfo", "model name"),
        cores: available_parallelism().map_or(1, usize::from),
        memory: kibibytes.div_ceil(1 << 20),
        system: first_line("uname", &["-sr"]),
        rustc: first_line("rustc", &["--version"]),
    }
}

/// What stands behind a commit that has changes on top: nobody knows which.
pub const CHANGED: &str = "with changes";

/// The commit, and whether there are changes on top.
pub fn tree() -> String {
    let commit = first_line("git", &["rev-parse", "--short=12", "HEAD"]);
    let changes = ["status", "--porcelain", "--untracked-files=no", "--", ":!docs"];
    match first_line("git", &changes).as_str() {
        "" => commit,
        _ => format!("{commit} {CHANGED}"),
    }
}

fn first_line(program: &str, args: &[&str]) -> String {
    let output = Command::new(program).args(args).current_dir(root()).output();
    let text = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    text.unwrap_or_default().lines().next().unwrap_or_default().trim().to_owned()
}
