//! Members of an object by type; a wrong one is converted where its sense is plain, else left out.

use indexmap::IndexMap;
use serde_json::{Map, Number, Value};

use crate::diagnostics::At;
use crate::diagnostics::codes::normalize as codes;
use crate::load::Lookup;
use crate::normalize::context::Context;

use super::cures;

/// An object of the document and its place.
#[derive(Clone, Copy)]
pub(in crate::normalize) struct Object<'a> {
    pub map: &'a Map<String, Value>,
    pub at: At<'a>,
}

impl<'a> Object<'a> {
    /// `value` as an object; anything else is reported.
    pub fn of(value: &'a Value, at: At<'a>, cx: &mut Context<'_>) -> Option<Self> {
        if let Value::Object(map) = value {
            return Some(Self { map, at });
        }
        let what = noun(value);
        cx.report(
            &codes::DROPPED,
            &at,
            format!("an object belongs here, not {what}; it is left out"),
        )
        .delete()
        .help("or write an object");
        None
    }

    /// The member, unless it is absent or null.
    pub fn get(&self, name: &str, cx: &mut Context<'_>) -> Option<&'a Value> {
        let value = self.map.member(name)?;
        if value.is_null() {
            cx.report(
                &codes::NULL,
                &self.at.child(name),
                format!("`{name}` is null; it is read as absent"),
            )
            .delete()
            .help("or indent the lines below it that belong to it");
            return None;
        }
        Some(value)
    }

    /// A text; numbers and booleans as they are spelled.
    pub fn string(&self, name: &str, cx: &mut Context<'_>) -> Option<String> {
        let value = self.get(name, cx)?;
        text(value, || format!("`{name}`"), &self.at.child(name), cx)
    }

    /// A boolean, or a text or number that plainly means one.
    pub fn boolean(&self, name: &str, cx: &mut Context<'_>) -> Option<bool> {
        let value = self.get(name, cx)?;
        let meant = match value {
            Value::Bool(value) => return Some(*value),
            Value::String(text) => match text.trim().to_ascii_lowercase().as_str() {
                "true" | "yes" | "on" | "y" | "1" => Some(true),
                "false" | "no" | "off" | "n" | "0" | "" => Some(false),
                _ => None,
            },
            Value::Number(number) => number.as_i64().filter(|n| (0..2).contains(n)).map(|n| n == 1),
            _ => None,
        };
        self.converted(name, value, meant, "true or false", cx)
    }

    /// A number, or a text that is one.
    pub fn number(&self, name: &str, cx: &mut Context<'_>) -> Option<Number> {
        let value = self.get(name, cx)?;
        let meant = match value {
            Value::Number(number) => return Some(number.clone()),
            Value::String(text) => serde_json::from_str(text.trim()).ok(),
            _ => None,
        };
        self.converted(name, value, meant, "a number", cx)
    }

    /// A length or a count.
    pub fn count(&self, name: &str, cx: &mut Context<'_>) -> Option<usize> {
        let number = self.number(name, cx)?;
        let whole = number.as_f64().filter(|n| n.fract() == 0.0 && (0.0..1e15).contains(n));
        let count =
            number.as_u64().or(whole.map(|n| n as u64)).and_then(|n| usize::try_from(n).ok());
        if count.is_none() {
            self.dropped(name, "a whole number from 0 up", &Value::Number(number), cx);
        }
        count
    }

    /// An object.
    pub fn object<'b>(&'b self, name: &'b str, cx: &mut Context<'_>) -> Option<Object<'b>> {
        let value = self.get(name, cx)?;
        let Value::Object(map) = value else {
            if value.as_array().is_none_or(|list| !list.is_empty()) {
                self.dropped(name, "an object", value, cx);
            }
            return None;
        };
        Some(Object { map, at: self.at.child(name) })
    }

    /// The elements of a list; a single value stands for a list of one.
    pub fn list(&self, name: &str, cx: &mut Context<'_>) -> &'a [Value] {
        let Some(value) = self.get(name, cx) else { return &[] };
        match value {
            Value::Array(list) => list,
            Value::Object(map) if map.is_empty() => {
                self.dropped(name, "a list", value, cx);
                &[]
            }
            single => {
                cx.report(
                    &codes::SINGLE,
                    &self.at.child(name),
                    format!("`{name}` is a list; the single value is read as a list of one"),
                )
                .write(format!("[{}]", cures::flow(single)));
                std::slice::from_ref(single)
            }
        }
    }

    /// The place of an element of [`Object::list`].
    pub fn element<'b>(&self, list: &'b At<'b>, name: &str, index: usize) -> At<'b> {
        if self.map.member(name).is_some_and(Value::is_array) { list.index(index) } else { *list }
    }

    /// A list of texts.
    pub fn strings(&self, name: &str, cx: &mut Context<'_>) -> Vec<String> {
        let list = self.list(name, cx);
        let at = self.at.child(name);
        let mut strings = Vec::with_capacity(list.len());
        for (index, value) in list.iter().enumerate() {
            let each = || format!("each of `{name}`");
            strings.extend(text(value, each, &self.element(&at, name, index), cx));
        }
        strings
    }

    /// The members whose names begin with `x-`.
    pub fn extensions(&self) -> IndexMap<String, Value> {
        let all = self.map.iter().filter(|(name, _)| name.starts_with("x-"));
        all.map(|(name, value)| (name.clone(), value.clone())).collect()
    }

    /// Reports members that the object does not have.
    pub fn known(&self, what: &str, names: &[&str], cx: &mut Context<'_>) {
        for name in self.map.keys() {
            if !names.contains(&name.as_str()) && !name.starts_with("x-") {
                self.unknown(what, name, names, cx);
            }
        }
    }

    /// Reports a member that does not exist, with the name that was probably meant.
    pub fn unknown(&self, what: &str, name: &str, names: &[&str], cx: &mut Context<'_>) {
        let near = cures::nearest(name, names);
        let message = format!("{what} has no member `{name}`; it is ignored");
        let reported = cx.report(&codes::UNKNOWN_MEMBER, &self.at.child(name), message).at_name();
        match (near, cures::empty_before(self.map, name)) {
            (_, Some(before)) => reported.indent().help(format!("if it belongs to `{before}`")),
            (Some(known), None) => reported.write(known).done(),
            (None, None) => {
                reported.delete().help(format!("or name it `x-{name}`, if it is an extension"))
            }
        }
    }

    fn converted<T: std::fmt::Display>(
        &self,
        name: &str,
        value: &Value,
        meant: Option<T>,
        wanted: &str,
        cx: &mut Context<'_>,
    ) -> Option<T> {
        let Some(meant) = meant else {
            self.dropped(name, wanted, value, cx);
            return None;
        };
        let what = noun(value);
        cx.report(
            &codes::CONVERTED,
            &self.at.child(name),
            format!("`{name}` is {wanted}, and this is {what}; {value} is read as {meant}"),
        )
        .write(meant.to_string());
        Some(meant)
    }

    /// Reports a member that is left out.
    pub fn dropped(&self, name: &str, wanted: &str, value: &Value, cx: &mut Context<'_>) {
        let what = noun(value);
        cx.report(
            &codes::DROPPED,
            &self.at.child(name),
            format!("`{name}` is {wanted}, and this is {what}; it is left out"),
        )
        .delete()
        .help(format!("or write {wanted}"));
    }
}

/// A scalar as text.
pub(super) fn text(
    value: &Value,
    name: impl Fn() -> String,
    at: &At<'_>,
    cx: &mut Context<'_>,
) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => {
            let spelled = cx.spelling(at, value);
            let what = noun(value);
            cx.report(
                &codes::CONVERTED,
                at,
                format!("{} is a text, and this is {what}; it is read as \"{spelled}\"", name()),
            )
            .write(cures::quoted(&spelled));
            Some(spelled)
        }
        Value::Null | Value::Array(_) | Value::Object(_) => {
            let what = noun(value);
            cx.report(
                &codes::DROPPED,
                at,
                format!("{} is a text, and this is {what}; it is left out", name()),
            )
            .delete()
            .help("or write a text");
            None
        }
    }
}

pub(in crate::normalize) fn noun(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
