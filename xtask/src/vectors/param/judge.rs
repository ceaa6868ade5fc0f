//! What a row of parameters comes to.

use serde_json::Value;

use super::Prepared;
use super::row::Row;
use crate::vectors::report::Verdict;

/// What was sent, as the row speaks of it; none where it is not there.
type Sent = Result<Option<String>, String>;

/// Judges a row by what the generator said and what the transport saw.
pub fn judge(row: Option<&Row>, prepared: &Prepared, seen: Option<&Value>) -> Verdict {
    let Some(row) = row else {
        return match prepared {
            Prepared::Unknown(why) => Verdict::unknown(why),
            _ => Verdict::unknown("it was not read"),
        };
    };
    match prepared {
        Prepared::Unknown(why) => Verdict::unknown(why),
        Prepared::LeftOut(complaints) => without_call(row, complaints, "the operation is left out"),
        Prepared::Unspeakable { complaints } => unspeakable(row, complaints),
        Prepared::Called { complaints, complete } => match seen {
            None => fail(row, "the program said nothing of the row"),
            Some(seen) => called(row, complaints, *complete, seen),
        },
    }
}

fn fail(row: &Row, actual: impl Into<String>) -> Verdict {
    let forms = row.expected.join("  or  ");
    let expected =
        if forms.is_empty() { row.outcome.clone() } else { format!("{}: {forms}", row.outcome) };
    Verdict::Fail { expected, actual: actual.into() }
}

/// The generator said something about the row, and there is no method to call.
fn without_call(row: &Row, complaints: &[String], what: &str) -> Verdict {
    let may_be_refused = matches!(
        row.outcome.as_str(),
        "generation_diagnostic" | "undefined_by_spec" | "serialize_or_error" | "ignored_parameter"
    );
    match complaints.first() {
        Some(complaint) if may_be_refused => Verdict::PassBy(format!("{what}: {complaint}")),
        _ => fail(row, format!("{what}: {}", complaints.join("; "))),
    }
}

fn unspeakable(row: &Row, complaints: &[String]) -> Verdict {
    let by_construction = "the generated signature does not take the value";
    match row.outcome.as_str() {
        "error" | "omit" | "serialize_or_error" => Verdict::PassBy(by_construction.to_owned()),
        _ => without_call(row, complaints, by_construction),
    }
}

fn called(row: &Row, complaints: &[String], complete: bool, seen: &Value) -> Verdict {
    let sent = match sent(row, seen) {
        Ok(sent) => sent,
        Err(broken) => return fail(row, broken),
    };
    let diagnosed = !complaints.is_empty();
    match row.outcome.as_str() {
        "serialize" if complete => form(row, &sent),
        "omit" if sent == Ok(None) => Verdict::Pass,
        "omit_or_empty" if row.nothing_is_right && sent == Ok(None) => Verdict::Pass,
        "omit_or_empty" => form(row, &sent),
        "error" if sent.is_err() => Verdict::Pass,
        "serialize_or_error" if sent.is_err() || diagnosed => Verdict::Pass,
        "serialize_or_error" => form(row, &sent),
        "generation_diagnostic" if diagnosed => Verdict::Pass,
        "ignored_parameter" => ignored(row, complete, diagnosed, &sent),
        "undefined_by_spec" if diagnosed => Verdict::Pass,
        "undefined_by_spec" if !row.expected.is_empty() => form(row, &sent),
        "serialize" | "omit" | "error" | "generation_diagnostic" | "undefined_by_spec" => {
            fail(row, told(&sent, complete))
        }
        other => Verdict::unknown(format!("its outcome is `{other}`")),
    }
}

/// One of the forms; the first is ours, another is worth a note.
fn form(row: &Row, sent: &Sent) -> Verdict {
    let position = match sent {
        Ok(Some(text)) => row.expected.iter().position(|form| form == text),
        _ => None,
    };
    match position {
        Some(0) => Verdict::Pass,
        Some(_) => Verdict::PassBy(format!("acceptable, not preferred: {}", told(sent, true))),
        None => fail(row, told(sent, true)),
    }
}

/// No argument, or one with a warning; the header has its own value.
fn ignored(row: &Row, complete: bool, diagnosed: bool, sent: &Sent) -> Verdict {
    let own = row.given.first().and_then(|given| given.value.as_str());
    match sent {
        Ok(text) if text.as_deref() == own => fail(row, "the header has the argument's value"),
        Ok(_) if !complete || diagnosed => Verdict::Pass,
        _ => fail(row, told(sent, complete)),
    }
}

fn told(sent: &Sent, complete: bool) -> String {
    let what = match sent {
        Ok(Some(text)) => format!("sent {text:?}"),
        Ok(None) => "nothing of it was sent".to_owned(),
        Err(error) => format!("error: {error}"),
    };
    if complete { what } else { format!("{what}; the operation has no such parameter") }
}

/// What of the request the row is about. The outer error is a fault of ours; the inner one is the
/// client's, which has to come before anything is sent.
fn sent(row: &Row, seen: &Value) -> Result<Sent, String> {
    if let Some(panic) = seen["panic"].as_str() {
        return Err(format!("panic: {panic}"));
    }
    if let Some(error) = seen["error"].as_str() {
        return match seen["requests"].as_u64() {
            Some(0) => Ok(Err(error.to_owned())),
            count => Err(format!("{count:?} requests, then {error}")),
        };
    }
    let url = seen["url"].as_str().ok_or("no URL was seen")?;
    Ok(Ok(match row.location.as_str() {
        "url" => Some(url.to_owned()),
        "query" | "querystring" => url.split_once('?').map(|(_, query)| query.to_owned()),
        "header" => header(seen, &row.given[0].name),
        "cookie" => header(seen, "cookie"),
        "body" => seen["body"].as_str().map(str::to_owned),
        _ => Some(segment(row, url)?),
    }))
}

/// Headers of one name, joined as they may be.
fn header(seen: &Value, name: &str) -> Option<String> {
    let all = seen["headers"].as_array().into_iter().flatten();
    let values: Vec<&str> = all
        .filter(|pair| pair[0].as_str().is_some_and(|text| text.eq_ignore_ascii_case(name)))
        .filter_map(|pair| pair[1].as_str())
        .collect();
    (!values.is_empty()).then(|| values.join(", "))
}

/// The segments of the path that hold the template's placeholders.
fn segment(row: &Row, url: &str) -> Result<String, String> {
    let template = row.template.as_deref().unwrap_or("/x/{}");
    let (before, _) = template.split_once('{').ok_or("the template has no placeholder")?;
    let (_, after) = template.rsplit_once('}').ok_or("the template has no placeholder")?;
    let before = &before[..before.rfind('/').map_or(0, |slash| slash + 1)];
    let after = &after[after.find('/').unwrap_or(after.len())..];
    let path = url.strip_prefix("https://h").ok_or_else(|| format!("the URL is {url}"))?;
    // Rows without a template stand in folders of their own.
    let path = match row.template {
        Some(_) => path,
        None => path.find("/x/").map_or(path, |at| &path[at..]),
    };
    let inner = path.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
    inner.map(str::to_owned).ok_or_else(|| format!("the path is {path}"))
}
