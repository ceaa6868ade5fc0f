//! Whether memory stays flat: many calls, a hundred at a time, and the items of very many pages.

mod common;

use common::loopback::Loopback;
use vogent_tests::data::fixture;

/// Calls in all, and how many of them are under way together. It takes some thousands until the allocator
/// has all that so many calls need at once; what grows after that is lost.
const CALLS: usize = 100_000;
const TOGETHER: usize = 100;

/// Items in all, and how many of them a page has.
const ITEMS: usize = 1_000_000;
const PAGE: usize = 1_000;

/// The most that memory may be of what it was before.
const FLAT: f64 = 1.05;

fn main() {
    // `cargo test --benches` runs this too, and wants to know only that it works.
    let thorough = std::env::args().any(|argument| argument == "--bench");
    let [calls, items] = if thorough { [CALLS, ITEMS] } else { [CALLS, ITEMS].map(|all| all / 50) };
    let growths = [
        ("memory after 100,000 calls, 100 at a time, over that after 10,000", of_calls(calls)),
        ("memory after 1,000,000 items of 1,000 pages, over that after 100,000", of_items(items)),
    ];
    for (name, growth) in growths {
        if let (true, [Some(before), Some(after)]) = (thorough, growth) {
            common::figure::print(name, "MB", (after, before), FLAT);
        }
    }
}

/// Memory after a tenth of the calls, and after all of them.
fn of_calls(calls: usize) -> [Option<f64>; 2] {
    let loopback = Loopback::serving(fixture(1).as_bytes());
    let rounds = calls / TOGETHER;
    [rounds.div_ceil(10), rounds - rounds.div_ceil(10)].map(|rounds| {
        (0..rounds).for_each(|_| loopback.generated_together(TOGETHER));
        resident()
    })
}

/// Memory after a tenth of the items of one list, and after all of them.
fn of_items(items: usize) -> [Option<f64>; 2] {
    let mut seen = Vec::new();
    let loopback = Loopback::paging(PAGE);
    loopback.generated_items([items / 10, items - items / 10], || seen.push(resident()));
    [seen[0], seen[1]]
}

/// Resident memory of this process in megabytes, where the system tells.
fn resident() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    let kibibytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kibibytes * 1024.0 / 1e6)
}
