//! Names of operations: methods, request types, arguments, and the answers' enums.

use std::collections::BTreeMap;

use super::case::{self, Case};
use super::reserved::Reserved;
use super::scope::{self, Entry};
use crate::config::Rename;
use crate::diagnostics::Diagnostics;
use crate::diagnostics::codes::plan as codes;
use crate::ir::{
    Api, ApiKeyLocation, Location, Operation, OperationId, Parameter, PathPart, SchemeKind,
};

/// Operations that share their first tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The tag; `None` for operations without one, which hang on the client itself.
    pub tag: Option<String>,
    /// The accessor on the client.
    pub accessor: String,
    /// The accessor's type.
    pub ident: String,
    /// The module.
    pub stem: String,
    /// The operations, in order of the document.
    pub operations: Vec<OperationId>,
}

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
}

/// Names all operations and their groups.
pub fn name(
    api: &Api,
    rename: &Rename,
    diagnostics: &mut Diagnostics,
) -> (Vec<Group>, Vec<OperationNames>) {
    let groups = groups(api);
    let mut names = request_types(api, &groups, rename, diagnostics);
    for group in &groups {
        methods(api, group, &groups, rename, &mut names, diagnostics);
    }
    for (id, operation) in api.operations_with_ids() {
        names[id.index()].parameters = parameters(operation, rename);
    }
    (groups, names)
}

/// The request types share one module, so their names are unique in the whole API.
fn request_types(
    api: &Api,
    groups: &[Group],
    rename: &Rename,
    diagnostics: &mut Diagnostics,
) -> Vec<OperationNames> {
    let mut entries: Vec<_> = api.operations.iter().map(|op| type_entry(op, rename)).collect();
    entries.extend(groups.iter().map(|group| Entry {
        wire: group.ident.clone(),
        fixed: Some(group.ident.clone()),
        forms: Vec::new(),
    }));
    let (mut idents, clashes) = scope::assign(&entries, &Reserved::types());
    idents.truncate(api.operations.len());
    for clash in clashes {
        let operation = &api.operations[clash.entry];
        let ident = case::plain(&idents[clash.entry], Case::Snake);
        let message = format!(
            "`{}` is named `{}`, since `{}` is taken",
            key(operation),
            idents[clash.entry],
            clash.wanted
        );
        diagnostics
            .report(&codes::NAME_CLASH, &operation.pointer, message)
            .help(super::line("operation", &key(operation), &ident));
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

/// `…Output` and `…Error`, clear of every request type.
fn answer_enums(idents: &[String]) -> Vec<(String, String)> {
    let taken: std::collections::BTreeSet<_> = idents.iter().map(String::as_str).collect();
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

fn type_entry(operation: &Operation, rename: &Rename) -> Entry {
    let words = words(operation);
    let identity = identity(operation);
    Entry {
        wire: operation.id.clone().unwrap_or_default(),
        fixed: fixed(operation, rename).map(|method| case::plain(method, Case::Pascal)),
        forms: operation
            .name_hint
            .iter()
            .map(|hint| case::plain(hint, Case::Pascal))
            .chain([
                case::plain(&words, Case::Pascal),
                case::spelled(&words, Case::Pascal),
                with_method(operation, &words, Case::Pascal),
                case::hashed(&words, &identity, Case::Pascal),
            ])
            .collect(),
    }
}

/// The name after its method, unless it begins with that word already.
fn with_method(operation: &Operation, words: &str, case: Case) -> String {
    let method = operation.method.as_str();
    let plain = case::plain(words, Case::Snake);
    if plain.starts_with(&method.to_lowercase()) {
        return case::hashed(words, &identity(operation), case);
    }
    case::plain(&format!("{method} {words}"), case)
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
fn words(operation: &Operation) -> String {
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

/// Groups by first tag: untagged ones first, then by the order of the document's tags.
fn groups(api: &Api) -> Vec<Group> {
    let mut by_tag: BTreeMap<Option<&str>, Vec<OperationId>> = BTreeMap::new();
    for (id, operation) in api.operations_with_ids() {
        by_tag.entry(operation.tags.first().map(String::as_str)).or_default().push(id);
    }
    let untagged = by_tag.remove(&None).unwrap_or_default();
    let tags: Vec<_> = by_tag.keys().filter_map(|tag| *tag).collect();
    let accessors = accessors(&tags, &untagged, api);
    let mut groups = vec![Group {
        tag: None,
        accessor: String::new(),
        ident: "Client".to_owned(),
        stem: "untagged".to_owned(),
        operations: untagged,
    }];
    groups.extend(by_tag.into_iter().zip(accessors).filter_map(|((tag, operations), names)| {
        let (accessor, ident, stem) = names;
        Some(Group { tag: Some(tag?.to_owned()), accessor, ident, stem, operations })
    }));
    groups.retain(|group| !group.operations.is_empty());
    groups
}

/// Accessor, its type and its module for each tag; accessors share the client with untagged operations.
fn accessors(tags: &[&str], untagged: &[OperationId], api: &Api) -> Vec<(String, String, String)> {
    let entry = |tag: &&str, case: Case, tail: &str| Entry {
        wire: (*tag).to_owned(),
        fixed: None,
        forms: vec![
            case::plain(&format!("{tag}{tail}"), case),
            case::spelled(&format!("{tag}{tail}"), case),
            case::hashed(&format!("{tag}{tail}"), tag, case),
        ],
    };
    let mut entries: Vec<_> = tags.iter().map(|tag| entry(tag, Case::Snake, "")).collect();
    entries.extend(untagged.iter().map(|id| {
        let name = case::plain(&words(api.operation(*id)), Case::Snake);
        Entry { wire: name.clone(), fixed: Some(name), forms: Vec::new() }
    }));
    let (accessors, _) = scope::assign(&entries, &Reserved::operations());
    let types: Vec<_> = tags.iter().map(|tag| entry(tag, Case::Pascal, " api")).collect();
    let (idents, _) = scope::assign(&types, &Reserved::types());
    let mut files: Vec<_> = tags.iter().map(|tag| entry(tag, Case::Snake, "")).collect();
    files.push(Entry {
        wire: "untagged".to_owned(),
        fixed: Some("untagged".to_owned()),
        forms: Vec::new(),
    });
    let (stems, _) = scope::assign(&files, &Reserved::files());
    accessors
        .into_iter()
        .take(tags.len())
        .zip(idents)
        .zip(stems)
        .map(|((accessor, ident), stem)| (accessor, ident, stem))
        .collect()
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
        }));
    }
    let (idents, clashes) = scope::assign(&entries, &Reserved::operations());
    for clash in clashes.iter().filter(|clash| clash.entry < group.operations.len()) {
        let operation = api.operation(group.operations[clash.entry]);
        let ident = &idents[clash.entry];
        let message = format!(
            "`{}` is the method `{ident}`, since `{}` is taken",
            key(operation),
            clash.wanted
        );
        diagnostics
            .report(&codes::NAME_CLASH, &operation.pointer, message)
            .help(super::line("operation", &key(operation), &ident));
    }
    for (id, ident) in group.operations.iter().zip(idents) {
        names[id.index()].method = ident;
    }
}

fn method_entry(operation: &Operation, tag: Option<&str>, rename: &Rename) -> Entry {
    let words = words(operation);
    let short = tag.and_then(|tag| without_tag(&words, tag));
    Entry {
        wire: words.clone(),
        fixed: fixed(operation, rename).cloned(),
        forms: operation
            .name_hint
            .iter()
            .map(|hint| case::plain(hint, Case::Snake))
            .chain(short)
            .chain([
                case::plain(&words, Case::Snake),
                case::spelled(&words, Case::Snake),
                with_method(operation, &words, Case::Snake),
                case::hashed(&words, &identity(operation), Case::Snake),
            ])
            .collect(),
    }
}

/// `issues/create` under the tag `issues` is `create`.
fn without_tag(words: &str, tag: &str) -> Option<String> {
    let full = case::plain(words, Case::Snake);
    let prefix = case::plain(tag, Case::Snake);
    let rest = full.strip_prefix(&prefix)?.strip_prefix('_')?;
    rest.starts_with(|c: char| c.is_ascii_alphabetic()).then(|| rest.to_owned())
}

fn parameters(operation: &Operation, rename: &Rename) -> Vec<String> {
    let key = key(operation);
    let entries: Vec<_> = operation
        .parameters
        .iter()
        .map(|parameter| parameter_entry(parameter, &key, rename))
        .collect();
    scope::assign(&entries, &Reserved::parameters()).0
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
            .map(|hint| case::plain(hint, Case::Snake))
            .chain([
                case::plain(wire, Case::Snake),
                case::plain(&format!("{wire} {place}"), Case::Snake),
                case::spelled(wire, Case::Snake),
                case::hashed(wire, &format!("{place} {wire}"), Case::Snake),
            ])
            .collect(),
    }
}

/// Setters of credentials on the builder; a scheme alone of its kind has the kind's everyday name.
pub fn schemes(api: &Api) -> Vec<String> {
    let entries: Vec<_> = api
        .schemes
        .iter()
        .map(|scheme| Entry {
            wire: scheme.key.clone(),
            fixed: None,
            forms: vec![
                case::plain(&scheme.key, Case::Snake),
                case::plain(&format!("{} {}", scheme.key, kind_word(&scheme.kind)), Case::Snake),
                case::hashed(&scheme.key, &scheme.key, Case::Snake),
            ],
        })
        .collect();
    scope::assign(&entries, &Reserved::builder()).0
}

fn kind_word(kind: &SchemeKind) -> &'static str {
    match kind {
        SchemeKind::Bearer => "bearer",
        SchemeKind::Basic => "basic",
        SchemeKind::ApiKey { location: ApiKeyLocation::Header, .. } => "header",
        SchemeKind::ApiKey { location: ApiKeyLocation::Query, .. } => "query",
        SchemeKind::ApiKey { location: ApiKeyLocation::Cookie, .. } => "cookie",
        SchemeKind::OAuth2 { .. } => "oauth2",
        SchemeKind::OpenIdConnect { .. } => "openid",
        SchemeKind::MutualTls => "tls",
        SchemeKind::OtherHttp(_) => "credential",
    }
}
