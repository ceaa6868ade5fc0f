//! The files that were read, kept for positions and excerpts.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::diagnostics::Place;

use super::Positions;
use super::lines::Lines;
use super::tabs::Mended;
use super::tree::Seen;

/// A file that was read.
#[derive(Debug, Clone, Default)]
pub struct SourceFile {
    name: String,
    /// From the folder of the main file, where this is another.
    path: Option<String>,
    text: String,
    number: usize,
    /// No part of the description, such as the config.
    is_foreign: bool,
    mended: OnceLock<Mended>,
    as_yaml: OnceLock<()>,
    seen: OnceLock<Seen>,
    positions: OnceLock<Positions>,
    lines: OnceLock<Lines>,
}

impl SourceFile {
    /// The file `number` of a document, under the name that the user knows.
    pub fn new(number: usize, name: &str, text: String) -> Self {
        Self { name: name.to_owned(), text, number, ..Self::default() }
    }

    /// The same, by the path that references have for it.
    pub(super) fn known_as(self, path: &str) -> Self {
        Self { path: Some(path.to_owned()), ..self }
    }

    /// Where it is, from the folder of the main file: the same wherever that folder is.
    pub fn path(&self) -> &str {
        self.path.as_deref().unwrap_or(&self.name)
    }

    /// The name as the user gave it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text as it was read, without a byte order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its number among the files of the document.
    pub fn number(&self) -> usize {
        self.number
    }

    /// Whether the content, not the name, says JSON.
    pub fn is_json(&self) -> bool {
        let mut start = self.text.trim_start();
        while let Some(length) = comment(start) {
            start = start[length..].trim_start();
        }
        !self.is_foreign && start.starts_with(['{', '['])
    }

    /// The length of the comment that begins at a byte of JSON, which has none.
    pub(super) fn comment_at(&self, offset: usize) -> Option<usize> {
        self.text.get(offset..).filter(|_| self.is_json()).and_then(comment)
    }

    /// Keeps what was seen while it was read.
    pub(super) fn note_seen(&self, seen: Seen) {
        self.seen.get_or_init(|| seen);
    }

    /// What is in it that few files have.
    pub(crate) fn seen(&self) -> Seen {
        self.seen.get().copied().unwrap_or(Seen::all())
    }

    /// Where every value stands; found at the first call.
    pub fn positions(&self) -> &Positions {
        self.positions.get_or_init(|| match self.mended.get() {
            Some(mended) => Positions::of_yaml(mended.text()).map(|at| mended.original(at)),
            None if self.is_json() && self.as_yaml.get().is_none() => {
                Positions::of_json(&self.text)
            }
            None => Positions::of_yaml(&self.text),
        })
    }

    /// Where the values at some places stand. Of a JSON text no others are read into memory.
    pub fn positions_at(&self, pointers: &[&crate::ir::Pointer]) -> Cow<'_, Positions> {
        let is_plain_json =
            self.is_json() && self.as_yaml.get().is_none() && self.mended.get().is_none();
        match self.positions.get() {
            None if is_plain_json => Cow::Owned(Positions::of_json_at(&self.text, pointers)),
            _ => Cow::Borrowed(self.positions()),
        }
    }

    /// The innermost value around a byte; `None` for what is neither JSON nor YAML.
    pub fn pointer_at(&self, offset: usize) -> Option<crate::ir::Pointer> {
        if self.is_foreign { None } else { self.positions().at(offset) }
    }

    /// The scalar at `pointer` exactly as it is spelled (`1.10`, `0x1F`).
    pub fn spelling(&self, pointer: &crate::ir::Pointer) -> Option<&str> {
        let found = self.positions().find(pointer).filter(|found| found.exact)?;
        let text = self.text.get(found.value)?.trim();
        (!text.is_empty()).then_some(text)
    }

    /// Whether a scalar may be spelled otherwise than its value prints: in JSON, only fractions.
    pub fn may_differ(&self, value: &serde_json::Value) -> bool {
        !self.is_json() || value.is_f64()
    }

    /// A place of this file by its bytes.
    pub fn span(&self, range: Range<usize>) -> Place {
        Place::Span { file: self.name.clone(), start: range.start, end: range.end }
    }

    /// Line and column of a byte, both from 1, the column in characters.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let offset = super::boundary_before(&self.text, offset);
        self.lines.get_or_init(|| Lines::of(&self.text)).find(&self.text, offset)
    }

    /// The byte at a line (from 1) and a column in bytes (from 1), as serde_json counts.
    pub(super) fn offset(&self, line: usize, column: usize) -> usize {
        let starts = self.text.match_indices('\n').map(|(at, _)| at + 1);
        let start = std::iter::once(0).chain(starts).nth(line.saturating_sub(1));
        start.unwrap_or(self.text.len()) + column.saturating_sub(1)
    }

    /// The place of a text between the name of a member and the end of its value.
    pub(super) fn within(&self, pointer: &crate::ir::Pointer, text: &str) -> Option<Place> {
        let found = self.positions().find(pointer).filter(|found| found.exact)?;
        let start = found.name.map_or(found.value.start, |name| name.end);
        let at = start + self.text.get(start..found.value.end)?.find(text)?;
        Some(self.span(at..at + text.len()))
    }

    /// The place of the line that starts the second document of a stream.
    pub(super) fn second_document(&self) -> Place {
        let mut seen_content = false;
        let mut start = 0;
        for line in self.text.split_inclusive('\n') {
            if line.trim_end() == "---" && seen_content {
                return self.span(start..start + 3);
            }
            let trimmed = line.trim();
            seen_content |=
                !(trimmed.is_empty() || trimmed.starts_with(['#', '%']) || trimmed == "---");
            start += line.len();
        }
        Place::Nowhere
    }

    pub(super) fn read_as_yaml(&self) {
        let _ = self.as_yaml.set(());
    }

    pub(super) fn read_mended(&self, mended: Mended) {
        let _ = self.mended.set(mended);
    }
}

/// Every file of a document; cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<Arc<SourceFile>>,
}

impl Sources {
    /// One file, whatever it holds: to print complaints about what could not be loaded.
    pub fn lossy(name: &str, bytes: &[u8]) -> Self {
        // Nothing of a file that is refused for its size is shown but its beginning.
        let kept = if bytes.len() > super::MAX_BYTES { &bytes[..4096] } else { bytes };
        let text = String::from_utf8_lossy(kept);
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text).to_owned();
        let mut sources = Self::default();
        sources.push(SourceFile::new(0, name, text));
        sources
    }

    /// Adds a text that is no part of the document, such as the config, so that complaints can show it.
    pub fn add(&mut self, name: &str, text: &str) {
        let file = SourceFile::new(self.files.len(), name, text.to_owned());
        self.push(SourceFile { is_foreign: true, ..file });
    }

    /// Adds a file at the end.
    pub(super) fn push(&mut self, file: SourceFile) {
        self.files.push(Arc::new(file));
    }

    /// The main file, if there is any.
    pub fn main(&self) -> Option<&SourceFile> {
        self.get(0)
    }

    /// The file of that number.
    pub fn get(&self, number: usize) -> Option<&SourceFile> {
        self.files.get(number).map(Arc::as_ref)
    }

    /// The file of that name.
    pub fn named(&self, name: &str) -> Option<&SourceFile> {
        self.iter().find(|file| file.name == name)
    }

    /// All files in order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &SourceFile> {
        self.files.iter().map(Arc::as_ref)
    }
}

/// The length of the comment that a text begins with, as other notations of JSON have it.
fn comment(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find(['\r', '\n']).unwrap_or(text.len()));
    }
    let inner = text.strip_prefix("/*")?;
    Some(inner.find("*/").map_or(text.len(), |end| "/*".len() + end + "*/".len()))
}
