//! Holds `spec/openapi.yaml` to `spec/published-fields.tsv`, both ways, and to the facts of the whole document.

#[path = "spec_matches_page/compare.rs"]
mod compare;
#[path = "spec_matches_page/fact.rs"]
mod fact;
#[path = "spec_matches_page/fields.rs"]
mod fields;
#[path = "spec_matches_page/mutations.rs"]
mod mutations;
#[path = "spec_matches_page/schema.rs"]
mod schema;
#[path = "spec_matches_page/table.rs"]
mod table;
#[path = "spec_matches_page/walk.rs"]
mod walk;

use serde_yaml::Value;

#[test]
fn every_field_of_the_spec_is_a_row_of_the_table_and_the_other_way_round() {
    let differences = compare::differences(&read("openapi.yaml"), &read("published-fields.tsv"));
    assert!(
        differences.is_empty(),
        "spec/openapi.yaml and spec/published-fields.tsv differ:\n{}",
        differences.join("\n")
    );
}

#[test]
fn the_table_has_every_entry_of_the_page() {
    let (facts, problems) = table::facts(&read("published-fields.tsv"));
    assert_eq!(problems, Vec::<String>::new());
    let rows_of =
        |location: &str| facts.iter().filter(|fact| fact.path.starts_with(location)).count();
    assert_eq!((rows_of("header:"), rows_of("path:"), rows_of("query:")), (1, 1, 2));
    assert_eq!(facts.len(), 73, "the page has 73 entries, 69 of them in the response");
}

#[test]
fn the_document_says_what_is_known_of_the_whole_api() {
    let document = parsed(&read("openapi.yaml"));
    assert_eq!(document["openapi"], "3.0.3");
    assert_eq!(document["info"]["title"], "Vogent - OpenAPI 3.0");
    assert_eq!(document["info"]["version"], "1.0.11");
    assert_eq!(document["servers"], parsed("- url: https://api.vogent.ai/api"));
    assert_eq!(document["security"], parsed("- bearerAuth: []"));
    assert_eq!(keys(&document["paths"]), ["/batch_dial_jobs/{id}/dials"]);
    assert_eq!(keys(&document["components"]), ["securitySchemes", "schemas"]);
}

#[test]
fn the_operation_is_the_published_one() {
    let document = parsed(&read("openapi.yaml"));
    let path_item = &document["paths"]["/batch_dial_jobs/{id}/dials"];
    assert_eq!(keys(path_item), ["get"]);
    let operation = &path_item["get"];
    assert_eq!(operation["operationId"], "listBatchDialJobDials");
    assert!(operation.get("tags").is_none(), "the operation has no tag");
    assert_eq!(keys(&operation["responses"]), ["200", "400", "422"]);
    let answer = &operation["responses"]["200"]["content"]["application/json"]["schema"]["$ref"];
    assert_eq!(answer, "#/components/schemas/ListBatchDialJobDialsResult");
    let dials =
        &document["components"]["schemas"]["ListBatchDialJobDialsResult"]["properties"]["data"];
    assert_eq!(dials["items"]["$ref"], "#/components/schemas/Dial");
}

fn read(name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn parsed(yaml: &str) -> Value {
    serde_yaml::from_str(yaml).unwrap_or_else(|error| panic!("not YAML: {error}"))
}

fn keys(mapping: &Value) -> Vec<&str> {
    let mapping = mapping.as_mapping().expect("the document has a mapping here");
    mapping.keys().filter_map(Value::as_str).collect()
}
