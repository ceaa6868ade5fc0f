//! For code scanning: SARIF 2.1.0, with all that GitHub asks for.

use std::collections::BTreeMap;
use std::hash::Hasher;

use serde_json::{Value, json};

use crate::diagnostics::Code;
use crate::load::Sources;

use super::escape::escape_json;
use super::located::{Located, Spot};

/// One run with its rules and results.
pub(super) fn render(located: &[Located<'_>], sources: &Sources) -> String {
    let codes: BTreeMap<&str, &Code> =
        located.iter().map(|one| (one.diagnostic.code.id, one.diagnostic.code)).collect();
    let rules: Vec<Value> = codes.values().map(|code| rule(code)).collect();
    // A complaint about the call has no place, but every result needs one.
    let main = sources.main().map_or("codegen.toml", |file| file.name());
    let index = |one: &Located<'_>| codes.keys().position(|id| *id == one.diagnostic.code.id);
    let results: Vec<Value> = located.iter().map(|one| result(one, index(one), main)).collect();
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
    let first = code.explanation.split("\n\n").next().unwrap_or(code.title);
    json!({
        "id": code.id,
        "name": code.id,
        "shortDescription": { "text": code.title },
        "fullDescription": { "text": first.replace('\n', " ") },
        "help": { "text": code.explanation },
        "defaultConfiguration": { "level": code.severity().to_string() },
    })
}

fn result(one: &Located<'_>, rule: Option<usize>, main: &str) -> Value {
    let help = one.advice.line.as_ref().map_or(String::new(), |help| format!("\nhelp: {help}"));
    json!({
        "ruleId": one.diagnostic.code.id,
        "ruleIndex": rule,
        "level": one.diagnostic.severity().to_string(),
        "message": { "text": format!("{}{help}", one.diagnostic.message) },
        "locations": [location(one.file.unwrap_or(main), one)],
        // The name that code scanning looks for; the number tells apart what is said twice.
        "partialFingerprints": { "primaryLocationLineHash": format!("{}:1", fingerprint(one)) },
    })
}

/// The same for the same complaint, wherever its line has moved to.
fn fingerprint(one: &Located<'_>) -> String {
    let mut hasher = fnv::FnvHasher::default();
    let pointer = one.pointer.as_ref().map_or("", |pointer| pointer.as_str());
    for part in [one.diagnostic.code.id, one.file.unwrap_or(""), pointer, &one.diagnostic.message] {
        hasher.write(part.as_bytes());
        hasher.write_u8(0);
    }
    format!("{:016x}", hasher.finish())
}

fn location(file: &str, one: &Located<'_>) -> Value {
    let start = json!({ "startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1 });
    let mut location = json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri(file) },
            "region": one.spot.as_ref().map_or(start, region),
        },
    });
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

/// A URI reference, relative unless the file was named otherwise: separators forward, everything odd
/// percent-encoded.
fn uri(file: &str) -> String {
    const KEPT: &percent_encoding::AsciiSet = &percent_encoding::NON_ALPHANUMERIC
        .remove(b'/')
        .remove(b'.')
        .remove(b'-')
        .remove(b'_')
        .remove(b':');
    let path = file.replace('\\', "/");
    let encoded = percent_encoding::utf8_percent_encode(&path, KEPT).to_string();
    if path.starts_with('/') {
        return format!("file://{encoded}");
    }
    // The colon of a first step would make it a scheme.
    match path.split('/').next() {
        Some(first) if first.contains(':') => encoded.replace(':', "%3A"),
        _ => encoded.trim_start_matches("./").to_owned(),
    }
}
