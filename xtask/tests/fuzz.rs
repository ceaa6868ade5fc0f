//! The fuzz, for as long as CI has time: a fixed row of seeds over the documents of the goldens.

use std::process::Command;

/// Exit code and output.
fn fuzz(args: &str) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    let output = command.arg("fuzz").args(args.split_whitespace()).output().expect("it runs");
    let text = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(text).expect("text"))
}

#[test]
fn no_changed_document_ends_in_a_panic_or_in_output_that_is_no_rust() {
    let (code, text) = fuzz("--seed 1 --runs 200");
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("generated          200 of 200"), "{text}");
}

#[test]
fn a_finding_fails_the_run_and_tells_its_seed() {
    let (code, text) = fuzz("--seed 3 --runs 1 --time-limit 0");
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("--seed 3: TimedOut"), "{text}");
}

#[test]
fn a_seed_gives_the_same_document_again() {
    let dir = tempfile::tempdir().expect("the test can make a folder");
    let changed = |name: &str| {
        let folder = dir.path().join(name);
        fuzz(&format!("--seed 5 --runs 1 --write {}", folder.display()));
        std::fs::read(folder.join("5.json")).expect("it was written")
    };
    assert_eq!(changed("one"), changed("two"));
}
