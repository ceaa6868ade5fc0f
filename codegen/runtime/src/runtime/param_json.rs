//! Parameter values out of anything that serializes.

use std::fmt;

use serde::Serialize;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::runtime::param::ParamValue;

/// A value written as compact JSON, for parameters with `content`.
pub fn json<T: Serialize + ?Sized>(value: &T) -> ParamValue {
    serde_json::to_string(value).map_or_else(unfit, ParamValue::Text)
}

/// A value of any type, by way of what it serializes to: a struct becomes an object, its members in their order.
pub fn serialize<T: Serialize + ?Sized>(value: &T) -> ParamValue {
    serde_json::value::to_raw_value(value).and_then(|raw| read(&raw)).unwrap_or_else(unfit)
}

/// The members of a value that is an object, in their order, each as the JSON that it is written as.
///
/// # Errors
///
/// Fails if the value is no object, or does not serialize.
pub fn members<T: Serialize + ?Sized>(
    value: &T,
) -> Result<Vec<(String, Box<RawValue>)>, serde_json::Error> {
    let raw = serde_json::value::to_raw_value(value)?;
    let members: Members<'_> = serde_json::from_str(raw.get())?;
    Ok(members.0.into_iter().map(|(name, value)| (name, value.to_owned())).collect())
}

fn unfit(error: serde_json::Error) -> ParamValue {
    ParamValue::Invalid(format!("cannot be written: {error}"))
}

/// Reads raw pieces, not `serde_json::Value`, which forgets the order of members and the digits of numbers.
fn read(raw: &RawValue) -> Result<ParamValue, serde_json::Error> {
    let text = raw.get();
    Ok(match text.as_bytes().first() {
        Some(b'n') => ParamValue::Absent,
        Some(b'"') => ParamValue::Text(serde_json::from_str(text)?),
        Some(b'[') => {
            let items: Vec<&RawValue> = serde_json::from_str(text)?;
            ParamValue::List(items.into_iter().map(read).collect::<Result<_, _>>()?)
        }
        Some(b'{') => {
            let members: Members<'_> = serde_json::from_str(text)?;
            let member = |(name, value): (String, &RawValue)| Ok((name, read(value)?));
            ParamValue::Object(
                members.0.into_iter().map(member).collect::<Result<_, serde_json::Error>>()?,
            )
        }
        _ => ParamValue::Text(spelled(text)),
    })
}

/// A number or boolean as it stands outside of JSON, where `2.0` is 2, as it is on its own.
#[must_use]
pub fn spelled(text: &str) -> String {
    text.strip_suffix(".0").unwrap_or(text).to_owned()
}

struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MembersVisitor)
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Members<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Members(members))
    }
}
