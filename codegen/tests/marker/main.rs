//! A marker in every string of a document, keys too: it comes out in literals and documentation, and
//! in identifiers that were made from it, but never as code.

mod output;

use std::fs;
use std::path::Path;

use codegen::config::Config;
use codegen::ir::Pointer;
use codegen::load::NoFiles;
use codegen::{Input, Run};
use serde_json::{Map, Value};

/// Texts that would be code if they got out of their quotes: whatever language they land in, a name
/// that is `pwn` and nothing else is theirs.
const MARKERS: [&str; 4] = [
    "\"#; } fn pwn() {} /* \" \n fn pwn() {}\n//",
    "*/ } mod pwn {} \r\n[dependencies]\npwn = \"1\"\u{202e}\0\u{2066}",
    "{a}\\\" pwn!(); ` </code><script>pwn</script> [pwn](javascript:pwn)\n\n    pwn();\n```\npwn\n```",
    "'; pwn(); #[pwn] {{a}} %s \\u{22} \u{feff}\u{2028}pwn;",
];

/// A place of the document: a string, or the key of a member.
enum Spot {
    Text(Pointer),
    Key(Pointer, String),
}

fn spots(value: &Value, at: &Pointer, found: &mut Vec<Spot>) {
    match value {
        Value::String(_) => found.push(Spot::Text(at.clone())),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| spots(item, &at.index(index), found));
        }
        Value::Object(members) => {
            for (key, inner) in members {
                found.push(Spot::Key(at.clone(), key.clone()));
                spots(inner, &at.child(key), found);
            }
        }
        _ => {}
    }
}

impl Spot {
    fn put(&self, document: &mut Value, marker: &str) {
        match self {
            Self::Text(pointer) => {
                *document.pointer_mut(pointer.as_str()).expect("it was found") = marker.into();
            }
            Self::Key(pointer, key) => {
                let owner = document.pointer_mut(pointer.as_str()).expect("it was found");
                let members = std::mem::take(owner.as_object_mut().expect("it has keys"));
                let renamed = members.into_iter().map(|(known, value)| {
                    (if known == *key { marker.to_owned() } else { known }, value)
                });
                *owner = Value::Object(renamed.collect::<Map<_, _>>());
            }
        }
    }

    fn told(&self) -> String {
        match self {
            Self::Text(pointer) => format!("the text at {pointer}"),
            Self::Key(pointer, key) => format!("the key `{key}` at {pointer}"),
        }
    }
}

/// Generates from the document; one that is refused gives nothing to look at.
fn check(document: &Value, what: &str) {
    let bytes = document.to_string().into_bytes();
    let input = Input { name: "spec.json", bytes: &bytes, files: &NoFiles };
    let mut config = Config::default();
    // The copied support code is the same for every document.
    config.runtime.path = Some("runtime".to_owned());
    if let Some(tree) = codegen::generate(input, &config, &mut Run::default())
        && let Some(found) = output::find(&tree, "pwn")
    {
        panic!("{what}: {found}");
    }
}

fn check_file(path: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(path);
    let text = fs::read_to_string(&path).expect("the document is checked in");
    let document: Value = serde_yaml::from_str(&text).expect("the document can be read");
    let mut found = Vec::new();
    spots(&document, &Pointer::root(), &mut found);
    assert!(found.len() > 50, "{} has few strings", path.display());
    for (index, spot) in found.iter().enumerate() {
        // Each spot gets one marker, so that every marker gets to every kind of spot in time.
        let marker = MARKERS[index % MARKERS.len()];
        let mut changed = document.clone();
        spot.put(&mut changed, marker);
        check(&changed, &format!("{}: {}", path.display(), spot.told()));
    }
}

#[test]
fn a_document_of_every_part() {
    check_file("marker/rich.yaml");
}

#[test]
fn a_document_of_swagger_2_0() {
    check_file("front/2.0.json");
}

#[test]
fn a_document_of_3_2() {
    check_file("front/3.2.json");
}

/// The texts that nobody interprets, all at once, and with every marker.
#[test]
fn all_texts_for_people_at_once() {
    const FREE: [&str; 8] = [
        "title",
        "description",
        "summary",
        "example",
        "termsOfService",
        "email",
        "default",
        "pattern",
    ];
    let text = include_str!("rich.yaml");
    let document: Value = serde_yaml::from_str(text).expect("the document can be read");
    let mut found = Vec::new();
    spots(&document, &Pointer::root(), &mut found);
    for marker in MARKERS {
        let mut changed = document.clone();
        for spot in &found {
            if let Spot::Text(pointer) = spot
                && pointer.steps().last().is_some_and(|step| FREE.contains(&&*step))
            {
                spot.put(&mut changed, marker);
            }
        }
        check(&changed, marker);
    }
}

#[test]
fn the_marker_is_found_where_it_should_not_be() {
    for (path, text) in [
        ("src/a.rs", "fn pwn() {}"),
        ("src/a.rs", "const A: &str = concat!(\"pwn\", pwn);"),
        ("src/a.rs", "// pwn"),
        ("src/a.rs", "const A: &str = \"\u{202e}\";"),
        ("Cargo.toml", "[dependencies]\npwn = \"1\""),
        ("Cargo.toml", "[package]\nbuild = \"pwn\""),
        ("README.md", "<script>pwn</script>"),
        ("README.md", "[a](javascript:pwn)"),
    ] {
        let mut tree = codegen::tree::FileTree::new();
        tree.insert(path.to_owned(), text.to_owned());
        assert!(output::find(&tree, "pwn").is_some(), "{path}: {text}");
    }
}
