//! The generators that are compared, and how each is called.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::{Deserialize, Serialize};

/// The name of every package that is measured, so that all of one tool share their dependencies.
pub const PACKAGE: &str = "measured";

/// A generator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tool {
    /// This workspace's.
    Codegen,
    /// `openapi-to-rust`.
    OpenapiToRust,
    /// `cargo-progenitor`.
    Progenitor,
    /// `openapi-generator`, for Rust with reqwest.
    OpenapiGenerator,
}

/// The others.
pub const PEERS: [Tool; 3] = [Tool::OpenapiToRust, Tool::Progenitor, Tool::OpenapiGenerator];

impl fmt::Display for Tool {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::Codegen => "codegen",
            Self::OpenapiToRust => "openapi-to-rust",
            Self::Progenitor => "progenitor",
            Self::OpenapiGenerator => "openapi-generator",
        })
    }
}

impl Tool {
    /// The version that is installed.
    pub fn version(self) -> &'static str {
        match self {
            Self::Codegen => "this tree",
            Self::OpenapiToRust => "0.23.0",
            Self::Progenitor => "0.15.1",
            Self::OpenapiGenerator => "7.26.0",
        }
    }

    /// The call that generates a crate into a folder.
    pub fn command(self, program: &Path, document: &Path, folder: &Path) -> Command {
        let mut command = match self {
            Self::OpenapiGenerator => Command::new("java"),
            _ => Command::new(program),
        };
        match self {
            Self::Codegen => {
                command.arg("generate").arg(document).arg("--out").arg(folder);
                command.args(["--package", PACKAGE]);
            }
            Self::OpenapiToRust => {
                command.arg("generate").arg(document).args(["--module-name", "generated"]);
                command.arg("--output-dir").arg(folder.join("src/generated"));
            }
            Self::Progenitor => {
                command.arg("progenitor").arg("--input").arg(document).arg("--output").arg(folder);
                command.args(["--name", PACKAGE, "--version", "0.1.0"]);
            }
            Self::OpenapiGenerator => {
                command.arg("-jar").arg(program).args(["generate", "--generator-name", "rust"]);
                command.arg("--input-spec").arg(document).arg("--output").arg(folder);
                command.args(["--package-name", PACKAGE]);
                // Else it takes the document's, which cargo may refuse.
                command.args(["--additional-properties", "packageVersion=0.1.0"]);
            }
        }
        command
    }

    /// Makes what cargo needs beside what the tool wrote: a manifest for bare modules, and a
    /// workspace of its own for every crate.
    pub fn dress(self, folder: &Path) -> io::Result<()> {
        let manifest = folder.join("Cargo.toml");
        if self == Self::OpenapiToRust {
            let package = format!(
                "[package]\nname = \"{PACKAGE}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n"
            );
            let dependencies = fs::read_to_string(folder.join("src/generated/REQUIRED_DEPS.toml"))?;
            fs::write(&manifest, package + &dependencies)?;
            fs::write(folder.join("src/lib.rs"), "pub mod generated;\n")?;
        }
        let text = fs::read_to_string(&manifest)?;
        if !text.lines().any(|line| line.trim() == "[workspace]") {
            fs::write(&manifest, text + "\n[workspace]\n")?;
        }
        Ok(())
    }
}

/// The tools that can be called, with their programs.
pub type Programs = BTreeMap<Tool, PathBuf>;
