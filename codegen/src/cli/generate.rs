//! `codegen generate`: writes the crate, or with `--check` compares it.

use std::path::{Path, PathBuf};

use codegen::Run;
use codegen::config::{self, Config};
use codegen::diagnostics::Place;
use codegen::diagnostics::codes::tree::UNWRITABLE;
use codegen::tree::{self, FileTree, Summary};

use super::input::InputArgs;
use super::output::{counted, result};
use super::session::{Session, SessionArgs};
use super::{DRIFT, WRONG};

/// Write the client crate into a folder, all or nothing
///
/// Files that the generator did not write are never touched; `.codegen-manifest` in the folder lists
/// those that it did. The folder may stand inside another workspace: add it to `members`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  codegen generate openapi.yaml --out client --package acme
  codegen generate openapi.yaml --out client --check --deny warnings      in CI
  codegen generate openapi.yaml --out client --message-format sarif 2> codegen.sarif")]
pub struct Args {
    #[command(flatten)]
    input: InputArgs,

    /// The folder of the crate
    #[arg(long, value_name = "DIR")]
    out: PathBuf,

    /// Name of the package; wins over the config
    #[arg(long, value_name = "NAME", value_parser = package_name)]
    package: Option<String>,

    /// Compare in memory and print a unified diff; write nothing
    #[arg(long)]
    check: bool,

    /// Models only, no client
    #[arg(long)]
    types_only: bool,

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
    let config = session.config(&args.input, |config| adjust(args, config))?;
    let plan = session.understand(&args.input, &config)?;
    let tree = session.emit(&plan);
    if args.check {
        return check(&tree, args, session);
    }
    if session.is_denied() {
        session.note("nothing was written, because of denied warnings\n");
        return Some(DRIFT);
    }
    let Run { timings, diagnostics, .. } = &mut session.run;
    let summary = timings.stage("write", || tree::write(&tree, &args.out, diagnostics))?;
    // The process ends; what it holds goes with it, sooner than piece by piece.
    std::mem::forget((plan, tree));
    result(&told(&summary, &args.out));
    Some(0)
}

fn package_name(text: &str) -> Result<String, String> {
    match config::package_complaint(text) {
        None => Ok(text.to_owned()),
        Some(complaint) => Err(format!("it {complaint}")),
    }
}

fn adjust(args: &Args, config: &mut Config) {
    config.operations.types_only |= args.types_only;
    if args.package.is_some() {
        config.package.name.clone_from(&args.package);
    }
}

fn check(tree: &FileTree, args: &Args, session: &mut Session) -> Option<u8> {
    let drift = match tree::check(tree, &args.out) {
        Ok(drift) => drift,
        Err(error) => {
            let message = format!("cannot read {}: {error}", args.out.display());
            let diagnostics = &mut session.run.diagnostics;
            diagnostics
                .report_at(&UNWRITABLE, Place::Nowhere, message)
                .help("give the folder of the crate with --out");
            return None;
        }
    };
    if drift.is_empty() {
        return Some(0);
    }
    result(&drift.to_string());
    let files = counted(drift.count(), "file");
    session.note(&format!(
        "{files} out of date; the same command without --check mends what is ours\n"
    ));
    Some(DRIFT)
}

fn told(summary: &Summary, out: &Path) -> String {
    let Summary { written, unchanged, removed } = summary;
    let removed = match removed.len() {
        0 => String::new(),
        count => format!(", {count} removed"),
    };
    let written = counted(written.len(), "file");
    format!("{written} written, {unchanged} unchanged{removed} in {}\n", out.display())
}
