//! `codegen inspect`: what would be generated.

use codegen::inspect::Report;

use super::WRONG;
use super::input::InputArgs;
use super::output::result;
use super::session::{Session, SessionArgs};

/// Show what would be generated: operations, pages, types, auth, the untyped census
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  codegen inspect openapi.yaml
  codegen inspect openapi.yaml --json | jq .census")]
pub struct Args {
    #[command(flatten)]
    input: InputArgs,

    /// Print JSON
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    session: SessionArgs,
}

/// Runs the command.
pub fn run(args: &Args) -> u8 {
    let mut session = Session::new(&args.session);
    let code = attempt(args, &mut session).unwrap_or(WRONG);
    session.finish(code)
}

fn attempt(args: &Args, session: &mut Session) -> Option<u8> {
    let config = session.config(&args.input, |_| ())?;
    let plan = session.understand(&args.input, &config)?;
    let report = Report::of(&plan, &session.run.diagnostics);
    result(&if args.json { report.to_json() } else { report.to_string() });
    Some(0)
}
