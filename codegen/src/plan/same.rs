//! Inline types that are the same as another type become another name of it.
//!
//! Descriptions written by programs repeat an inline schema wherever it is used, word for word. Every
//! place keeps the name that it has by where it stands, so a change elsewhere renames nothing; but what
//! is the same is defined, read, written and compiled once.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use super::Names;
use super::facts::{Facts, components, parts};
use crate::ir::{
    Additional, Api, Docs, Kind, Member, Object, Origin, Property, Shape, TypeId, TypeRef, Union,
};

/// The types that are another name of a type, with the alias that they are.
pub fn find(api: &Api, selected: &[bool], facts: &Facts, names: &Names) -> BTreeMap<TypeId, Shape> {
    let mut classes = Classes { api, facts, names, class: Vec::new() };
    classes.find();
    classes.aliases(selected)
}

/// Which types are the same. A class is named by one of its types.
struct Classes<'a> {
    api: &'a Api,
    facts: &'a Facts,
    names: &'a Names,
    class: Vec<TypeId>,
}

impl Classes<'_> {
    /// From the innermost types outwards, so that what a type holds has its class already. A type that
    /// contains itself is the same as nothing else.
    fn find(&mut self) {
        self.class = self.api.types_with_ids().map(|(id, _)| id).collect();
        let graph: Vec<Vec<usize>> = self.class.iter().map(|id| edges(self.api, *id)).collect();
        let component = components::find(&graph);
        let mut sizes = vec![0_usize; graph.len()];
        component.iter().for_each(|component| sizes[*component] += 1);
        let is_alone = |id: &TypeId| {
            let index = id.index();
            sizes[component[index]] == 1 && !graph[index].contains(&index)
        };
        let mut ids: Vec<TypeId> = self.class.iter().copied().filter(is_alone).collect();
        ids.sort_by_key(|id| component[id.index()]);
        let depth = depths(&graph, &ids);
        // Among types of one depth the best definition comes first, wherever the document has it.
        ids.sort_by_cached_key(|id| (depth[id.index()], self.rank(*id)));
        self.classify(&ids);
    }

    /// Two components are never the same type, so what holds the one is not the same as what holds the other.
    fn classify(&mut self, ids: &[TypeId]) {
        let mut known: FxHashMap<u64, Vec<TypeId>> = FxHashMap::default();
        for id in ids {
            let alike = known.entry(self.hash(*id)).or_default();
            let same = self.is_inline(*id).then(|| alike.iter().find(|at| self.is_same(*id, **at)));
            match same.flatten() {
                Some(other) => self.class[id.index()] = *other,
                None => alike.push(*id),
            }
        }
    }

    /// The least of a class is its definition: a component if there is one, else the shortest name.
    fn rank(&self, id: TypeId) -> (bool, usize, &str) {
        let name = &self.names.ty(id).ident;
        (self.is_inline(id), name.chars().count(), name)
    }

    /// One of each class is the definition, all others are its aliases.
    fn aliases(&self, selected: &[bool]) -> BTreeMap<TypeId, Shape> {
        let mut members: BTreeMap<TypeId, Vec<TypeId>> = BTreeMap::new();
        for (id, _) in self.api.types_with_ids().filter(|(id, _)| selected[id.index()]) {
            members.entry(self.class[id.index()]).or_default().push(id);
        }
        let mut aliases = BTreeMap::new();
        for members in members.values().filter(|members| members.len() > 1) {
            let Some(definition) = members.iter().min_by_key(|id| self.rank(**id)) else {
                continue;
            };
            let inline = members.iter().filter(|id| *id != definition && self.is_inline(**id));
            let alias = || Shape::Alias(TypeRef::new(Kind::Named(*definition)));
            aliases.extend(inline.map(|id| (*id, alias())));
        }
        aliases
    }

    /// Its author gave a component a name on purpose, so it stays a type of its own.
    fn is_inline(&self, id: TypeId) -> bool {
        matches!(self.api.ty(id).origin, Origin::Inline { .. })
    }

    /// Equal for types that are the same.
    fn hash(&self, id: TypeId) -> u64 {
        let mut hasher = FxHasher::default();
        match &self.api.ty(id).shape {
            Shape::Object(object) => {
                for property in &object.properties {
                    property.wire.hash(&mut hasher);
                    self.hash_position(&property.ty, &mut hasher);
                }
            }
            Shape::Union(union) => {
                union.members.iter().for_each(|member| self.hash_position(&member.ty, &mut hasher));
            }
            Shape::Enum(values) => {
                for value in &values.values {
                    value.value.as_str().hash(&mut hasher);
                }
            }
            Shape::Alias(_) | Shape::Foreign(_) => id.hash(&mut hasher),
        }
        hasher.finish()
    }

    fn hash_position(&self, ty: &TypeRef, hasher: &mut FxHasher) {
        std::mem::discriminant(&ty.kind).hash(hasher);
        match &ty.kind {
            Kind::Named(id) => self.class[id.index()].hash(hasher),
            Kind::Array(item) | Kind::Map(item) => self.hash_position(item, hasher),
            _ => {}
        }
    }

    /// Whether the two would be printed alike but for their names.
    fn is_same(&self, a: TypeId, b: TypeId) -> bool {
        let (of_a, of_b) = (self.facts.ty(a), self.facts.ty(b));
        let checked = |id| self.facts.ty(id).constrained && self.facts.ty(id).reach.request;
        let names = |id| (&self.names.ty(id).fields, &self.names.ty(id).variants);
        (&of_a.boxed, &of_a.fields) == (&of_b.boxed, &of_b.fields)
            && checked(a) == checked(b)
            && names(a) == names(b)
            && self.api.ty(a).docs.deprecated == self.api.ty(b).docs.deprecated
            && self.is_same_shape(&self.api.ty(a).shape, &self.api.ty(b).shape)
    }

    fn is_same_shape(&self, a: &Shape, b: &Shape) -> bool {
        match (a, b) {
            (Shape::Object(a), Shape::Object(b)) => self.is_same_object(a, b),
            (Shape::Union(a), Shape::Union(b)) => self.is_same_union(a, b),
            (Shape::Enum(a), Shape::Enum(b)) => a == b,
            _ => false,
        }
    }

    fn is_same_object(&self, a: &Object, b: &Object) -> bool {
        let additional = match (&a.additional, &b.additional) {
            (Additional::Typed(a), Additional::Typed(b)) => self.is_same_type(a, b),
            (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
        };
        additional && all(&a.properties, &b.properties, |a, b| self.is_same_property(a, b))
    }

    fn is_same_property(&self, a: &Property, b: &Property) -> bool {
        let Property { wire, name_hint: _, ty, presence, access, default, docs, pointer: _ } = a;
        (wire, presence, access, default) == (&b.wire, &b.presence, &b.access, &b.default)
            && is_same_text(docs, &b.docs)
            && self.is_same_type(ty, &b.ty)
    }

    fn is_same_union(&self, a: &Union, b: &Union) -> bool {
        let Union { kind: _, members, discriminator } = a;
        *discriminator == b.discriminator
            && all(members, &b.members, |a: &Member, b: &Member| {
                a.tags == b.tags && self.is_same_type(&a.ty, &b.ty)
            })
    }

    fn is_same_type(&self, a: &TypeRef, b: &TypeRef) -> bool {
        let kind = match (&a.kind, &b.kind) {
            (Kind::Named(a), Kind::Named(b)) => self.class[a.index()] == self.class[b.index()],
            (Kind::Array(a), Kind::Array(b)) | (Kind::Map(a), Kind::Map(b)) => {
                self.is_same_type(a, b)
            }
            (Kind::Tuple(a), Kind::Tuple(b)) => all(a, b, |a, b| self.is_same_type(a, b)),
            (a, b) => a == b,
        };
        kind && a.nullable == b.nullable && a.constraints == b.constraints
    }
}

/// Whether two texts are printed alike.
fn is_same_text(a: &Docs, b: &Docs) -> bool {
    let Docs { title, summary: _, description, external_docs, example, deprecated, notes } = a;
    (title, description, example) == (&b.title, &b.description, &b.example)
        && (external_docs, deprecated, notes) == (&b.external_docs, &b.deprecated, &b.notes)
}

fn all<T>(a: &[T], b: &[T], is_same: impl Fn(&T, &T) -> bool) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b))
}

/// How deep types lie inside of each type; `ids` come from the innermost outwards.
fn depths(graph: &[Vec<usize>], ids: &[TypeId]) -> Vec<usize> {
    let mut depths = vec![0; graph.len()];
    for id in ids {
        let inner = graph[id.index()].iter().map(|part| depths[*part] + 1);
        depths[id.index()] = inner.max().unwrap_or(0);
    }
    depths
}

fn edges(api: &Api, id: TypeId) -> Vec<usize> {
    let mut to = Vec::new();
    parts(api, id, &mut |next| to.push(next.index()));
    to
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::load::NoFiles;
    use crate::{Input, Run, understand};

    /// The aliases of a document with these schemas, as `name = definition`.
    fn aliases(schemas: &str) -> Vec<String> {
        let text = format!("openapi: 3.0.3\npaths: {{}}\ncomponents:\n  schemas:\n{schemas}");
        let input = Input { name: "test.yaml", bytes: text.as_bytes(), files: &NoFiles };
        let plan = understand(input, &Config::default(), &mut Run::default()).expect("it is fine");
        let name = |id: &TypeId| plan.names.ty(*id).ident.clone();
        let line = |(id, shape): (&TypeId, &Shape)| match shape {
            Shape::Alias(TypeRef { kind: Kind::Named(to), .. }) => {
                format!("{} = {}", name(id), name(to))
            }
            other => panic!("not an alias: {other:?}"),
        };
        plan.same.iter().map(line).collect()
    }

    #[test]
    fn the_shortest_name_is_the_definition_wherever_it_stands() {
        let long = "    Longer: { properties: { a: { type: string, enum: [x, y] } } }\n";
        let short = "    Own: { properties: { a: { type: string, enum: [x, y] } } }\n";
        let expected = ["LongerA = OwnA"];
        assert_eq!(aliases(&format!("{long}{short}")), expected);
        assert_eq!(aliases(&format!("{short}{long}")), expected);
    }

    #[test]
    fn a_component_is_the_definition_and_never_an_alias() {
        let schemas = "    Some: { properties: { state: { type: string, enum: [x] } } }\n    \
             StateOfAnything: { type: string, enum: [x] }\n    Mode: { type: string, enum: [x] }\n";
        assert_eq!(aliases(schemas), ["SomeState = Mode"]);
    }

    #[test]
    fn what_holds_two_components_that_are_alike_is_not_the_same() {
        let inline = |name: &str| {
            format!(
                "{{ properties: {{ h: {{ properties: {{ i: {{ $ref: '#/components/schemas/{name}' }} }} }} }} }}"
            )
        };
        let schemas = format!(
            "    One: {{ properties: {{ a: {{ type: string }} }} }}\n    \
             Two: {{ properties: {{ a: {{ type: string }} }} }}\n    \
             Left: {}\n    Right: {}\n    Third: {}\n",
            inline("One"),
            inline("Two"),
            inline("Two")
        );
        assert_eq!(aliases(&schemas), ["ThirdH = RightH"]);
    }

    #[test]
    fn what_holds_the_same_is_the_same() {
        let inner = "{ properties: { b: { properties: { c: { type: string, enum: [x] } } } } }";
        let schemas = format!("    A: {inner}\n    Aa: {{ properties: {{ a: {inner} }} }}\n");
        let mut found = aliases(&schemas);
        found.sort();
        assert_eq!(found, ["AaA = A", "AaAB = AB", "AaABC = ABC"]);
    }

    #[test]
    fn a_difference_in_text_or_presence_is_a_difference() {
        let schemas = "    A: { properties: { a: { properties: { b: { type: string } } } } }\n    \
             B: { properties: { a: { properties: { b: { type: string, description: x } } } } }\n    \
             C: { properties: { a: { required: [b], properties: { b: { type: string } } } } }\n    \
             D: { properties: { a: { properties: { b: { type: integer } } } } }\n";
        assert_eq!(aliases(schemas), Vec::<String>::new());
    }
}
