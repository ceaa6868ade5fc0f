//! Codes of tree: 06xx.

use crate::diagnostics::Code;

/// Every code of this stage.
pub const ALL: &[&Code] = &[];
