//! What a decode row comes to.

use serde_json::Value;

use super::notation;
use super::payload::Payload;
use super::row::{Direction, Row};
use crate::vectors::report::Verdict;

/// Judges a row by what the generated method gave.
pub fn judge(row: &Result<Row, String>, seen: Option<&Value>) -> Verdict {
    let row = match row {
        Ok(row) => row,
        Err(why) => return Verdict::unknown(why),
    };
    let Some(seen) = seen else { return fail(row, "the generator left the operation out") };
    if let Some(panic) = seen["panic"].as_str() {
        return fail(row, &format!("panic: {panic}"));
    }
    if let Direction::Request { body, .. } = &row.direction {
        return written(row, body, seen);
    }
    match row.outcomes.iter().position(|outcome| fits(row, outcome, seen)) {
        Some(0) => Verdict::Pass,
        Some(_) => Verdict::PassBy(format!("acceptable, not preferred: {seen}")),
        None => fail(row, &seen.to_string()),
    }
}

fn fail(row: &Row, actual: &str) -> Verdict {
    let expected = match &row.direction {
        Direction::Request { body, .. } => format!("a body {body}"),
        Direction::Response => row.outcomes[0].to_string(),
    };
    Verdict::Fail { expected, actual: actual.to_owned() }
}

fn written(row: &Row, wanted: &Value, seen: &Value) -> Verdict {
    let sent = seen["body"].as_str().and_then(|text| serde_json::from_str::<Value>(text).ok());
    if sent.as_ref() == Some(wanted) { Verdict::Pass } else { fail(row, &seen.to_string()) }
}

fn fits(row: &Row, outcome: &Value, seen: &Value) -> bool {
    match (outcome["result"].as_str(), seen.get("ok"), seen.get("error")) {
        (Some("ok"), Some(value), None) => notation::is(&outcome["value"], value, &row.payload),
        (Some("error"), None, Some(error)) => is_right_error(row, outcome, error),
        _ => false,
    }
}

fn is_right_error(row: &Row, outcome: &Value, error: &Value) -> bool {
    // The transport of the vectors hands compressed bytes on as they are.
    if matches!(row.payload, Payload::Bomb { .. }) {
        return true;
    }
    let is_kind = error["kind"] == row.error_kind.as_str();
    is_kind
        && match row.error_kind.as_str() {
            "decode" => names_path(outcome, error),
            "api_status" => keeps_answer(row, error),
            _ => true,
        }
}

fn names_path(outcome: &Value, error: &Value) -> bool {
    let wanted = outcome["error_path"].as_str().unwrap_or("$");
    error["path"].as_str().is_some_and(|path| path.contains(wanted))
}

/// Status, headers and the raw body.
fn keeps_answer(row: &Row, error: &Value) -> bool {
    error["status"] == row.status
        && error["body"].as_str() == row.payload.text()
        && error["content_type"].as_str() == row.content_type.as_deref()
}
