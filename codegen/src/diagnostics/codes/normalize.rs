//! Codes of normalize: 02xx.

use crate::diagnostics::Code;

/// Every code of this stage.
pub const ALL: &[&Code] = &[];
