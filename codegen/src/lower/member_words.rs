//! The words that members of a union are named by, whatever their order.

use std::collections::HashMap;

use super::flat::Flat;
use super::node::Node;
use super::peek;
use super::targets::Targets;

/// One word a member: its component, its title, its type or a property, the first of these that no
/// other member shares; else its position.
pub(super) fn words(targets: &Targets<'_>, nodes: &[Node<'_>]) -> Vec<String> {
    let ways = [
        unique(nodes.iter().map(|node| key(targets, *node))),
        unique(nodes.iter().map(|node| title(*node))),
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
