//! What came of the rows, and how it is told.

use std::fmt;

use super::files::{Kind, VectorFile};
use super::overrides;

/// What came of one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// As it should be.
    Pass,
    /// As it should be, in a way that a reader should know of.
    PassBy(String),
    /// Not as it should be.
    Fail {
        /// What the row wants.
        expected: String,
        /// What was seen.
        actual: String,
    },
}

impl Verdict {
    /// A row that cannot be judged.
    pub fn unknown(why: impl fmt::Display) -> Self {
        Self::Fail { expected: "a form that the runner knows".to_owned(), actual: why.to_string() }
    }

    /// A pass if nothing is wrong.
    pub fn of(expected: impl fmt::Display, problem: Option<String>) -> Self {
        match problem {
            None => Self::Pass,
            Some(actual) => Self::Fail { expected: expected.to_string(), actual },
        }
    }
}

/// A row that failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The id of the row.
    pub id: String,
    /// What it wants.
    pub expected: String,
    /// What was seen.
    pub actual: String,
}

/// What came of a file.
#[derive(Debug)]
pub struct FileReport {
    name: String,
    total: usize,
    failures: Vec<Failure>,
    overridden: Vec<(String, &'static str)>,
    notes: Vec<(String, String)>,
}

impl FileReport {
    /// Of a file whose rows were judged.
    pub fn of(file: &VectorFile, verdicts: Vec<Verdict>) -> Self {
        let mut report = Self {
            name: short_name(file),
            total: file.rows.len(),
            failures: Vec::new(),
            overridden: Vec::new(),
            notes: Vec::new(),
        };
        for (row, verdict) in verdicts.into_iter().enumerate() {
            report.add(file.id(row), verdict);
        }
        report
    }

    /// Its failures.
    pub fn failures(&self) -> impl Iterator<Item = &Failure> {
        self.failures.iter()
    }

    fn add(&mut self, id: String, verdict: Verdict) {
        match (verdict, overrides::reason(&id)) {
            (Verdict::Pass, _) => {}
            (Verdict::PassBy(how), _) => self.notes.push((id, how)),
            (Verdict::Fail { .. }, Some(reason)) => self.overridden.push((id, reason)),
            (Verdict::Fail { expected, actual }, None) => {
                self.failures.push(Failure { id, expected, actual });
            }
        }
    }
}

/// `retry_vectors.json` is `retry`.
fn short_name(file: &VectorFile) -> String {
    let name = file.name.strip_suffix("_vectors").unwrap_or(&file.name);
    if file.kind == Kind::Adversarial { file.name.clone() } else { name.to_owned() }
}

/// What came of a folder.
#[derive(Debug)]
pub struct Report {
    /// Its files.
    pub files: Vec<FileReport>,
}

impl Report {
    /// Every failure.
    pub fn failures(&self) -> impl Iterator<Item = &Failure> {
        self.files.iter().flat_map(FileReport::failures)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for file in &self.files {
            file.notes.iter().try_for_each(|(id, how)| writeln!(f, "note {id}: {how}"))?;
        }
        for file in &self.files {
            let told = &file.overridden;
            told.iter().try_for_each(|(id, reason)| writeln!(f, "override {id}: {reason}"))?;
        }
        for Failure { id, expected, actual } in self.failures() {
            writeln!(f, "FAILED {id}\n  expected: {expected}\n  actual:   {actual}")?;
        }
        self.files.iter().try_for_each(|file| writeln!(f, "{file}"))
    }
}

impl fmt::Display for FileReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, total, failures, overridden, notes: _ } = self;
        write!(f, "{name} {}/{total}", total - failures.len())?;
        match overridden.len() {
            0 => Ok(()),
            count => write!(f, " ({count} by a documented override)"),
        }
    }
}
