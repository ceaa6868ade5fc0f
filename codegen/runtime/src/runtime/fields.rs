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

impl Fields {
    /// Says what was expected where the model stands.
    ///
    /// # Errors
    ///
    /// Fails as the formatter does.
    #[cold]
    pub fn expected(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "an object ({})", self.name)
    }
}

/// So many names are compared one by one faster than by halves.
const SCANNED: usize = 24;
/// Fewer members than this may be left out before all names are searched.
const LEFT_OUT: usize = 5;
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
    order: Order,
    seen: Seen,
    unknown: String,
}

/// The order in which members seem to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    Document,
    Alphabet,
}

impl Order {
    fn other(self) -> Self {
        match self {
            Self::Document => Self::Alphabet,
            Self::Alphabet => Self::Document,
        }
    }
}

impl Cursor {
    /// Before the first key.
    #[inline]
    pub fn new(fields: &'static Fields) -> Self {
        Self {
            fields,
            current: UNKNOWN,
            next: 0,
            sorted: 0,
            order: Order::Document,
            seen: Seen::default(),
            unknown: String::new(),
        }
    }

    /// The text of the current key, if the model does not declare it.
    #[inline]
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
    #[inline]
    pub fn missing(&self) -> Option<&'static str> {
        let mut required = self.fields.required.iter().map(|index| usize::from(*index));
        let index = required.find(|index| !self.seen.has(*index))?;
        self.lacks(index)
    }

    #[cold]
    fn lacks(&self, index: usize) -> Option<&'static str> {
        let name = self.fields.names.get(index)?;
        steps::leave_field(self.fields.name, name);
        Some(name)
    }

    #[inline]
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
    #[inline]
    fn find(&mut self, key: &str) -> usize {
        self.find_after(0, key).unwrap_or_else(|| self.find_elsewhere(key))
    }

    #[inline]
    fn in_alphabet(&self, position: usize) -> usize {
        self.fields.sorted.get(position).map_or(UNKNOWN, |index| usize::from(*index))
    }

    #[inline]
    fn is(&self, index: usize, key: &str) -> bool {
        self.fields.names.get(index).is_some_and(|name| same(name, key))
    }

    #[inline(never)]
    fn find_elsewhere(&mut self, key: &str) -> usize {
        let order = self.order;
        let ways = [(order.other(), 0..1), (order, 1..LEFT_OUT), (order.other(), 1..LEFT_OUT)];
        for (order, mut left_out) in ways {
            self.order = order;
            if let Some(index) = left_out.find_map(|left_out| self.find_after(left_out, key)) {
                return index;
            }
        }
        self.order = order;
        self.search(key)
    }

    /// Finds a key in the order that members come in, if so many of them were left out.
    #[inline]
    fn find_after(&mut self, left_out: usize, key: &str) -> Option<usize> {
        let index = match self.order {
            Order::Document => self.next + left_out,
            Order::Alphabet => self.in_alphabet(self.sorted + left_out),
        };
        if !self.is(index, key) {
            return None;
        }
        if self.order == Order::Alphabet {
            self.sorted += left_out + 1;
        }
        self.next = index + 1;
        Some(index)
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
            sorted.iter().position(|index| same(name(index), key))
        } else {
            sorted.binary_search_by(|index| name(index).cmp(key)).ok()
        }
    }
}

/// `==`, but for texts as short as keys are it compares words, which may overlap, instead of calling a function.
#[inline(always)]
fn same(name: &str, key: &str) -> bool {
    let (name, key) = (name.as_bytes(), key.as_bytes());
    name.len() == key.len()
        && match name.len() {
            8..=16 => ends_are_same::<8>(name, key),
            4..8 => ends_are_same::<4>(name, key),
            2..4 => ends_are_same::<2>(name, key),
            _ => name == key,
        }
}

#[inline(always)]
fn ends_are_same<const WORD: usize>(name: &[u8], key: &[u8]) -> bool {
    let last = name.len() - WORD;
    name[..WORD] == key[..WORD] && name[last..last + WORD] == key[last..last + WORD]
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

    #[inline]
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
    #[inline]
    fn has(&self, index: usize) -> bool {
        match index.checked_sub(64) {
            None => self.first & (1 << index) != 0,
            Some(index) => {
                self.rest.get(index / 64).is_some_and(|bits| bits & (1 << (index % 64)) != 0)
            }
        }
    }

    /// Whether the index had not come before.
    #[inline]
    fn insert(&mut self, index: usize) -> bool {
        match index.checked_sub(64) {
            None => set(&mut self.first, index),
            Some(index) => self.insert_far(index),
        }
    }

    #[inline(never)]
    fn insert_far(&mut self, index: usize) -> bool {
        let word = index / 64;
        if self.rest.len() <= word {
            self.rest.resize(word + 1, 0);
        }
        set(&mut self.rest[word], index % 64)
    }
}

/// Sets a bit; whether it was not set before.
#[inline]
fn set(bits: &mut u64, index: usize) -> bool {
    let bit = 1 << index;
    let new = *bits & bit == 0;
    *bits |= bit;
    new
}
