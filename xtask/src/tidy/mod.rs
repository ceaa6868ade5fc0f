//! `cargo xtask tidy`: the rules that keep the house livable, each with a message that says what to
//! do.

mod arrows;
mod closures;
mod runtime;
mod source;
mod style;
mod uses;

use std::fmt;

use crate::Outcome;
use source::Source;

/// Check the rules of the architecture
#[derive(Debug, Default, clap::Args)]
pub struct Args {
    /// Compile the closure of every runtime file on its own as well (slower)
    #[arg(long)]
    pub closures: bool,
}

/// A rule that is broken somewhere.
#[derive(Debug, PartialEq)]
pub struct Finding {
    /// The file, relative to the top.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, and what to do.
    pub message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.message)
    }
}

/// Runs the command.
pub fn run(args: &Args) -> Outcome {
    let sources = source::all()?;
    let mut findings: Vec<Finding> = sources.iter().flat_map(check).collect();
    findings.extend(style::machine_paths()?);
    findings.extend(arrows::one_file(&sources));
    if args.closures {
        findings.extend(closures::check(&sources)?);
    }
    for finding in &findings {
        anstream::println!("{finding}");
    }
    Ok(u8::from(!findings.is_empty()))
}

fn check(source: &Source) -> Vec<Finding> {
    let mut findings = style::check(source);
    findings.extend(arrows::check(source));
    findings.extend(runtime::check(source));
    findings
}

#[cfg(test)]
mod tests;
