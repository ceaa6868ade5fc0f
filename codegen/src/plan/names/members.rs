//! Names of fields and variants, a scope a type.

use std::collections::BTreeMap;

use serde_json::Value;

use super::TypeNames;
use super::case::{self, Case, Form};
use super::reserved::Reserved;
use super::scope::{self, Entry};
use crate::config::Rename;
use crate::diagnostics::Diagnostics;
use crate::diagnostics::codes::plan as codes;
use crate::ir::{
    Additional, Api, Enum, EnumValue, Kind, Member, Object, Origin, Pointer, Property, Shape,
    TypeDef, Union,
};
use crate::workers;

/// What the field of further members is called.
const EXTRAS: [&str; 3] = ["additional_properties", "additional_properties_map", "further_members"];

/// Names the members of every type; each is a scope of its own.
pub fn name(api: &Api, rename: &Rename, types: &mut [TypeNames], diagnostics: &mut Diagnostics) {
    let defs: Vec<_> = api.types.iter().zip(types.iter()).collect();
    let members = workers::map_small(&defs, |(def, names)| {
        let (mut own, mut complaints) = (TypeNames::default(), Diagnostics::new());
        of_type(api, def, &names.ident, rename, &mut own, &mut complaints);
        (own, complaints)
    });
    for (names, (own, complaints)) in types.iter_mut().zip(members) {
        (names.fields, names.variants) = (own.fields, own.variants);
        diagnostics.append(complaints);
    }
}

/// Names the members of one type.
fn of_type(
    api: &Api,
    def: &TypeDef,
    ident: &str,
    rename: &Rename,
    names: &mut TypeNames,
    diagnostics: &mut Diagnostics,
) {
    let owner = match &def.origin {
        Origin::Component(key) => key.clone(),
        Origin::Inline { .. } => ident.to_owned(),
    };
    match &def.shape {
        Shape::Object(object) => {
            names.fields = settle(
                firsts_of_fields(object, &owner, rename),
                || fields(object, &owner, rename),
                &Reserved::fields(),
                "property",
                &owner,
                |index| object.properties.get(index).map_or(&def.pointer, |found| &found.pointer),
                diagnostics,
            );
        }
        Shape::Enum(values) => {
            names.variants = settle(
                firsts_of_values(values, &owner, rename),
                || values_of(values, &owner, rename),
                &Reserved::variants(),
                "variant",
                &owner,
                |_| &def.pointer,
                diagnostics,
            );
        }
        Shape::Union(union) => {
            names.variants = settle(
                None,
                || members(api, union, &owner, rename),
                &Reserved::variants(),
                "variant",
                &owner,
                |index| union.members.get(index).map_or(&def.pointer, |found| &found.pointer),
                diagnostics,
            );
        }
        Shape::Alias(_) | Shape::Foreign(_) => {}
    }
}

/// The first forms of the fields, unless the configuration has a say in them.
fn firsts_of_fields(object: &Object, owner: &str, rename: &Rename) -> Option<Vec<String>> {
    let first = |property: &Property| {
        case::plain(property.name_hint.as_deref().unwrap_or(property.wire.as_str()), Case::Snake)
    };
    let extras = matches!(object.additional, Additional::Typed(_)).then(|| EXTRAS[0].to_owned());
    let firsts = object.properties.iter().map(first).chain(extras);
    (!is_renamed(&rename.property, owner)).then(|| firsts.collect())
}

/// The first forms of the values, unless the configuration has a say in them.
fn firsts_of_values(values: &Enum, owner: &str, rename: &Rename) -> Option<Vec<String>> {
    let first = |value: &EnumValue| match &value.name_hint {
        Some(hint) => case::plain(hint, Case::Pascal),
        None => case::plain(&text(&value.value), Case::Pascal),
    };
    (!is_renamed(&rename.variant, owner)).then(|| values.values.iter().map(first).collect())
}

/// Whether any member of a type is given its name.
fn is_renamed<T>(table: &BTreeMap<String, T>, owner: &str) -> bool {
    !table.is_empty()
        && table
            .keys()
            .any(|key| key.strip_prefix(owner).is_some_and(|member| member.starts_with('.')))
}

/// Names of one scope; `place` leads from an entry to where the document has it. Nearly all scopes need
/// no more than the first forms of their entries, and the others are made for those that do.
fn settle<'a>(
    firsts: Option<Vec<String>>,
    entries: impl FnOnce() -> Vec<Entry>,
    reserved: &Reserved,
    table: &str,
    owner: &str,
    place: impl Fn(usize) -> &'a Pointer,
    diagnostics: &mut Diagnostics,
) -> Vec<String> {
    let escaped = |first: &String| reserved.escape(first);
    let firsts = firsts.map(|firsts| firsts.iter().map(escaped).collect::<Vec<_>>());
    if let Some(idents) = firsts.filter(|idents| scope::all_differ(idents)) {
        return idents;
    }
    let entries = entries();
    let (idents, clashes) = scope::assign(&entries, reserved);
    for clash in clashes {
        let (wire, ident) = (&entries[clash.entry].wire, &idents[clash.entry]);
        if !wire.is_empty() {
            let message = format!(
                "`{wire}` of `{owner}` is named `{ident}`, since `{}` is taken",
                clash.wanted
            );
            let line = super::line(&format!("{owner}.{wire}"), ident);
            diagnostics
                .report(&codes::NAME_CLASH, place(clash.entry), message)
                .at_name()
                .configure(format!("rename.{table}"), line);
        }
    }
    idents
}

fn fields(object: &Object, owner: &str, rename: &Rename) -> Vec<Entry> {
    let mut entries: Vec<_> = object
        .properties
        .iter()
        .map(|property| {
            let wire = property.wire.as_str();
            let fixed = rename.property.get(&format!("{owner}.{wire}")).cloned();
            entry(wire, property.name_hint.as_deref(), fixed, Case::Snake)
        })
        .collect();
    if let Additional::Typed(_) = object.additional {
        // Last and without a wire name: it gives way to every property.
        entries.push(Entry {
            wire: String::new(),
            forms: EXTRAS.map(Form::of).to_vec(),
            ..Entry::default()
        });
    }
    entries
}

fn values_of(values: &Enum, owner: &str, rename: &Rename) -> Vec<Entry> {
    values
        .values
        .iter()
        .map(|EnumValue { value, name_hint, docs: _ }| {
            let wire = text(value);
            let fixed = rename.variant.get(&format!("{owner}.{wire}")).cloned();
            let mut entry = entry(&wire, name_hint.as_deref(), fixed, Case::Pascal);
            // Text and number of the same digits are told apart by their kind, then by their JSON.
            entry.forms.pop();
            entry.forms.push(Form::plain(format!("{} {wire}", json_kind(value)), Case::Pascal));
            entry.forms.push(Form::hashed(&wire, value.to_string(), Case::Pascal));
            entry
        })
        .collect()
}

/// The text a value is named by.
pub fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn json_kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "text",
        Value::Array(_) => "list",
        Value::Object(_) => "object",
    }
}

fn members(api: &Api, union: &Union, owner: &str, rename: &Rename) -> Vec<Entry> {
    union
        .members
        .iter()
        .enumerate()
        .map(|(index, member)| {
            let word = member_word(api, member);
            let fixed = rename.variant.get(&format!("{owner}.{word}")).cloned();
            let identity = format!("{word} {index} {}", member.tags.join(" "));
            Entry {
                wire: word.clone(),
                fixed,
                forms: vec![
                    Form::plain(&word, Case::Pascal),
                    Form::plain(format!("{word} {}", member.tags.join(" ")), Case::Pascal),
                    Form::hashed(&word, &identity, Case::Pascal),
                ],
                ..Entry::default()
            }
        })
        .collect()
}

/// What a member of a union is called: its title or component, else its kind.
pub fn member_word(api: &Api, member: &Member) -> String {
    if let Some(hint) = &member.name_hint {
        return hint.clone();
    }
    if let [tag] = member.tags.as_slice() {
        return tag.clone();
    }
    kind_word(api, &member.ty.kind)
}

fn kind_word(api: &Api, kind: &Kind) -> String {
    match kind {
        Kind::Named(id) => match &api.ty(*id).origin {
            Origin::Component(key) => key.clone(),
            Origin::Inline { words, title } => {
                title.clone().or_else(|| words.last().cloned()).unwrap_or_default()
            }
        },
        Kind::String(_) => "string".to_owned(),
        Kind::Integer(_) => "integer".to_owned(),
        Kind::Number(_) => "number".to_owned(),
        Kind::Boolean => "boolean".to_owned(),
        Kind::Array(item) => format!("{} list", kind_word(api, &item.kind)),
        Kind::Map(value) => format!("{} map", kind_word(api, &value.kind)),
        Kind::Tuple(_) => "tuple".to_owned(),
        Kind::Any(_) => "any".to_owned(),
    }
}

fn entry(wire: &str, hint: Option<&str>, fixed: Option<String>, case: Case) -> Entry {
    Entry {
        wire: wire.to_owned(),
        fixed,
        forms: hint
            .map(|hint| Form::plain(hint, case))
            .into_iter()
            .chain([
                Form::plain(wire, case),
                Form::spelled(wire, case),
                Form::hashed(wire, wire, case),
            ])
            .collect(),
        ..Entry::default()
    }
}
