//! How a value stands on the wire: one small `Copy` type a form, shared by every model.
//!
//! A field names its codec instead of wrapping its type, so that models hold plain `String`s and `Vec`s, and each form is compiled
//! once however many fields have it.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Reads and writes one form of value.
pub trait Codec: Copy {
    /// The Rust type of the value.
    type Value;

    /// Reads a value.
    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error>;

    /// Writes a value.
    fn write<S: Serializer>(self, value: &Self::Value, serializer: S) -> Result<S::Ok, S::Error>;
}

/// A codec in the place of serde's seed.
#[derive(Debug, Clone, Copy)]
pub struct Seed<C>(pub C);

impl<'de, C: Codec> DeserializeSeed<'de> for Seed<C> {
    type Value = C::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<C::Value, D::Error> {
        self.0.read(deserializer)
    }
}

/// A codec with the value that it writes.
#[derive(Debug)]
pub struct Ref<'a, C: Codec>(pub &'a C::Value, pub C);

impl<C: Codec> Serialize for Ref<'_, C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.1.write(self.0, serializer)
    }
}

/// A string.
#[derive(Debug, Clone, Copy)]
pub struct Text;

impl Codec for Text {
    type Value = String;

    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        String::deserialize(deserializer)
    }

    fn write<S: Serializer>(self, value: &String, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(value)
    }
}

/// A boolean.
#[derive(Debug, Clone, Copy)]
pub struct Bool;

impl Codec for Bool {
    type Value = bool;

    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        bool::deserialize(deserializer)
    }

    fn write<S: Serializer>(self, value: &bool, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bool(*value)
    }
}

/// Null alone.
#[derive(Debug, Clone, Copy)]
pub struct Null;

impl Codec for Null {
    type Value = ();

    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        <()>::deserialize(deserializer)
    }

    fn write<S: Serializer>(self, _value: &(), serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}

/// Any type that brings its own serde impls: models, enums and unions.
pub struct Of<T>(PhantomData<fn() -> T>);

impl<T> Of<T> {
    /// The codec of `T`.
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<T> Default for Of<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Clone for Of<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Of<T> {}

impl<T> fmt::Debug for Of<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Of")
    }
}

impl<T: for<'de> Deserialize<'de> + Serialize> Codec for Of<T> {
    type Value = T;

    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::deserialize(deserializer)
    }

    fn write<S: Serializer>(self, value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        value.serialize(serializer)
    }
}

/// A value or null.
#[derive(Debug, Clone, Copy)]
pub struct Nullable<C>(pub C);

impl<C: Codec> Codec for Nullable<C> {
    type Value = Option<C::Value>;

    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_option(NullableVisitor(self.0))
    }

    fn write<S: Serializer>(self, value: &Self::Value, serializer: S) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => serializer.serialize_some(&Ref(value, self.0)),
            None => serializer.serialize_none(),
        }
    }
}

struct NullableVisitor<C>(C);

impl<'de, C: Codec> Visitor<'de> for NullableVisitor<C> {
    type Value = Option<C::Value>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value or null")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        self.0.read(deserializer).map(Some)
    }
}

/// A value on the heap: what makes a recursive type finite.
#[derive(Debug, Clone, Copy)]
pub struct Boxed<C>(pub C);

impl<C: Codec> Codec for Boxed<C> {
    type Value = Box<C::Value>;

    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        self.0.read(deserializer).map(Box::new)
    }

    fn write<S: Serializer>(self, value: &Self::Value, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(value, serializer)
    }
}
