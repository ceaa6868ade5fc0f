//! Names around an operation's bodies, headers and servers: the enum of bodies, the form of parts, the declared headers,
//! the enum of servers.

use std::collections::BTreeSet;

use super::case::{self, Case, Form};
use super::groups::Group;
use super::operations::OperationNames;
use super::reserved::Reserved;
use super::scope::{self, Entry};
use super::servers;
use crate::ir::{Api, Shape};
use crate::plan::facts::{BodyForm, BodyShape, Facts, PartField};

/// The names around bodies, headers and servers; each is used where there is such a thing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extras {
    /// The enum of the ways to give the body.
    pub body: String,
    /// Its variants, in order of the ways.
    pub variants: Vec<String>,
    /// The parts of a multipart body.
    pub form: String,
    /// Their setters: of every part, then of its headers.
    pub parts: Vec<PartNames>,
    /// The declared headers of the answers.
    pub headers: String,
    /// The methods that read them, in order of the facts.
    pub readers: Vec<String>,
    /// The enum of the operation's own servers.
    pub server: String,
    /// Its variants, in order of the facts.
    pub servers: Vec<String>,
}

/// The setters of a part.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PartNames {
    /// Of its content.
    pub setter: String,
    /// Of its headers.
    pub headers: Vec<String>,
}

/// Names what is there; the request types and their enums have their names already.
pub fn name(api: &Api, facts: &Facts, groups: &[Group], names: &mut [OperationNames]) {
    let mut taken: BTreeSet<String> = groups.iter().map(|group| group.ident.clone()).collect();
    for of in names.iter() {
        taken.extend([of.ident.clone(), of.output.clone(), of.error.clone()]);
    }
    for (id, _) in api.operations_with_ids() {
        let facts = facts.operation(id);
        let bodies = &facts.arguments.bodies;
        let parts = bodies.iter().find_map(|form| match &form.shape {
            BodyShape::Multipart(parts) => Some(parts.as_slice()),
            _ => None,
        });
        let stem = names[id.index()].ident.trim_end_matches('_').to_owned();
        let free = |suffix: &str| free(&taken, &stem, suffix);
        names[id.index()].extras = Extras {
            body: free("Body"),
            variants: variants(bodies),
            form: free("Form"),
            parts: part_names(api, parts.unwrap_or_default()),
            headers: free("Headers"),
            readers: readers(facts.headers.iter().map(|header| header.wire.as_str())),
            server: free("Server"),
            servers: servers::variants(&facts.servers),
        };
    }
}

/// A type beside the request type, clear of every other one.
fn free(taken: &BTreeSet<String>, stem: &str, suffix: &str) -> String {
    let plain = format!("{stem}{suffix}");
    match taken.contains(&plain) {
        true => case::hashed(&format!("{stem} {suffix}"), &plain, Case::Pascal),
        false => plain,
    }
}

fn variants(bodies: &[BodyForm]) -> Vec<String> {
    let entries: Vec<_> = bodies.iter().map(variant).collect();
    scope::assign(&entries, &Reserved::bodies()).0
}

/// `application/json` is `Json`, `text/csv` is `Csv`, `image/*` is `Image`, `*/*` is `Any`.
fn variant(form: &BodyForm) -> Entry {
    let essence = form.media_type.split(';').next().unwrap_or_default().trim().to_lowercase();
    let (top, sub) = essence.split_once('/').unwrap_or(("", &essence));
    let short = match (&form.shape, top, sub) {
        (BodyShape::Form(..), ..) => "form",
        (BodyShape::Multipart(_), "multipart", "form-data") => "multipart",
        (_, "text", "plain") => "text",
        (_, "*", _) => "any",
        (_, top, "*") => top,
        (_, _, sub) => sub,
    };
    Entry {
        wire: essence.clone(),
        forms: vec![
            Form::plain(short, Case::Pascal),
            Form::plain(&essence, Case::Pascal),
            Form::spelled(&essence, Case::Pascal),
            Form::hashed(&essence, &form.media_type, Case::Pascal),
        ],
        ..Entry::default()
    }
}

fn part_names(api: &Api, parts: &[PartField]) -> Vec<PartNames> {
    let mut entries = Vec::new();
    for part in parts {
        let Shape::Object(object) = &api.ty(part.object).shape else { continue };
        let wire = object.properties[part.property].wire.as_str();
        entries.push(entry(wire));
        let headers = part.headers.iter();
        entries.extend(headers.map(|header| entry(&format!("{wire} {}", header.wire.as_str()))));
    }
    let mut idents = scope::assign(&entries, &Reserved::parts()).0.into_iter();
    let names = parts.iter().map(|part| PartNames {
        setter: idents.next().unwrap_or_default(),
        headers: idents.by_ref().take(part.headers.len()).collect(),
    });
    names.collect()
}

fn readers<'a>(headers: impl Iterator<Item = &'a str>) -> Vec<String> {
    let entries: Vec<_> = headers.map(entry).collect();
    scope::assign(&entries, &Reserved::headers()).0
}

fn entry(wire: &str) -> Entry {
    Entry {
        wire: wire.to_owned(),
        forms: vec![
            Form::plain(wire, Case::Snake),
            Form::spelled(wire, Case::Snake),
            Form::hashed(wire, wire, Case::Snake),
        ],
        ..Entry::default()
    }
}
