//! Lists of one type of value.

use std::fmt;

use serde::de::{SeqAccess, Visitor};
use serde::ser::SerializeSeq;
use serde::{Deserializer, Serializer};

use crate::runtime::codec::{Codec, Ref, Seed};
use crate::runtime::steps;

/// What a length that the sender states may reserve, in bytes; more grows as elements arrive.
const MOST_RESERVED: usize = 64 * 1024;

/// A list of values.
#[derive(Debug, Clone, Copy)]
pub struct List<C>(pub C);

impl<C: Codec> Codec for List<C> {
    type Value = Vec<C::Value>;

    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_seq(ListVisitor(self.0))
    }

    fn write<S: Serializer>(self, values: &Self::Value, serializer: S) -> Result<S::Ok, S::Error> {
        // Not `collect_seq`, whose iterators weigh more than the loop in every program.
        let mut elements = serializer.serialize_seq(Some(values.len()))?;
        for value in values {
            elements.serialize_element(&Ref(value, self.0))?;
        }
        elements.end()
    }
}

struct ListVisitor<C>(C);

impl<'de, C: Codec> Visitor<'de> for ListVisitor<C> {
    type Value = Vec<C::Value>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Self::Value, A::Error> {
        let mut values = Vec::with_capacity(reservation::<C::Value>(elements.size_hint()));
        loop {
            match elements.next_element_seed(Seed(self.0)) {
                Ok(Some(value)) => values.push(value),
                Ok(None) => return Ok(values),
                Err(error) => {
                    steps::leave_index(values.len());
                    return Err(error);
                }
            }
        }
    }
}

fn reservation<T>(hint: Option<usize>) -> usize {
    hint.unwrap_or(0).min(MOST_RESERVED / size_of::<T>().max(1))
}
