//! Tags: the declared ones in order, then those that operations use undeclared, sorted.

use std::collections::BTreeSet;

use super::docs;
use crate::ir::{Docs, Operation, Tag};

/// The tags of the document.
pub(super) fn tags(declared: &[openapiv3::Tag], operations: &[Operation]) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::new();
    for tag in declared {
        if tags.iter().all(|known| known.name != tag.name) {
            tags.push(lower(tag));
        }
    }
    let known: BTreeSet<&String> = tags.iter().map(|tag| &tag.name).collect();
    let used: BTreeSet<&String> = operations.iter().flat_map(|operation| &operation.tags).collect();
    let undeclared =
        used.difference(&known).map(|name| Tag { name: (*name).clone(), docs: Docs::default() });
    let undeclared: Vec<_> = undeclared.collect();
    tags.extend(undeclared);
    tags
}

fn lower(tag: &openapiv3::Tag) -> Tag {
    let openapiv3::Tag { name, description, external_docs, extensions: _ } = tag;
    let docs = Docs {
        description: docs::text(description.as_ref()),
        external_docs: docs::external(external_docs.as_ref()),
        ..Docs::default()
    };
    Tag { name: name.clone(), docs }
}
