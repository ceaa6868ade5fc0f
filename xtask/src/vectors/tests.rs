//! The checked-in vectors, and rows that are wrong on purpose.

use std::collections::BTreeSet;
use std::fs;

use super::{check, checked_in, files};
use crate::process::root;

#[test]
fn the_checked_in_vectors_fail_where_it_is_known_and_nowhere_else() {
    let dir = checked_in();
    let known = fs::read_to_string(dir.join("known-failures.txt")).expect("the list is checked in");
    let known: BTreeSet<&str> = known
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split_once('\t').expect("an id, a tab, a reason").0)
        .collect();
    let report = check(&dir).expect("the vectors run");
    let failed: BTreeSet<&str> = report.failures().map(|failure| failure.id.as_str()).collect();
    let new: Vec<_> = report.failures().filter(|it| !known.contains(it.id.as_str())).collect();
    assert!(new.is_empty(), "{new:#?}");
    let mended: Vec<_> = known.difference(&failed).collect();
    assert!(mended.is_empty(), "these pass now, take them off the list: {mended:?}");
}

#[test]
fn rows_that_are_wrong_fail() {
    let dir = root().join("xtask/tests/wrong-vectors");
    let files = files::read(&dir).expect("the files are checked in");
    let all: BTreeSet<String> = files
        .iter()
        .flat_map(|file| (0..file.rows.len()).map(|row| format!("{}: {}", file.name, file.id(row))))
        .collect();
    let report = check(&dir).expect("the vectors run");
    let failed: BTreeSet<String> = report
        .files
        .iter()
        .zip(&files)
        .flat_map(|(told, file)| told.failures().map(|it| format!("{}: {}", file.name, it.id)))
        .collect();
    assert!(all.len() > 40, "only {} rows were found", all.len());
    assert_eq!(all.difference(&failed).collect::<Vec<_>>(), Vec::<&String>::new(), "these passed");
}
