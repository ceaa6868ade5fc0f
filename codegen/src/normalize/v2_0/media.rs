//! `consumes` and `produces`: the media types of bodies and answers.

use serde_json::Value;

use super::Members;

/// What 2.0 means where nothing is said.
pub(super) const JSON: &str = "application/json";

/// What the document says for operations that say nothing.
pub(super) struct Defaults {
    pub consumes: Vec<String>,
    pub produces: Vec<String>,
}

impl Defaults {
    /// Takes both lists out of the root.
    pub fn take(root: &mut Members) -> Self {
        Self {
            consumes: take(root, "consumes").unwrap_or_default(),
            produces: take(root, "produces").unwrap_or_default(),
        }
    }
}

/// A list of media types; a single text stands for a list of one, and an empty list says nothing.
pub(super) fn take(map: &mut Members, name: &str) -> Option<Vec<String>> {
    let list = match map.shift_remove(name)? {
        Value::Array(list) => list,
        single @ Value::String(_) => vec![single],
        _ => return None,
    };
    let types = list.iter().filter_map(Value::as_str).map(|text| text.trim().to_owned());
    let types: Vec<String> = types.filter(|text| !text.is_empty()).collect();
    (!types.is_empty()).then_some(types)
}

/// The types that a file may have: what is written as a structure is no file, though documents that
/// speak of it everywhere do not take it back where they hand out files.
pub(super) fn of_files(produces: &[String]) -> Vec<String> {
    let is_structure = |media: &&String| {
        let essence = media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        essence.ends_with("json") || essence.ends_with("xml")
    };
    let files: Vec<String> =
        produces.iter().filter(|media| !is_structure(media)).cloned().collect();
    match (files.is_empty(), produces.is_empty()) {
        (false, _) => files,
        (true, true) => vec!["application/octet-stream".to_owned()],
        (true, false) => vec!["*/*".to_owned()],
    }
}
