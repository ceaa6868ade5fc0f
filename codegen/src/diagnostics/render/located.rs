//! Complaints with file, line and column, sorted by them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostics::{Cure, Diagnostic, Diagnostics, Place};
use crate::ir::Pointer;
use crate::load::{Found, Positions, SourceFile, Sources, boundary_before, line_end};
use crate::workers;

use super::advice::{self, Advice};

/// A complaint and where it stands.
#[derive(Debug)]
pub(super) struct Located<'a> {
    pub diagnostic: &'a Diagnostic,
    /// The JSON pointer, where there is one.
    pub pointer: Option<Pointer>,
    /// The file's name, where there is one.
    pub file: Option<&'a str>,
    pub spot: Option<Spot<'a>>,
    /// What to do.
    pub advice: Advice,
}

/// A place in a text.
#[derive(Debug)]
pub(super) struct Spot<'a> {
    pub source: &'a SourceFile,
    pub range: Range<usize>,
    pub start: (usize, usize),
    pub end: (usize, usize),
}

/// Every complaint with its place, in order of files and places.
pub(super) fn locate<'a>(diagnostics: &'a Diagnostics, sources: &'a Sources) -> Vec<Located<'a>> {
    let positions = positions(diagnostics, sources);
    let find = |file: usize, pointer: &Pointer| positions.get(&file)?.find(pointer);
    let mut list = workers::map(&diagnostics.list, |one| locate_one(one, sources, &find));
    list.sort_by_key(|one| {
        let spot = one.spot.as_ref();
        (spot.map(|spot| spot.source.number()), spot.map_or(0, |spot| spot.range.start))
    });
    list
}

/// Where the nodes stand that are complained about, by the number of their file.
fn positions<'a>(
    diagnostics: &Diagnostics,
    sources: &'a Sources,
) -> BTreeMap<usize, Cow<'a, Positions>> {
    let mut pointers: BTreeMap<usize, Vec<&Pointer>> = BTreeMap::new();
    for one in diagnostics.iter() {
        if let Place::Node { file, pointer } | Place::Name { file, pointer } = &one.place {
            pointers.entry(*file).or_default().push(pointer);
        }
    }
    let of_file = |(file, pointers): (usize, Vec<_>)| {
        Some((file, sources.get(file)?.positions_at(&pointers)))
    };
    pointers.into_iter().filter_map(of_file).collect()
}

fn locate_one<'a>(
    diagnostic: &'a Diagnostic,
    sources: &'a Sources,
    find: &impl Fn(usize, &Pointer) -> Option<Found>,
) -> Located<'a> {
    let (source, range, pointer, file) = match &diagnostic.place {
        Place::Nowhere => (None, None, None, None),
        Place::File(file) => (None, None, None, Some(file.as_str())),
        Place::Span { file, start, end } => {
            let source = sources.named(file);
            let pointer = source.and_then(|source| source.pointer_at(*start));
            (source, Some(*start..*end), pointer, Some(file.as_str()))
        }
        Place::Node { file, pointer } => {
            let source = sources.get(*file);
            let found = find(*file, pointer);
            let name = source.map(SourceFile::name);
            let range = found.map(|found| match (&diagnostic.cure, &found.name) {
                (Some(Cure::Member(_)), Some(name)) => name.start..found.value.end,
                _ => found.underline(),
            });
            (source, range, Some(pointer.clone()), name)
        }
        Place::Name { file, pointer } => {
            let source = sources.get(*file);
            let found = find(*file, pointer);
            let range = found.map(|found| found.name.clone().unwrap_or(found.value));
            (source, range, Some(pointer.clone()), source.map(SourceFile::name))
        }
    };
    let spot = source.zip(range).map(|(source, range)| Spot::new(source, range));
    let place = spot.as_ref().map(|spot| (spot.source, spot.range.start));
    let advice = advice::advice(diagnostic, place);
    Located { diagnostic, pointer, file, spot, advice }
}

impl<'a> Spot<'a> {
    fn new(source: &'a SourceFile, range: Range<usize>) -> Self {
        let text = source.text();
        let start = boundary_before(text, range.start);
        // One line is underlined, a block by its first.
        let wanted = boundary_before(text, range.end).max(start);
        let range = start..line_end(text, start, wanted);
        let (start, end) = (source.line_column(range.start), source.line_column(range.end));
        Self { source, range, start, end }
    }
}
