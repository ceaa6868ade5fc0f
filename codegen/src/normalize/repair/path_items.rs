//! Path items, callbacks and media types (3.2) that are references: the target stands in their place.

use serde_json::{Map, Value};

use crate::diagnostics::At;
use crate::diagnostics::codes::normalize as codes;
use crate::ir::Pointer;
use crate::load::Lookup;
use crate::normalize::context::Context;
use crate::normalize::reference;
use crate::normalize::walk::{Kind, walk};

/// References of references are followed this far.
const MAX_HOPS: usize = 16;

/// Inlines every one, and lowers the case of `GET`.
pub(in crate::normalize) fn inline(tree: &mut Value, cx: &mut Context<'_>) {
    for hop in 0..=MAX_HOPS {
        let mut found = Vec::new();
        walk(Kind::Document, tree, &At::root(), cx, &mut |kind, value, at, cx| {
            const INLINED: &[Kind] = &[Kind::PathItem, Kind::Callback, Kind::MediaType];
            if let (true, Value::Object(map)) = (INLINED.contains(&kind), value) {
                if kind == Kind::PathItem {
                    lower_case(map, at, cx);
                }
                if let Some(text) = map.member("$ref") {
                    found.push((kind, at.pointer(), text.clone()));
                }
            }
        });
        if found.is_empty() {
            return;
        }
        for (kind, pointer, text) in found {
            replace(tree, kind, (&pointer, &text), hop == MAX_HOPS, cx);
        }
    }
}

fn replace(
    tree: &mut Value,
    kind: Kind,
    (pointer, text): (&Pointer, &Value),
    last: bool,
    cx: &mut Context<'_>,
) {
    let target = target(tree, pointer, text, last);
    let near = target.is_err().then(|| near(tree, pointer, text)).flatten();
    let Some(Value::Object(map)) = tree.pointer_mut(pointer.as_str()) else { return };
    map.shift_remove("$ref");
    match target {
        Ok((from, inlined)) => {
            let own: Vec<_> = map.keys().map(|name| pointer.child(name)).collect();
            let own: Vec<_> = own.into_iter().map(|at| (cx.origins.source(&at), at)).collect();
            cx.origins.to_mut().moved(pointer, &from);
            own.into_iter().for_each(|(origin, at)| cx.origins.to_mut().pin(&at, origin));
            for (name, value) in inlined {
                map.entry(name).or_insert(value);
            }
        }
        Err(why) => {
            let at = At::base(pointer);
            let place = match kind {
                Kind::MediaType => "#/components/mediaTypes/Name",
                Kind::Callback => "#/components/callbacks/Name",
                _ => "#/paths/~1name, or #/components/pathItems/Name",
            };
            let message = format!("the reference {text} is left out: {why}");
            let reported = cx.report(&codes::PATH_REFERENCE, &at.child("$ref"), message);
            match near {
                Some(near) => reported.write(format!("'{near}'")).done(),
                None => reported.delete().help(format!("or correct it: {place}")),
            }
        }
    }
}

/// The reference that is meant, where the last step alone is misspelt.
fn near(tree: &Value, pointer: &Pointer, text: &Value) -> Option<String> {
    let wanted = reference::parse(text.as_str()?).ok()?;
    let (parent, name) = (wanted.parent(), wanted.steps().last()?);
    let siblings = tree.pointer(parent.as_str())?.as_object()?.keys();
    let rated = siblings.map(|known| (strsim::jaro_winkler(&name, known), parent.child(known)));
    let others = rated.filter(|(_, place)| place != pointer && *place != wanted);
    let best =
        others.max_by(|one, other| one.0.total_cmp(&other.0)).filter(|(score, _)| *score > 0.85)?;
    (!best.1.as_str().starts_with("/x-codegen-files")).then(|| reference::print(&best.1))
}

fn target(
    tree: &Value,
    pointer: &Pointer,
    text: &Value,
    last: bool,
) -> Result<(Pointer, Map<String, Value>), String> {
    let text = text.as_str().ok_or_else(|| reference::BadReference::NotText.to_string())?;
    let from = reference::parse(text).map_err(|bad| bad.to_string())?;
    let inside = pointer.as_str().starts_with(&format!("{}/", from.as_str()));
    if last || from == *pointer || inside {
        return Err("it leads back to itself".to_owned());
    }
    match tree.pointer(from.as_str()) {
        Some(Value::Object(map)) => Ok((from, map.clone())),
        Some(_) => Err("there is no object at its target".to_owned()),
        None => Err("its target does not exist".to_owned()),
    }
}

fn lower_case(map: &mut Map<String, Value>, at: &At<'_>, cx: &mut Context<'_>) {
    const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch", "trace"];
    let shouted = |name: &&String| {
        let lower = name.to_ascii_lowercase();
        METHODS.contains(&lower.as_str()) && **name != lower && !map.has(&lower)
    };
    let names: Vec<String> = map.keys().filter(shouted).cloned().collect();
    for name in names {
        let lower = name.to_ascii_lowercase();
        cx.report(
            &codes::CONVERTED,
            &at.child(&name),
            format!("methods are in lower case; `{name}` is read as `{lower}`"),
        )
        .at_name()
        .write(&lower);
        cx.moved(&at.child(&lower), &at.child(&name));
        if let Some(value) = map.shift_remove(&name) {
            map.insert(lower, value);
        }
    }
}
