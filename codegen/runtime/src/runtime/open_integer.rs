//! Lists of integers that may grow.

use std::fmt;

use serde::Deserializer;

use crate::runtime::codec::Codec;
use crate::runtime::number::I64;

/// An integer that an enum does not know.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnrecognizedInteger(i64);

impl UnrecognizedInteger {
    /// Keeps an integer.
    pub fn new(value: i64) -> Self {
        Self(value)
    }

    /// The integer as it stood on the wire.
    pub fn get(self) -> i64 {
        self.0
    }
}

impl fmt::Debug for UnrecognizedInteger {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, formatter)
    }
}

/// Reads an enum of integers.
///
/// # Errors
///
/// Fails if the value is no integer of 64 bits.
pub fn read<'de, T: From<i64>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    I64.read(deserializer).map(T::from)
}
