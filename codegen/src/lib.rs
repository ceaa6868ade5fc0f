//! Turns an OpenAPI document into a Rust client crate.
//!
//! ```text
//! text ─load→ Document ─normalize→ Parts ─lower→ ir::Api ─plan→ Plan ─emit+format→ FileTree ─→ write | diff
//! ```

pub mod config;
pub mod diagnostics;
pub mod emit;
pub mod format;
pub mod ir;
pub mod load;
pub mod lower;
pub mod normalize;
pub mod plan;
pub mod tree;
