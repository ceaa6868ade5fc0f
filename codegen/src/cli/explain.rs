//! `codegen explain`: the long text behind a code.

use codegen::diagnostics::{self, Diagnostics, codes};
use codegen::load::Sources;

use super::WRONG;
use super::output::result;
use super::policy::report_unknown;
use super::render::{self, MessageFormat};

/// Say what a code means, with an example and a cure; without one, list them all
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  codegen explain W0603")]
pub struct Args {
    /// The code, as in `warning[W0603]`
    code: Option<String>,
}

/// Runs the command.
pub fn run(args: &Args) -> u8 {
    let text = match &args.code {
        None => Some(list()),
        Some(name) => diagnostics::explain(name),
    };
    if let Some(text) = text {
        result(&text);
        return 0;
    }
    let mut diagnostics = Diagnostics::new();
    report_unknown(args.code.as_deref().unwrap_or_default(), &mut diagnostics);
    render::print(&diagnostics, &Sources::default(), MessageFormat::Human);
    WRONG
}

fn list() -> String {
    codes::all().map(|code| format!("{}  {}\n", code.id, code.title)).collect()
}
