//! The words that members of a union are named by, whatever their order.

use std::collections::{HashMap, HashSet};

use super::flat::Flat;
use super::node::Node;
use super::peek;
use super::targets::Targets;

/// One word a member: its component, its title, the value of a property that says which it is, its
/// type or a property, the first of these that no other member shares; else its position.
pub(super) fn words(targets: &Targets<'_>, nodes: &[Node<'_>]) -> Vec<String> {
    let ways = [
        unique(nodes.iter().map(|node| key(targets, *node))),
        unique(nodes.iter().map(|node| title(*node))),
        tags(targets, nodes),
        unique(nodes.iter().map(|node| peek::json_type(targets, *node).map(str::to_owned))),
        own_properties(nodes),
    ];
    let word = |index: usize| ways.iter().find_map(|way| way[index].clone());
    (0..nodes.len()).map(|index| word(index).unwrap_or_else(|| (index + 1).to_string())).collect()
}

/// The key of the component that a member names.
pub(super) fn key(targets: &Targets<'_>, node: Node<'_>) -> Option<String> {
    let Node::Reference(reference) = node else { return None };
    let named = targets.get(targets.find(reference)?)?;
    named.key.map(str::to_owned)
}

/// `title` of an inline member.
pub(super) fn title(node: Node<'_>) -> Option<String> {
    let Node::Schema(schema) = node else { return None };
    schema.schema_data.title.clone().filter(|title| !title.trim().is_empty())
}

/// The words without those that occur twice.
fn unique(words: impl Iterator<Item = Option<String>>) -> Vec<Option<String>> {
    let words: Vec<_> = words.collect();
    let mut counts: HashMap<&String, usize> = HashMap::new();
    for word in words.iter().flatten() {
        *counts.entry(word).or_default() += 1;
    }
    words.iter().map(|word| word.clone().filter(|word| counts[word] == 1)).collect()
}

/// For each object the one value of a property that all objects have, each another one: what a
/// discriminator would name (`type: {const: card}`).
fn tags(targets: &Targets<'_>, nodes: &[Node<'_>]) -> Vec<Option<String>> {
    let is_object = |node: &&Node<'_>| peek::json_type(targets, **node) == Some("object");
    let objects: Vec<_> = nodes.iter().filter(is_object).collect();
    let tag = |node: Node<'_>, name: &str| match peek::strings(
        targets,
        peek::property(targets, node, name)?,
    )
    .as_slice()
    {
        [only] if !only.is_empty() => Some(only.clone()),
        _ => None,
    };
    let tells_apart = |name: &&str| {
        let values: Option<HashSet<_>> = objects.iter().map(|node| tag(**node, name)).collect();
        values.is_some_and(|values| values.len() == objects.len())
    };
    let first = objects.first().filter(|_| objects.len() > 1);
    let names = first.map(|node| every_name(**node)).unwrap_or_default();
    let name = names.into_iter().filter(tells_apart).min();
    nodes.iter().map(|node| name.and_then(|name| tag(*node, name))).collect()
}

/// The names of a member and of its inline parts.
fn every_name<'s>(node: Node<'s>) -> Vec<&'s str> {
    let Node::Schema(schema) = node else { return Vec::new() };
    let parts = Flat::of(schema).all_of.iter().flat_map(|part| names(part.into()));
    names(node).into_iter().chain(parts).collect()
}

/// For each inline member the first property that no other member has.
fn own_properties(nodes: &[Node<'_>]) -> Vec<Option<String>> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for name in nodes.iter().flat_map(|node| names(*node)) {
        *counts.entry(name).or_default() += 1;
    }
    let own = |node: &Node<'_>| {
        let mut names = names(*node).into_iter();
        names.find(|name| counts[name] == 1).map(str::to_owned)
    };
    nodes.iter().map(own).collect()
}

fn names<'s>(node: Node<'s>) -> Vec<&'s str> {
    let Node::Schema(schema) = node else { return Vec::new() };
    Flat::of(schema).properties.into_iter().flatten().map(|(name, _)| name.as_str()).collect()
}
