//! Made-up pages of dials.

use std::path::PathBuf;

use serde_json::{Value, json};

/// How many pages the fixtures are.
pub const FIXTURES: usize = 3;

/// The text of page `number` of the fixtures, from 1.
///
/// # Panics
///
/// Panics if there is no such page.
#[must_use]
pub fn fixture(number: usize) -> String {
    let name = format!("fixtures/dials-page-{number}.json");
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The same as a value.
///
/// # Panics
///
/// Panics if there is no such page.
#[must_use]
pub fn fixture_value(number: usize) -> Value {
    serde_json::from_str(&fixture(number)).expect("the fixtures are JSON")
}

/// A page of dials that have nothing but their ids.
#[must_use]
pub fn page(ids: &[&str], cursor: Option<&str>) -> Value {
    let data: Vec<Value> = ids.iter().map(|id| json!({ "id": id })).collect();
    json!({ "data": data, "cursor": cursor })
}

/// A page of as many full dials, no two alike.
#[must_use]
pub fn large_page(dials: usize) -> Value {
    let all: Vec<Value> =
        (1..=FIXTURES).flat_map(|number| dials_of(fixture_value(number))).collect();
    let numbered = all.iter().cycle().take(dials).enumerate().map(|(position, dial)| {
        let mut dial = dial.clone();
        dial["id"] = json!(format!("dial_{position:05}"));
        dial
    });
    json!({ "data": numbered.collect::<Vec<_>>(), "cursor": null })
}

fn dials_of(mut page: Value) -> Vec<Value> {
    match page["data"].take() {
        Value::Array(dials) => dials,
        _ => Vec::new(),
    }
}
