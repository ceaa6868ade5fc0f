//! Turns an OpenAPI document into a Rust client crate.
//!
//! ```text
//! text ─load→ Document ─normalize→ Parts ─lower→ ir::Api ─plan→ Plan ─emit+format→ FileTree ─→ write | diff
//! ```

pub mod config;
pub mod diagnostics;
pub mod emit;
pub mod format;
pub mod inspect;
pub mod ir;
pub mod load;
pub mod lower;
pub mod normalize;
pub mod plan;
pub mod timings;
pub mod tree;
mod workers;

use std::sync::atomic::{AtomicUsize, Ordering};

use config::Config;
use diagnostics::Diagnostics;
use load::Sources;
use plan::Plan;
use timings::{Step, Timings};
use tree::FileTree;

/// A description to generate from.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// The name that complaints call it by.
    pub name: &'a str,
    /// Its bytes, YAML or JSON.
    pub bytes: &'a [u8],
    /// Where the files are that it refers to.
    pub files: &'a dyn load::Source,
}

/// What a run collects on its way.
#[derive(Debug, Default)]
pub struct Run {
    /// Complaints.
    pub diagnostics: Diagnostics,
    /// The files that were read, for the excerpts of complaints.
    pub sources: Sources,
    /// How long the stages took.
    pub timings: Timings,
}

/// Every file of the crate. `None`: the input cannot be used, and the diagnostics say why.
pub fn generate(input: Input<'_>, config: &Config, run: &mut Run) -> Option<FileTree> {
    let plan = understand(input, config, run)?;
    Some(emit(&plan, run))
}

/// Everything up to the decisions, before anything is printed: what `inspect` shows.
pub fn understand(input: Input<'_>, config: &Config, run: &mut Run) -> Option<Plan> {
    let Run { diagnostics, sources, timings } = run;
    let load = || load::load_all(input.files, input.name, input.bytes, diagnostics);
    let Some(mut document) = timings.stage("load", load) else {
        // For the excerpts of what keeps it from being read.
        *sources = Sources::lossy(input.name, input.bytes);
        return None;
    };
    *sources = document.sources.clone();
    if config.layout.order == config::Order::Sorted {
        document.value.sort_all_objects();
    }
    let parts = timings.stage("normalize", || normalize::normalize(document, diagnostics))?;
    let api = timings.stage("lower", || lower::lower(&parts, diagnostics));
    // What follows has use for the memory.
    workers::drop_aside(parts);
    let plan = timings.stage("plan", || plan::plan(api, config, diagnostics));
    diagnostics.drop_repeated();
    (!diagnostics.has_errors()).then_some(plan)
}

/// Prints a plan; nothing can fail any more.
pub fn emit(plan: &Plan, run: &mut Run) -> FileTree {
    let (files, done) = (emit::files(plan), AtomicUsize::new(0));
    let watcher = run.timings.watcher.clone();
    let make = |file: &emit::FileId| {
        let made = emit::emit(plan, file);
        let done = done.fetch_add(1, Ordering::Relaxed) + 1;
        watcher.tell(Step::File { done, of: files.len() });
        made
    };
    let (mut tree, needs) = run.timings.stage("emit", || format::run_all(&files, make));
    run.timings.stage("runtime", || emit::finish(plan, &mut tree, needs, format::HEADER));
    tree
}
