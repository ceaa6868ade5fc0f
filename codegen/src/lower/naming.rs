//! The words that inline types are named by, besides the words of the document.

use openapiv3::Operation;

/// An element of an array.
pub(super) const ITEM: &str = "item";
/// A value of a map.
pub(super) const VALUE: &str = "value";
/// A request body.
pub(super) const REQUEST: &str = "request";
/// An answer.
pub(super) const RESPONSE: &str = "response";
/// The answer of every other status.
pub(super) const DEFAULT: &str = "default";
/// A component that is a parameter.
pub(super) const PARAMETER: &str = "parameter";
/// A component that is a header.
pub(super) const HEADER: &str = "header";
/// The object of a parent that is a union of its children where it is referred to.
pub(super) const BASE: &str = "base";

/// The words of an operation: its id if no other operation has it, else method and path.
pub(super) fn operation(
    operation: &Operation,
    unique: bool,
    method: &str,
    path: &str,
) -> Vec<String> {
    match &operation.operation_id {
        Some(id) if unique && !id.trim().is_empty() => vec![id.clone()],
        _ => std::iter::once(method.to_lowercase()).chain(path_words(path)).collect(),
    }
}

/// The segments of a path, placeholders without their braces.
pub(super) fn path_words(path: &str) -> Vec<String> {
    path.split(['/', '{', '}']).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The words of a component that is no schema: its key, and its role unless the key ends with it.
pub(super) fn component(key: &str, role: &str) -> Vec<String> {
    let mut words = vec![key.to_owned()];
    if !key.to_lowercase().ends_with(role) {
        words.push(role.to_owned());
    }
    words
}
