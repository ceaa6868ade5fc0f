//! The wire names of a model, and the search for the name that comes next.

use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, Visitor};

use crate::runtime::steps;

/// The wire names of a model.
#[derive(Debug)]
pub struct Fields {
    /// The name of the model in Rust, for messages.
    pub name: &'static str,
    /// The wire names in the order of the document.
    pub names: &'static [&'static str],
    /// The indices of `names`, sorted by name.
    pub sorted: &'static [u16],
    /// The indices of the names that must be there.
    pub required: &'static [u16],
}

/// So many names are compared one by one faster than by halves.
const SCANNED: usize = 24;
/// The index of a key that the model does not declare.
const UNKNOWN: usize = usize::MAX;

/// Where the reading of one object stands.
#[derive(Debug)]
pub struct Cursor {
    fields: &'static Fields,
    /// The index of the current key.
    current: usize,
    /// The index after it.
    next: usize,
    /// The position after it in the sorted table, as far as that is known.
    sorted: usize,
    seen: Seen,
    unknown: String,
}

impl Cursor {
    /// Before the first key.
    pub fn new(fields: &'static Fields) -> Self {
        Self {
            fields,
            current: UNKNOWN,
            next: 0,
            sorted: 0,
            seen: Seen::default(),
            unknown: String::new(),
        }
    }

    /// The text of the current key, if the model does not declare it.
    pub fn key(&mut self) -> &mut String {
        &mut self.unknown
    }

    /// Notes that an error left the value of the current key.
    #[cold]
    pub fn leave(&self) {
        match self.fields.names.get(self.current) {
            Some(name) => steps::leave_field(self.fields.name, name),
            None => steps::leave_key(&self.unknown),
        }
    }

    /// The first required name that has not come, noted as the place of the error.
    pub fn missing(&self) -> Option<&'static str> {
        let index =
            self.fields.required.iter().find(|index| !self.seen.has(usize::from(**index)))?;
        let name = self.fields.names.get(usize::from(*index))?;
        steps::leave_field(self.fields.name, name);
        Some(name)
    }

    fn advance<E: Error>(&mut self, key: &str) -> Result<usize, E> {
        self.current = self.find(key);
        if self.current == UNKNOWN {
            self.unknown.clear();
            self.unknown.push_str(key);
        } else if !self.seen.insert(self.current) {
            self.leave();
            return Err(E::duplicate_field(self.fields.names[self.current]));
        }
        Ok(self.current)
    }

    /// Servers send members in the order of the document or of the alphabet, with some left out; any other order is searched for.
    fn find(&mut self, key: &str) -> usize {
        let named = |index: &usize| self.fields.names.get(*index).is_some_and(|name| *name == key);
        let next_sorted = self.fields.sorted.get(self.sorted).map(|index| usize::from(*index));
        if named(&self.next) {
            self.next += 1;
            self.next - 1
        } else if let Some(index) = next_sorted.filter(named) {
            self.sorted += 1;
            self.next = index + 1;
            index
        } else {
            self.search(key)
        }
    }

    fn search(&mut self, key: &str) -> usize {
        let Some(position) = self.position(key) else {
            return UNKNOWN;
        };
        let index = usize::from(self.fields.sorted[position]);
        self.sorted = position + 1;
        self.next = index + 1;
        index
    }

    /// Where the key stands in the sorted table.
    fn position(&self, key: &str) -> Option<usize> {
        let Fields { names, sorted, .. } = self.fields;
        let name = |index: &u16| names.get(usize::from(*index)).copied().unwrap_or_default();
        if sorted.len() <= SCANNED {
            // Mostly by their lengths alone.
            sorted.iter().position(|index| name(index) == key)
        } else {
            sorted.binary_search_by(|index| name(index).cmp(key)).ok()
        }
    }
}

impl<'de> DeserializeSeed<'de> for &mut Cursor {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for &mut Cursor {
    type Value = usize;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<usize, E> {
        self.advance(key)
    }

    /// CBOR and MessagePack may carry keys as bytes.
    fn visit_bytes<E: Error>(self, key: &[u8]) -> Result<usize, E> {
        self.advance(&String::from_utf8_lossy(key))
    }

    /// CBOR and MessagePack may carry numbers as keys; JSON spells them out.
    fn visit_u64<E: Error>(self, key: u64) -> Result<usize, E> {
        self.advance(&key.to_string())
    }

    fn visit_i64<E: Error>(self, key: i64) -> Result<usize, E> {
        self.advance(&key.to_string())
    }
}

/// The indices that have come; one word does for most models.
#[derive(Debug, Default)]
struct Seen {
    first: u64,
    rest: Vec<u64>,
}

impl Seen {
    fn has(&self, index: usize) -> bool {
        let (word, bit) = (index / 64, 1u64 << (index % 64));
        match word.checked_sub(1) {
            None => self.first & bit != 0,
            Some(word) => self.rest.get(word).is_some_and(|bits| bits & bit != 0),
        }
    }

    /// Whether the index had not come before.
    fn insert(&mut self, index: usize) -> bool {
        let (word, bit) = (index / 64, 1u64 << (index % 64));
        let bits = match word.checked_sub(1) {
            None => &mut self.first,
            Some(word) => {
                if self.rest.len() <= word {
                    self.rest.resize(word + 1, 0);
                }
                &mut self.rest[word]
            }
        };
        let new = *bits & bit == 0;
        *bits |= bit;
        new
    }
}
