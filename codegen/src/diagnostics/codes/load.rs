//! Codes of load: 01xx.

use crate::diagnostics::Code;

/// Every code of this stage.
pub const ALL: &[&Code] = &[];
