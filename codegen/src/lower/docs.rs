//! Texts and other annotations.

use openapiv3::{ExternalDocumentation, Schema, SchemaData};
use serde_json::Value;

use super::extension;
use super::flat::Flat;
use super::node::Node;
use super::view::View;
use crate::ir::{Docs, ExternalDocs, Kind, TypeRef};

/// The docs of a view: its own annotations, then those of inline parts.
pub(super) fn view(view: &View<'_>) -> Docs {
    Docs { notes: view.notes.clone(), ..schema(&view.data) }
}

/// The docs of schemas that describe one thing; the first that says something wins.
pub(super) fn schema(data: &[&SchemaData]) -> Docs {
    let text = |read: fn(&SchemaData) -> Option<&String>| {
        data.iter().find_map(|data| read(data)).filter(|text| !text.trim().is_empty()).cloned()
    };
    let example = data.iter().find_map(|data| data.example.clone());
    let listed = || data.iter().find_map(|data| first_example(data.extensions.get("x-examples")?));
    Docs {
        title: text(|data| data.title.as_ref()),
        summary: None,
        description: text(|data| data.description.as_ref()),
        external_docs: data.iter().find_map(|data| external(data.external_docs.as_ref())),
        example: example.or_else(listed).map(Box::new),
        deprecated: data
            .iter()
            .any(|data| data.deprecated || extension::deprecated(&data.extensions)),
        notes: Vec::new(),
    }
}

/// Sentences about keywords that the type of a position cannot carry; a named type has its own.
pub(super) fn notes(node: Node<'_>, ty: &TypeRef) -> Vec<String> {
    let Node::Schema(schema) = node else { return Vec::new() };
    if matches!(ty.kind, Kind::Named(_)) {
        return Vec::new();
    }
    let flat = Flat::of(schema);
    let carried = flat.extension(extension::NOTES).and_then(Value::as_array);
    let carried = carried.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
    carried.chain(flat.not.map(|_| NOT.to_owned())).collect()
}

/// What is said of `not`.
pub(super) const NOT: &str = "The document excludes some values by a `not`.";

/// `externalDocs`.
pub(super) fn external(docs: Option<&ExternalDocumentation>) -> Option<ExternalDocs> {
    let ExternalDocumentation { description, url, extensions: _ } = docs?;
    Some(ExternalDocs { url: url.clone(), description: description.clone() })
}

/// A text that says something.
pub(super) fn text(text: Option<&String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty()).cloned()
}

fn first_example(list: &Value) -> Option<Value> {
    match list {
        Value::Array(items) => items.first().cloned(),
        _ => None,
    }
}

/// The annotations that stand at a position itself, inline parts of `allOf` included, and the one
/// member of a union that is not null.
pub(super) fn annotations(node: Node<'_>) -> Vec<&SchemaData> {
    let Node::Schema(schema) = node else { return Vec::new() };
    let mut data = vec![&schema.schema_data];
    data.extend(parts(schema).map(|part| &part.schema_data));
    data.extend(only_member(schema).map(|member| &member.schema_data));
    data
}

/// `anyOf: [{type: number, default: 1}, {type: 'null'}]` says of the number what it says of all.
fn only_member(schema: &Schema) -> Option<&Schema> {
    let flat = Flat::of(schema);
    let is_null = |member: &&openapiv3::ReferenceOr<Schema>| {
        member.as_item().is_some_and(|schema| Flat::of(schema).typ == Some("null"))
    };
    let mut members = flat.one_of.iter().chain(flat.any_of).filter(|member| !is_null(member));
    let only = members.next()?;
    members.next().is_none().then(|| only.as_item()).flatten()
}

fn parts(schema: &Schema) -> impl Iterator<Item = &Schema> {
    Flat::of(schema).all_of.iter().filter_map(openapiv3::ReferenceOr::as_item)
}
