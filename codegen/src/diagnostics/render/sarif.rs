//! For code scanning: SARIF 2.1.0.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::diagnostics::Code;

use super::escape::escape_json;
use super::located::{Located, Spot};

/// One run with its rules and results.
pub(super) fn render(located: &[Located<'_>]) -> String {
    let codes: BTreeMap<&str, &Code> =
        located.iter().map(|one| (one.diagnostic.code.id, one.diagnostic.code)).collect();
    let rules: Vec<Value> = codes.values().map(|code| rule(code)).collect();
    let results: Vec<Value> = located.iter().map(result).collect();
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "codegen", "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    escape_json(&format!("{document:#}\n"))
}

fn rule(code: &Code) -> Value {
    json!({
        "id": code.id,
        "shortDescription": { "text": code.title },
        "fullDescription": { "text": code.explanation },
        "defaultConfiguration": { "level": code.severity().to_string() },
    })
}

fn result(one: &Located<'_>) -> Value {
    let help = one.advice.line.as_ref().map_or(String::new(), |help| format!("\nhelp: {help}"));
    let mut result = json!({
        "ruleId": one.diagnostic.code.id,
        "level": one.diagnostic.severity().to_string(),
        "message": { "text": format!("{}{help}", one.diagnostic.message) },
    });
    if let Some(file) = one.file {
        result["locations"] = json!([location(file, one)]);
    }
    result
}

fn location(file: &str, one: &Located<'_>) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": uri(file) } });
    if let Some(spot) = &one.spot {
        physical["region"] = region(spot);
    }
    let mut location = json!({ "physicalLocation": physical });
    if let Some(pointer) = &one.pointer {
        let name = pointer.as_str();
        location["logicalLocations"] = json!([{ "fullyQualifiedName": name, "kind": "member" }]);
    }
    location
}

fn region(spot: &Spot<'_>) -> Value {
    json!({
        "startLine": spot.start.0,
        "startColumn": spot.start.1,
        "endLine": spot.end.0,
        "endColumn": spot.end.1,
    })
}

/// A relative URI reference: separators forward, everything odd percent-encoded.
fn uri(file: &str) -> String {
    const KEPT: &percent_encoding::AsciiSet =
        &percent_encoding::NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_');
    percent_encoding::utf8_percent_encode(&file.replace('\\', "/"), KEPT).to_string()
}
