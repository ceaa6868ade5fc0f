//! Documents as values, JSON or YAML.

use std::error::Error;
use std::fs;
use std::path::Path;

use serde_json::Value;

/// Reads a document.
pub fn read_document(path: &Path) -> Result<Value, Box<dyn Error>> {
    let text = fs::read_to_string(path)
        .map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    match serde_json::from_str(&text) {
        Ok(value) => Ok(value),
        Err(_) => Ok(serde_yaml::from_str(&text)?),
    }
}
