//! Strings that mean something: wire names, pointers, and the words a type is named by.

use std::fmt;

/// A name exactly as it stands on the wire; never changed, never an identifier.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WireName(pub String);

impl WireName {
    /// The text on the wire.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for WireName {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Display for WireName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A JSON Pointer (RFC 6901) into the source document, as its author wrote it, not as normalized.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Pointer {
    text: String,
    /// Which file of the document; 0 is the main one.
    file: usize,
}

impl Pointer {
    /// The whole document.
    pub fn root() -> Self {
        Self::default()
    }

    /// A pointer from its text form, escapes included.
    pub fn parse(text: &str) -> Self {
        Self { text: text.to_owned(), file: 0 }
    }

    /// The same pointer, into a further file of the document.
    #[must_use]
    pub fn in_file(self, file: usize) -> Self {
        Self { file, ..self }
    }

    /// Which file of the document it points into; 0 is the main one.
    pub fn file(&self) -> usize {
        self.file
    }

    /// This pointer, one member name further; the name is escaped here.
    pub fn child(&self, name: &str) -> Self {
        let mut text = String::with_capacity(self.text.len() + name.len() + 1);
        text.push_str(&self.text);
        text.push('/');
        if name.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
            text.push_str(&name.replace('~', "~0").replace('/', "~1"));
        } else {
            text.push_str(name);
        }
        Self { text, file: self.file }
    }

    /// This pointer, one array index further.
    pub fn index(&self, index: usize) -> Self {
        let mut text = String::with_capacity(self.text.len() + 4);
        text.push_str(&self.text);
        text.push('/');
        // Lists are short, and to format a number is more work than all of this.
        match u8::try_from(index) {
            Ok(digit @ 0..=9) => text.push((b'0' + digit).into()),
            _ => text.push_str(&index.to_string()),
        }
        Self { text, file: self.file }
    }

    /// The pointer without its last step; the root's parent is the root.
    pub fn parent(&self) -> Self {
        let head = self.text.rsplit_once('/').map_or("", |(head, _)| head);
        Self { text: head.to_owned(), file: self.file }
    }

    /// The steps, unescaped.
    pub fn steps(&self) -> impl Iterator<Item = String> {
        self.text.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~"))
    }

    /// The text form, escapes included.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.text.is_empty() { "/" } else { &self.text })
    }
}

/// Where a named thing comes from, in the words of the document: what the names pass names it by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// A component: its key, verbatim.
    Component(String),
    /// An inline schema, by where it stands.
    Inline {
        /// The words from the nearest named owner (component key or operation) down to here:
        /// `["Dial", "transcript", "item"]`.
        words: Vec<String>,
        /// The schema's `title`, a candidate where it is unique and sane.
        title: Option<String>,
    },
}
