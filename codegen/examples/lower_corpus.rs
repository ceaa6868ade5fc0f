//! Lowers every document below the folders given: warnings by code, the untyped census, time.
//!
//! `SHOW=W0310` lists the complaints of one code, `PRINT=1` the IR.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use codegen::diagnostics::Diagnostics;
use codegen::ir::{self, Additional, Api, Kind, Shape, TypeRef, Untyped};

fn main() {
    let mut files = Vec::new();
    std::env::args().skip(1).for_each(|argument| collect(Path::new(&argument), &mut files));
    files.sort();
    let mut report = Report::default();
    files.iter().for_each(|file| document(file, &mut report));
    report.print(files.len());
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    match std::fs::read_dir(path) {
        Ok(entries) => entries.flatten().for_each(|entry| collect(&entry.path(), files)),
        Err(_) => files.push(path.to_owned()),
    }
}

#[derive(Default)]
struct Report {
    /// Complaints and documents, by code.
    codes: BTreeMap<&'static str, (usize, usize)>,
    unread: Vec<PathBuf>,
    slowest: Vec<([Duration; 3], PathBuf)>,
    typed: usize,
    faithful: usize,
    lost: BTreeMap<String, usize>,
}

fn document(file: &Path, report: &mut Report) {
    let mut diagnostics = Diagnostics::new();
    match lowered(file, &mut diagnostics) {
        Some((api, times)) => {
            report.slowest.push((times, file.to_owned()));
            report.census(&api);
            if std::env::var("PRINT").is_ok() {
                println!("{}", ir::print(&api));
            }
        }
        None => report.unread.push(file.to_owned()),
    }
    report.complaints(file, &diagnostics);
}

fn lowered(file: &Path, diagnostics: &mut Diagnostics) -> Option<(Api, [Duration; 3])> {
    let bytes = std::fs::read(file).ok()?;
    let start = Instant::now();
    let document = codegen::load::load(&file.display().to_string(), &bytes, diagnostics)?;
    let loaded = start.elapsed();
    let parts = codegen::normalize::normalize(document, diagnostics)?;
    let normalized = start.elapsed();
    let api = codegen::lower::lower(&parts, diagnostics);
    Some((api, [start.elapsed() - normalized, normalized - loaded, loaded]))
}

impl Report {
    fn complaints(&mut self, file: &Path, diagnostics: &Diagnostics) {
        let show = std::env::var("SHOW").unwrap_or_default();
        let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
        for complaint in diagnostics.iter() {
            *counts.entry(complaint.code.id).or_default() += 1;
            if complaint.code.id == show {
                println!("{} {:?} {}", file.display(), complaint.place, complaint.message);
            }
        }
        for (code, count) in counts {
            let known = self.codes.entry(code).or_default();
            *known = (known.0 + count, known.1 + 1);
        }
    }

    fn census(&mut self, api: &Api) {
        for def in &api.types {
            match &def.shape {
                Shape::Object(object) => {
                    object.properties.iter().for_each(|property| self.count(&property.ty));
                    if let Additional::Typed(ty) = &object.additional {
                        self.count(ty);
                    }
                }
                Shape::Union(union) => {
                    union.members.iter().for_each(|member| self.count(&member.ty));
                }
                Shape::Alias(ty) => self.count(ty),
                Shape::Enum(_) => {}
            }
        }
        for operation in &api.operations {
            operation.parameters.iter().for_each(|parameter| self.count(&parameter.ty));
            let bodies = operation.body.iter().flat_map(|body| &body.contents);
            let answers = operation.responses.iter().flat_map(|answer| &answer.contents);
            bodies
                .chain(answers)
                .filter_map(|content| content.ty.as_ref())
                .for_each(|ty| self.count(ty));
        }
    }

    fn count(&mut self, ty: &TypeRef) {
        match &ty.kind {
            Kind::Array(item) | Kind::Map(item) => self.count(item),
            Kind::Tuple(items) => items.iter().for_each(|item| self.count(item)),
            Kind::Any(Untyped::Faithful) => self.faithful += 1,
            Kind::Any(Untyped::Recoverable(lost)) => {
                *self.lost.entry(lost.clone()).or_default() += 1;
            }
            _ => self.typed += 1,
        }
    }

    fn print(mut self, files: usize) {
        self.slowest.sort();
        for ([lower, normalize, load], file) in self.slowest.iter().rev().take(5) {
            println!("lower {lower:?} normalize {normalize:?} load {load:?} {}", file.display());
        }
        for (code, (count, documents)) in &self.codes {
            println!("{code} {count} in {documents}");
        }
        self.lost.iter().for_each(|(lost, count)| println!("lost {count} {lost}"));
        self.unread.iter().for_each(|file| println!("unread {}", file.display()));
        let recoverable: usize = self.lost.values().sum();
        let (typed, faithful) = (self.typed, self.faithful);
        println!("{files} files: typed {typed}, faithful {faithful}, recoverable {recoverable}");
    }
}
