//! The corpus tool over a folder of small documents: one that is wrong, slow or fatal ends no run.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

const GOOD: &str = r#"{"openapi":"3.0.3","info":{"title":"Acme","version":"1"},"paths":{}}"#;

fn corpus() -> TempDir {
    let dir = tempfile::tempdir().expect("the test can make a folder");
    let folder = dir.path().join("docs/inner");
    fs::create_dir_all(&folder).expect("folders can be made");
    fs::write(folder.join("good.json"), GOOD).expect("files can be written");
    fs::write(folder.join("broken.json"), "{").expect("files can be written");
    fs::write(folder.join("README.md"), "no document").expect("files can be written");
    dir
}

/// Exit code and output.
fn run(dir: &Path, args: &str) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    let output = command.arg("corpus").args(args.split_whitespace()).current_dir(dir).output();
    let output = output.expect("the binary runs");
    let text = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(text).expect("text"))
}

#[test]
fn a_document_that_is_refused_ends_no_run() {
    let dir = corpus();
    let (code, text) = run(dir.path(), "docs --twice --reordered --report report.json");
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("generated          1 of 2"), "{text}");
    assert!(text.contains("1 × Refused") && text.contains("docs/inner/broken.json"), "{text}");
    let report = fs::read_to_string(dir.path().join("report.json")).expect("it was written");
    let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    assert_eq!(report["rows"][1]["document"], "docs/inner/good.json");
    assert_eq!(report["rows"][1]["failure"], serde_json::Value::Null);
}

#[test]
fn files_of_one_name_are_told_apart() {
    let dir = corpus();
    fs::write(dir.path().join("docs/good.json"), GOOD).expect("files can be written");
    let (code, text) = run(dir.path(), "docs/good.json docs/inner/good.json");
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("generated          2 of 2"), "{text}");
}

#[test]
fn the_sample_chooses() {
    let dir = corpus();
    fs::write(dir.path().join("sample.txt"), "inner/good.json\n").expect("files can be written");
    let (code, text) = run(dir.path(), "docs --sample sample.txt");
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("generated          1 of 1"), "{text}");
}

#[test]
fn a_document_that_takes_too_long_ends_no_run() {
    let (code, text) = run(corpus().path(), "docs --time-limit 0");
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("2 × TimedOut"), "{text}");
}

#[cfg(unix)]
#[test]
fn a_document_that_takes_too_much_memory_ends_no_run() {
    let (code, text) = run(corpus().path(), "docs --memory-limit 40");
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("2 × "), "{text}");
}

#[test]
fn a_run_goes_on_where_it_stopped() {
    let dir = corpus();
    run(dir.path(), "docs/inner/good.json --report report.json");
    let path = dir.path().join("report.json");
    let marked = fs::read_to_string(&path)
        .expect("it was written")
        .replace("\"millis\": ", "\"millis\": 4242");
    fs::write(&path, marked).expect("files can be written");
    let (_, text) = run(dir.path(), "docs/inner/good.json --report report.json --resume");
    assert!(text.contains("slowest            4242"), "{text}");
    let (_, text) = run(dir.path(), "docs/inner/good.json --report report.json");
    assert!(!text.contains("slowest            4242"), "{text}");
}

#[test]
fn two_reports_are_compared() {
    let dir = corpus();
    run(dir.path(), "docs --report before.json");
    fs::write(dir.path().join("docs/inner/broken.json"), GOOD).expect("files can be written");
    run(dir.path(), "docs --report after.json");
    let (code, text) = run(dir.path(), "--report after.json --against before.json");
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("better: docs/inner/broken.json generates"), "{text}");
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    let (code, text) = run(corpus().path(), "nope");
    assert_eq!(code, Some(2), "{text}");
    assert!(text.contains("cannot read nope"), "{text}");
}
