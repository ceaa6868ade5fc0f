//! Bodies of JSON values one after the other.

use serde::Serialize;

/// Values as JSON lines, or as a text sequence (`RFC 7464`).
///
/// # Errors
///
/// Fails if a value cannot be written as JSON.
pub fn write<T: Serialize>(
    values: impl IntoIterator<Item = T>,
    media_type: &str,
) -> Result<String, String> {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let before = if essence.ends_with("json-seq") { "\u{1E}" } else { "" };
    let mut text = String::new();
    for value in values {
        text.push_str(before);
        text.push_str(
            &serde_json::to_string(&value)
                .map_err(|error| format!("cannot be written as JSON: {error}"))?,
        );
        text.push('\n');
    }
    Ok(text)
}
