//! `$defs` and `$dynamicRef` of JSON Schema (3.1): components and references to them. What identifiers
//! name, load has found out.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::diagnostics::At;
use crate::ir::Pointer;

use super::context::Context;
use super::reference;
use super::walk::{Kind, walk};
use crate::load::Lookup;

/// Rewrites every reference by name into one by place, and makes `$defs` of schemas components.
pub(super) fn name(tree: &mut Value, cx: &mut Context<'_>) {
    let mut index = Index::default();
    walk(Kind::Document, tree, &At::root(), cx, &mut |kind, value, at, _| {
        if let (Kind::Schema, Value::Object(map)) = (kind, &*value) {
            index.note(map, at);
        }
    });
    if index.is_empty() {
        return;
    }
    let moves = index.name_definitions(tree);
    walk(Kind::Document, tree, &At::root(), cx, &mut |kind, value, at, _| {
        if let (Kind::Schema, Value::Object(map)) = (kind, value) {
            rewrite(map, at, &index);
        }
    });
    for (from, name) in moves {
        hoist(tree, &from, name, cx);
    }
}

/// What schemas are named by.
#[derive(Default)]
struct Index {
    /// `$defs` entries: where they stand → the component that they become.
    definitions: BTreeMap<Pointer, Pointer>,
    dynamic: bool,
}

impl Index {
    fn is_empty(&self) -> bool {
        self.definitions.is_empty() && !self.dynamic
    }

    fn note(&mut self, map: &Map<String, Value>, at: &At<'_>) {
        self.dynamic |= map.has("$dynamicRef") || map.has("$recursiveRef");
        for keyword in ["$defs", "definitions"] {
            let Some(Value::Object(definitions)) = map.member(keyword) else { continue };
            for name in definitions.keys() {
                let pointer = at.child(keyword).child(name).pointer();
                self.definitions.insert(pointer.clone(), pointer);
            }
        }
    }

    /// Gives every definition the name of a component: its own, else with its owner's before it.
    fn name_definitions(&mut self, tree: &Value) -> Vec<(Pointer, String)> {
        let schemas = tree.pointer("/components/schemas").and_then(Value::as_object);
        let mut taken: Vec<String> =
            schemas.map_or_else(Vec::new, |map| map.keys().cloned().collect());
        let mut moves = Vec::new();
        for (from, to) in &mut self.definitions {
            let steps: Vec<String> = from.steps().collect();
            let own = steps.last().cloned().unwrap_or_default();
            let owner = steps.iter().rev().nth(2).cloned().unwrap_or_default();
            let candidates = [own.clone(), format!("{owner}_{own}"), steps.join("_")];
            let Some(name) = candidates.into_iter().find(|name| !taken.contains(name)) else {
                continue;
            };
            taken.push(name.clone());
            *to = Pointer::parse("/components/schemas").child(&name);
            moves.push((from.clone(), name));
        }
        // Inner ones first: their owners carry them no longer when they move themselves.
        moves.reverse();
        moves
    }

    /// The place that `text` means when it stands in the schema at `at`.
    fn resolve(&self, text: &str, at: &At<'_>) -> Option<Pointer> {
        let target = reference::parse(text).ok()?;
        Some(self.definition(&target, at))
    }

    /// Where a definition stands after the move; `#/$defs/A` also means that of an outer schema.
    fn definition(&self, target: &Pointer, at: &At<'_>) -> Pointer {
        let relative =
            ["/$defs/", "/definitions/"].iter().any(|head| target.as_str().starts_with(head));
        let mut base = if relative { at.pointer() } else { Pointer::root() };
        while base != Pointer::root() {
            let nested = Pointer::parse(&format!("{}{}", base.as_str(), target.as_str()));
            if let Some(found) = self.moved(&nested) {
                return found;
            }
            base = base.parent();
        }
        self.moved(target).unwrap_or_else(|| target.clone())
    }

    /// The longest moved prefix, replaced.
    fn moved(&self, target: &Pointer) -> Option<Pointer> {
        let mut head = target.clone();
        while head != Pointer::root() {
            if let Some(to) = self.definitions.get(&head) {
                let rest = &target.as_str()[head.as_str().len()..];
                return Some(Pointer::parse(&format!("{}{rest}", to.as_str())));
            }
            head = head.parent();
        }
        None
    }
}

fn rewrite(map: &mut Map<String, Value>, at: &At<'_>, index: &Index) {
    for keyword in ["$dynamicRef", "$recursiveRef"] {
        if let Some(text) = map.shift_remove(keyword) {
            map.entry("$ref").or_insert(text);
        }
    }
    if let Some(Value::String(text)) = map.member_mut("$ref")
        && let Some(pointer) = index.resolve(text, at)
    {
        *text = reference::print(&pointer);
    }
    let mapping = map.member_mut("discriminator").and_then(|inner| inner.get_mut("mapping"));
    for target in mapping.and_then(Value::as_object_mut).into_iter().flat_map(Map::values_mut) {
        let Value::String(text) = target else { continue };
        if let (true, Some(pointer)) = (text.contains('#'), index.resolve(text, at)) {
            *text = reference::print(&pointer);
        }
    }
}

fn hoist(tree: &mut Value, from: &Pointer, name: String, cx: &mut Context<'_>) {
    let last = from.steps().last().unwrap_or_default();
    let parent = from.parent();
    let Some(Value::Object(definitions)) = tree.pointer_mut(parent.as_str()) else { return };
    let Some(schema) = definitions.shift_remove(&last) else { return };
    if definitions.is_empty() {
        let keyword = parent.steps().last().unwrap_or_default();
        if let Some(Value::Object(owner)) = tree.pointer_mut(parent.parent().as_str()) {
            owner.shift_remove(&keyword);
        }
    }
    cx.origins.to_mut().moved(&Pointer::parse("/components/schemas").child(&name), from);
    super::repair::insert_schema(tree, &name, schema);
}
