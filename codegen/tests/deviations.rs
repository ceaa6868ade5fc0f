//! What real documents get wrong: each is repaired with a warning at its place, and never a stop.

use codegen::config::Config;
use codegen::diagnostics::Place;
use codegen::load::NoFiles;
use codegen::{Input, Run};

/// Generates from `document`; gives the complaints as `CODE pointer`, and the text of all models.
#[track_caller]
fn generated(document: &str) -> (Vec<String>, String) {
    let mut run = Run::default();
    let input = Input { name: "a.yaml", bytes: document.as_bytes(), files: &NoFiles };
    let tree = codegen::generate(input, &Config::default(), &mut run);
    let said = run.diagnostics.iter().map(|found| match &found.place {
        Place::Node { pointer, .. } | Place::Name { pointer, .. } => {
            format!("{} {}", found.code.id, pointer.as_str())
        }
        _ => found.code.id.to_owned(),
    });
    let mut said: Vec<String> = said.collect();
    said.sort();
    let tree = tree.unwrap_or_else(|| panic!("nothing is generated: {said:?}"));
    let models =
        tree.iter().filter(|(path, _)| path.contains("models/") || path.contains("operations/"));
    (said, models.map(|(_, text)| text).collect())
}

/// Exactly `said` is said, and `code` is generated.
#[track_caller]
fn check(document: &str, said: &[&str], code: &str) {
    let (seen, text) = generated(document);
    assert_eq!(seen, said, "{document}");
    assert!(text.contains(code), "{code} is missing: {text}");
}

const HEAD: &str = "openapi: 3.0.3\ninfo: { title: A, version: 1.0.0 }\n";

/// The same for one property of a schema.
#[track_caller]
fn check_property(schema: &str, said: &[&str], code: &str) {
    let document = format!(
        "{HEAD}paths: {{}}\ncomponents:\n  schemas:\n    Pet: {{ type: object, properties: {{ a: {schema} }} }}\n"
    );
    let at = "/components/schemas/Pet/properties/a";
    let said: Vec<_> = said.iter().map(|one| one.replacen(' ', &format!(" {at}"), 1)).collect();
    let said: Vec<_> = said.iter().map(String::as_str).collect();
    check(&document, &said, code);
}

/// The same for one operation, `GET /pets`.
#[track_caller]
fn check_operation(operation: &str, said: &[&str], code: &str) {
    let document = format!("{HEAD}paths: {{ /pets: {{ get: {operation} }} }}\n");
    let said: Vec<_> = said.iter().map(|one| one.replacen(' ', " /paths/~1pets/get", 1)).collect();
    let said: Vec<_> = said.iter().map(String::as_str).collect();
    check(&document, &said, code);
}

#[test]
fn numbers_as_strings() {
    check_property("{ type: string, maxLength: '5' }", &["W0204 /maxLength"], "Greatest length: 5");
}

#[test]
fn booleans_where_strings_belong() {
    check_property(
        "{ type: string, description: true }",
        &["W0204 /description"],
        "pub a: Option<String>",
    );
    check_property("{ type: string, enum: [yes, no, true] }", &["W0204 /enum/2"], "pub enum PetA");
}

#[test]
fn strings_where_booleans_belong() {
    check_property(
        "{ type: string, nullable: 'true' }",
        &["W0204 /nullable"],
        "pub a: patch::Patch<String>",
    );
}

#[test]
fn required_on_a_property() {
    check_property("{ type: string, required: true }", &["W0210 /required"], "pub a: String");
}

#[test]
fn types_that_do_not_exist() {
    check_property("{ type: file }", &["W0209 /type"], "pub a: Option<String>");
    check_property("{ type: any }", &["W0209 /type"], "pub a: Option<serde_json::Value>");
    check_property("{ type: int }", &["W0209 /type"], "pub a: Option<i32>");
    check_property("{ type: String }", &["W0209 /type"], "pub a: Option<String>");
}

#[test]
fn missing_responses() {
    check_operation("{ operationId: listPets }", &["W0220 "], "ListPets");
}

#[test]
fn a_wrong_type_of_a_whole_part() {
    check_operation(
        "{ operationId: listPets, parameters: {}, tags: pets, responses: { 200: { description: ok } } }",
        &["W0205 /parameters", "W0207 /tags"],
        "ListPets",
    );
}

#[test]
fn unknown_methods() {
    let document = format!(
        "{HEAD}paths: {{ /pets: {{ fetch: {{ responses: {{}} }}, GET: {{ operationId: a, responses: {{ 200: {{ description: ok }} }} }} }} }}\n"
    );
    check(&document, &["W0204 /paths/~1pets/GET", "W0221 /paths/~1pets/fetch"], "pub struct A");
}

#[test]
fn duplicate_keys() {
    let document = format!(
        "{HEAD}paths: {{}}\ncomponents:\n  schemas:\n    A: {{ type: object, properties: {{ a: {{ type: string }}, a: {{ type: integer }} }} }}\n"
    );
    check(&document, &["W0110"], "pub a: Option<String>");
}

#[test]
fn tabs_in_yaml() {
    let document = format!(
        "{HEAD}paths: {{}}\ncomponents:\n\tschemas:\n\t\tA: {{ type: object, properties: {{ a: {{ type: string }} }} }}\n"
    );
    check(&document, &["W0112"], "pub a: Option<String>");
}

#[test]
fn versions_and_addresses_that_are_none() {
    let document = "openapi: 3.0.3\ninfo: { title: A, version: 1.10, contact: { email: nobody, url: nowhere } }\npaths: {}\n";
    let (said, _) = generated(document);
    assert_eq!(said, ["W0204 /info/version"]);
}
