//! References to what a further file does not hold, told in the words of their authors.

use serde_json::Value;

use crate::diagnostics::At;
use crate::diagnostics::codes::lower as codes;
use crate::load::Lookup;
use crate::normalize::context::Context;
use crate::normalize::extensions as ext;
use crate::normalize::walk::Kind;

use super::side_files::in_a_file;

/// Complains about the `$ref` of a node; a schema has lost its type with it.
pub(super) fn report(
    kind: Kind,
    value: &mut Value,
    at: &At<'_>,
    files: &Value,
    cx: &mut Context<'_>,
) {
    let Value::Object(map) = value else { return };
    let Some(text) = map.member("$ref").and_then(Value::as_str) else { return };
    let Some(target) = in_a_file(text) else { return };
    if kind != Kind::Schema || files.pointer(target.as_str()).is_some() {
        return;
    }
    let written = cx.written(&at.child("$ref"), text);
    let plain = written.trim_matches(['\'', '"']);
    let name = target.steps().last().unwrap_or_default();
    let siblings = files.pointer(target.parent().as_str()).and_then(Value::as_object);
    let rated = siblings.into_iter().flatten().map(|(known, _)| {
        (strsim::jaro_winkler(&name.to_lowercase(), &known.to_lowercase()), known)
    });
    let near =
        rated.filter(|(score, _)| *score > 0.8).max_by(|one, other| one.0.total_cmp(&other.0));
    let message = format!("`{plain}` is not in that file");
    let reported = cx.report(&codes::REFERENCE_MISSING, &at.child("$ref"), message);
    match (near, plain.rsplit_once('/')) {
        (Some((_, near)), Some((head, _))) => reported.write(format!("'{head}/{near}'")).done(),
        _ => reported.accept().help("correct the name, or add what is missing"),
    }
    map.shift_remove("$ref");
    map.insert(ext::LOST.to_owned(), Value::from(format!("`$ref` to {plain}")));
}
