//! Cures: changes of the text that end a complaint, and the help lines that spell them.

use super::{Diagnostic, Place};

/// A change of the text that ends a complaint. What it holds is YAML (or TOML, for the config) that
/// can be pasted as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cure {
    /// Write this in place of what is underlined.
    Write(String),
    /// Write this member in place of the one that is underlined, name and value.
    Member(String),
    /// Write this in place of the whole line of the place, indentation included.
    Line(String),
    /// Indent the line of the place, and those that belong to it, one level further.
    Indent,
    /// Add this element to the list that is underlined.
    Element(String),
    /// Add this member beside the others of the object that is underlined.
    Add(String),
    /// Take away the line, the member or the element that is underlined.
    Delete,
    /// Do as the help line says, or accept it with this line of `codegen.toml`, under `[diagnostics]`.
    Accept(String),
    /// Add this line to a table of `codegen.toml`.
    Configure {
        /// The table, such as `rename.schema`.
        table: String,
        /// The line.
        line: String,
    },
}

impl Cure {
    /// What is to be pasted, if anything is.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Write(text)
            | Self::Member(text)
            | Self::Line(text)
            | Self::Add(text)
            | Self::Element(text)
            | Self::Accept(text)
            | Self::Configure { line: text, .. } => Some(text),
            Self::Delete | Self::Indent => None,
        }
    }

    /// The name of its kind, for programs.
    pub(super) fn action(&self) -> &'static str {
        match self {
            Self::Write(_) | Self::Member(_) => "write",
            Self::Line(_) => "write-line",
            Self::Add(_) => "add",
            Self::Element(_) => "add-element",
            Self::Delete => "delete",
            Self::Indent => "indent",
            Self::Configure { .. } | Self::Accept(_) => "configure",
        }
    }
}

/// The help line: the cure, with its text in the notation of the file, and a note beside it.
pub(super) fn line(cure: Option<&Cure>, text: Option<&str>, note: Option<&str>) -> Option<String> {
    let text = text.unwrap_or_default();
    let cured = match cure {
        None => return note.map(str::to_owned),
        Some(Cure::Write(_) | Cure::Member(_)) => format!("write: {text}"),
        Some(Cure::Indent) if text.is_empty() => "indent it".to_owned(),
        Some(Cure::Line(_) | Cure::Indent) => format!("write the line so: `{text}`"),
        Some(Cure::Add(_)) => format!("add: {text}"),
        Some(Cure::Element(_)) => format!("add to the list: {text}"),
        Some(Cure::Delete) => "delete it".to_owned(),
        Some(Cure::Accept(_)) => format!("accept it in codegen.toml, under [diagnostics]: {text}"),
        Some(Cure::Configure { table, .. }) => {
            format!("add to codegen.toml, under [{table}]: {text}")
        }
    };
    match (cure, note) {
        (Some(Cure::Accept(_)), Some(note)) => Some(format!("{note}; or {cured}")),
        (_, Some(note)) => Some(format!("{cured}    ({note})")),
        (_, None) => Some(cured),
    }
}

/// The complaint just added, which takes a cure, a help line or both.
pub struct Reported<'a> {
    diagnostic: &'a mut Diagnostic,
}

impl<'a> Reported<'a> {
    pub(super) fn new(diagnostic: &'a mut Diagnostic) -> Self {
        Self { diagnostic }
    }

    /// Says what to do about it, or what is good to know beside the cure.
    pub fn help(self, text: impl Into<String>) {
        self.diagnostic.help = Some(text.into());
    }

    /// Ends the sentence: there is nothing to add.
    pub fn done(self) {}

    /// Sets the cure.
    pub fn cure(self, cure: Cure) -> Self {
        self.diagnostic.cure = Some(cure);
        self
    }

    /// What to write in place of what is underlined.
    pub fn write(self, text: impl Into<String>) -> Self {
        self.cure(Cure::Write(text.into()))
    }

    /// The member to write in place of what is underlined, name and value.
    pub fn member(self, member: impl Into<String>) -> Self {
        self.cure(Cure::Member(member.into()))
    }

    /// To accept it in `codegen.toml`, unless what the help line says is done.
    pub fn accept(self) -> Self {
        let line = format!("allow = [\"{}\"]", self.diagnostic.code.id);
        self.cure(Cure::Accept(line))
    }

    /// A member to add to the object that is underlined.
    pub fn insert(self, member: impl Into<String>) -> Self {
        self.cure(Cure::Add(member.into()))
    }

    /// An element to add to the list that is underlined.
    pub fn element(self, element: impl Into<String>) -> Self {
        self.cure(Cure::Element(element.into()))
    }

    /// What is underlined is to be taken away.
    pub fn delete(self) -> Self {
        self.cure(Cure::Delete)
    }

    /// What is underlined is to be indented one level further.
    pub fn indent(self) -> Self {
        self.cure(Cure::Indent)
    }

    /// A line to add to a table of `codegen.toml`.
    pub fn configure(self, table: impl Into<String>, line: impl Into<String>) -> Self {
        self.cure(Cure::Configure { table: table.into(), line: line.into() })
    }

    /// Underlines the name of the member rather than its value.
    pub fn at_name(self) -> Self {
        if let Place::Node { file, pointer } = &self.diagnostic.place {
            self.diagnostic.place = Place::Name { file: *file, pointer: pointer.clone() };
        }
        self
    }
}
