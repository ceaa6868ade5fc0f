//! What `$id`, `$self` and anchors name: the schemas and files that a reference can mean by a URI
//! (JSON Schema 2020-12 §8.2, OAS 3.2.0 §4.1.2).

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use url::Url;

use crate::diagnostics::At;
use crate::ir::Pointer;

use super::lookup::Lookup;

/// Where relative URIs begin as long as nothing says otherwise; no document is there.
const NOWHERE: &str = "https://document.invalid/";

/// Members whose values are data: what looks like an identifier there is none.
const DATA: &[&str] = &["const", "default", "enum", "example", "value"];

/// A node of one of the files.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Target {
    pub file: usize,
    pub pointer: Pointer,
}

/// The resource that a node belongs to: what its references are relative to.
#[derive(Debug, Clone)]
pub(super) struct Scope {
    base: Url,
    /// The schema that has the `$id`, or the file.
    pub root: Target,
    /// Whether an identifier set the base.
    pub is_named: bool,
}

impl Scope {
    /// A whole file, which may say by `$self` what it is called.
    pub(super) fn of(file: usize, path: &str, tree: &Value) -> Self {
        let nowhere = Url::parse(NOWHERE).expect("the constant is a URL");
        let base = nowhere.join(path).unwrap_or(nowhere);
        let root = Target { file, pointer: Pointer::root() };
        let scope = Self { base, root, is_named: false };
        let own = tree.get("$self").and_then(Value::as_str);
        let named = own.and_then(|own| scope.named(own, &At::root()));
        named.unwrap_or(scope)
    }

    /// The scope within a schema that is called `id`; a fragment alone is an anchor, as in draft 7.
    fn named(&self, id: &str, at: &At<'_>) -> Option<Self> {
        let id = id.split('#').next().filter(|id| !id.is_empty())?;
        let root = Target { file: self.root.file, pointer: at.pointer() };
        Some(Self { base: self.base.join(id).ok()?, root, is_named: true })
    }

    /// The URI that `reference` means here, without its fragment.
    fn absolute(&self, reference: &str) -> Option<String> {
        Some(self.base.join(reference).ok()?.into())
    }
}

/// What is done with an object.
pub(super) type Visit<'v> = dyn FnMut(&Map<String, Value>, &Scope, &At<'_>) + 'v;

/// Visits every object with the scope that it stands in.
pub(super) fn walk(value: &Value, scope: &Scope, at: &At<'_>, visit: &mut Visit<'_>) {
    match value {
        Value::Array(list) => {
            for (index, item) in list.iter().enumerate().filter(|(_, item)| is_deep(item)) {
                walk(item, scope, &at.index(index), visit);
            }
        }
        Value::Object(map) => {
            let id = map.member("$id").and_then(Value::as_str);
            let inner = id.and_then(|id| scope.named(id, at));
            let scope = inner.as_ref().unwrap_or(scope);
            visit(map, scope, at);
            for (name, member) in map.iter().filter(|(_, member)| is_deep(member)) {
                walk(member, scope, &at.child(name), visit);
            }
        }
        _ => {}
    }
}

fn is_deep(value: &Value) -> bool {
    value.is_object() || value.is_array()
}

/// Everything that has a name by which references can mean it; the first of a name has it.
#[derive(Debug, Default)]
pub(super) struct Identifiers {
    /// Absolute URI → schema or file.
    resources: BTreeMap<String, Target>,
    /// The root of the resource, and an `$anchor` or `$dynamicAnchor` in it.
    anchors: BTreeMap<(Target, String), Target>,
}

impl Identifiers {
    /// Whether a text can name anything, which few do.
    pub(super) fn are_in(text: &str) -> bool {
        ["$id", "$self", "$anchor", "$dynamicAnchor"].iter().any(|name| text.contains(name))
    }

    /// Whether nothing is named.
    pub(super) fn is_empty(&self) -> bool {
        self.resources.is_empty() && self.anchors.is_empty()
    }

    /// Notes what a file names.
    pub(super) fn note(&mut self, tree: &Value, scope: &Scope) {
        if scope.is_named {
            self.resources.entry(scope.base.to_string()).or_insert_with(|| scope.root.clone());
        }
        walk(tree, scope, &At::root(), &mut |map, scope, at| {
            let pointer = at.pointer();
            if pointer.steps().any(|step| DATA.contains(&step.as_str())) {
                return;
            }
            let here = Target { file: scope.root.file, pointer };
            if scope.root == here && scope.is_named {
                self.resources.entry(scope.base.to_string()).or_insert_with(|| here.clone());
            }
            for name in anchors(map) {
                let key = (scope.root.clone(), name.to_owned());
                self.anchors.entry(key).or_insert_with(|| here.clone());
            }
        });
    }

    /// The schema or file that the part of a reference before `#` names.
    pub(super) fn resource(&self, reference: &str, scope: &Scope) -> Option<&Target> {
        self.resources.get(&scope.absolute(reference)?)
    }

    /// The one with the same last step, since many authors write no more of a URI than that.
    pub(super) fn alike(&self, reference: &str) -> Option<&Target> {
        let last = |uri: &str| uri.rsplit('/').next().unwrap_or_default().to_owned();
        let mut found = self.resources.iter().filter(|(uri, _)| last(uri) == reference);
        found.next().map(|(_, target)| target)
    }

    /// The anchor in a resource, else the one of that name in its file.
    pub(super) fn anchor(&self, resource: &Target, name: &str) -> Option<&Target> {
        let own = self.anchors.get(&(resource.clone(), name.to_owned()));
        own.or_else(|| {
            let mut all = self.anchors.iter();
            all.find(|((other, known), _)| known == name && other.file == resource.file)
                .map(|(_, target)| target)
        })
    }
}

fn anchors(map: &Map<String, Value>) -> impl Iterator<Item = &str> {
    let text = |name: &str| map.get(name).and_then(Value::as_str);
    let old = text("$id").and_then(|id| id.strip_prefix('#')).filter(|name| !name.is_empty());
    [text("$anchor"), text("$dynamicAnchor"), old].into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use crate::diagnostics::Diagnostics;
    use crate::load::{ReadError, Source, load_all};

    /// Two files: one with an identifier, one without.
    struct Files;

    impl Source for Files {
        fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
            match path {
                "owner.yaml" => Ok(b"--- {$id: 'https://x/owner', $defs: {name: {type: string}}, properties: {n: {$ref: '#/$defs/name'}}}".to_vec()),
                "plain.yaml" => Ok(b"--- {type: string}".to_vec()),
                _ => Err(ReadError::Failed("no such file".into())),
            }
        }
    }

    /// The references of a document after loading, in order, and what is said.
    #[track_caller]
    fn check(document: &str, expected: &[&str]) {
        let mut diagnostics = Diagnostics::new();
        let text = format!("--- {document}");
        let loaded = load_all(&Files, "main.yaml", text.as_bytes(), &mut diagnostics);
        let mut seen = Vec::new();
        collect(&loaded.expect("it is YAML").value, &mut seen);
        seen.extend(diagnostics.iter().map(|one| format!("{} {}", one.code.id, one.message)));
        assert_eq!(seen, expected, "{document}");
    }

    fn collect(value: &serde_json::Value, seen: &mut Vec<String>) {
        for (name, inner) in value.as_object().into_iter().flatten() {
            match inner.as_str() {
                Some(text) if name.ends_with("ef") => seen.push(text.to_owned()),
                _ => collect(inner, seen),
            }
        }
        value.as_array().into_iter().flatten().for_each(|inner| collect(inner, seen));
    }

    #[test]
    fn references_are_relative_to_the_nearest_identifier() {
        check(
            "{a: {$id: 'https://x/s/a.json', x: {$ref: b.json}, y: {$ref: '../t/c.json#/z'}, w: {$ref: '#/x'}}, b: {$id: 'https://x/s/b.json', inner: {$id: 'b/', x: {$ref: d}, y: {$ref: '../a.json'}}}, c: {$id: 'https://x/t/c.json', z: {}}, d: {$id: 'https://x/s/b/d'}}",
            &["#/b", "#/c/z", "#/a/x", "#/d", "#/a"],
        );
    }

    #[test]
    fn a_pointer_that_leads_nowhere_in_its_schema_is_one_of_the_document() {
        check(
            "{a: {$id: 'https://x/a', b: {$ref: '#/c'}, d: {$ref: '#'}}, c: {}}",
            &["#/c", "#/a"],
        );
    }

    #[test]
    fn anchors_belong_to_the_schema_with_the_identifier() {
        check(
            "{a: {$id: 'https://x/a', b: {$anchor: n}, c: {$ref: '#n'}}, d: {$id: 'https://x/d', e: {$anchor: n}, f: {$ref: '#n'}, g: {$ref: 'a#n'}, h: {$dynamicRef: '#n'}}, i: {$ref: 'd#n'}}",
            &["#/a/b", "#/d/e", "#/a/b", "#/d/e", "#/d/e"],
        );
        // As drafts before 2019 wrote them.
        check("{a: {b: {$id: '#n'}, c: {$ref: '#n'}}}", &["#/a/b"]);
    }

    #[test]
    fn the_document_has_its_own_address() {
        check(
            "{$self: 'https://x/v/api.yaml', a: {$ref: 'https://x/v/api.yaml#/b'}, b: {$ref: 'api.yaml#/a'}, c: {$id: schemas/c}, d: {$ref: 'https://x/v/schemas/c'}}",
            &["#/b", "#/a", "#/c"],
        );
        check("{$self: /v/api.yaml, a: {$ref: '/v/api.yaml#/b'}, b: {}}", &["#/b"]);
    }

    #[test]
    fn files_are_found_where_no_identifier_is_meant() {
        check(
            "{a: {$id: 'https://x/a', b: {$ref: plain.yaml}, c: {$ref: 'https://x/owner#/$defs/name'}, d: {$ref: owner.yaml}}}",
            &[
                "#/x-codegen-files/2",
                "#/x-codegen-files/1/$defs/name",
                "#/x-codegen-files/1",
                "#/x-codegen-files/1/$defs/name",
            ],
        );
        check(
            "{a: {$ref: gone.yaml}}",
            &["gone.yaml", "W0118 `gone.yaml` cannot be read: no such file"],
        );
    }

    #[test]
    fn data_names_nothing() {
        check("{a: {example: {$id: 'https://x/a'}}, b: {$ref: 'https://x/a'}}", &["https://x/a"]);
    }

    #[test]
    fn the_members_of_a_discriminator_may_be_in_files() {
        let text = "{discriminator: {mapping: {xref: plain.yaml, yref: 'owner.yaml#/properties/n', zref: Name}}}";
        check(
            text,
            &[
                "#/x-codegen-files/1",
                "#/x-codegen-files/2/properties/n",
                "Name",
                "#/x-codegen-files/2/$defs/name",
            ],
        );
    }
}
