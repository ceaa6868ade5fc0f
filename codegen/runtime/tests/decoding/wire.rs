//! Reading and writing with one codec.

use std::marker::PhantomData;

use codegen_runtime::runtime::codec::{Codec, Ref};
use codegen_runtime::runtime::trail::{DecodeFailure, decode_json};
use serde::{Deserialize, Deserializer};

/// A codec that can be made from nothing, as a type.
pub trait Form {
    /// The codec.
    type Codec: Codec;
    /// Makes it.
    fn codec() -> Self::Codec;
}

struct Whole<F: Form>(<F::Codec as Codec>::Value, PhantomData<F>);

impl<'de, F: Form> Deserialize<'de> for Whole<F> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        F::codec().read(deserializer).map(|value| Self(value, PhantomData))
    }
}

/// Reads a JSON text.
pub fn read<F: Form>(text: impl AsRef<[u8]>) -> Result<<F::Codec as Codec>::Value, DecodeFailure> {
    decode_json::<Whole<F>>(text.as_ref()).map(|whole| whole.0)
}

/// Writes JSON.
pub fn write<C: Codec>(codec: C, value: &C::Value) -> Result<String, serde_json::Error> {
    serde_json::to_string(&Ref(value, codec))
}

/// Names a codec as a [`Form`].
macro_rules! form {
    ($name:ident = $codec:expr, $type:ty) => {
        struct $name;
        impl $crate::wire::Form for $name {
            type Codec = $type;
            fn codec() -> $type {
                $codec
            }
        }
    };
}
pub(crate) use form;
