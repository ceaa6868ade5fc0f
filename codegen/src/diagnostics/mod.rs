//! Complaints: what is wrong, where, and what to do; collected, sorted, and printed elsewhere.

mod at;
pub mod codes;
mod cure;
mod explain;
mod render;

use std::fmt;

use crate::ir::Pointer;

pub use at::At;
pub use cure::{Cure, Reported};
pub use explain::explain;
pub use render::{Format, render};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something was left out, repaired or degraded; the output is complete without it.
    Warning,
    /// Nothing can be generated.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// A stable code: `W0102`, `E0101`.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code {
    /// `W` or `E` and four digits.
    pub id: &'static str,
    /// One line, lower case, no full stop.
    pub title: &'static str,
    /// The long text of `codegen explain`: what it means, an example that triggers it, the cure.
    pub explanation: &'static str,
}

impl Code {
    /// The severity that the code's letter says.
    pub fn severity(&self) -> Severity {
        if self.id.starts_with('E') { Severity::Error } else { Severity::Warning }
    }
}

/// Where a complaint points.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A place in a document of the description; `file` indexes the loaded files, 0 = the main one.
    Node {
        /// Which file.
        file: usize,
        /// Where in it.
        pointer: Pointer,
    },
    /// The name of a member, where that and not its value is meant.
    Name {
        /// Which file.
        file: usize,
        /// Where the member is.
        pointer: Pointer,
    },
    /// A byte range of a file that could not be parsed, or of `codegen.toml`.
    Span {
        /// The file's name as the user knows it.
        file: String,
        /// First byte.
        start: usize,
        /// One past the last byte.
        end: usize,
    },
    /// A whole file, such as one of the output.
    File(String),
    /// No place: a matter of the call.
    Nowhere,
}

/// One complaint.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// Its code.
    pub code: &'static Code,
    /// What is wrong, in one sentence with the names involved.
    pub message: String,
    /// Where.
    pub place: Place,
    /// What to do next, in words; printed after `help:` and the cure.
    pub help: Option<String>,
    /// The change of the text that ends the complaint, where one is known.
    pub cure: Option<Cure>,
}

impl Place {
    /// The pointer, where there is one.
    pub fn pointer(&self) -> Option<&Pointer> {
        match self {
            Self::Node { pointer, .. } | Self::Name { pointer, .. } => Some(pointer),
            Self::Span { .. } | Self::File(_) | Self::Nowhere => None,
        }
    }
}

impl Diagnostic {
    /// The help line, with the cure in YAML.
    pub fn advice(&self) -> Option<String> {
        let text = self.cure.as_ref().and_then(Cure::text);
        cure::line(self.cure.as_ref(), text, self.help.as_deref())
    }

    /// The severity of its code.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// All complaints of a run, in the order found.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a complaint about a place of the source; the returned handle takes a help line.
    pub fn report(
        &mut self,
        code: &'static Code,
        pointer: &Pointer,
        message: impl Into<String>,
    ) -> Reported<'_> {
        let place = Place::Node { file: pointer.file(), pointer: pointer.clone() };
        self.report_at(code, place, message)
    }

    /// Adds a complaint about any place.
    pub fn report_at(
        &mut self,
        code: &'static Code,
        place: Place,
        message: impl Into<String>,
    ) -> Reported<'_> {
        let message = message.into();
        self.list.push(Diagnostic { code, message, place, help: None, cure: None });
        Reported::new(self.list.last_mut().expect("one was just added"))
    }

    /// Whether any complaint is an error.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|diagnostic| diagnostic.severity() == Severity::Error)
    }

    /// Every complaint, in the order found.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Leaves out what was said before in the same words of the same place, as of a part that is read for each
    /// reference to it.
    pub fn drop_repeated(&mut self) {
        let mut said = std::collections::HashSet::new();
        let words = self.list.iter().map(|one| (one.code.id, &one.place, &one.message));
        let keep: Vec<bool> = words.map(|words| said.insert(words)).collect();
        let mut keep = keep.into_iter();
        self.list.retain(|_| keep.next().unwrap_or(true));
    }

    /// Adds a complaint that is complete.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Takes over the complaints of another collection.
    pub fn append(&mut self, other: Diagnostics) {
        self.list.extend(other.list);
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(list: I) -> Self {
        Self { list: list.into_iter().collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_of_one_place_is_said_once() {
        let mut list = Diagnostics::new();
        let code = &codes::plan::NAME_CLASH;
        for (name, message) in [("a", "x"), ("b", "x"), ("a", "x"), ("a", "y")] {
            list.report(code, &Pointer::root().child(name), message).done();
        }
        list.drop_repeated();
        let said =
            list.iter().filter_map(|one| Some((one.place.pointer()?.as_str(), &*one.message)));
        assert_eq!(said.collect::<Vec<_>>(), [("/a", "x"), ("/b", "x"), ("/a", "y")]);
    }
}
