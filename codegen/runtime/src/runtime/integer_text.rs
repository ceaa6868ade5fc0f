//! `type: string, format: int64`: integers that travel as text, because JavaScript has no 64 bits.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserializer, Serializer};

use crate::runtime::codec::Codec;
use crate::runtime::number::Integer;

/// An integer that is written as decimal text; a number is read too.
pub struct IntegerText<I>(PhantomData<fn() -> I>);

/// `int64` as text.
pub const I64_TEXT: IntegerText<i64> = IntegerText(PhantomData);
/// `uint64` as text.
pub const U64_TEXT: IntegerText<u64> = IntegerText(PhantomData);

impl<I> Clone for IntegerText<I> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<I> Copy for IntegerText<I> {}

impl<I> fmt::Debug for IntegerText<I> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("IntegerText")
    }
}

impl<I: Integer + FromStr + fmt::Display> Codec for IntegerText<I> {
    type Value = I;

    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<I, D::Error> {
        // Either of two types may come, so the format must say which; a fraction is no integer's text.
        deserializer.deserialize_any(TextOrIntegerVisitor(PhantomData))
    }

    fn write<S: Serializer>(self, value: &I, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(value)
    }
}

struct TextOrIntegerVisitor<I>(PhantomData<I>);

impl<I: Integer + FromStr> Visitor<'_> for TextOrIntegerVisitor<I> {
    type Value = I;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} as text", I::EXPECTED)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<I, E> {
        text.parse().map_err(|_| E::invalid_value(Unexpected::Str(text), &self))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<I, E> {
        I::try_from(value).map_err(|_| E::invalid_value(Unexpected::Signed(value), &self))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<I, E> {
        I::try_from(value).map_err(|_| E::invalid_value(Unexpected::Unsigned(value), &self))
    }
}
