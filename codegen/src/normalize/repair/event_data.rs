//! Events whose data is a text that holds JSON (`contentSchema`, `OAS 3.2.0 §4.14.4.2`): the data is what that schema says,
//! since a client has read the JSON when it has the event.

use serde_json::{Map, Value};

use crate::diagnostics::At;
use crate::ir::Pointer;
use crate::load::Lookup;
use crate::normalize::context::Context;
use crate::normalize::reference;
use crate::normalize::version::Version;
use crate::normalize::walk::{Kind, walk};

/// Choices of choices could name each other so often that no memory held the copies; beyond this their data stays
/// the text that it is.
const MAX_COPIES: usize = 1_000;

/// Rewrites the items of every stream of events. What a reference names is copied: elsewhere it is still a text.
pub(super) fn read(tree: &mut Value, cx: &mut Context<'_>) {
    if cx.version < Version::V3_2 {
        return;
    }
    let mut items: Vec<Pointer> = Vec::new();
    walk(Kind::Document, tree, &At::root(), cx, &mut |kind, value, at, _| {
        if kind == Kind::MediaType && value.get("itemSchema").is_some() && is_events(at) {
            items.push(at.child("itemSchema").pointer());
        }
    });
    for pointer in items {
        let event = tree.pointer(pointer.as_str()).and_then(|item| {
            let mut reading = Reading { tree, moves: Vec::new(), open: Vec::new(), copies: 0 };
            let event = reading.event(item, &pointer, &pointer)?;
            Some((event, reading.moves))
        });
        let Some((event, moves)) = event else { continue };
        for (to, from) in moves {
            cx.origins.to_mut().moved(&to, &from);
        }
        if let Some(place) = tree.pointer_mut(pointer.as_str()) {
            *place = event;
        }
    }
}

fn is_events(at: &At<'_>) -> bool {
    let pointer = at.pointer();
    let name = pointer.as_str().rsplit('/').next().unwrap_or_default();
    name.split(';').next().unwrap_or_default().trim() == "text~1event-stream"
}

/// One item on its way.
struct Reading<'a> {
    tree: &'a Value,
    /// Where parts will stand, and from where they come.
    moves: Vec<(Pointer, Pointer)>,
    /// What is being copied for a reference; a choice may name itself.
    open: Vec<Pointer>,
    copies: usize,
}

impl Reading<'_> {
    /// The event with its data read, if there is anything to read. `from` is where it stands, `to` where it will.
    fn event(&mut self, schema: &Value, to: &Pointer, from: &Pointer) -> Option<Value> {
        if let Some(text) = schema.get("$ref").and_then(Value::as_str) {
            return self.named(reference::parse(text).ok()?, to);
        }
        let mut map = schema.as_object()?.clone();
        let own = content(&map).map(|content| {
            let data = |event: &Pointer| event.child("properties").child("data");
            self.moves.push((data(to), data(from).child("contentSchema")));
            content.clone()
        });
        let mut found = own.is_some();
        if let (Some(content), Some(data)) = (own, data_mut(&mut map)) {
            *data = content;
        }
        for choice in ["oneOf", "anyOf"] {
            let Some(Value::Array(branches)) = map.member_mut(choice) else { continue };
            let mut any = false;
            for (index, branch) in branches.iter_mut().enumerate() {
                let of = |event: &Pointer| event.child(choice).index(index);
                if let Some(read) = self.event(branch, &of(to), &of(from)) {
                    *branch = read;
                    any = true;
                }
            }
            found |= any;
            if any {
                hand_down(&mut map, choice);
            }
        }
        found.then_some(Value::Object(map))
    }

    fn named(&mut self, target: Pointer, to: &Pointer) -> Option<Value> {
        let named = self.tree.pointer(target.as_str());
        let named = named.filter(|named| named.get("$ref").is_none())?;
        self.copies += 1;
        if self.open.contains(&target) || self.copies > MAX_COPIES {
            return None;
        }
        self.open.push(target.clone());
        let read = self.event(named, to, &target);
        self.open.pop();
        let read = read?;
        self.moves.insert(0, (to.clone(), target));
        Some(read)
    }
}

/// What the data holds, if it is JSON.
fn content(event: &Map<String, Value>) -> Option<&Value> {
    let data = event.get("properties")?.get("data")?;
    let media_type = data.get("contentMediaType")?.as_str()?.split(';').next()?.trim();
    let is_json = media_type == "application/json" || media_type.ends_with("+json");
    data.get("contentSchema").filter(|_| is_json)
}

fn data_mut(event: &mut Map<String, Value>) -> Option<&mut Value> {
    event.get_mut("properties")?.get_mut("data")
}

/// The data that all branches have in common is no text any more in those that say what it holds; the others keep it.
fn hand_down(event: &mut Map<String, Value>, choice: &str) {
    let Some(Value::Object(properties)) = event.get_mut("properties") else { return };
    let Some(common) = properties.shift_remove("data") else { return };
    let Some(Value::Array(branches)) = event.get_mut(choice) else { return };
    for branch in branches.iter_mut().filter_map(Value::as_object_mut) {
        let properties = branch.entry("properties").or_insert_with(|| Map::new().into());
        if let Value::Object(properties) = properties {
            properties.entry("data").or_insert_with(|| common.clone());
        }
    }
}
