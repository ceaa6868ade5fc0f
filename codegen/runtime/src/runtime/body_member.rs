//! Pages that are asked for by a member of the JSON body.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::runtime::call::Call;
use crate::runtime::place::Place;

/// The member at `path` of the request's JSON body. Everything else in the body stays as it is, to the byte.
#[derive(Debug, Clone, Copy)]
pub struct InBody {
    /// The names from the outermost object down.
    pub path: &'static [&'static str],
    /// Whether the member is a number, and a string otherwise.
    pub number: bool,
    /// The media type of the body.
    pub content_type: &'static str,
}

impl Place for InBody {
    fn read(&self, call: &Call) -> Option<String> {
        let mut text = std::str::from_utf8(call.body_ref().as_bytes()?).ok()?;
        for name in self.path {
            let members = members(text)?;
            text = members.iter().rev().find(|(known, _)| known == name)?.1;
        }
        match text {
            "null" => None,
            text => Some(serde_json::from_str(text).unwrap_or_else(|_| text.to_owned())),
        }
    }

    fn write(&self, call: &mut Call, cursor: &str) {
        let value = if self.number { cursor.to_owned() } else { quoted(cursor) };
        let body = call.body_ref().as_bytes().and_then(|bytes| std::str::from_utf8(bytes).ok());
        let body = body.and_then(|text| with_member(text, self.path, &value));
        call.written(
            body.ok_or_else(|| "is no JSON object, and cannot ask for a page".to_owned()),
            self.content_type,
        );
    }
}

/// `text` with the member at `path` set; no text counts as an empty object. None if there is no object on the way.
fn with_member(text: &str, path: &[&str], value: &str) -> Option<String> {
    let Some((name, inner)) = path.split_first() else { return Some(value.to_owned()) };
    let text = if matches!(text, "" | "null") { "{}" } else { text };
    let members = members(text)?;
    let old = members.iter().rev().find(|(known, _)| known == name).map_or("", |(_, value)| value);
    let new = with_member(old, inner, value)?;
    let pair = |name: &str, value: &str| [&quoted(name), ":", value].concat();
    let mut pairs: Vec<String> = members
        .iter()
        .map(|(known, value)| pair(known, if known == name { &new } else { value }))
        .collect();
    if members.iter().all(|(known, _)| known != name) {
        pairs.push(pair(name, &new));
    }
    Some(["{", &pairs.join(","), "}"].concat())
}

/// A string as JSON. (A `Value` prints itself and cannot fail.)
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The members of an object in their order, their values as they are written.
fn members(text: &str) -> Option<Vec<(String, &str)>> {
    serde_json::from_str::<Members<'_>>(text).ok().map(|members| members.0)
}

struct Members<'a>(Vec<(String, &'a str)>);

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
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
        while let Some(name) = map.next_key::<String>()? {
            members.push((name, map.next_value::<&RawValue>()?.get()));
        }
        Ok(Members(members))
    }
}
