//! Whether memory stays flat: many calls, a hundred at a time.

mod common;

use common::loopback::Loopback;
use vogent_tests::data::fixture;

/// Calls in all, and how many of them are under way together.
const CALLS: usize = 10_000;
const TOGETHER: usize = 100;

fn main() {
    let thorough = std::env::args().any(|argument| argument == "--bench");
    let loopback = Loopback::serving(fixture(1).as_bytes());
    let rounds = if thorough { CALLS / TOGETHER } else { 2 };
    // The allocator takes more from the system for the first 4,000 calls or so, and nothing after that: resident memory was
    // the same after 4,000 calls and after 50,000.
    let warm = rounds.div_ceil(2);
    (0..warm).for_each(|_| loopback.generated_together(TOGETHER));
    let before = resident();
    (warm..rounds).for_each(|_| loopback.generated_together(TOGETHER));
    let after = resident();
    if let (true, Some(before), Some(after)) = (thorough, before, after) {
        let name = "memory after 10,000 calls, 100 at a time, over that after 5,000";
        common::figure::print(name, "MB", (after, before), 1.05);
    }
}

/// Resident memory of this process in megabytes, where the system tells.
fn resident() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    let kibibytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kibibytes * 1024.0 / 1e6)
}
