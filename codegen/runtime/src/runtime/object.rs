//! Objects: the one visitor and the one writer that every model shares.
//!
//! A model brings a table of its wire names and one `match`; looking up keys, counting duplicates, finding what is missing and keeping
//! the path of an error are compiled once.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{Error, MapAccess, Visitor};

use crate::runtime::entry::Entry;
use crate::runtime::fields::{Cursor, Fields};

/// A model that can be read, or the slots that a model is read into.
pub trait Model: Sized {
    /// The wire names.
    const FIELDS: &'static Fields;

    /// The state before the first member: what may be absent is absent, what is required stands in for itself.
    fn empty() -> Self;

    /// Reads the value of one member.
    ///
    /// # Errors
    ///
    /// Fails if the value is not what the member holds.
    fn set<'de, A: MapAccess<'de>>(&mut self, entry: Entry<'_, A>) -> Result<(), A::Error>;
}

/// Reads a model.
///
/// # Errors
///
/// Fails if the input is no object, a member is malformed or comes twice, or a required one is missing.
pub fn read<'de, T: Model, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(ObjectVisitor(PhantomData))
}

/// Reads a model by way of its slots.
///
/// # Errors
///
/// Fails as [`read`] does.
pub fn read_slots<'de, T, S: Model, D: Deserializer<'de>>(
    deserializer: D,
    finish: fn(S) -> Option<T>,
) -> Result<T, D::Error> {
    let slots = read(deserializer)?;
    finish(slots).ok_or_else(|| D::Error::custom("a required field is missing"))
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Model> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        T::FIELDS.expected(formatter)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut model = T::empty();
        let mut cursor = Cursor::new(T::FIELDS);
        while let Some(index) = map.next_key_seed(&mut cursor)? {
            if let Err(error) = model.set(Entry::new(&mut map, index, cursor.key())) {
                cursor.leave();
                return Err(error);
            }
        }
        match cursor.missing() {
            None => Ok(model),
            Some(name) => Err(A::Error::missing_field(name)),
        }
    }
}
