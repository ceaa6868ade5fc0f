//! The ratios that are promised, from runs that take turns; a line of JSON each.
//!
//! Criterion measures one thing after the other, which a busy machine makes unfair. Here both are measured in turns, and
//! the medians are compared.

mod common;

use std::hint::black_box;
use std::time::{Duration, Instant};

use common::loopback::Loopback;
use vogent_tests::data::fixture;

/// The most that a call may cost.
const MOST: f64 = 1.05;
/// The calls that are timed together.
const CALLS: usize = 20;

fn main() {
    // `cargo test --benches` runs this too, and wants to know only that it works.
    let thorough = std::env::args().any(|argument| argument == "--bench");
    let turns = |turns: usize| if thorough { turns } else { 2 };
    for pair in common::pairs::pairs() {
        let ratio = compare(turns(200), &pair.ours, &pair.theirs);
        ratio.print(pair.name, pair.most);
    }
    let call = |loopback: &Loopback| {
        compare(turns(1_000), || calls(|| loopback.generated()), || calls(|| loopback.bare()))
    };
    let small = call(&Loopback::serving(br#"{"data":[{"id":"d"}],"cursor":null}"#));
    eprintln!("what a call costs whatever its answer: {:+.1} µs", small.difference());
    let large = call(&Loopback::serving(fixture(1).as_bytes()));
    large.print("20 calls over loopback, theirs bare reqwest", MOST);
}

/// Many in a row: what the first one costs is how the system wakes a thread that has slept.
fn calls(call: impl Fn() -> usize) {
    for _ in 0..CALLS {
        keep(call());
    }
}

/// Makes sure that a result is made, and lets it go.
fn keep<T>(result: T) {
    drop(black_box(result));
}

/// Two medians and what one is of the other.
struct Ratio {
    ours: Duration,
    theirs: Duration,
}

fn compare(turns: usize, ours: impl Fn(), theirs: impl Fn()) -> Ratio {
    let mut times = (Vec::new(), Vec::new());
    for turn in 0..turns + turns / 10 {
        // Whoever comes first finds colder caches, so that changes too.
        let (first, second) = if turn % 2 == 0 {
            (time(&ours), time(&theirs))
        } else {
            let second = time(&theirs);
            (time(&ours), second)
        };
        // The first turns warm caches and connections.
        if turn >= turns / 10 {
            times.0.push(first);
            times.1.push(second);
        }
    }
    Ratio { ours: median(times.0), theirs: median(times.1) }
}

fn time(run: impl Fn()) -> Duration {
    let start = Instant::now();
    run();
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

impl Ratio {
    fn print(&self, name: &str, most: f64) {
        let microseconds = |time: Duration| time.as_secs_f64() * 1e6;
        let both = (microseconds(self.ours), microseconds(self.theirs));
        common::figure::print(name, "µs", both, most);
    }

    /// What one call of ours costs more, in microseconds.
    fn difference(&self) -> f64 {
        let microseconds = |time: Duration| time.as_secs_f64() * 1e6 / CALLS as f64;
        microseconds(self.ours) - microseconds(self.theirs)
    }
}
