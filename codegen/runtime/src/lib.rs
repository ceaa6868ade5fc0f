//! The support code of every generated client.
//!
//! The files of [`runtime`] are copied into a generated crate under the same path, so what is written
//! here reads, compiles and is documented the same in both.

pub mod runtime;
