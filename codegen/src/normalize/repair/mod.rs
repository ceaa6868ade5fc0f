//! Deviations and newer keywords, rewritten on the tree: a file each, in the order of this module.

mod boolean;
mod bounds;
mod constant;
mod event_data;
mod examples;
mod int_or_string;
mod keywords;
mod missing;
mod nulls;
mod old_parameters;
mod path_items;
mod required;
mod siblings;
mod side_files;
mod tuples;
mod type_list;
mod type_name;
mod webhooks;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::diagnostics::At;
use crate::diagnostics::codes::normalize as codes;
use crate::ir::Pointer;

use super::context::Context;
use super::reference;
use crate::load::Lookup;

use super::walk::{Kind, walk};

pub(super) use path_items::inline as inline_path_items;
pub(super) use side_files::{adopt as adopt_side_files, insert_schema};

/// Leaves a tree in which every schema is strict 3.0 plus our extensions.
pub(super) fn repair(tree: &mut Value, cx: &mut Context<'_>) {
    webhooks::rename(tree, cx);
    path_items::inline(tree, cx);
    side_files::adopt(tree, cx);
    event_data::read(tree, cx);
    let mut targets = Targets::default();
    walk(Kind::Document, tree, &At::root(), cx, &mut |kind, value, at, cx| {
        visit(kind, value, at, cx, &mut targets);
    });
    while let Some((pointer, kind)) = targets.open.pop_first() {
        // Out of the tree while it is walked, and back.
        let Some(target) = tree.pointer_mut(pointer.as_str()) else { continue };
        let mut target = std::mem::take(target);
        walk(kind, &mut target, &At::base(&pointer), cx, &mut |kind, value, at, cx| {
            visit(kind, value, at, cx, &mut targets);
        });
        if let Some(place) = tree.pointer_mut(pointer.as_str()) {
            *place = target;
        }
    }
}

/// What references name outside of the sections that are walked anyway.
#[derive(Default)]
struct Targets {
    open: BTreeMap<Pointer, Kind>,
    seen: BTreeSet<Pointer>,
}

impl Targets {
    fn note(&mut self, kind: Kind, text: &str) {
        const WALKED: &[&str] = &["/paths/", "/webhooks/", "/components/"];
        let is_walked = |place: &str| WALKED.iter().any(|section| place.starts_with(section));
        // Most begin so before anything is decoded.
        if text.strip_prefix('#').is_some_and(is_walked) {
            return;
        }
        let Ok(pointer) = reference::parse(text) else { return };
        if !is_walked(pointer.as_str()) && self.seen.insert(pointer.clone()) {
            self.open.insert(pointer, kind);
        }
    }
}

fn visit(kind: Kind, value: &mut Value, at: &At<'_>, cx: &mut Context<'_>, targets: &mut Targets) {
    if let Some(text) = value.as_object().and_then(|map| map.member("$ref")).and_then(Value::as_str)
    {
        targets.note(kind, text);
    }
    match kind {
        Kind::Schema => schema(value, at, cx),
        Kind::Parameter | Kind::Header => {
            old_parameters::rewrite(value, at, cx);
            siblings::note(kind, value, at, cx);
        }
        _ => siblings::note(kind, value, at, cx),
    }
}

fn schema(value: &mut Value, at: &At<'_>, cx: &mut Context<'_>) {
    boolean::rewrite(value, at, cx);
    let Value::Object(map) = value else { return };
    if keywords::any(map) {
        keywords::rewrite(map, at, cx);
        examples::rewrite(map);
    }
    siblings::rewrite(map, at, cx);
    required::rewrite(map, at, cx);
    type_name::rewrite(map, at, cx);
    int_or_string::rewrite(map);
    constant::rewrite(map, at, cx);
    nulls::rewrite(map, at, cx);
    tuples::rewrite(map, at, cx);
    bounds::rewrite(map, at, cx);
    type_list::rewrite(map, at, cx);
}

/// Says that a keyword of 3.1 stands in an older document, and that it is honoured.
fn newer(keyword: &str, at: &At<'_>, cx: &mut Context<'_>) {
    if !cx.is_3_1() {
        cx.report(
            &codes::NEWER,
            at,
            format!("`{keyword}` so written is OpenAPI 3.1; it is honoured"),
        )
        .accept()
        .help("write at the top `openapi: 3.1.0`, if the document is that");
    }
}

/// Takes a member out and keeps the order of the others.
fn take(map: &mut Map<String, Value>, name: &str) -> Option<Value> {
    if map.has(name) { map.shift_remove(name) } else { None }
}
