//! `$ref`s to what 3.0 keeps elsewhere: under `components`, or in another shape.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::diagnostics::At;
use crate::ir::Pointer;
use crate::normalize::context::Context;
use crate::normalize::reference;

const SECTIONS: &[(&str, &str)] = &[
    ("/definitions/", "/components/schemas/"),
    ("/parameters/", "/components/parameters/"),
    ("/responses/", "/components/responses/"),
];

/// Rewrites every one into `components` in the tree.
pub(super) fn rewrite(tree: &mut Value) {
    each(tree, &mut |text| *text = rewritten(text));
}

/// Once everything stands at its new place: what is not where it was is followed there.
pub(super) fn follow(tree: &mut Value, cx: &mut Context<'_>) {
    let mut new = BTreeMap::new();
    let mut places = None;
    each(tree, &mut |text| drop(new.insert(text.clone(), None)));
    new.retain(|text, to| {
        let Ok(target) = reference::parse(text) else { return false };
        let is_component = target.as_str().starts_with("/components/");
        if is_component && tree.pointer(target.as_str()).is_some() {
            return false;
        }
        let places = places.get_or_insert_with(|| cx.origins.moved_from());
        *to = moved(&target, places, tree).map(|pointer| reference::print(&pointer));
        to.is_some()
    });
    if !new.is_empty() {
        each(tree, &mut |text| {
            if let Some(Some(to)) = new.get(text) {
                text.clone_from(to);
            }
        });
    }
}

/// Where a node stands now of which the place, or that of what it stands in, has changed.
fn moved(
    target: &Pointer,
    places: &BTreeMap<Pointer, Vec<Pointer>>,
    tree: &Value,
) -> Option<Pointer> {
    let source = SECTIONS.iter().find_map(|(from, to)| {
        Some(Pointer::parse(&format!("{from}{}", target.as_str().strip_prefix(to)?)))
    });
    let source = source.unwrap_or_else(|| target.clone());
    let mut head = source.clone();
    while head != Pointer::root() {
        let rest = &source.as_str()[head.as_str().len()..];
        let now = places.get(&head).into_iter().flatten();
        let now = now.map(|place| Pointer::parse(&format!("{}{rest}", place.as_str())));
        let there = now.filter(|place| tree.pointer(place.as_str()).is_some());
        // Of several copies the one that stands where the node stood.
        let near =
            |place: &Pointer| place.steps().zip(source.steps()).take_while(|(a, b)| a == b).count();
        if let Some(found) = there.max_by_key(near) {
            return Some(found);
        }
        head = head.parent();
    }
    None
}

/// Parameters and answers that are references, but not to those of the root: written out, since what they
/// become depends on the operation.
pub(super) fn write_out(tree: &mut Value, cx: &mut Context<'_>) {
    let mut found = Vec::new();
    for (section, pointer) in sections(tree) {
        let Some(nodes) = tree.pointer(pointer.as_str()) else { continue };
        let at = At::base(&pointer);
        let mut note = |value: &Value, at: &At<'_>| {
            let target = target(value, section, tree);
            found.extend(target.map(|target| (at.pointer(), target)));
        };
        match nodes {
            Value::Array(list) => {
                list.iter().enumerate().for_each(|(index, one)| note(one, &at.index(index)));
            }
            Value::Object(map) => map.iter().for_each(|(name, one)| note(one, &at.child(name))),
            _ => {}
        }
    }
    for (to, from) in found {
        let Some(target) = tree.pointer(from.as_str()).cloned() else { continue };
        let Some(place) = tree.pointer_mut(to.as_str()) else { continue };
        *place = target;
        cx.origins.to_mut().moved(&to, &from);
    }
}

/// Every list or map of parameters and of answers, and the section of the root for their kind.
fn sections(tree: &Value) -> Vec<(&'static str, Pointer)> {
    const KINDS: &[(&str, &str)] =
        &[("parameters", "/components/parameters/"), ("responses", "/components/responses/")];
    let root = Pointer::root();
    let mut owners = vec![root.clone()];
    for (path, item) in tree.get("paths").and_then(Value::as_object).into_iter().flatten() {
        let at = root.child("paths").child(path);
        let members = item.as_object().into_iter().flatten();
        let operations = members.filter(|(_, member)| member.is_object());
        owners.extend(operations.map(|(name, _)| at.child(name)));
        owners.push(at);
    }
    let of = |owner: Pointer| KINDS.iter().map(move |(name, kind)| (*kind, owner.child(name)));
    owners.into_iter().flat_map(of).collect()
}

/// The end of the references of a node, unless it is in the section for its kind.
fn target(value: &Value, section: &str, tree: &Value) -> Option<Pointer> {
    const MAX_HOPS: usize = 16;
    let mut end = None;
    let mut value = value;
    for _ in 0..MAX_HOPS {
        let Some(text) = value.get("$ref").and_then(Value::as_str) else { return end };
        let pointer = reference::parse(text).ok()?;
        if pointer.as_str().starts_with(section) {
            return end;
        }
        value = tree.pointer(pointer.as_str()).filter(|value| value.is_object())?;
        end = Some(pointer);
    }
    None
}

fn each(value: &mut Value, change: &mut dyn FnMut(&mut String)) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|inner| each(inner, change)),
        Value::Object(map) => {
            for (name, inner) in map.iter_mut() {
                match inner {
                    Value::String(text) if name == "$ref" => change(text),
                    inner => each(inner, change),
                }
            }
        }
        _ => {}
    }
}

fn rewritten(text: &str) -> String {
    for (from, to) in SECTIONS {
        if let Some(rest) = text.strip_prefix('#').and_then(|text| text.strip_prefix(from)) {
            return format!("#{to}{rest}");
        }
    }
    // A bare name is a definition: swagger 1.2's way, still seen.
    if !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
        return format!("#/components/schemas/{text}");
    }
    text.to_owned()
}
