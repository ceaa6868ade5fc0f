//! The members of an object on their way out.

use std::collections::BTreeMap;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::runtime::codec::{Codec, Nullable, Ref};
use crate::runtime::patch::{Patch, Patched};

/// An object that is being written.
///
/// It keeps the first error, so that a model writes one line a member and asks once, in [`Writer::end`].
#[derive(Debug)]
pub struct Writer<S: Serializer> {
    map: Result<S::SerializeMap, S::Error>,
}

impl<S: Serializer> Writer<S> {
    /// Begins an object.
    pub fn new(serializer: S) -> Self {
        Self { map: serializer.serialize_map(None) }
    }

    /// Writes a member.
    pub fn required<C: Codec>(&mut self, name: &'static str, value: &C::Value, codec: C) {
        self.entry(name, &Ref(value, codec));
    }

    /// Writes a member unless it is absent.
    pub fn optional<C: Codec>(&mut self, name: &'static str, value: &Option<C::Value>, codec: C) {
        if let Some(value) = value {
            self.entry(name, &Ref(value, codec));
        }
    }

    /// Writes a member, null if it has no value.
    pub fn nullable<C: Codec>(&mut self, name: &'static str, value: &Option<C::Value>, codec: C) {
        self.entry(name, &Ref(value, Nullable(codec)));
    }

    /// Writes a member unless it is absent, null if it is null.
    pub fn patch<C: Codec>(&mut self, name: &'static str, value: &Patch<C::Value>, codec: C) {
        if !value.is_absent() {
            self.entry(name, &Ref(value, Patched(codec)));
        }
    }

    /// Writes the members that the model does not declare.
    pub fn extras<C: Codec>(&mut self, extras: &BTreeMap<String, C::Value>, codec: C) {
        for (name, value) in extras {
            self.entry(name, &Ref(value, codec));
        }
    }

    /// Ends the object.
    ///
    /// # Errors
    ///
    /// Returns the first error of the serializer.
    pub fn end(self) -> Result<S::Ok, S::Error> {
        self.map?.end()
    }

    #[inline]
    fn entry<V: Serialize>(&mut self, name: &str, value: &V) {
        let Ok(map) = &mut self.map else { return };
        if let Err(error) = map.serialize_key(name).and_then(|()| map.serialize_value(value)) {
            self.fail(error);
        }
    }

    #[cold]
    fn fail(&mut self, error: S::Error) {
        self.map = Err(error);
    }
}
