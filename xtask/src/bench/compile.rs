//! What building a generated crate takes, when its dependencies are built already.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::measure::{Usage, measure};
use super::tools::{PACKAGE, Tool};
use super::watch::Limits;

/// A way to build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// `cargo check`.
    Check,
    /// `cargo build --release`.
    Release,
    /// A program that makes one call, with the crate built already: `cargo build --example`.
    Program,
}

/// A generated crate, and where cargo puts what it makes of it.
pub struct Crate {
    /// Where it is.
    pub folder: PathBuf,
    /// Shared by all crates of one tool: their dependencies are the same.
    pub target: PathBuf,
}

impl Crate {
    /// Builds everything that the measured build only uses.
    pub fn prepare(&self, way: Way, log: &Path, limits: Limits) -> Result<(), String> {
        let work = || match measure(self.command(way), log, limits)?.stopped {
            None => Ok(()),
            Some(stop) => Err(format!("the dependencies are not built: {stop}")),
        };
        if way == Way::Program { work() } else { self.without_sources(work) }
    }

    /// Builds the crate, and the crate alone.
    pub fn build(&self, way: Way, log: &Path, limits: Limits) -> Result<Usage, String> {
        self.forget(way).map_err(|error| format!("cannot clean up: {error}"))?;
        let mut command = self.command(way);
        command.arg("--timings");
        measure(command, log, limits)
    }

    /// Runs something while the crate is empty.
    fn without_sources(&self, work: impl FnOnce() -> Result<(), String>) -> Result<(), String> {
        let (sources, away) = (self.folder.join("src"), self.folder.join("src-away"));
        let hide = || -> std::io::Result<()> {
            fs::rename(&sources, &away)?;
            fs::create_dir(&sources)?;
            fs::write(sources.join("lib.rs"), "")
        };
        let show = || -> std::io::Result<()> {
            fs::remove_dir_all(&sources)?;
            fs::rename(&away, &sources)
        };
        hide().map_err(|error| error.to_string())?;
        let result = work();
        show().map_err(|error| error.to_string())?;
        result
    }

    /// Makes the crate, or the program, one that has to be built again from nothing.
    fn forget(&self, way: Way) -> Result<(), String> {
        if way == Way::Program {
            let program = self.folder.join("examples/first_call.rs");
            let file = fs::File::options().append(true).open(program);
            let now = std::time::SystemTime::now();
            return file.and_then(|file| file.set_modified(now)).map_err(|error| error.to_string());
        }
        let mut command = self.cargo("clean");
        command.args(["--package", PACKAGE]);
        if way == Way::Release {
            command.arg("--release");
        }
        let output = command.output().map_err(|error| error.to_string())?;
        output.status.success().then_some(()).ok_or_else(|| "cargo clean failed".to_owned())
    }

    fn command(&self, way: Way) -> Command {
        let mut command = self.cargo(match way {
            Way::Check => "check",
            Way::Release | Way::Program => "build",
        });
        match way {
            Way::Check => {}
            Way::Release => _ = command.arg("--release"),
            Way::Program => _ = command.args(["--example", "first_call"]),
        }
        command
    }

    fn cargo(&self, subcommand: &str) -> Command {
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()));
        command.arg(subcommand).current_dir(&self.folder);
        // A compiler server would do the work where nobody counts it.
        command.env("CARGO_TARGET_DIR", &self.target).env_remove("RUSTC_WRAPPER");
        command.env("CARGO_INCREMENTAL", "0");
        command
    }
}

impl Way {
    /// Only our crates come with a program of the same kind.
    pub fn is_for(self, tool: Tool) -> bool {
        self != Self::Program || tool == Tool::Codegen
    }
}
