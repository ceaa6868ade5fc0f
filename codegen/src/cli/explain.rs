//! `codegen explain`: the long text behind a code.

use codegen::diagnostics::codes;
use codegen::diagnostics::{Code, Diagnostics};

use super::WRONG;
use super::output::{note, result};
use super::policy::report_unknown;
use super::render::{MessageFormat, render};

/// Say what a code means, with an example and a cure; without one, list them all
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  codegen explain W0603")]
pub struct Args {
    /// The code, as in `warning[W0603]`
    code: Option<String>,
}

/// Runs the command.
pub fn run(args: &Args) -> u8 {
    match &args.code {
        None => result(&list()),
        Some(name) => match codes::find(name) {
            Some(code) => result(&explained(code)),
            None => {
                let mut diagnostics = Diagnostics::new();
                report_unknown(name, &mut diagnostics);
                let found: Vec<_> = diagnostics.iter().cloned().collect();
                note(&render(&found, MessageFormat::Human));
                return WRONG;
            }
        },
    }
    0
}

fn explained(code: &Code) -> String {
    format!("{}: {}\n\n{}\n", code.id, code.title, code.explanation)
}

fn list() -> String {
    codes::all().map(|code| format!("{}  {}\n", code.id, code.title)).collect()
}
