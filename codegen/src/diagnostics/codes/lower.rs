//! Codes of lower: 03xx.

use crate::diagnostics::Code;

/// Every code of this stage.
pub const ALL: &[&Code] = &[];
