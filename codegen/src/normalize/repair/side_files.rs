//! What stands in further files and is referred to: components of their own, so that they have a name.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::diagnostics::At;
use crate::ir::Pointer;
use crate::load::Lookup;
use crate::normalize::context::Context;
use crate::normalize::reference;
use crate::normalize::walk::{Kind, walk};

use super::missing;

const FILES: &str = "/x-codegen-files/";

/// The kinds that can be components, and where these stand.
const SECTIONS: &[(Kind, &str)] = &[
    (Kind::Schema, "schemas"),
    (Kind::Parameter, "parameters"),
    (Kind::Header, "headers"),
    (Kind::RequestBody, "requestBodies"),
    (Kind::Response, "responses"),
];

/// Copies everything that a reference into a further file names to `components`.
pub(in crate::normalize) fn adopt(tree: &mut Value, cx: &mut Context<'_>) {
    const MEMBER: &str = "x-codegen-files";
    let Some(files) = tree.as_object_mut().and_then(|root| root.shift_remove(MEMBER)) else {
        return;
    };
    // On their own while the tree is walked.
    let mut files = Value::Object(Map::from_iter([(MEMBER.to_owned(), files)]));
    take_in(tree, &files, cx);
    if let (Value::Object(root), Value::Object(own)) = (tree, &mut files) {
        root.append(own);
    }
}

fn take_in(tree: &mut Value, files: &Value, cx: &mut Context<'_>) {
    let mut adoption = Adoption::of(tree, files);
    walk(Kind::Document, tree, &At::root(), cx, &mut |kind, value, at, cx| {
        missing::report(kind, value, at, files, cx);
        adoption.redirect(kind, value, cx);
    });
    loop {
        while let Some(Adopted { kind, from, to }) = adoption.open.pop() {
            let Some(mut node) = files.pointer(from.as_str()).cloned() else { continue };
            cx.origins.to_mut().moved(&to, &from);
            walk(kind, &mut node, &At::base(&to), cx, &mut |kind, value, at, cx| {
                missing::report(kind, value, at, files, cx);
                adoption.redirect(kind, value, cx);
            });
            insert(tree, &to, node);
        }
        let heirs = adoption.heirs(files);
        if heirs.is_empty() {
            return;
        }
        for heir in heirs {
            adoption.place(Kind::Schema, "schemas", heir, cx);
        }
    }
}

/// A node of a further file, and the component that it becomes.
struct Adopted {
    kind: Kind,
    from: Pointer,
    to: Pointer,
}

struct Adoption<'f> {
    files: &'f Value,
    /// Where each goes.
    places: BTreeMap<(Kind, Pointer), Pointer>,
    taken: Vec<Pointer>,
    open: Vec<Adopted>,
}

impl<'f> Adoption<'f> {
    /// A component that is nothing but a reference into a file is what stands there.
    fn of(tree: &Value, files: &'f Value) -> Self {
        let mut adoption =
            Self { files, places: BTreeMap::new(), taken: Vec::new(), open: Vec::new() };
        for (kind, section) in SECTIONS {
            let section = Pointer::root().child("components").child(section);
            let known = tree.pointer(section.as_str()).and_then(Value::as_object);
            for (name, value) in known.into_iter().flatten() {
                let to = section.child(name);
                adoption.taken.push(to.clone());
                if let Some(from) = only_reference(value)
                    && let from = end(files, from)
                    && !adoption.places.contains_key(&(*kind, from.clone()))
                {
                    adoption.adopt(*kind, from, to);
                }
            }
        }
        adoption
    }

    fn adopt(&mut self, kind: Kind, from: Pointer, to: Pointer) {
        self.places.insert((kind, from.clone()), to.clone());
        self.open.push(Adopted { kind, from, to });
    }

    /// Points a node at the components that its references mean.
    fn redirect(&mut self, kind: Kind, value: &mut Value, cx: &mut Context<'_>) {
        let Some((_, section)) = SECTIONS.iter().find(|(known, _)| *known == kind) else { return };
        for text in references(value) {
            let Some(from) = in_a_file(text) else { continue };
            let from = end(self.files, from);
            *text = reference::print(&self.place(kind, section, from, cx));
        }
    }

    /// Where a node goes.
    fn place(&mut self, kind: Kind, section: &str, from: Pointer, cx: &Context<'_>) -> Pointer {
        let key = (kind, from);
        if let Some(known) = self.places.get(&key) {
            return known.clone();
        }
        let to = free_place(section, &key.1, &self.taken, cx);
        self.taken.push(to.clone());
        self.adopt(kind, key.1, to.clone());
        to
    }

    /// The schemas that nothing refers to, but that an adopted one with a discriminator is inherited by:
    /// beside it in its file, as they are beside each other in `components`.
    fn heirs(&self, files: &Value) -> Vec<Pointer> {
        let mut family: Vec<Pointer> = Vec::new();
        let is_adopted =
            |pointer: &Pointer| self.places.contains_key(&(Kind::Schema, pointer.clone()));
        for (_, from) in self.places.keys().filter(|(kind, _)| *kind == Kind::Schema) {
            let schema = files.pointer(from.as_str());
            if schema.is_some_and(|schema| schema.get("discriminator").is_some()) {
                family.push(from.clone());
            }
        }
        let mut next = 0;
        while let Some(parent) = family.get(next).cloned() {
            let beside = parent.parent();
            let siblings = files.pointer(beside.as_str()).and_then(Value::as_object);
            for (name, sibling) in siblings.into_iter().flatten() {
                let heir = beside.child(name);
                if inherits(sibling, &parent) && !family.contains(&heir) {
                    family.push(heir);
                }
            }
            next += 1;
        }
        family.retain(|pointer| !is_adopted(pointer));
        family
    }
}

/// Whether one of its `allOf` is what stands at `parent`.
fn inherits(schema: &Value, parent: &Pointer) -> bool {
    let bases = schema.get("allOf").and_then(Value::as_array).into_iter().flatten();
    let mut texts = bases.filter_map(|base| base.get("$ref")?.as_str());
    texts.any(|text| reference::parse(text).as_ref() == Ok(parent))
}

/// The reference into a further file that is all there is.
fn only_reference(value: &Value) -> Option<Pointer> {
    let map = value.as_object().filter(|map| map.len() == 1)?;
    map.member("$ref")?.as_str().and_then(in_a_file)
}

/// What stands behind the nodes that are nothing but a reference: an index of files is one of these.
fn end(files: &Value, from: Pointer) -> Pointer {
    const HOPS: usize = 64;
    let next = |pointer: &Pointer| {
        let target = only_reference(files.pointer(pointer.as_str())?)?;
        files.pointer(target.as_str()).map(|_| target)
    };
    std::iter::successors(Some(from.clone()), next).take(HOPS).last().unwrap_or(from)
}

/// The pointer of a reference into a further file.
pub(super) fn in_a_file(text: &str) -> Option<Pointer> {
    let pointer = reference::parse(text).ok()?;
    pointer.as_str().starts_with(FILES).then_some(pointer)
}

/// What a schema refers to by itself: its `$ref`, and the members that its discriminator chooses from.
fn references(schema: &mut Value) -> impl Iterator<Item = &mut String> {
    let members = schema.as_object_mut().into_iter().flat_map(Map::iter_mut);
    members.flat_map(|(name, value)| {
        let mapping = match (name.as_str(), value) {
            ("$ref", Value::String(text)) => return vec![text],
            ("discriminator", value) => value.get_mut("mapping").and_then(Value::as_object_mut),
            _ => None,
        };
        let targets = mapping.into_iter().flat_map(Map::values_mut);
        let texts = targets.filter_map(|target| match target {
            Value::String(text) => Some(text),
            _ => None,
        });
        texts.collect::<Vec<_>>()
    })
}

/// Adds the schema of a component.
pub(in crate::normalize) fn insert_schema(tree: &mut Value, name: &str, schema: Value) {
    insert(tree, &Pointer::root().child("components").child("schemas").child(name), schema);
}

fn insert(tree: &mut Value, to: &Pointer, node: Value) {
    let mut section = tree;
    let steps: Vec<String> = to.steps().collect();
    let [folders @ .., name] = steps.as_slice() else { return };
    for step in folders {
        let Value::Object(map) = section else { return };
        section = map.entry(step.as_str()).or_insert_with(|| Value::Object(Map::new()));
    }
    if let Value::Object(components) = section {
        components.insert(name.clone(), node);
    }
}

/// The last word of the pointer, or the stem of the file; told apart by the file's path.
fn free_place(section: &str, pointer: &Pointer, taken: &[Pointer], cx: &Context<'_>) -> Pointer {
    let section = Pointer::root().child("components").child(section);
    let steps: Vec<String> = pointer.steps().collect();
    let number = steps.get(1).and_then(|step| step.parse().ok()).unwrap_or(0);
    let path = cx.sources.get(number).map_or("", |file| file.path());
    let path = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let stem = path.rsplit('/').next().unwrap_or(path);
    let plain = if steps.len() > 2 { steps[steps.len() - 1].as_str() } else { stem };
    let candidates = [plain.to_owned(), format!("{stem}_{plain}"), format!("{path}_{plain}")];
    let mut places = candidates.iter().map(|name| section.child(name));
    places.find(|place| !taken.contains(place)).unwrap_or_else(|| section.child(pointer.as_str()))
}
