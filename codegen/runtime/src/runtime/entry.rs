//! One member of an object on its way into its slot.

use std::collections::BTreeMap;

use serde::de::{IgnoredAny, MapAccess};

use crate::runtime::codec::{Codec, Nullable, Seed};
use crate::runtime::patch::{Patch, Patched};

/// A key whose value is to be read.
#[derive(Debug)]
pub struct Entry<'a, A> {
    map: &'a mut A,
    index: usize,
    key: &'a mut String,
}

impl<'a, A> Entry<'a, A> {
    /// The member that `map` has just read the key of.
    pub fn new(map: &'a mut A, index: usize, key: &'a mut String) -> Self {
        Self { map, index, key }
    }
}

impl<'de, A: MapAccess<'de>> Entry<'_, A> {
    /// The position of the key in the table of names; past its end if it is not there.
    pub fn index(&self) -> usize {
        self.index
    }

    /// Reads a value that cannot be null.
    ///
    /// # Errors
    ///
    /// Fails on any other value, null too.
    #[inline(never)]
    pub fn required<C: Codec>(self, slot: &mut C::Value, codec: C) -> Result<(), A::Error> {
        *slot = self.map.next_value_seed(Seed(codec))?;
        Ok(())
    }

    /// Reads a value that cannot be null into a slot that stands empty.
    ///
    /// # Errors
    ///
    /// Fails on any other value, null too.
    #[inline(never)]
    pub fn slot<C: Codec>(self, slot: &mut Option<C::Value>, codec: C) -> Result<(), A::Error> {
        *slot = Some(self.map.next_value_seed(Seed(codec))?);
        Ok(())
    }

    /// Reads a value or null.
    ///
    /// # Errors
    ///
    /// Fails on any other value.
    #[inline(never)]
    pub fn optional<C: Codec>(self, slot: &mut Option<C::Value>, codec: C) -> Result<(), A::Error> {
        *slot = self.map.next_value_seed(Seed(Nullable(codec)))?;
        Ok(())
    }

    /// Reads a value or null, and keeps which.
    ///
    /// # Errors
    ///
    /// Fails on any other value.
    #[inline(never)]
    pub fn patch<C: Codec>(self, slot: &mut Patch<C::Value>, codec: C) -> Result<(), A::Error> {
        *slot = self.map.next_value_seed(Seed(Patched(codec)))?;
        Ok(())
    }

    /// Keeps a member that the model does not declare; of two with one key the last stays.
    ///
    /// # Errors
    ///
    /// Fails if the value is not what such members hold.
    #[inline(never)]
    pub fn extra<C: Codec>(
        self,
        extras: &mut BTreeMap<String, C::Value>,
        codec: C,
    ) -> Result<(), A::Error> {
        let value = self.map.next_value_seed(Seed(codec))?;
        extras.insert(std::mem::take(self.key), value);
        Ok(())
    }

    /// Passes over a value.
    ///
    /// # Errors
    ///
    /// Fails if the value is malformed.
    #[inline(never)]
    pub fn ignore(self) -> Result<(), A::Error> {
        self.map.next_value::<IgnoredAny>().map(drop)
    }
}
