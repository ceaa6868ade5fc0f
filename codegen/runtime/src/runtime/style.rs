//! Writing a parameter's value in its style (`RFC 6570`, `OAS 3.1.1 §4.8.12`).

use std::borrow::Cow;

use crate::runtime::encode;
use crate::runtime::param::{Location, ParamValue, Parameter, Style};

/// A value without what is absent in it, its parts not yet encoded.
struct Flat<'a> {
    form: Form,
    /// The values, those of an object with their names.
    members: Vec<(&'a str, &'a str)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Text,
    List,
    Object,
}

impl<'a> Flat<'a> {
    fn add(&mut self, name: &'a str, value: &'a ParamValue) -> Result<(), String> {
        if let Some(text) = scalar(value)? {
            self.members.push((name, text));
        }
        Ok(())
    }
}

/// What a parameter adds to its place, encoded: path text, `name=value` pairs, or a header's value. None for an absent
/// value; the error never repeats the value.
pub fn expand(parameter: &Parameter, value: &ParamValue) -> Result<Option<Vec<String>>, String> {
    if parameter.style == Style::DeepObject {
        return deep_object(parameter, value);
    }
    let Some(flat) =
        flatten(value).map_err(|why| format!("the parameter `{}` {why}", parameter.name))?
    else {
        return Ok(None);
    };
    let parts = match parameter.location {
        Location::Path => vec![path(parameter, &flat)],
        Location::Query => query(parameter, &flat),
        Location::QueryString => query_string(parameter, &flat),
        Location::Header => vec![joined(&flat, parameter.explode, bare(parameter.style), &raw)],
        Location::Cookie => cookie(parameter, &flat)?,
    };
    Ok(Some(parts))
}

fn flatten(value: &ParamValue) -> Result<Option<Flat<'_>>, String> {
    let form = match value {
        ParamValue::List(_) => Form::List,
        ParamValue::Object(_) => Form::Object,
        _ => Form::Text,
    };
    let mut flat = Flat { form, members: Vec::new() };
    match value {
        ParamValue::List(items) => {
            for item in items {
                flat.add("", item)?;
            }
        }
        ParamValue::Object(members) => {
            for (name, value) in members {
                flat.add(name, value)?;
            }
        }
        one => flat.add("", one)?,
    }
    Ok(if flat.members.is_empty() { None } else { Some(flat) })
}

fn scalar(value: &ParamValue) -> Result<Option<&str>, String> {
    match value {
        ParamValue::Absent => Ok(None),
        ParamValue::Text(text) => Ok(Some(text)),
        ParamValue::Invalid(why) => Err(why.clone()),
        ParamValue::List(_) | ParamValue::Object(_) => {
            Err("holds a list or object inside another, which its style cannot write".to_owned())
        }
    }
}

type Encode = dyn Fn(&str) -> String;

fn raw(text: &str) -> String {
    text.to_owned()
}

fn path(parameter: &Parameter, flat: &Flat<'_>) -> String {
    let encode: &Encode =
        if parameter.allow_reserved { &encode::reserved_in_path } else { &encode::strict };
    match parameter.style {
        Style::Matrix => matrix(parameter, flat, encode),
        Style::Label if parameter.explode => format!(".{}", joined(flat, true, ".", encode)),
        Style::Label => format!(".{}", joined(flat, false, ",", encode)),
        style => joined(flat, parameter.explode, encoded(style), encode),
    }
}

/// What stands between items in a header.
fn bare(style: Style) -> &'static str {
    match style {
        Style::SpaceDelimited => " ",
        Style::PipeDelimited => "|",
        Style::TabDelimited => "\t",
        _ => ",",
    }
}

/// The same in a URL.
fn encoded(style: Style) -> &'static str {
    match style {
        Style::SpaceDelimited => "%20",
        Style::PipeDelimited => "%7C",
        Style::TabDelimited => "%09",
        _ => ",",
    }
}

/// `;name=a`, and `;name` alone before an empty value.
fn matrix(parameter: &Parameter, flat: &Flat<'_>, encode: &Encode) -> String {
    let one = |name: &str, value: &str| match value {
        "" => [";", &encode::strict(name)].concat(),
        value => [";", &encode::strict(name), "=", value].concat(),
    };
    each(parameter, flat, ",", encode, &one).concat()
}

fn joined(flat: &Flat<'_>, explode: bool, separator: &str, encode: &Encode) -> String {
    let mut text = String::new();
    for (position, (name, value)) in flat.members.iter().enumerate() {
        if position > 0 {
            text.push_str(separator);
        }
        if flat.form == Form::Object {
            text.push_str(&encode(name));
            text.push_str(if explode { "=" } else { separator });
        }
        text.push_str(&encode(value));
    }
    text
}

/// What `one` makes of a name and an encoded value: for each member where they stand apart, else for all of them.
fn each(
    parameter: &Parameter,
    flat: &Flat<'_>,
    separator: &str,
    encode: &Encode,
    one: &dyn Fn(&str, &str) -> String,
) -> Vec<String> {
    if flat.form == Form::Text || !parameter.explode {
        return vec![one(parameter.name, &joined(flat, false, separator, encode))];
    }
    let mut parts = Vec::with_capacity(flat.members.len());
    for (name, value) in &flat.members {
        let name = if flat.form == Form::Object { name } else { parameter.name };
        parts.push(one(name, &encode(value)));
    }
    parts
}

fn query(parameter: &Parameter, flat: &Flat<'_>) -> Vec<String> {
    let encode: &Encode =
        if parameter.allow_reserved { &encode::reserved_in_query } else { &encode::strict };
    pairs(parameter, flat, encoded(parameter.style), &encode::strict, encode)
}

fn cookie(parameter: &Parameter, flat: &Flat<'_>) -> Result<Vec<String>, String> {
    if parameter.style != Style::Cookie {
        let encode: &Encode =
            if parameter.allow_reserved { &encode::reserved_in_cookie } else { &encode::strict };
        return Ok(pairs(parameter, flat, ",", &encode::strict, encode));
    }
    let pairs = pairs(parameter, flat, ",", &raw, &raw);
    let is_bad = |character: char| character == ';' || character.is_control();
    if pairs.iter().any(|pair| pair.contains(is_bad)) {
        return Err(format!(
            "the cookie `{}` holds a semicolon or a control character",
            parameter.name
        ));
    }
    Ok(pairs)
}

fn pairs(
    parameter: &Parameter,
    flat: &Flat<'_>,
    separator: &str,
    name: &Encode,
    value: &Encode,
) -> Vec<String> {
    each(parameter, flat, separator, value, &|key, text| [&name(key), "=", text].concat())
}

/// A text is written already: as a form, whose triplets stay, or as JSON and the like, of which nothing may be read as a
/// part of the URL (`OAS 3.2.0 §4.12.3`).
fn query_string(parameter: &Parameter, flat: &Flat<'_>) -> Vec<String> {
    let mut parts = Vec::with_capacity(flat.members.len());
    for (name, value) in &flat.members {
        parts.push(match flat.form {
            Form::Text if parameter.allow_reserved => encode::reserved_in_query(value),
            Form::Text => encode::strict(value),
            Form::List => encode::form(value),
            Form::Object => [&encode::form(name), "=", &encode::form(value)].concat(),
        });
    }
    parts
}

/// `name[key]=value`; what lies deeper goes on in brackets, which no specification defines and everybody does.
fn deep_object(parameter: &Parameter, value: &ParamValue) -> Result<Option<Vec<String>>, String> {
    let mut pairs = Vec::new();
    deepen(parameter, encode::strict(parameter.name), value, &mut pairs)?;
    Ok(if pairs.is_empty() { None } else { Some(pairs) })
}

fn deepen(
    parameter: &Parameter,
    name: String,
    value: &ParamValue,
    pairs: &mut Vec<String>,
) -> Result<(), String> {
    let inner = |key: Cow<'_, str>| format!("{name}%5B{}%5D", encode::strict(&key));
    match value {
        ParamValue::Absent => {}
        ParamValue::Invalid(why) => {
            return Err(format!("the parameter `{}` {why}", parameter.name));
        }
        ParamValue::Text(text) if parameter.allow_reserved => {
            pairs.push(format!("{name}={}", encode::reserved_in_query(text)));
        }
        ParamValue::Text(text) => pairs.push(format!("{name}={}", encode::strict(text))),
        ParamValue::List(items) => {
            for (index, item) in items.iter().enumerate() {
                deepen(parameter, inner(index.to_string().into()), item, pairs)?;
            }
        }
        ParamValue::Object(members) => {
            for (key, member) in members {
                deepen(parameter, inner(key.into()), member, pairs)?;
            }
        }
    }
    Ok(())
}
