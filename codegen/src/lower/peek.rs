//! Questions about schemas that are answered without lowering them, and without a complaint.

use std::collections::HashSet;

use openapiv3::Schema;
use serde_json::Value;

use super::flat::{Flat, may_be_composed};
use super::node::Node;
use super::targets::Targets;
use crate::ir::TypeId;

/// How far a question follows references and compositions.
const REACH: usize = 64;

/// Whether null is a value of `node`: said so, listed, or a member of its union.
///
/// `nullable` of a component is a matter of every position that refers to it.
pub(super) fn nullable(targets: &Targets<'_>, node: Node<'_>) -> bool {
    admits_null(targets, node, &mut HashSet::new(), 0)
}

fn admits_null<'s>(
    targets: &Targets<'s>,
    node: Node<'s>,
    seen: &mut HashSet<TypeId>,
    depth: usize,
) -> bool {
    let Some((id, schema)) = targets.follow(node) else { return false };
    if depth > REACH || id.is_some_and(|id| !seen.insert(id)) {
        return false;
    }
    if !may_be_composed(schema) {
        return schema.schema_data.nullable;
    }
    let flat = Flat::of(schema);
    if flat.data.nullable || flat.values.contains(&Value::Null) {
        return true;
    }
    let mut members = flat.one_of.iter().chain(flat.any_of);
    if members.any(|member| admits_null(targets, member.into(), seen, depth + 1)) {
        return true;
    }
    let mut parts =
        flat.all_of.iter().map(Node::from).filter(|part| !says_nothing(*part)).peekable();
    parts.peek().is_some() && parts.all(|part| admits_null(targets, part, seen, depth + 1))
}

/// Whether `node` has annotations at most (`{description: …}`).
pub(super) fn says_nothing(node: Node<'_>) -> bool {
    match node {
        Node::Reference(_) => false,
        Node::Schema(schema) => Flat::of(schema).says_nothing(),
    }
}

/// Whether null is the only value of `node`.
pub(super) fn is_null(targets: &Targets<'_>, node: Node<'_>) -> bool {
    targets.follow(node).is_some_and(|(_, schema)| {
        let flat = Flat::of(schema);
        flat.typ == Some("null")
            || (!flat.values.is_empty() && flat.values.iter().all(Value::is_null))
    })
}

/// The one schema that an `allOf` stands for, when all else in it is annotation: the usual way to
/// put a description beside a `$ref`. With it, its index.
pub(super) fn wrapped<'s>(targets: &Targets<'s>, schema: &'s Schema) -> Option<(usize, Node<'s>)> {
    if !may_be_composed(schema) {
        return None;
    }
    let flat = Flat::of(schema);
    if flat.all_of.is_empty() || !flat.is_bare_wrapper() {
        return None;
    }
    let mut parts = flat.all_of.iter().map(Node::from).enumerate();
    let (index, node) = parts.find(|(_, part)| !says_nothing(*part))?;
    let alone = parts.all(|(_, part)| part == node || says_nothing(part));
    let fits = flat.typ.is_none() || flat.typ == json_type(targets, node);
    (alone && fits).then_some((index, node))
}

/// `node` without transparent wrappers.
pub(super) fn essence<'s>(targets: &Targets<'s>, node: Node<'s>) -> Node<'s> {
    let mut node = node;
    for _ in 0..REACH {
        let Node::Schema(schema) = node else { break };
        let Some((_, inner)) = wrapped(targets, schema) else { break };
        node = inner;
    }
    node
}

/// The type that `node` states or implies (OAS leaves `type` out more often than not).
pub(super) fn json_type<'s>(targets: &Targets<'s>, node: Node<'s>) -> Option<&'s str> {
    search(targets, node, &mut HashSet::new(), 0, &|flat| flat.typ.or_else(|| flat.implied_type()))
}

/// The property `name` of `node`, its own or a parent's.
pub(super) fn property<'s>(targets: &Targets<'s>, node: Node<'s>, name: &str) -> Option<Node<'s>> {
    let own = |flat: &Flat<'s>| flat.properties?.get(name).map(Node::from);
    search(targets, node, &mut HashSet::new(), 0, &own)
}

/// What `find` finds in `node` or a part of it, the most derived part first; every parent is
/// visited once.
fn search<'s, T>(
    targets: &Targets<'s>,
    node: Node<'s>,
    seen: &mut HashSet<TypeId>,
    depth: usize,
    find: &impl Fn(&Flat<'s>) -> Option<T>,
) -> Option<T> {
    let (id, schema) = targets.follow(node)?;
    if depth > REACH || id.is_some_and(|id| !seen.insert(id)) {
        return None;
    }
    let flat = Flat::of(schema);
    find(&flat).or_else(|| {
        let mut parts = flat.all_of.iter().rev();
        parts.find_map(|part| search(targets, part.into(), seen, depth + 1, find))
    })
}

/// The strings that `node` is restricted to; empty when it is not.
pub(super) fn strings<'s>(targets: &Targets<'s>, node: Node<'s>) -> Vec<String> {
    let node = essence(targets, node);
    let Some((_, schema)) = targets.follow(node) else { return Vec::new() };
    let flat = Flat::of(schema);
    let list: Option<Vec<_>> =
        flat.values.iter().map(|value| value.as_str().map(str::to_owned)).collect();
    list.unwrap_or_default()
}
