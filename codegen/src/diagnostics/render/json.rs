//! For programs: one JSON object a line.

use serde_json::{Value, json};

use crate::diagnostics::Cure;
use crate::ir::Pointer;

use super::escape::escape_json;
use super::located::{Located, Spot};

/// Every complaint as an object on a line of its own.
pub(super) fn render(located: &[Located<'_>]) -> String {
    let lines: String = located.iter().map(|one| format!("{}\n", object(one))).collect();
    escape_json(&lines)
}

fn object(one: &Located<'_>) -> Value {
    json!({
        "severity": one.diagnostic.severity().to_string(),
        "code": one.diagnostic.code.id,
        "title": one.diagnostic.code.title,
        "message": one.diagnostic.message,
        "file": one.file,
        "pointer": one.pointer.as_ref().map(Pointer::as_str),
        "span": one.spot.as_ref().map(span),
        "help": one.advice.line,
        "cure": one.diagnostic.cure.as_ref().map(|cure| cure_object(cure, one)),
    })
}

/// `span` is what a cure that writes replaces.
fn cure_object(cure: &Cure, one: &Located<'_>) -> Value {
    let mut object = json!({ "action": cure.action(), "text": one.advice.text });
    match cure {
        Cure::Configure { table, .. } => object["table"] = table.as_str().into(),
        Cure::Accept(_) => object["table"] = "diagnostics".into(),
        _ => {}
    }
    object
}

fn span(spot: &Spot<'_>) -> Value {
    json!({
        "start": { "byte": spot.range.start, "line": spot.start.0, "column": spot.start.1 },
        "end": { "byte": spot.range.end, "line": spot.end.0, "column": spot.end.1 },
    })
}
