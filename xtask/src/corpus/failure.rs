//! Why a document did not generate.

use serde::{Deserialize, Serialize};

/// What went wrong, and the first thing that was said about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// What went wrong.
    pub kind: FailureKind,
    /// One line.
    pub message: String,
}

/// What went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FailureKind {
    /// The generator said no: an error among the diagnostics.
    Refused,
    /// The generator panicked.
    Panicked,
    /// The process ended: a stack overflow, out of memory.
    Crashed,
    /// It took too long.
    TimedOut,
    /// It generated, but not what it should: other output from the same input.
    Differed,
    /// What came out is not what a crate must be: no Rust, or a name twice.
    Flawed,
    /// The files could not be read or written.
    Files,
}

impl Failure {
    /// A failure told in one line.
    pub fn new(kind: FailureKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into() }
    }
}
