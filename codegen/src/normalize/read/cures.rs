//! What was probably meant: the guesses behind the cures of complaints.

use serde_json::{Map, Value};

use crate::diagnostics::At;

/// The known name that is most like `name`, if one is near enough to say so.
pub(super) fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let rated = known.iter().map(|known| (strsim::jaro_winkler(name, known), *known));
    let near = rated.filter(|(score, _)| *score > 0.85);
    near.max_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, known)| known)
}

/// A text in double quotes, as YAML and JSON write it.
pub(super) fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

/// A value on one line, in YAML's flow style; texts that need no quotes have none.
pub(super) fn flow(value: &Value) -> String {
    match value {
        Value::String(text) if is_plain(text) => text.clone(),
        value => value.to_string(),
    }
}

fn is_plain(text: &str) -> bool {
    let letter = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '/');
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.chars().all(letter)
        && !matches!(text.to_ascii_lowercase().as_str(), "true" | "false" | "null")
}

/// The type whose name stands where its schema belongs (`id: string`).
pub(super) fn type_of(value: &Value) -> &str {
    const TYPES: &[&str] = &["string", "number", "integer", "boolean", "array", "object"];
    let named = value.as_str().and_then(|text| nearest(text, TYPES));
    named.unwrap_or("string")
}

/// Where a parameter stands, judged by the path that it is at.
pub(super) fn location(at: &At<'_>, name: &str) -> &'static str {
    let pointer = at.pointer();
    let mut steps = pointer.steps();
    let in_paths = steps.next().as_deref() == Some("paths");
    let path = steps.next().filter(|_| in_paths).unwrap_or_default();
    if !name.is_empty() && path.contains(&format!("{{{name}}}")) { "path" } else { "query" }
}

/// The status that a key such as `OK`, `200 OK` or `2xx-range` means.
pub(super) fn status(key: &str) -> Option<String> {
    // Letters that look like digits.
    let digits = key.replace(['O', 'o'], "0").replace(['l', 'I'], "1");
    let is_status = digits.len() == 3 && digits.parse().is_ok_and(|code: u16| code >= 100);
    if is_status && digits != key && key.starts_with(|first: char| first.is_ascii_digit()) {
        return Some(format!("'{digits}'"));
    }
    const REASONS: &[(&str, &str)] = &[
        ("ok", "200"),
        ("success", "200"),
        ("created", "201"),
        ("accepted", "202"),
        ("nocontent", "204"),
        ("badrequest", "400"),
        ("unauthorized", "401"),
        ("forbidden", "403"),
        ("notfound", "404"),
        ("conflict", "409"),
        ("toomanyrequests", "429"),
        ("error", "500"),
        ("internalservererror", "500"),
    ];
    let letters: String = key.chars().filter(char::is_ascii_alphanumeric).collect();
    let letters = letters.to_ascii_lowercase();
    if let Some((_, status)) = REASONS.iter().find(|(reason, _)| *reason == letters) {
        return Some(format!("'{status}'"));
    }
    let near = letters.starts_with('d') && nearest(&letters, &["default"]).is_some();
    if near {
        return Some("default".to_owned());
    }
    let class = letters.chars().next().filter(|class| ('1'..='5').contains(class))?;
    let rest = letters.get(1..3)?;
    if rest.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(format!("'{class}{rest}'"));
    }
    rest.contains('x').then(|| format!("{class}XX"))
}

/// The member before `name`, if it is empty: `name` was probably to stand inside it.
pub(super) fn empty_before<'a>(map: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    let index = map.keys().position(|key| key == name)?;
    let before = map.iter().take(index).rev();
    // Those in between were to stand inside it as well.
    let mut empty = before.skip_while(|(_, value)| !value.is_null());
    empty.next().map(|(key, _)| key.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::Pointer;

    #[test]
    fn statuses_are_guessed() {
        let check = |key, expected: Option<&str>| assert_eq!(status(key).as_deref(), expected);
        check("OK", Some("'200'"));
        check("200 OK", Some("'200'"));
        check("Not Found", Some("'404'"));
        check("4X", None);
        check("4XX.", Some("4XX"));
        check("5xx-error", Some("5XX"));
        check("deafult", Some("default"));
        check("description", None);
    }

    #[test]
    fn locations_are_guessed() {
        let pointer = Pointer::parse("/paths/~1pets~1{id}/get/parameters/0");
        assert_eq!(location(&At::base(&pointer), "id"), "path");
        assert_eq!(location(&At::base(&pointer), "limit"), "query");
        assert_eq!(location(&At::root(), "id"), "query");
    }

    #[test]
    fn texts_are_quoted_where_they_must_be() {
        assert_eq!(flow(&Value::from("pets")), "pets");
        assert_eq!(flow(&Value::from("no: way")), "\"no: way\"");
        assert_eq!(flow(&serde_json::json!({"a": 1})), "{\"a\":1}");
    }
}
