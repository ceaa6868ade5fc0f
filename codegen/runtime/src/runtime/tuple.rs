//! Fixed sequences (`prefixItems`): a codec a position.

use std::fmt;

use serde::de::{Error, IgnoredAny, SeqAccess, Visitor};
use serde::ser::SerializeTuple;
use serde::{Deserializer, Serializer};

use crate::runtime::codec::{Codec, Ref, Seed};
use crate::runtime::steps;

/// A tuple; further elements are ignored, missing ones are an error.
#[derive(Debug, Clone, Copy)]
pub struct Tuple<T>(pub T);

macro_rules! tuples {
    ($($length:literal => $($codec:ident $value:ident $position:tt),+;)*) => {$(
        impl<$($codec: Codec),+> Codec for Tuple<($($codec,)+)> {
            type Value = ($($codec::Value,)+);

            fn read<'de, De: Deserializer<'de>>(self, deserializer: De) -> Result<Self::Value, De::Error> {
                deserializer.deserialize_seq(TupleVisitor(self.0))
            }

            fn write<Se: Serializer>(self, values: &Self::Value, serializer: Se) -> Result<Se::Ok, Se::Error> {
                let mut tuple = serializer.serialize_tuple($length)?;
                $(tuple.serialize_element(&Ref(&values.$position, self.0.$position))?;)+
                tuple.end()
            }
        }

        impl<'de, $($codec: Codec),+> Visitor<'de> for TupleVisitor<($($codec,)+)> {
            type Value = ($($codec::Value,)+);

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(formatter, "an array of {} elements", $length)
            }

            fn visit_seq<Seq: SeqAccess<'de>>(self, mut elements: Seq) -> Result<Self::Value, Seq::Error> {
                $(let $value = element(&mut elements, self.0.$position, $position, $length)?;)+
                while elements.next_element::<IgnoredAny>()?.is_some() {}
                Ok(($($value,)+))
            }
        }
    )*};
}

tuples! {
    1 => A a 0;
    2 => A a 0, B b 1;
    3 => A a 0, B b 1, C c 2;
    4 => A a 0, B b 1, C c 2, D d 3;
    5 => A a 0, B b 1, C c 2, D d 3, E e 4;
    6 => A a 0, B b 1, C c 2, D d 3, E e 4, F f 5;
    7 => A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6;
    8 => A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6, H h 7;
    9 => A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6, H h 7, I i 8;
    10 => A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6, H h 7, I i 8, J j 9;
    11 => A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6, H h 7, I i 8, J j 9, K k 10;
    12 => A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6, H h 7, I i 8, J j 9, K k 10, L l 11;
}

struct TupleVisitor<T>(T);

fn element<'de, C: Codec, S: SeqAccess<'de>>(
    elements: &mut S,
    codec: C,
    position: usize,
    length: usize,
) -> Result<C::Value, S::Error> {
    match elements.next_element_seed(Seed(codec)) {
        Ok(Some(value)) => Ok(value),
        Ok(None) => Err(S::Error::custom(format_args!(
            "an array of {length} elements was expected, this one has {position}"
        ))),
        Err(error) => {
            steps::leave_index(position);
            Err(error)
        }
    }
}
