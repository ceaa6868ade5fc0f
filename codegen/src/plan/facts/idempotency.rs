//! The header whose value makes repeating a call safe: declared by the document, or named in the configuration.

use crate::config::Idempotency;
use crate::ir::{Kind, Location, Operation, Parameter};

/// What the header is called where nobody says otherwise
/// (`draft-ietf-httpapi-idempotency-key-header`).
const USUAL: &str = "Idempotency-Key";

/// The header of an operation; the configuration's word counts before the document's.
pub fn find(operation: &Operation, config: &Idempotency) -> Option<String> {
    let route = format!("{} {}", operation.method.as_str(), operation.path.raw);
    let by_id = operation.id.as_ref().and_then(|id| config.operations.get(id));
    let stated = by_id.or_else(|| config.operations.get(&route));
    let declared = || {
        let mut parameters = operation.parameters.iter();
        parameters.find(|parameter| is_key(parameter, config)).map(|p| p.wire.to_string())
    };
    stated.cloned().or_else(declared)
}

/// Whether a value that the client makes up fits the parameter.
fn is_key(parameter: &Parameter, config: &Idempotency) -> bool {
    let name = parameter.wire.as_str();
    let mut names = config.headers.iter().map(String::as_str).chain([USUAL]);
    parameter.location == Location::Header
        && names.any(|known| known.eq_ignore_ascii_case(name))
        && matches!(parameter.ty.kind, Kind::String(_))
}
