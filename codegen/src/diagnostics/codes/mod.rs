//! Every code, one file a stage: load 01xx, normalize 02xx, lower 03xx, plan 04xx, config 05xx, tree and call 06xx.

pub mod config;
pub mod load;
pub mod lower;
pub mod normalize;
pub mod plan;
pub mod tree;

use super::Code;

/// Every code there is, in order of its digits.
pub fn all() -> impl Iterator<Item = &'static Code> {
    [load::ALL, normalize::ALL, lower::ALL, plan::ALL, config::ALL, tree::ALL]
        .into_iter()
        .flatten()
        .copied()
}

/// The code named `id`, in any case.
pub fn find(id: &str) -> Option<&'static Code> {
    all().find(|code| code.id.eq_ignore_ascii_case(id))
}
