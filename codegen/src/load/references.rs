//! Every reference of every file, rewritten into one that points into the one tree.

use serde_json::{Map, Value};

use crate::diagnostics::At;
use crate::ir::Pointer;

use super::identifiers::{self, Identifiers, Scope, Target};
use super::lookup::Lookup;

/// A member that refers to something.
pub(super) struct Reference<'a> {
    pub text: &'a str,
    pub scope: &'a Scope,
}

impl<'a> Reference<'a> {
    /// Before and behind the `#`.
    pub(super) fn parts(&self) -> (&'a str, &'a str) {
        self.text.split_once('#').unwrap_or((self.text, ""))
    }

    /// Whether it is a pointer from the top of its own file, as nearly all are.
    pub(super) fn is_plain(&self) -> bool {
        self.text.starts_with("#/") && self.scope.root.pointer == Pointer::root()
    }
}

/// Visits every reference of a file, with its place.
pub(super) fn each(tree: &Value, scope: &Scope, visit: &mut dyn FnMut(Reference<'_>, &At<'_>)) {
    identifiers::walk(tree, scope, &At::root(), &mut |map, scope, at| {
        for keyword in ["$ref", "$dynamicRef"] {
            if let Some(Value::String(text)) = map.member(keyword) {
                visit(Reference { text, scope }, &at.child(keyword));
            }
        }
        for (tag, text) in mapping(map) {
            let at = at.child("discriminator");
            visit(Reference { text, scope }, &at.child("mapping").child(tag));
        }
    });
}

/// The values of a discriminator's mapping that are references; the others are names.
fn mapping(map: &Map<String, Value>) -> impl Iterator<Item = (&String, &str)> {
    let mapping = map.member("discriminator").and_then(|inner| inner.get("mapping"));
    let entries = mapping.and_then(Value::as_object).into_iter().flatten();
    entries.filter_map(|(tag, value)| {
        let text = value.as_str()?;
        let is_reference = text.contains(['#', '/'])
            || [".json", ".yaml", ".yml"].iter().any(|ending| text.ends_with(ending));
        is_reference.then_some((tag, text))
    })
}

/// The node that a fragment means in a resource; a pointer that leads nowhere there is one from the top
/// of the file, as authors of `#/components/schemas/A` mean it within a schema that has an `$id`.
pub(super) fn node(
    resource: &Target,
    fragment: &str,
    tree: &Value,
    identifiers: &Identifiers,
) -> Option<(Pointer, String)> {
    if !fragment.is_empty() && !fragment.starts_with('/') {
        let name = percent_encoding::percent_decode_str(fragment).decode_utf8().ok()?;
        let target = identifiers.anchor(resource, &name)?;
        return Some((target.pointer.clone(), String::new()));
    }
    let decoded = percent_encoding::percent_decode_str(fragment).decode_utf8().ok();
    let there =
        decoded.and_then(|rest| tree.pointer(&format!("{}{rest}", resource.pointer.as_str())));
    let base = if there.is_some() { resource.pointer.clone() } else { Pointer::root() };
    Some((base, fragment.to_owned()))
}
