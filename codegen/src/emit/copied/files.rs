//! The embedded files.
/// Every file.
pub const FILES: &[(&str, &str)] = &[];
/// mod.rs
pub const MODULES: &str = "";
