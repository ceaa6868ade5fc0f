//! The bytes of a case.

use serde_json::{Map, Value, json};

use super::cases::Input;
use super::made;

/// What the generator is given.
pub fn bytes(input: &Input) -> Result<Vec<u8>, String> {
    if let Some(text) = &input.text {
        return encoded(text, input.encoding.as_deref());
    }
    if let Some(kind) = &input.made {
        return made::document(kind).ok_or_else(|| format!("`{kind}` is not made here"));
    }
    let document = input.document.clone().unwrap_or_else(|| assembled(input));
    Ok(document.to_string().into_bytes())
}

fn encoded(text: &str, encoding: Option<&str>) -> Result<Vec<u8>, String> {
    match encoding {
        None => Ok(text.as_bytes().to_vec()),
        Some("utf-16") => {
            let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
            Ok(units.flat_map(u16::to_le_bytes).collect())
        }
        Some("utf-32") => {
            let marked = format!("\u{FEFF}{text}");
            Ok(marked.chars().flat_map(|letter| u32::from(letter).to_le_bytes()).collect())
        }
        // A byte that begins no character.
        Some("latin-1") => Ok([text.as_bytes(), b"x-a: \xE9\n"].concat()),
        Some(other) => Err(format!("`{other}` is no encoding that is known here")),
    }
}

/// A whole document around the sections that matter.
fn assembled(input: &Input) -> Value {
    let version = input.version.as_deref().unwrap_or("3.0.3");
    let mut document = json!({"openapi": version, "info": {"title": "A", "version": "1.0.0"}});
    let mut components = input.components.clone().unwrap_or_default();
    components.extend(input.schemas.clone().map(|schemas| ("schemas".to_owned(), schemas)));
    document["paths"] = input.paths.clone().unwrap_or_else(|| Value::Object(Map::new()));
    for (name, value) in [("servers", &input.servers), ("security", &input.security)] {
        if let Some(value) = value {
            document[name] = value.clone();
        }
    }
    if !components.is_empty() {
        document["components"] = Value::Object(components);
    }
    document
}
