//! Instructions of decoding and encoding, counted by valgrind: no other program on the machine changes them.
//!
//! The program runs itself under valgrind with few and with many rounds; the difference is what the
//! rounds cost, whatever comes before and after them.

mod common;

use std::process::Command;

use common::pairs::{Pair, pairs};

/// The rounds that are counted.
const ROUNDS: u64 = 5;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    match arguments.iter().position(|argument| argument == "--rounds") {
        Some(at) => run(&arguments[at + 1..]),
        // `cargo test --benches` wants to know only that it works, and there may be no valgrind.
        None if arguments.iter().any(|argument| argument == "--bench") => count(),
        None => pairs().iter().for_each(|pair| both(pair, 1)),
    }
}

fn both(pair: &Pair, rounds: u64) {
    for _ in 0..rounds {
        (pair.ours)();
        (pair.theirs)();
    }
}

/// Runs one side: the pair, the side, the rounds.
fn run(arguments: &[String]) {
    let [pair, side, rounds] = arguments else { panic!("--rounds PAIR SIDE ROUNDS") };
    let pairs = pairs();
    let pair = &pairs[pair.parse::<usize>().expect("a number of a pair")];
    let work = if side == "ours" { &pair.ours } else { &pair.theirs };
    (0..rounds.parse().expect("a number of rounds")).for_each(|_| work());
}

fn count() {
    if Command::new("valgrind").arg("--version").output().is_err() {
        eprintln!("there is no valgrind here, so no instructions are counted");
        return;
    }
    for (index, pair) in pairs().iter().enumerate() {
        let ours = instructions(index, "ours");
        let theirs = instructions(index, "theirs");
        common::figure::print(pair.name, "instructions", (ours, theirs), pair.most);
    }
}

/// What one round takes.
fn instructions(pair: usize, side: &str) -> f64 {
    let (few, many) = (counted(pair, side, 1), counted(pair, side, 1 + ROUNDS));
    (many - few) as f64 / ROUNDS as f64
}

fn counted(pair: usize, side: &str, rounds: u64) -> u64 {
    let program = std::env::current_exe().expect("this program has a path");
    let mut command = Command::new("valgrind");
    command.args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]);
    command.arg(program).args(["--rounds", &pair.to_string(), side, &rounds.to_string()]);
    let output = command.output().expect("valgrind runs");
    let said = String::from_utf8_lossy(&output.stderr);
    let line = said.lines().find(|line| line.contains("refs:")).expect("valgrind counts");
    let digits: String = line
        .rsplit("refs:")
        .next()
        .unwrap_or_default()
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    digits.parse().expect("valgrind prints a number")
}
