//! Where the entries of `codegen.toml` stand, for complaints that come long after parsing.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostics::Place;

/// Places by section (`rename.schema`) and entry (`Dial`).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Spans {
    file: String,
    entries: BTreeMap<(String, String), Range<usize>>,
}

impl Spans {
    /// None yet, in a file of this name.
    pub fn new(file: &str) -> Self {
        Self { file: file.to_owned(), entries: BTreeMap::new() }
    }

    /// Notes an entry: a key that the user chose, or a member of a list.
    pub fn note(&mut self, section: &str, entry: &str, span: Range<usize>) {
        self.entries.insert((section.to_owned(), entry.to_owned()), span);
    }

    /// The place of an entry; nowhere when the config was not read from a file.
    pub fn place(&self, section: &str, entry: &str) -> Place {
        match self.entries.get(&(section.to_owned(), entry.to_owned())) {
            Some(span) => self.span(span.clone()),
            None => Place::Nowhere,
        }
    }

    /// Every entry noted, as section and entry.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &str)> {
        self.entries.keys().map(|(section, entry)| (section.as_str(), entry.as_str()))
    }

    /// A place in this file.
    pub fn span(&self, span: Range<usize>) -> Place {
        Place::Span { file: self.file.clone(), start: span.start, end: span.end }
    }
}
