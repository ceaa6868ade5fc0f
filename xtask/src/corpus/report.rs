//! What a run found out, document by document; kept as JSON, so that two runs can be compared and
//! one can go on where another stopped.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::build::{Built, Mode};
use super::documents::Document;
use super::failure::Failure;

/// All rows of a run.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Time on the clock, all runs that were resumed included.
    pub seconds: f64,
    /// A row a document, in order of the run.
    pub rows: Vec<Row>,
}

/// What is known about a document.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Its path.
    pub document: String,
    /// Why it did not generate, if it did not.
    pub failure: Option<Failure>,
    /// Time to generate.
    pub millis: u64,
    /// The most memory in use meanwhile, where the system tells.
    pub peak_kib: Option<u64>,
    /// Files of the crate.
    pub files: usize,
    /// Bytes of the crate.
    pub bytes: usize,
    /// Warnings of the generator by code.
    pub warnings: BTreeMap<String, usize>,
    /// What there is in it.
    pub counts: Counts,
    /// How the crate was built.
    pub builds: BTreeMap<Mode, Built>,
}

/// What there is in an API.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Operations.
    pub operations: usize,
    /// Named types.
    pub types: usize,
    /// Positions with a type.
    pub typed: usize,
    /// Positions where the document admits any value.
    pub faithful: usize,
    /// Positions that lost their type.
    pub recoverable: usize,
    /// Bodies and answers of a declared structure that are text or octets.
    #[serde(default)]
    pub raw: usize,
}

impl Row {
    /// Nothing known yet.
    pub fn new(document: &str) -> Self {
        Self { document: document.to_owned(), ..Self::default() }
    }

    /// Whether it was built in all these ways.
    pub fn has(&self, modes: &[Mode]) -> bool {
        modes.iter().all(|mode| self.builds.contains_key(mode))
    }

    /// Whether it generated, and what was built is clean.
    pub fn is_good(&self) -> bool {
        self.failure.is_none() && self.builds.values().all(Built::is_clean)
    }
}

impl Report {
    /// Reads a report.
    pub fn read(path: &Path) -> Result<Self, String> {
        let read = fs::read_to_string(path).map_err(|error| error.to_string());
        read.and_then(|text| serde_json::from_str(&text).map_err(|error| error.to_string()))
            .map_err(|error| format!("cannot read the report {}: {error}", path.display()))
    }

    /// Writes it, if somebody wants it; a run that is stopped meanwhile leaves the report before.
    pub fn save(&self, path: Option<&Path>) -> io::Result<()> {
        let Some(path) = path else { return Ok(()) };
        let unfinished = path.with_extension("unfinished");
        fs::write(&unfinished, serde_json::to_string_pretty(self)? + "\n")?;
        fs::rename(unfinished, path)
    }

    /// The rows of these documents.
    pub fn only(mut self, documents: &[Document]) -> Self {
        self.rows.retain(|row| documents.iter().any(|document| document.name == row.document));
        self
    }

    /// The row of a document.
    pub fn row(&self, document: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.document == document)
    }

    /// Takes in a row; what was built before stays known.
    pub fn merge(&mut self, row: Row) {
        match self.rows.iter_mut().find(|known| known.document == row.document) {
            Some(known) => {
                let builds = std::mem::take(&mut known.builds);
                *known = Row { builds, ..row };
            }
            None => self.rows.push(row),
        }
    }

    /// Notes how a crate was built.
    pub fn built(&mut self, document: &str, mode: Mode, built: Built) {
        if let Some(row) = self.rows.iter_mut().find(|row| row.document == document) {
            row.builds.insert(mode, built);
        }
    }

    /// Brings the rows into the order of the run, however they came in.
    pub fn sort(&mut self, documents: &[Document]) {
        let places: BTreeMap<&str, usize> =
            documents.iter().map(|document| (document.name.as_str(), document.index)).collect();
        self.rows.sort_by_key(|row| places.get(row.document.as_str()).copied());
    }

    /// Whether everything that was asked for holds.
    pub fn is_good(&self) -> bool {
        self.rows.iter().all(Row::is_good)
    }
}
