//! The stream.

use std::fmt;

use crate::docs::{self, Place};
use crate::kinds::{Delimiter, Kind};

/// A word, a literal, an operator, a delimiter or a doc comment: its kind and the bytes of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lexeme {
    /// What it is.
    pub kind: Kind,
    /// Bytes of its text, which follows that of the lexeme before it.
    pub length: u32,
}

/// A part of a stream that is known when the generator is compiled.
#[derive(Debug)]
pub struct Fixed {
    /// The texts of the lexemes, one after the other.
    pub text: &'static str,
    /// The lexemes.
    pub lexemes: &'static [Lexeme],
}

/// Lexemes in order. Groups are not nested: their delimiters are lexemes like all others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TokenStream {
    text: String,
    lexemes: Vec<Lexeme>,
}

impl TokenStream {
    /// One without lexemes.
    pub const fn new() -> Self {
        Self { text: String::new(), lexemes: Vec::new() }
    }

    /// One without lexemes, with room for bytes of text and for lexemes.
    #[inline]
    pub fn with_capacity(text: usize, lexemes: usize) -> Self {
        Self { text: String::with_capacity(text), lexemes: Vec::with_capacity(lexemes) }
    }

    /// Whether it has no lexeme.
    pub fn is_empty(&self) -> bool {
        self.lexemes.is_empty()
    }

    /// The texts of all lexemes, one after the other.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The same, without the lexemes.
    pub fn into_text(self) -> String {
        self.text
    }

    /// The lexemes.
    pub fn lexemes(&self) -> &[Lexeme] {
        &self.lexemes
    }

    /// Whether it is this one word, literal or operator.
    pub fn is(&self, lexeme: &str) -> bool {
        self.lexemes.len() == 1 && self.text == lexeme
    }

    /// Adds a lexeme.
    ///
    /// # Panics
    ///
    /// When the text is longer than 4 GB, which no document may be.
    #[inline]
    pub fn push(&mut self, kind: Kind, text: &str) {
        self.text.push_str(text);
        self.lexemes.push(Lexeme { kind, length: length(text.len()) });
    }

    /// Adds the begin of a group.
    pub fn open(&mut self, delimiter: Delimiter) {
        self.push(Kind::Open(delimiter), delimiter.texts().0);
    }

    /// Adds the end of a group.
    pub fn close(&mut self, delimiter: Delimiter) {
        self.push(Kind::Close(delimiter), delimiter.texts().1);
    }

    /// Adds lexemes that were known when the generator was compiled.
    #[inline]
    pub fn fixed(&mut self, part: &Fixed) {
        self.text.push_str(part.text);
        self.lexemes.extend_from_slice(part.lexemes);
    }

    /// Adds the lexemes of another.
    #[inline]
    pub fn append(&mut self, other: &Self) {
        self.text.push_str(&other.text);
        self.lexemes.extend_from_slice(&other.lexemes);
    }

    /// Adds a lexeme whose text is in parts.
    #[inline]
    pub fn push_parts<const N: usize>(&mut self, kind: Kind, parts: [&str; N]) {
        let start = self.text.len();
        parts.into_iter().for_each(|part| self.text.push_str(part));
        self.lexemes.push(Lexeme { kind, length: length(self.text.len() - start) });
    }

    /// Adds `#[doc = "…"]`, as a comment where one says the same.
    pub fn doc(&mut self, text: &str, place: Place) {
        docs::push(self, ("", text), place);
    }

    /// The same for a line that a space parts from the slashes.
    pub fn doc_line(&mut self, line: &str, place: Place) {
        docs::push(self, (" ", line), place);
    }

    /// Takes all lexemes out.
    pub fn take(&mut self) -> Self {
        std::mem::take(self)
    }
}

fn length(bytes: usize) -> u32 {
    u32::try_from(bytes).expect("a lexeme is shorter than a document")
}

impl Extend<TokenStream> for TokenStream {
    fn extend<I: IntoIterator<Item = TokenStream>>(&mut self, streams: I) {
        streams.into_iter().for_each(|stream| self.append(&stream));
    }
}

impl FromIterator<TokenStream> for TokenStream {
    fn from_iter<I: IntoIterator<Item = TokenStream>>(streams: I) -> Self {
        let mut streams = streams.into_iter();
        let mut all = streams.next().unwrap_or_default();
        all.extend(streams);
        all
    }
}

/// The lexemes with a space between them; a doc comment ends its line.
impl fmt::Display for TokenStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.text.as_str();
        for (index, lexeme) in self.lexemes.iter().enumerate() {
            let (text, after) = rest.split_at(lexeme.length as usize);
            let between = match index.checked_sub(1).map(|before| self.lexemes[before].kind) {
                None => "",
                Some(Kind::Doc) => "\n",
                Some(_) => " ",
            };
            write!(f, "{between}{text}")?;
            rest = after;
        }
        Ok(())
    }
}
