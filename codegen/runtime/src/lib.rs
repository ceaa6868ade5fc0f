//! Support code.

#[doc(hidden)]
pub mod runtime;
