//! Stand-in walker.
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use codegen::diagnostics::Diagnostics;
use codegen::ir::{self, Kind, TypeRef, Untyped};
use codegen::normalize::Parts;
use serde_json::Value;

fn main() {
    let mut files = Vec::new();
    for argument in std::env::args().skip(1) {
        collect(Path::new(&argument), &mut files);
    }
    files.sort();
    let mut codes: BTreeMap<&'static str, (usize, usize)> = BTreeMap::new();
    let mut census = Census::default();
    let mut slow = Vec::new();
    for file in &files {
        let text = std::fs::read_to_string(file).unwrap();
        let Ok(value) = serde_json::from_str::<Value>(&text) else { continue };
        let parts = parts(value);
        let mut diagnostics = Diagnostics::new();
        let start = std::time::Instant::now();
        let api = codegen::lower::lower(&parts, &mut diagnostics);
        slow.push((start.elapsed(), file.clone()));
        let mut here: BTreeMap<&'static str, usize> = BTreeMap::new();
        for diagnostic in diagnostics.iter() {
            *here.entry(diagnostic.code.id).or_default() += 1;
            if std::env::var("SHOW").is_ok_and(|code| code == diagnostic.code.id) {
                println!("{} {:?} {}", file.display(), diagnostic.place, diagnostic.message);
            }
        }
        for (code, count) in here {
            let entry = codes.entry(code).or_default();
            entry.0 += count;
            entry.1 += 1;
        }
        let before = census.recoverable;
        census.api(&api);
        if std::env::var("LOST").is_ok() && census.recoverable > before {
            println!("{} {}", census.recoverable - before, file.display());
        }
    }
    slow.sort();
    for (time, file) in slow.iter().rev().take(8) {
        println!("{time:?} {}", file.display());
    }
    for (code, (count, documents)) in codes {
        println!("{code} {count} in {documents}");
    }
    println!("files {} typed {} faithful {} recoverable {}", files.len(), census.typed, census.faithful, census.recoverable);
    let mut lost: Vec<_> = census.lost.into_iter().collect();
    lost.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    for (text, count) in lost.iter().take(15) {
        println!("{count} {text}");
    }
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    if path.is_dir() {
        for entry in std::fs::read_dir(path).unwrap() {
            collect(&entry.unwrap().path(), files);
        }
    } else {
        files.push(path.to_owned());
    }
}

fn parts(tree: Value) -> Parts {
    fn map<T: serde::de::DeserializeOwned>(value: Option<&Value>) -> indexmap::IndexMap<String, T> {
        let members = value.and_then(Value::as_object).into_iter().flatten();
        members.filter_map(|(key, value)| Some((key.clone(), serde_json::from_value(value.clone()).ok()?))).collect()
    }
    let section = |name: &str| tree.pointer(&format!("/components/{name}"));
    let components = openapiv3::Components {
        schemas: map(section("schemas")),
        responses: map(section("responses")),
        parameters: map(section("parameters")),
        examples: map(section("examples")),
        request_bodies: map(section("requestBodies")),
        headers: map(section("headers")),
        security_schemes: map(section("securitySchemes")),
        ..Default::default()
    };
    let paths = map(tree.get("paths")).into_iter().collect();
    Parts { components, paths, tree, ..Parts::default() }
}

#[derive(Default)]
struct Census {
    typed: usize,
    faithful: usize,
    recoverable: usize,
    lost: BTreeMap<String, usize>,
}

impl Census {
    fn api(&mut self, api: &ir::Api) {
        for def in &api.types {
            match &def.shape {
                ir::Shape::Object(object) => {
                    object.properties.iter().for_each(|property| self.ty(&property.ty));
                    if let ir::Additional::Typed(ty) = &object.additional {
                        self.ty(ty);
                    }
                }
                ir::Shape::Union(union) => union.members.iter().for_each(|member| self.ty(&member.ty)),
                ir::Shape::Alias(ty) => self.ty(ty),
                ir::Shape::Enum(_) => {}
            }
        }
        for operation in &api.operations {
            operation.parameters.iter().for_each(|parameter| self.ty(&parameter.ty));
            let bodies = operation.body.iter().flat_map(|body| &body.contents);
            let answers = operation.responses.iter().flat_map(|response| &response.contents);
            bodies.chain(answers).filter_map(|content| content.ty.as_ref()).for_each(|ty| self.ty(ty));
        }
    }

    fn ty(&mut self, ty: &TypeRef) {
        match &ty.kind {
            Kind::Array(item) | Kind::Map(item) => self.ty(item),
            Kind::Tuple(items) => items.iter().for_each(|item| self.ty(item)),
            Kind::Any(Untyped::Faithful) => self.faithful += 1,
            Kind::Any(Untyped::Recoverable(text)) => {
                self.recoverable += 1;
                *self.lost.entry(text.chars().take(60).collect()).or_default() += 1;
            }
            _ => self.typed += 1,
        }
    }
}
