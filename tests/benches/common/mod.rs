//! What the benchmarks compare: the generated crate, and what a careful person would write by hand.
#![allow(dead_code, reason = "each benchmark uses a part of it")]

pub mod derived;
pub mod figure;
pub mod issues;
pub mod loopback;
pub mod pairs;

use vogent_tests::data::large_page;

/// The dials of the page that is decoded and encoded.
pub const DIALS: usize = 1_000;

/// The JSON text of that page.
pub fn page() -> Vec<u8> {
    large_page(DIALS).to_string().into_bytes()
}
