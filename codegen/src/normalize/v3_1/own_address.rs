//! `$self` (3.2): references by the document's own address are references within it.

use serde_json::Value;

/// Leaves the fragment of every such reference.
pub(super) fn remove(tree: &mut Value) {
    let own = tree.get("$self").and_then(Value::as_str).unwrap_or_default();
    let own = own.split('#').next().unwrap_or_default().to_owned();
    if !own.is_empty() {
        shorten(tree, &own);
    }
}

fn shorten(value: &mut Value, own: &str) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|inner| shorten(inner, own)),
        Value::Object(map) => {
            for (name, inner) in map.iter_mut() {
                match inner {
                    Value::String(text) if name == "$ref" => {
                        if let Some(rest) = text.strip_prefix(own).filter(|it| it.starts_with('#'))
                        {
                            *text = rest.to_owned();
                        }
                    }
                    inner => shorten(inner, own),
                }
            }
        }
        _ => {}
    }
}
