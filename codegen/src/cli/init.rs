//! `codegen init`: a first `codegen.toml`.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::PathBuf;

use codegen::config::{self, Config};
use codegen::diagnostics::Place;
use codegen::diagnostics::codes::tree::{IN_THE_WAY, UNWRITABLE};

use super::WRONG;
use super::input::InputArgs;
use super::output::result;
use super::session::{Session, SessionArgs};

/// Write a first codegen.toml, with every key explained and none set
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  codegen init openapi.yaml
  codegen generate openapi.yaml --config codegen.toml --out client")]
pub struct Args {
    /// The API description, YAML or JSON; `-` reads standard input
    spec: PathBuf,

    /// Where to write it; an existing file is left alone
    #[arg(long, value_name = "FILE", default_value = "codegen.toml")]
    out: PathBuf,

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
    let input = InputArgs { spec: args.spec.clone(), config: None, allow_dir: Vec::new() };
    let plan = session.understand(&input, &Config::default())?;
    let text = config::template(&plan.api.info.title);
    let path = args.out.display();
    match write_new(&args.out, &text) {
        Ok(()) => {
            result(&format!("wrote {path}\n"));
            return Some(0);
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let message = format!("{path} is there already, and was left alone");
            session
                .run
                .diagnostics
                .report_at(&IN_THE_WAY, Place::Nowhere, message)
                .help("give another name with --out");
        }
        Err(error) => {
            let message = format!("cannot write {path}: {error}");
            session.run.diagnostics.report_at(&UNWRITABLE, Place::Nowhere, message);
        }
    }
    None
}

fn write_new(path: &std::path::Path, text: &str) -> io::Result<()> {
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
}
