//! A model with more members than one word of the set of seen ones has bits.

use codegen_runtime::runtime::entry::Entry;
use codegen_runtime::runtime::fields::Fields;
use codegen_runtime::runtime::number::I64;
use codegen_runtime::runtime::object::{self, Model};
use codegen_runtime::runtime::writer::Writer;
use serde::de::MapAccess;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

const COUNT: usize = 200;
/// The names are in no order: the one after `p000` is `p119`. This has no divisor in common with their count.
const STEP: usize = 119;

/// `p000` to `p199`, by their position.
#[derive(Debug, Clone, PartialEq)]
pub struct Wide {
    values: [Option<i64>; COUNT],
}

static TEXTS: [[u8; 4]; COUNT] = {
    let mut texts = [*b"p000"; COUNT];
    let mut index = 0;
    while index < COUNT {
        let number = index * STEP % COUNT;
        texts[index] = [b'p', digit(number / 100), digit(number / 10), digit(number)];
        index += 1;
    }
    texts
};

#[expect(clippy::cast_possible_truncation, reason = "a digit is a small number")]
const fn digit(number: usize) -> u8 {
    b'0' + (number % 10) as u8
}

static NAMES: [&str; COUNT] = {
    let mut names = [""; COUNT];
    let mut index = 0;
    while index < COUNT {
        names[index] = match std::str::from_utf8(&TEXTS[index]) {
            Ok(name) => name,
            Err(_) => panic!("the names are ASCII"),
        };
        index += 1;
    }
    names
};

#[expect(clippy::cast_possible_truncation, reason = "there are fewer than 65,536")]
static SORTED: [u16; COUNT] = {
    let mut sorted = [0; COUNT];
    let mut index = 0;
    while index < COUNT {
        sorted[index * STEP % COUNT] = index as u16;
        index += 1;
    }
    sorted
};

impl Model for Wide {
    const FIELDS: &'static Fields =
        &Fields { name: "Wide", names: &NAMES, sorted: &SORTED, required: &[] };

    fn empty() -> Self {
        Self { values: [None; COUNT] }
    }

    fn set<'de, A: MapAccess<'de>>(&mut self, entry: Entry<'_, A>) -> Result<(), A::Error> {
        match self.values.get_mut(entry.index()) {
            Some(value) => entry.optional(value, I64),
            None => entry.ignore(),
        }
    }
}

impl<'de> Deserialize<'de> for Wide {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object::read(deserializer)
    }
}

impl Serialize for Wide {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = Writer::new(serializer);
        for (name, value) in NAMES.iter().zip(&self.values) {
            out.optional(name, value, I64);
        }
        out.end()
    }
}
