//! Groups of operations: a tag each, with an accessor, its type and its module.

use std::collections::BTreeMap;

use super::case::{self, Case, Form};
use super::operations::words;
use super::reserved::Reserved;
use super::scope::{self, Entry};
use crate::ir::{Api, OperationId};

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

/// Groups by first tag: untagged ones first, then by the order of the document's tags.
pub fn groups(api: &Api) -> Vec<Group> {
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
        forms: vec![
            Form::plain(format!("{tag}{tail}"), case),
            Form::spelled(format!("{tag}{tail}"), case),
            Form::hashed(format!("{tag}{tail}"), *tag, case),
        ],
        ..Entry::default()
    };
    let mut entries: Vec<_> = tags.iter().map(|tag| entry(tag, Case::Snake, "")).collect();
    entries.extend(untagged.iter().map(|id| {
        let name = case::plain(&words(api.operation(*id)), Case::Snake);
        Entry { wire: name.clone(), fixed: Some(name), forms: Vec::new(), ..Entry::default() }
    }));
    let (accessors, _) = scope::assign(&entries, &Reserved::operations());
    let types: Vec<_> = tags.iter().map(|tag| entry(tag, Case::Pascal, " api")).collect();
    let (idents, _) = scope::assign(&types, &Reserved::types());
    let mut files: Vec<_> = tags.iter().map(|tag| entry(tag, Case::Snake, "")).collect();
    files.push(Entry {
        wire: "untagged".to_owned(),
        fixed: Some("untagged".to_owned()),
        forms: Vec::new(),
        ..Entry::default()
    });
    let (stems, _) = scope::assign(&files, &Reserved::group_files());
    accessors
        .into_iter()
        .take(tags.len())
        .zip(idents)
        .zip(stems)
        .map(|((accessor, ident), stem)| (accessor, ident, stem))
        .collect()
}
