//! Names of types: components by their key, inline ones by where they stand or by a title of their own.

use std::collections::{BTreeMap, BTreeSet};

use super::TypeNames;
use super::case::{self, Case, Form};
use super::reserved::Reserved;
use super::scope::{self, Entry};
use crate::config::Rename;
use crate::diagnostics::Diagnostics;
use crate::diagnostics::codes::plan as codes;
use crate::ir::{Api, Origin, Shape, TypeDef};

/// Longer titles are sentences, not names.
const TITLE_WORDS: usize = 5;

/// Names every type; members come later.
pub fn name(api: &Api, rename: &Rename, diagnostics: &mut Diagnostics) -> Vec<TypeNames> {
    let titles = titles(api);
    let entries: Vec<_> = api.types.iter().map(|def| entry(def, rename, &titles)).collect();
    let (idents, clashes) = scope::assign(&entries, &Reserved::types());
    for clash in clashes {
        let def = &api.types[clash.entry];
        let ident = &idents[clash.entry];
        let message =
            format!("`{}` is named `{ident}`, since `{}` is taken", wire(def), clash.wanted);
        diagnostics
            .report(&codes::NAME_CLASH, &def.pointer, message)
            .at_name()
            .configure("rename.schema", super::line(&key(def), ident));
    }
    let slots = slots(&idents);
    let names = idents.into_iter().zip(slots);
    names.map(|(ident, slots)| TypeNames { ident, slots, ..TypeNames::default() }).collect()
}

/// A name that no type has, for the private struct beside each type.
fn slots(idents: &[String]) -> Vec<String> {
    let taken: BTreeSet<_> = idents.iter().map(String::as_str).collect();
    let stem = |ident: &str| ident.trim_end_matches('_').to_owned();
    idents
        .iter()
        .map(|ident| {
            let mut name = format!("{}Slots", stem(ident));
            while taken.contains(name.as_str()) {
                name.push_str("Kept");
            }
            name
        })
        .collect()
}

/// How often each title occurs, in the spelling it would have as a type.
fn titles(api: &Api) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for def in &api.types {
        if let Origin::Inline { title: Some(title), .. } = &def.origin {
            *counts.entry(case::plain(title, Case::Pascal)).or_default() += 1;
        }
    }
    counts
}

fn entry(def: &TypeDef, rename: &Rename, titles: &BTreeMap<String, usize>) -> Entry {
    let fixed = rename.schema.get(&key(def)).cloned();
    let hint = def.name_hint.iter().map(|hint| Form::plain(hint, Case::Pascal));
    match &def.origin {
        Origin::Component(key) => Entry {
            wire: key.clone(),
            fixed,
            forms: hint
                .chain([
                    Form::plain(key, Case::Pascal),
                    kind_form(def, key),
                    Form::spelled(key, Case::Pascal),
                    Form::hashed(key, key, Case::Pascal),
                ])
                .collect(),
            ..Entry::default()
        },
        Origin::Inline { words, title } => {
            let place = words.join(" ");
            let title = title.iter().filter(|title| is_sane(title)).filter_map(|title| {
                let ident = case::plain(title, Case::Pascal);
                (titles.get(&ident) == Some(&1)).then(|| Form::of(ident))
            });
            Entry {
                // An inline type never keeps a name against a component.
                wire: String::new(),
                fixed,
                forms: hint
                    .chain(title)
                    .chain([
                        Form::plain(&place, Case::Pascal),
                        kind_form(def, &place),
                        Form::hashed(&place, def.pointer.as_str(), Case::Pascal),
                    ])
                    .collect(),
                identity: def.pointer.as_str().to_owned(),
            }
        }
    }
}

/// The name told apart by the kind of type.
fn kind_form(def: &TypeDef, words: &str) -> Form {
    let kind = match &def.shape {
        Shape::Object(_) => "object",
        Shape::Enum(_) => "enum",
        Shape::Union(_) => "union",
        Shape::Alias(_) | Shape::Foreign(_) => "alias",
    };
    Form::plain(format!("{words} {kind}"), Case::Pascal)
}

fn is_sane(title: &str) -> bool {
    let words = title.split_whitespace().count();
    (1..=TITLE_WORDS).contains(&words)
        && title.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '_' | '-' | '.'))
        && title.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// The key of `[rename.schema]`: a component's key, or the pointer of an inline schema.
fn key(def: &TypeDef) -> String {
    match &def.origin {
        Origin::Component(key) => key.clone(),
        Origin::Inline { .. } => def.pointer.as_str().to_owned(),
    }
}

fn wire(def: &TypeDef) -> String {
    match &def.origin {
        Origin::Component(key) => key.clone(),
        Origin::Inline { words, .. } => words.join("."),
    }
}
