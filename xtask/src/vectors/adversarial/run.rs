//! One case through the generator.

use std::cell::RefCell;
use std::time::{Duration, Instant};

use codegen::config::Config;
use codegen::diagnostics::{Diagnostic, Format, Place, render};
use codegen::load::{ReadError, Source};
use codegen::tree::FileTree;
use codegen::{Input, Run};

use super::cases::Case;
use super::document;
use crate::process::root;

/// What came of it.
pub struct Outcome {
    /// The crate; `None` = refused.
    pub tree: Option<FileTree>,
    /// Every complaint as `CODE place`, sorted.
    pub said: Vec<String>,
    /// All complaints as they are printed.
    pub printed: String,
    /// The further files that it asked for.
    pub reads: Vec<String>,
    /// How long it took.
    pub time: Duration,
}

/// Gives no file, and remembers which were asked for.
#[derive(Default)]
struct Watched {
    asked: RefCell<Vec<String>>,
}

impl Source for Watched {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        self.asked.borrow_mut().push(path.to_owned());
        Err(ReadError::NotAllowed)
    }
}

/// Generates the crate of a case.
pub fn run(case: &Case, package: &str) -> Result<Outcome, String> {
    let bytes = document::bytes(&case.input)?;
    let files = Watched::default();
    let mut run = Run::default();
    let input = Input { name: "spec.yaml", bytes: &bytes, files: &files };
    let start = Instant::now();
    let tree = codegen::generate(input, &config(package), &mut run);
    let time = start.elapsed();
    let mut said: Vec<String> = run.diagnostics.iter().map(|one| told(one, &run)).collect();
    said.sort();
    let printed = render(&run.diagnostics, &run.sources, Format::Human, false);
    Ok(Outcome { tree, said, printed, reads: files.asked.into_inner(), time })
}

/// The crate depends on the support code, so that this is compiled once.
pub fn config(package: &str) -> Config {
    let mut config = Config::default();
    config.package.name = Some(package.to_owned());
    config.runtime.path = Some(root().join("codegen/runtime").display().to_string());
    config
}

/// `CODE pointer`, `CODE line:column`, or the code alone where there is no place.
fn told(one: &Diagnostic, run: &Run) -> String {
    let place = match &one.place {
        Place::Node { pointer, .. } | Place::Name { pointer, .. } => pointer.as_str().to_owned(),
        Place::Span { file, start, .. } => {
            let source = run.sources.named(file);
            let (line, column) = source.map_or((0, 0), |source| source.line_column(*start));
            format!("{line}:{column}")
        }
        Place::File(_) | Place::Nowhere => return one.code.id.to_owned(),
    };
    format!("{} {place}", one.code.id)
}
