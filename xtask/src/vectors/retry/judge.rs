//! What a retry row comes to.

use serde_json::{Map, Value};

use crate::vectors::report::Verdict;

/// Every member that a row of an attempt may have.
const MEMBERS: &[&str] = &[
    "id",
    "method",
    "idempotency_key",
    "attempt",
    "headers",
    "status",
    "error",
    "body",
    "max_attempts",
    "retry_budget_tokens",
    "deadline_remaining_ms",
    "assert_same_headers",
    "delay_alt",
    "expect",
    "remaining_retries",
    "verbatim_delay_s",
    "attempt_note",
    "why",
    "evidence",
];

/// Every member of a row told in prose.
const PROSE_MEMBERS: &[&str] = &["id", "case", "from", "to", "expect", "why", "evidence"];

/// Every member of what a row of an attempt expects.
const EXPECTATIONS: &[&str] = &["retry", "delay_ms", "configurable"];

/// Above this, `Retry-After` ends a call.
const CAP_MS: u64 = 120_000;

/// Judges a row by what the client did.
pub fn judge(row: &Map<String, Value>, seen: Option<&Value>) -> Verdict {
    let Some(seen) = seen else { return Verdict::unknown("the program said nothing of it") };
    let expect = row.get("expect").unwrap_or(&Value::Null);
    let prose = row.get("method").is_none();
    let known = if prose { PROSE_MEMBERS } else { MEMBERS };
    let expectations = expect.as_object().map(Map::keys).into_iter().flatten();
    let stranger = row.keys().find(|name| !known.contains(&name.as_str()));
    let stranger =
        stranger.or(expectations.into_iter().find(|name| !EXPECTATIONS.contains(&name.as_str())));
    if let Some(name) = stranger {
        return Verdict::unknown(format!("it has a member `{name}`"));
    }
    if let Some(panic) = seen["panic"].as_str() {
        return Verdict::of(expect, Some(format!("panic: {panic}")));
    }
    if let Some(unknown) = unknown(seen) {
        return Verdict::of(expect, Some(unknown.to_owned()));
    }
    if prose { scenario(expect, seen) } else { attempt(row, expect, seen) }
}

fn unknown(seen: &Value) -> Option<&str> {
    let runs = seen["runs"].as_array().into_iter().flatten();
    runs.chain([seen]).find_map(|run| run["unknown"].as_str())
}

/// Every wish came true.
fn scenario(expect: &Value, seen: &Value) -> Verdict {
    let checks = seen["checks"].as_array().map_or(&[][..], Vec::as_slice);
    let is_true = |check: &Value| check[1] == true;
    let all = !checks.is_empty() && checks.iter().all(is_true);
    Verdict::of(expect, (!all).then(|| seen.to_string()))
}

fn attempt(row: &Map<String, Value>, expect: &Value, seen: &Value) -> Verdict {
    let Some(retry) = expect["retry"].as_bool() else {
        return Verdict::unknown("it expects neither a retry nor none");
    };
    if let Some(made) = seen["attempts"].as_u64() {
        return never_made(row, expect, retry, made);
    }
    if let Some(delays) = seen["beyond_the_budget"].as_array() {
        let right = retry && delays.iter().all(|delay| is_expected(row, expect, delay));
        let how = "the budget of a client ends before that attempt; the policy alone was asked";
        return if right {
            Verdict::PassBy(how.to_owned())
        } else {
            Verdict::of(expect, Some(seen.to_string()))
        };
    }
    let runs = seen["runs"].as_array().map_or(&[][..], Vec::as_slice);
    let problem = runs.iter().find_map(|run| problem(row, expect, retry, run));
    Verdict::of(expect, problem.or(runs.is_empty().then(|| "nothing ran".to_owned())))
}

/// No attempt follows the last one, whatever comes.
fn never_made(row: &Map<String, Value>, expect: &Value, retry: bool, made: u64) -> Verdict {
    let asked = row.get("attempt").and_then(Value::as_u64).unwrap_or(1);
    if retry || made >= asked {
        return Verdict::of(expect, Some(format!("{made} attempts were made")));
    }
    Verdict::PassBy(format!("by construction: the policy makes {made} attempts"))
}

fn problem(row: &Map<String, Value>, expect: &Value, retry: bool, run: &Value) -> Option<String> {
    let before = row.get("attempt").and_then(Value::as_u64).unwrap_or(1).saturating_sub(1);
    let before = usize::try_from(before).ok()?;
    let slept = run["slept"].as_array()?;
    let retried = slept.len() > before;
    let wrong_wait = retried && !is_expected(row, expect, &slept[before]);
    let differs = run["same"] == false;
    let is_right = retried == retry && !wrong_wait && !differs && exposes(row, expect, retry, run);
    (!is_right).then(|| run.to_string())
}

fn is_expected(row: &Map<String, Value>, expect: &Value, delay: &Value) -> bool {
    let Some(delay) = delay.as_u64() else { return false };
    let within = |range: &Value| {
        let bounds = (range[0].as_u64(), range[1].as_u64());
        matches!(bounds, (Some(low), Some(high)) if (low..=high).contains(&delay))
    };
    [Some(&expect["delay_ms"]), row.get("delay_alt")].into_iter().flatten().any(within)
}

/// A row whose answer asks for more than the cap: the error says how much.
fn exposes(row: &Map<String, Value>, expect: &Value, retry: bool, run: &Value) -> bool {
    let headers = row.get("headers").and_then(Value::as_object);
    let asks = headers.is_some_and(|headers| {
        headers.keys().any(|name| name.to_ascii_lowercase().starts_with("retry-after"))
    });
    let stopped_by_cap = asks && !retry && expect.get("delay_ms").is_some();
    !stopped_by_cap || run["retry_after"].as_u64().is_some_and(|asked| asked > CAP_MS)
}
