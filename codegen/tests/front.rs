//! A rich document of every dialect, with each of its values replaced by each wrong one.

use codegen::diagnostics::{Diagnostics, Format, render};
use codegen::ir::Pointer;
use codegen::load::{ReadError, Source, load, load_all};
use codegen::normalize::normalize;
use serde_json::{Value, json};

/// What stands where something else belongs.
fn wrong_values() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(-1.5),
        json!("x"),
        json!([]),
        json!({}),
        json!([null, 5, {}]),
        json!({ "": null, "$ref": 5 }),
        json!({ "$ref": "#" }),
        json!({ "$ref": "#/paths" }),
        json!({ "$ref": "#/components/schemas/Pet", "x": 1 }),
    ]
}

fn pointers(value: &Value, at: &Pointer, found: &mut Vec<Pointer>) {
    found.push(at.clone());
    match value {
        Value::Object(map) => {
            map.iter().for_each(|(name, inner)| pointers(inner, &at.child(name), found))
        }
        Value::Array(list) => list
            .iter()
            .enumerate()
            .for_each(|(index, inner)| pointers(inner, &at.index(index), found)),
        _ => {}
    }
}

/// Everything but the version may be wrong: there are always parts, and all complaints print.
fn survive(document: &Value, what: &str) {
    let mut diagnostics = Diagnostics::new();
    let bytes = document.to_string().into_bytes();
    let Some(loaded) = load("a.json", &bytes, &mut diagnostics) else { return };
    let sources = loaded.sources.clone();
    let parts = normalize(loaded, &mut diagnostics);
    // Drawing excerpts takes most of the time, and one kind of wrong value has every place.
    let text = match what.starts_with("null ") {
        true => render(&diagnostics, &sources, Format::Human, false),
        false => String::new(),
    };
    assert!(parts.is_some() || diagnostics.has_errors(), "{what}: nothing is said");
    let version =
        ["at /openapi ", "at /swagger ", "at / "].iter().any(|place| what.ends_with(place));
    assert!(
        version || parts.is_some(),
        "{what}
{text}"
    );
}

fn check(text: &str) {
    let document: Value = serde_json::from_str(text).expect("the fixture is JSON");
    let mut found = Vec::new();
    pointers(&document, &Pointer::root(), &mut found);
    for pointer in found {
        for wrong in wrong_values() {
            let mut changed = document.clone();
            *changed.pointer_mut(pointer.as_str()).expect("it was found") = wrong.clone();
            survive(&changed, &format!("{wrong} at {pointer} "));
        }
    }
}

#[test]
fn openapi_3_0() {
    check(include_str!("front/3.0.json"));
}

#[test]
fn openapi_3_2() {
    check(include_str!("front/3.2.json"));
}

#[test]
fn swagger_2_0() {
    check(include_str!("front/2.0.json"));
}

struct Files;

impl Source for Files {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        match path {
            "models/pet.yaml" => Ok(b"type: object\nproperties:\n  owner: { $ref: 'people.yaml#/Owner' }\n".to_vec()),
            "models/people.yaml" => Ok(b"Owner:\n  type: object\n  properties:\n    pet: { $ref: pet.yaml }\n    age: { tpye: integer }\n".to_vec()),
            _ => Err(ReadError::Failed("no such file".to_owned())),
        }
    }
}

#[test]
fn schemas_of_other_files_are_components_and_keep_their_place() {
    let text = "openapi: 3.0.3\ninfo: { title: a, version: a }\npaths: {}\ncomponents:\n  schemas:\n    Zoo: { type: array, items: { $ref: models/pet.yaml } }\n";
    let mut diagnostics = Diagnostics::new();
    let loaded =
        load_all(&Files, "main.yaml", text.as_bytes(), &mut diagnostics).expect("it is YAML");
    let sources = loaded.sources.clone();
    let parts = normalize(loaded, &mut diagnostics).expect("it is 3.0");
    let names: Vec<_> = parts.components.schemas.keys().collect();
    assert_eq!(names, ["Zoo", "pet", "Owner"]);
    assert_eq!(
        parts.tree["components"]["schemas"]["Zoo"]["items"]["$ref"],
        "#/components/schemas/pet"
    );
    let said = render(&diagnostics, &sources, Format::Human, false);
    assert!(said.contains("--> models/people.yaml:5:12"), "{said}");
}
