//! Cargo over the workspace of the vectors.

use std::error::Error;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Output;

use crate::process::{cargo, root};

/// What came of it.
pub enum Built {
    /// A program.
    Program(PathBuf),
    /// Errors, a line each that begins with the place.
    Complaints(Vec<String>),
}

/// Builds the program of a workspace. The lock file knows everything that it needs, so the network is
/// only asked where a crate was never downloaded.
pub fn build(dir: &Path, program: &str) -> Result<Built, Box<dyn Error>> {
    let target = root().join("target/vectors/build");
    let mut output = compile(dir, program, &target, true)?;
    if String::from_utf8_lossy(&output.stderr).contains("--offline") {
        output = compile(dir, program, &target, false)?;
    }
    if output.status.success() {
        let name = format!("{program}{}", std::env::consts::EXE_SUFFIX);
        return Ok(Built::Program(target.join("debug").join(name)));
    }
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let complaints: Vec<String> =
        said.lines().filter(|line| line.contains(": error")).map(str::to_owned).collect();
    if complaints.is_empty() { Err(said.into()) } else { Ok(Built::Complaints(complaints)) }
}

fn compile(dir: &Path, program: &str, target: &Path, offline: bool) -> io::Result<Output> {
    let mut command = cargo(&["build", "--quiet", "--message-format", "short"]);
    command.args(offline.then_some("--offline"));
    command.args(["--package", program, "--manifest-path"]).arg(dir.join("Cargo.toml"));
    command.env("CARGO_TARGET_DIR", target).output()
}

/// `…/driver/src/f2.rs:41:9: error…` is line 41 of the module of file 2; both are counted from 0.
pub fn place(complaint: &str) -> Option<(usize, usize)> {
    let (_, rest) = complaint.split_once("driver/src/f")?;
    let (file, rest) = rest.split_once(".rs:")?;
    let line: usize = rest.split(':').next()?.parse().ok()?;
    Some((file.parse().ok()?, line.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_complaint_leads_to_its_line() {
        assert_eq!(place("a/driver/src/f2.rs:41:9: error[E0277]: no"), Some((2, 40)));
        assert_eq!(place("a/vectors-0-0/src/client.rs:1:1: error: no"), None);
    }
}
