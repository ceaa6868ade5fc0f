//! `$ref`s to sections that 3.0 keeps under `components`.

use serde_json::Value;

const SECTIONS: &[(&str, &str)] = &[
    ("#/definitions/", "#/components/schemas/"),
    ("#/parameters/", "#/components/parameters/"),
    ("#/responses/", "#/components/responses/"),
];

/// Rewrites every one in the tree.
pub(super) fn rewrite(value: &mut Value) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(rewrite),
        Value::Object(map) => {
            for (name, inner) in map.iter_mut() {
                match inner {
                    Value::String(text) if name == "$ref" => *text = rewritten(text),
                    inner => rewrite(inner),
                }
            }
        }
        _ => {}
    }
}

fn rewritten(text: &str) -> String {
    for (from, to) in SECTIONS {
        if let Some(rest) = text.strip_prefix(from) {
            return format!("{to}{rest}");
        }
    }
    // A bare name is a definition: swagger 1.2's way, still seen.
    if !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
        return format!("#/components/schemas/{text}");
    }
    text.to_owned()
}
