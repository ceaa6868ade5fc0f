//! Typed parts in, one complete API out.

use crate::diagnostics::Diagnostics;
use crate::ir;
use crate::normalize::Parts;

/// Lowers a normalized document; what cannot be expressed is degraded with a warning, never an error.
pub fn lower(_parts: &Parts, _diagnostics: &mut Diagnostics) -> ir::Api {
    ir::Api::default()
}
