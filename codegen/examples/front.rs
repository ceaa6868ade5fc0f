//! Loads and normalizes every document of the folders named, and counts what is said about them.
//!
//! `cargo run --release -p codegen --example front -- [--as-yaml] [--show CODE] FOLDER…`

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use codegen::diagnostics::{Diagnostics, Format, Severity, render};
use codegen::load::{Sources, load};
use codegen::normalize::normalize;

#[derive(Default)]
struct Totals {
    documents: usize,
    failed: usize,
    differ: usize,
    schemas: usize,
    operations: usize,
    codes: BTreeMap<&'static str, usize>,
    load: Duration,
    normalize: Duration,
    slowest: (Duration, String),
}

fn main() {
    let mut as_yaml = false;
    let mut show = None;
    let mut paths = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--as-yaml" => as_yaml = true,
            "--show" => show = arguments.next(),
            folder => files(Path::new(folder), &mut paths),
        }
    }
    paths.sort();
    let mut totals = Totals::default();
    for path in &paths {
        run(path, as_yaml, show.as_deref(), &mut totals);
    }
    print(&totals);
}

fn files(path: &Path, found: &mut Vec<PathBuf>) {
    if let Ok(entries) = std::fs::read_dir(path) {
        entries.flatten().for_each(|entry| files(&entry.path(), found));
    } else {
        found.push(path.to_owned());
    }
}

fn run(path: &Path, as_yaml: bool, show: Option<&str>, totals: &mut Totals) {
    let name = path.display().to_string();
    let mut original = None;
    let mut bytes = std::fs::read(path).expect("the file is readable");
    if as_yaml {
        let value: serde_json::Value = serde_json::from_slice(&bytes).expect("the corpus is JSON");
        bytes = serde_yaml::to_string(&value).expect("JSON is YAML").into_bytes();
        original = Some(value);
    }
    let mut diagnostics = Diagnostics::new();
    let start = Instant::now();
    let document = load(&name, &bytes, &mut diagnostics);
    let loaded = start.elapsed();
    let sources =
        document.as_ref().map_or_else(|| Sources::lossy(&name, &bytes), |d| d.sources.clone());
    let same = original.is_none()
        || document.as_ref().map(|document| &document.value) == original.as_ref();
    totals.differ += usize::from(!same);
    let start = Instant::now();
    let parts = document.and_then(|document| normalize(document, &mut diagnostics));
    let normalized = start.elapsed();

    totals.documents += 1;
    totals.failed += usize::from(parts.is_none());
    totals.load += loaded;
    totals.normalize += normalized;
    totals.slowest = std::mem::take(&mut totals.slowest).max((loaded + normalized, name));
    if let Some(parts) = &parts {
        totals.schemas += parts.components.schemas.len();
        totals.operations += parts.paths.iter().map(|(_, item)| item.iter().count()).sum::<usize>();
    }
    let mut shown = Diagnostics::new();
    for one in diagnostics.iter() {
        *totals.codes.entry(one.code.id).or_default() += 1;
        if one.severity() == Severity::Error || show == Some(one.code.id) {
            shown.report_at(one.code, one.place.clone(), one.message.clone());
        }
    }
    print!("{}", render(&shown, &sources, Format::Human, false));
}

fn print(totals: &Totals) {
    println!(
        "{} documents, {} failed, {} differ as YAML",
        totals.documents, totals.failed, totals.differ
    );
    println!("{} component schemas, {} operations", totals.schemas, totals.operations);
    println!("load {:?}, normalize {:?}", totals.load, totals.normalize);
    println!("slowest {:?} {}", totals.slowest.0, totals.slowest.1);
    for (code, count) in &totals.codes {
        println!("{code} {count}");
    }
}
