//! Walks the document from its operations and notes a fact for every credential and parameter.
//!
//! A keyword without a column in the table is a problem, so that the document cannot say more than the page does.

use serde_yaml::Value;

use crate::fact::Fact;
use crate::fields::Fields;

const METHODS: [&str; 5] = ["get", "put", "post", "delete", "patch"];

/// Notes every fact of the document, in its order, and every problem met on the way.
pub fn facts(document: &Value) -> (Vec<Fact>, Vec<String>) {
    let mut fields = Fields::new(document);
    for (scheme, _) in sequence(&document["security"]).flat_map(entries) {
        credential(&mut fields, scheme, &document["components"]["securitySchemes"][scheme]);
    }
    for (path, path_item) in entries(&document["paths"]) {
        only(&mut fields, path, path_item, &METHODS);
        for (method, value) in entries(path_item) {
            operation(&mut fields, &format!("{method} {path}"), value);
        }
    }
    fields.finish()
}

/// The entries of a mapping whose keys are strings; none of anything else.
pub fn entries(mapping: &Value) -> impl Iterator<Item = (&str, &Value)> {
    mapping
        .as_mapping()
        .into_iter()
        .flatten()
        .filter_map(|(key, value)| Some((key.as_str()?, value)))
}

fn sequence(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_sequence().into_iter().flatten()
}

/// A global credential is a required header of every request.
fn credential(fields: &mut Fields<'_>, name: &str, scheme: &Value) {
    only(fields, name, scheme, &["type", "scheme", "description"]);
    if scheme["type"] != "http" || scheme["scheme"] != "bearer" {
        fields.problem(name, "not the http scheme bearer");
    }
    fields.facts.push(Fact::from_cells([
        "header:Authorization",
        "string",
        "",
        "true",
        "false",
        "",
        "",
        "",
    ]));
}

fn operation<'a>(fields: &mut Fields<'a>, place: &str, operation: &'a Value) {
    only(
        fields,
        place,
        operation,
        &["operationId", "summary", "description", "parameters", "responses"],
    );
    for value in sequence(&operation["parameters"]) {
        parameter(fields, value);
    }
    for (status, value) in entries(&operation["responses"]) {
        response(fields, status, value);
    }
}

fn parameter<'a>(fields: &mut Fields<'a>, parameter: &'a Value) {
    let [location, name] = ["in", "name"].map(|key| parameter[key].as_str().unwrap_or_default());
    let path = format!("{location}:{name}");
    only(fields, &path, parameter, &["name", "in", "required", "description", "schema"]);
    fields.field(path, parameter["required"] == true, &parameter["schema"]);
}

/// The page documents the body of 200 and of no other answer.
fn response<'a>(fields: &mut Fields<'a>, status: &str, response: &'a Value) {
    let known: &[&str] =
        if status == "200" { &["description", "content"] } else { &["description"] };
    only(fields, status, response, known);
    only(fields, status, &response["content"], &["application/json"]);
    for (_, body) in entries(&response["content"]) {
        only(fields, status, body, &["schema"]);
        fields.inside("", &body["schema"]);
    }
}

/// Reports the keywords that are not read here.
fn only(fields: &mut Fields<'_>, place: &str, mapping: &Value, known: &[&str]) {
    for (keyword, _) in entries(mapping).filter(|(keyword, _)| !known.contains(keyword)) {
        fields.problem(place, &format!("the table has no room for `{keyword}`"));
    }
}
