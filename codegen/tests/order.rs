//! What the order of keys in a description changes, and what it does not.

use codegen::config::{self, Config};
use codegen::diagnostics::Diagnostics;
use codegen::load::NoFiles;
use codegen::tree::FileTree;
use codegen::{Input, Run};
use serde_json::Value;

fn generated(document: &Value, config: &Config) -> FileTree {
    let bytes = document.to_string().into_bytes();
    let input = Input { name: "a.json", bytes: &bytes, files: &NoFiles };
    codegen::generate(input, config, &mut Run::default()).expect("the document can be used")
}

/// The same document with the members of every object the other way round.
fn reversed(value: &Value) -> Value {
    match value {
        Value::Object(map) => {
            map.iter().rev().map(|(name, inner)| (name.clone(), reversed(inner))).collect()
        }
        Value::Array(list) => list.iter().map(reversed).collect(),
        other => other.clone(),
    }
}

fn document(text: &str) -> Value {
    serde_json::from_str(text).expect("it is JSON")
}

fn rich() -> [Value; 3] {
    [
        document(include_str!("front/2.0.json")),
        document(include_str!("front/3.0.json")),
        document(include_str!("front/3.2.json")),
    ]
}

/// Every path, and every public item and field with the file that it is in.
fn names(tree: &FileTree) -> Vec<(&str, &str)> {
    let lines =
        tree.iter().flat_map(|(path, text)| text.lines().map(move |line| (path, line.trim())));
    let paths = tree.iter().map(|(path, _)| (path, ""));
    let mut names: Vec<_> =
        lines.filter(|(_, line)| line.starts_with("pub ")).chain(paths).collect();
    names.sort_unstable();
    names
}

#[test]
fn sorted_output_is_the_same_to_the_byte() {
    let mut diagnostics = Diagnostics::new();
    let config = "layout.order = \"sorted\"";
    let config = config::parse("codegen.toml", config, &mut diagnostics).expect("it is a config");
    for document in rich() {
        assert_eq!(generated(&document, &config), generated(&reversed(&document), &config));
    }
}

#[test]
fn the_order_of_a_document_is_kept_and_names_nothing() {
    let config = Config::default();
    for document in rich() {
        let (there, back) =
            (generated(&document, &config), generated(&reversed(&document), &config));
        assert_ne!(there, back);
        assert_eq!(names(&there), names(&back));
    }
}
