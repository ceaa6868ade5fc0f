//! Numbers: integers of each width, and doubles.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserializer, Serialize, Serializer, ser};

use crate::runtime::codec::Codec;

/// From here on a double may be the rounding of another number, so that it no longer says which integer was meant.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The integer types.
pub trait Integer: Copy + Serialize + TryFrom<i64> + TryFrom<u64> {
    /// The name in messages.
    const EXPECTED: &'static str;
}

macro_rules! integers {
    ($($integer:ty, $expected:literal;)*) => {
        $(impl Integer for $integer {
            const EXPECTED: &'static str = $expected;
        })*
    };
}

integers! {
    i8, "an 8-bit integer";
    i16, "a 16-bit integer";
    i32, "a 32-bit integer";
    i64, "a 64-bit integer";
    u8, "an unsigned 8-bit integer";
    u16, "an unsigned 16-bit integer";
    u32, "an unsigned 32-bit integer";
    u64, "an unsigned 64-bit integer";
}

/// An integer; `1.0` and `1e2` are integers too (JSON Schema 2020-12 core §4.2.3), what does not fit is an error.
pub struct Int<I>(PhantomData<fn() -> I>);

/// `int8`.
pub const I8: Int<i8> = Int(PhantomData);
/// `int16`.
pub const I16: Int<i16> = Int(PhantomData);
/// `int32`.
pub const I32: Int<i32> = Int(PhantomData);
/// `int64`, and integers without a format.
pub const I64: Int<i64> = Int(PhantomData);
/// `uint8`.
pub const U8: Int<u8> = Int(PhantomData);
/// `uint16`.
pub const U16: Int<u16> = Int(PhantomData);
/// `uint32`.
pub const U32: Int<u32> = Int(PhantomData);
/// `uint64`.
pub const U64: Int<u64> = Int(PhantomData);

impl<I> Clone for Int<I> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<I> Copy for Int<I> {}

impl<I> fmt::Debug for Int<I> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Int")
    }
}

impl<I: Integer> Codec for Int<I> {
    type Value = I;

    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<I, D::Error> {
        if deserializer.is_human_readable() {
            // serde_json with `arbitrary_precision` shows `1.0` as a map to whoever asks for anything.
            deserializer.deserialize_i64(IntVisitor(PhantomData))
        } else {
            // CBOR and MessagePack offer either kind of number, not both, to whoever asks for one.
            deserializer.deserialize_any(IntVisitor(PhantomData))
        }
    }

    fn write<S: Serializer>(self, value: &I, serializer: S) -> Result<S::Ok, S::Error> {
        value.serialize(serializer)
    }
}

struct IntVisitor<I>(PhantomData<I>);

impl<I: Integer> Visitor<'_> for IntVisitor<I> {
    type Value = I;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(I::EXPECTED)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<I, E> {
        I::try_from(value).map_err(|_| E::invalid_value(Unexpected::Signed(value), &self))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<I, E> {
        I::try_from(value).map_err(|_| E::invalid_value(Unexpected::Unsigned(value), &self))
    }

    // Below 2^53 and without a fraction.
    fn visit_f64<E: Error>(self, value: f64) -> Result<I, E> {
        if value.abs() < EXACT && value.fract() == 0.0 {
            self.visit_i64(value as i64)
        } else {
            Err(E::invalid_value(Unexpected::Float(value), &self))
        }
    }
}

/// A number, as a double; also `format: float`, since money is written as a float too often.
#[derive(Debug, Clone, Copy)]
pub struct Num;

impl Codec for Num {
    type Value = f64;

    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<f64, D::Error> {
        if deserializer.is_human_readable() {
            deserializer.deserialize_f64(NumVisitor)
        } else {
            deserializer.deserialize_any(NumVisitor)
        }
    }

    fn write<S: Serializer>(self, value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
        if value.is_finite() {
            serializer.serialize_f64(*value)
        } else {
            Err(ser::Error::custom(format_args!("{value} is no JSON number")))
        }
    }
}

struct NumVisitor;

impl Visitor<'_> for NumVisitor {
    type Value = f64;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a number")
    }

    // A double is what the field holds.
    fn visit_i64<E: Error>(self, value: i64) -> Result<f64, E> {
        Ok(value as f64)
    }

    // A double is what the field holds.
    fn visit_u64<E: Error>(self, value: u64) -> Result<f64, E> {
        Ok(value as f64)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<f64, E> {
        if value.is_finite() {
            Ok(value)
        } else {
            Err(E::invalid_value(Unexpected::Float(value), &self))
        }
    }
}
