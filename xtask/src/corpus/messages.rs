//! What cargo says in JSON, attributed to the crates of a batch.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use super::build::Built;

#[derive(Deserialize)]
struct Line {
    reason: String,
    manifest_path: Option<String>,
    message: Option<Message>,
}

#[derive(Deserialize)]
struct Message {
    level: String,
    message: String,
    #[serde(default)]
    spans: Vec<Span>,
}

#[derive(Deserialize)]
struct Span {
    file_name: String,
    line_start: usize,
    is_primary: bool,
}

/// Results by the name of the crate's folder; crates that nothing was said about are not in it.
pub fn read(output: &str) -> BTreeMap<String, Built> {
    let mut built: BTreeMap<String, Built> = BTreeMap::new();
    for line in output.lines() {
        let Ok(line) = serde_json::from_str::<Line>(line) else { continue };
        let Some(name) = line.manifest_path.as_deref().and_then(folder) else { continue };
        match (line.reason.as_str(), line.message) {
            ("compiler-artifact", _) => built.entry(name).or_default().compiled = true,
            ("compiler-message", Some(message)) => {
                let first = told(&message, &name);
                note(built.entry(name).or_default(), &message, first);
            }
            _ => {}
        }
    }
    built
}

/// The runtime and other dependencies have manifests as well; their folders are no crates of ours.
fn folder(manifest: &str) -> Option<String> {
    let name = Path::new(manifest).parent()?.file_name()?.to_str()?;
    let digits = name.strip_prefix('c')?.get(..4)?;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| name.to_owned())
}

fn note(built: &mut Built, message: &Message, told: String) {
    let is_error = message.level.starts_with("error");
    // "2 warnings emitted", "aborting due to 1 previous error": sums of what was said before.
    if message.spans.is_empty() && is_sum(&message.message) {
        return;
    }
    let is_first = if is_error { built.errors == 0 } else { built.errors + built.warnings == 0 };
    match message.level.as_str() {
        "warning" => built.warnings += 1,
        _ if is_error => built.errors += 1,
        _ => return,
    }
    if is_first {
        built.first = Some(told);
    }
}

fn is_sum(text: &str) -> bool {
    text.ends_with(" emitted") || text.starts_with("aborting due to")
}

/// One line, with the place as seen from the crate.
fn told(message: &Message, name: &str) -> String {
    let place = message.spans.iter().find(|span| span.is_primary).map(|span| {
        let file = span.file_name.strip_prefix(name).unwrap_or(&span.file_name);
        format!(" ({}:{})", file.trim_start_matches('/'), span.line_start)
    });
    format!("{}: {}{}", message.level, message.message, place.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(folder: &str, level: &str, text: &str) -> String {
        let spans = serde_json::json!([{ "file_name": format!("{folder}/src/lib.rs"), "line_start": 3, "is_primary": true }]);
        let message = serde_json::json!({ "level": level, "message": text, "spans": spans });
        let manifest = format!("/run/{folder}/Cargo.toml");
        serde_json::json!({ "reason": "compiler-message", "manifest_path": manifest, "message": message })
            .to_string()
    }

    #[test]
    fn complaints_go_to_their_crate() {
        let artifact =
            r#"{"reason":"compiler-artifact","manifest_path":"/run/c0001-a/Cargo.toml"}"#;
        let sum = r#"{"reason":"compiler-message","manifest_path":"/run/c0001-a/Cargo.toml","message":{"level":"warning","message":"1 warning emitted","spans":[]}}"#;
        let lines = [
            message("c0001-a", "warning", "unused"),
            sum.to_owned(),
            artifact.to_owned(),
            message("c0002-b", "warning", "dead"),
            message("c0002-b", "error", "wrong"),
            message("runtime", "warning", "not ours"),
            "garbage".to_owned(),
        ];
        let built = read(&lines.join("\n"));
        assert_eq!(built.len(), 2);
        let (a, b) = (&built["c0001-a"], &built["c0002-b"]);
        assert_eq!((a.compiled, a.errors, a.warnings), (true, 0, 1));
        assert_eq!(a.first.as_deref(), Some("warning: unused (src/lib.rs:3)"));
        assert_eq!((b.compiled, b.errors, b.warnings), (false, 1, 1));
        assert_eq!(b.first.as_deref(), Some("error: wrong (src/lib.rs:3)"));
    }
}
