//! Names of operations: methods, request types, arguments, and the answers' enums.

use std::collections::{BTreeMap, BTreeSet};

use super::case::{self, Case, Form};
use super::extras::{self, Extras};
use super::groups::{self, Group};
use super::reserved::Reserved;
use super::scope::{self, Entry};
use crate::config::Rename;
use crate::diagnostics::Diagnostics;
use crate::diagnostics::codes::plan as codes;
use crate::ir::{Api, Location, Operation, Parameter, PathPart};
use crate::plan::facts::Facts;

/// The names around one operation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OperationNames {
    /// The method on the client or accessor.
    pub method: String,
    /// The request type.
    pub ident: String,
    /// Arguments and setters, in order of the parameters.
    pub parameters: Vec<String>,
    /// The enum of success answers, used where there are several.
    pub output: String,
    /// The enum of error answers.
    pub error: String,
    /// What surrounds bodies and headers.
    pub extras: Extras,
}

/// Names all operations and their groups.
pub fn name(
    api: &Api,
    facts: &Facts,
    rename: &Rename,
    diagnostics: &mut Diagnostics,
) -> (Vec<Group>, Vec<OperationNames>) {
    let groups = groups::groups(api);
    let mut names = request_types(api, &groups, rename, diagnostics);
    for group in &groups {
        methods(api, group, &groups, rename, &mut names, diagnostics);
    }
    for (id, operation) in api.operations_with_ids() {
        names[id.index()].parameters = parameters(operation, rename, diagnostics);
    }
    extras::name(api, facts, &groups, &mut names);
    (groups, names)
}

/// The request types share one module, so their names are unique in the whole API.
fn request_types(
    api: &Api,
    groups: &[Group],
    rename: &Rename,
    diagnostics: &mut Diagnostics,
) -> Vec<OperationNames> {
    let mut asked: BTreeMap<&String, usize> = BTreeMap::new();
    for method in api.operations.iter().filter_map(|operation| fixed(operation, rename)) {
        *asked.entry(method).or_default() += 1;
    }
    // Methods of two groups may be called alike, their requests may not.
    let own = |operation| fixed(operation, rename).filter(|method| asked[method] == 1);
    let mut entries: Vec<_> = api.operations.iter().map(|op| type_entry(op, own(op))).collect();
    entries.extend(groups.iter().map(|group| Entry {
        wire: group.ident.clone(),
        fixed: Some(group.ident.clone()),
        forms: Vec::new(),
        ..Entry::default()
    }));
    let (mut idents, clashes) = scope::assign(&entries, &Reserved::types());
    idents.truncate(api.operations.len());
    let repeated = if clashes.is_empty() { BTreeSet::new() } else { repeated_ids(api) };
    for clash in clashes {
        let operation = &api.operations[clash.entry];
        if is_repeated(operation, &repeated) {
            report_repeated(operation, diagnostics);
            continue;
        }
        let ident = case::plain(&idents[clash.entry], Case::Snake);
        let message = format!(
            "`{}` is named `{}`, since `{}` is taken",
            key(operation),
            idents[clash.entry],
            clash.wanted
        );
        diagnostics
            .report(&codes::NAME_CLASH, &operation.pointer, message)
            .configure("rename.operation", super::line(&key(operation), &ident));
    }
    let enums = answer_enums(&idents);
    idents
        .into_iter()
        .zip(enums)
        .map(|(ident, (output, error))| OperationNames {
            output,
            error,
            ident,
            ..OperationNames::default()
        })
        .collect()
}

/// The ids that several operations have, so that no rename could tell these apart.
fn repeated_ids(api: &Api) -> BTreeSet<&str> {
    let mut seen = BTreeSet::new();
    let ids = api.operations.iter().filter_map(|operation| operation.id.as_deref());
    ids.filter(|id| !seen.insert(*id)).collect()
}

fn is_repeated(operation: &Operation, repeated: &BTreeSet<&str>) -> bool {
    operation.id.as_deref().is_some_and(|id| repeated.contains(id))
}

fn report_repeated(operation: &Operation, diagnostics: &mut Diagnostics) {
    let id = operation.id.as_deref().unwrap_or_default();
    let pointer = operation.pointer.child("operationId");
    let own = case::plain(&identity(operation), Case::Snake);
    diagnostics
        .report(&codes::NAME_CLASH, &pointer, format!("several operations have the id `{id}`"))
        .write(own)
        .help("or another id that none has");
}

/// `…Output` and `…Error`, clear of every request type.
fn answer_enums(idents: &[String]) -> Vec<(String, String)> {
    let taken: BTreeSet<_> = idents.iter().map(String::as_str).collect();
    let free = |ident: &str, suffixes: [&str; 2]| {
        let stem = ident.trim_end_matches('_');
        let first = format!("{stem}{}", suffixes[0]);
        if taken.contains(first.as_str()) { format!("{stem}{}", suffixes[1]) } else { first }
    };
    idents
        .iter()
        .map(|ident| {
            (free(ident, ["Output", "OutputAnswer"]), free(ident, ["Error", "ErrorAnswer"]))
        })
        .collect()
}

fn type_entry(operation: &Operation, method: Option<&String>) -> Entry {
    let words = words(operation);
    let identity = identity(operation);
    let asked = method.map(|method| case::plain(method, Case::Pascal));
    Entry {
        wire: operation.id.clone().unwrap_or_default(),
        fixed: asked.map(|ident| Reserved::types().escape(&ident)),
        forms: operation
            .name_hint
            .iter()
            .map(|hint| Form::plain(hint, Case::Pascal))
            .chain([
                Form::plain(&words, Case::Pascal),
                Form::spelled(&words, Case::Pascal),
                with_method(operation, &words, Case::Pascal),
                Form::hashed(&words, &identity, Case::Pascal),
            ])
            .collect(),
        identity,
    }
}

/// The name after its method, unless it begins with that word already.
fn with_method(operation: &Operation, words: &str, case: Case) -> Form {
    let method = operation.method.as_str();
    let plain = case::plain(words, Case::Snake);
    if plain.starts_with(&method.to_lowercase()) {
        return Form::hashed(words, identity(operation), case);
    }
    Form::plain(format!("{method} {words}"), case)
}

/// `[rename.operation]`, by operationId or by `METHOD /path`.
fn fixed<'a>(operation: &Operation, rename: &'a Rename) -> Option<&'a String> {
    operation
        .id
        .as_ref()
        .and_then(|id| rename.operation.get(id))
        .or_else(|| rename.operation.get(&identity(operation)))
}

fn identity(operation: &Operation) -> String {
    format!("{} {}", operation.method.as_str(), operation.path.raw)
}

/// The name to speak of an operation: its id, else method and path.
pub fn key(operation: &Operation) -> String {
    operation.id.clone().unwrap_or_else(|| identity(operation))
}

/// The operationId, else a name from method and path: `GET /users/{id}` is `get users by id`.
pub fn words(operation: &Operation) -> String {
    if let Some(id) = operation.id.as_ref().filter(|id| !id.trim().is_empty()) {
        return id.clone();
    }
    let mut words = operation.method.as_str().to_lowercase();
    for part in &operation.path.parts {
        match part {
            PathPart::Literal(text) => words.push_str(&format!(" {}", text.replace('/', " "))),
            PathPart::Parameter(name) => words.push_str(&format!(" by {name}")),
        }
    }
    words
}

/// The methods of one group; on the client they also keep clear of the accessors.
fn methods(
    api: &Api,
    group: &Group,
    groups: &[Group],
    rename: &Rename,
    names: &mut [OperationNames],
    diagnostics: &mut Diagnostics,
) {
    let mut entries: Vec<_> = group
        .operations
        .iter()
        .map(|id| method_entry(api.operation(*id), group.tag.as_deref(), rename))
        .collect();
    if group.tag.is_none() {
        entries.extend(groups.iter().filter(|group| group.tag.is_some()).map(|group| Entry {
            wire: group.accessor.clone(),
            fixed: Some(group.accessor.clone()),
            forms: Vec::new(),
            ..Entry::default()
        }));
    }
    let (idents, clashes) = scope::assign(&entries, &Reserved::operations());
    let repeated = if clashes.is_empty() { BTreeSet::new() } else { repeated_ids(api) };
    for clash in clashes.iter().filter(|clash| clash.entry < group.operations.len()) {
        let operation = api.operation(group.operations[clash.entry]);
        if is_repeated(operation, &repeated) {
            continue;
        }
        let ident = &idents[clash.entry];
        let message = format!(
            "`{}` is the method `{ident}`, since `{}` is taken",
            key(operation),
            clash.wanted
        );
        diagnostics
            .report(&codes::NAME_CLASH, &operation.pointer, message)
            .configure("rename.operation", super::line(&key(operation), ident));
    }
    for (id, ident) in group.operations.iter().zip(idents) {
        names[id.index()].method = ident;
    }
}

fn method_entry(operation: &Operation, tag: Option<&str>, rename: &Rename) -> Entry {
    let words = words(operation);
    let identity = identity(operation);
    let short = tag.and_then(|tag| without_tag(&words, tag));
    Entry {
        wire: words.clone(),
        fixed: fixed(operation, rename).cloned(),
        forms: operation
            .name_hint
            .iter()
            .map(|hint| Form::plain(hint, Case::Snake))
            .chain(short.map(Form::of))
            .chain([
                Form::plain(&words, Case::Snake),
                Form::spelled(&words, Case::Snake),
                with_method(operation, &words, Case::Snake),
                Form::hashed(&words, &identity, Case::Snake),
            ])
            .collect(),
        identity,
    }
}

/// `issues/create` under the tag `issues` is `create`.
fn without_tag(words: &str, tag: &str) -> Option<String> {
    let full = case::plain(words, Case::Snake);
    let prefix = case::plain(tag, Case::Snake);
    let rest = full.strip_prefix(&prefix)?.strip_prefix('_')?;
    rest.starts_with(|c: char| c.is_ascii_alphabetic()).then(|| rest.to_owned())
}

fn parameters(
    operation: &Operation,
    rename: &Rename,
    diagnostics: &mut Diagnostics,
) -> Vec<String> {
    let key = key(operation);
    let entries: Vec<_> = operation
        .parameters
        .iter()
        .map(|parameter| parameter_entry(parameter, &key, rename))
        .collect();
    let (idents, clashes) = scope::assign(&entries, &Reserved::parameters());
    for clash in clashes.iter().filter(|clash| entries[clash.entry].fixed.is_some()) {
        let (wire, ident) = (&entries[clash.entry].wire, &idents[clash.entry]);
        let message =
            format!("`{wire}` of `{key}` is named `{ident}`, since `{}` is taken", clash.wanted);
        let line = super::line(&format!("{key}.{wire}"), ident);
        diagnostics
            .report(&codes::NAME_CLASH, &operation.parameters[clash.entry].pointer, message)
            .configure("rename.parameter", line);
    }
    idents
}

fn parameter_entry(parameter: &Parameter, operation: &str, rename: &Rename) -> Entry {
    let Parameter { wire, name_hint, location, .. } = parameter;
    let wire = wire.as_str();
    let place = match location {
        Location::Path => "path",
        Location::Query | Location::QueryString => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    };
    Entry {
        wire: wire.to_owned(),
        fixed: rename.parameter.get(&format!("{operation}.{wire}")).cloned(),
        forms: name_hint
            .iter()
            .map(|hint| Form::plain(hint, Case::Snake))
            .chain([
                Form::plain(wire, Case::Snake),
                Form::plain(format!("{wire} {place}"), Case::Snake),
                Form::spelled(wire, Case::Snake),
                Form::hashed(wire, format!("{place} {wire}"), Case::Snake),
            ])
            .collect(),
        ..Entry::default()
    }
}
