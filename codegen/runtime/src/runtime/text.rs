//! Values that travel as text and have a type of their own: read from a borrowed string, without a copy in between.

use std::fmt;

use serde::Deserializer;
use serde::de::{Error, Visitor};

/// How much of a malformed text a message shows.
const MOST_SHOWN: usize = 40;

/// Reads a string and parses it; `expected` says what it should have been.
///
/// # Errors
///
/// Fails if the value is no string, or the parser says `None`.
pub fn read<'de, T, D: Deserializer<'de>>(
    deserializer: D,
    expected: &'static str,
    parse: fn(&str) -> Option<T>,
) -> Result<T, D::Error> {
    deserializer.deserialize_str(ParsedVisitor { expected, parse })
}

struct ParsedVisitor<T> {
    expected: &'static str,
    parse: fn(&str) -> Option<T>,
}

impl<T> Visitor<'_> for ParsedVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.expected)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.parse)(text).ok_or_else(|| malformed(text, self.expected))
    }
}

/// The beginning of the text is shown, since nobody finds a malformed date by its absence.
#[cold]
fn malformed<E: Error>(text: &str, expected: &str) -> E {
    let shown: String = text.chars().take(MOST_SHOWN).flat_map(char::escape_default).collect();
    let more = if text.chars().nth(MOST_SHOWN).is_some() { "…" } else { "" };
    E::custom(format_args!("`{shown}{more}` is not {expected}"))
}
