//! Objects without declared members: any key, one type of value.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::runtime::codec::{Codec, Ref, Seed};
use crate::runtime::steps;

/// A map of any keys; of two members with one key the last stays.
#[derive(Debug, Clone, Copy)]
pub struct Dict<C>(pub C);

impl<C: Codec> Codec for Dict<C> {
    type Value = BTreeMap<String, C::Value>;

    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(DictVisitor(self.0, PhantomData))
    }

    fn write<S: Serializer>(self, values: &Self::Value, serializer: S) -> Result<S::Ok, S::Error> {
        write_map(values, self.0, serializer)
    }
}

/// A map whose keys are an enum of strings.
pub struct EnumDict<K, C>(C, PhantomData<fn() -> K>);

/// What such a key can do: every enum of strings can.
pub trait Key: Ord + fmt::Display + Serialize + for<'de> Deserialize<'de> {}

impl<K: Ord + fmt::Display + Serialize + for<'de> Deserialize<'de>> Key for K {}

impl<K, C> EnumDict<K, C> {
    /// The codec of a map from `K` to what `codec` reads.
    pub const fn new(codec: C) -> Self {
        Self(codec, PhantomData)
    }
}

impl<K, C: Copy> Clone for EnumDict<K, C> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K, C: Copy> Copy for EnumDict<K, C> {}

impl<K, C> fmt::Debug for EnumDict<K, C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("EnumDict")
    }
}

impl<K: Key, C: Codec> Codec for EnumDict<K, C> {
    type Value = BTreeMap<K, C::Value>;

    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(DictVisitor(self.0, PhantomData))
    }

    fn write<S: Serializer>(self, values: &Self::Value, serializer: S) -> Result<S::Ok, S::Error> {
        write_map(values, self.0, serializer)
    }
}

struct DictVisitor<K, C>(C, PhantomData<K>);

impl<'de, K: Key, C: Codec> Visitor<'de> for DictVisitor<K, C> {
    type Value = BTreeMap<K, C::Value>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut values = BTreeMap::new();
        while let Some(key) = map.next_key::<K>()? {
            match map.next_value_seed(Seed(self.0)) {
                Ok(value) => values.insert(key, value),
                Err(error) => {
                    steps::leave_key(&key.to_string());
                    return Err(error);
                }
            };
        }
        Ok(values)
    }
}

fn write_map<K: Key, C: Codec, S: Serializer>(
    values: &BTreeMap<K, C::Value>,
    codec: C,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(values.len()))?;
    for (key, value) in values {
        map.serialize_entry(key, &Ref(value, codec))?;
    }
    map.end()
}
