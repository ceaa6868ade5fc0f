//! Trees on disk: what is written, kept, removed, refused and reported.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::*;
use crate::diagnostics::Diagnostics;

fn tree(files: &[(&str, &str)]) -> FileTree {
    let mut tree = FileTree::new();
    for (path, text) in files {
        tree.insert((*path).to_owned(), (*text).to_owned());
    }
    tree
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("the test can make a folder")
}

fn put(dir: &Path, path: &str, text: &str) {
    let path = dir.join(path);
    fs::create_dir_all(path.parent().expect("a file has a folder")).expect("folders can be made");
    fs::write(path, text).expect("files can be written");
}

/// Writes and returns the codes of what was said.
fn written(files: &[(&str, &str)], dir: &Path) -> (Option<Summary>, Vec<&'static str>) {
    let mut diagnostics = Diagnostics::new();
    let summary = write(&tree(files), dir, &mut diagnostics);
    (summary, diagnostics.iter().map(|diagnostic| diagnostic.code.id).collect())
}

fn drift(files: &[(&str, &str)], dir: &Path) -> Drift {
    check(&tree(files), dir).expect("the folder can be read")
}

fn listing(dir: &Path) -> Vec<String> {
    let mut scan: Vec<_> = scan::Scan::of(dir).expect("readable").entries.into_keys().collect();
    scan.retain(|path| path != MANIFEST);
    scan
}

const TWO: &[(&str, &str)] = &[("Cargo.toml", "[package]\n"), ("src/lib.rs", "//! A.\n")];

#[test]
fn what_was_written_does_not_drift() {
    let dir = folder();
    let out = dir.path().join("deep/er");
    let (summary, codes) = written(TWO, &out);
    assert_eq!(summary.expect("nothing is in the way").written.len(), 3);
    assert_eq!(codes, [""; 0]);
    assert!(drift(TWO, &out).is_empty());
    assert_eq!(listing(&out), ["Cargo.toml", "src/lib.rs"]);
}

#[test]
fn unchanged_files_keep_their_time() {
    let dir = folder();
    written(TWO, dir.path());
    let time = || {
        fs::metadata(dir.path().join("Cargo.toml"))
            .and_then(|file| file.modified())
            .expect("a time")
    };
    let before = time();
    let changed = &[TWO[0], ("src/lib.rs", "//! B.\n")];
    let summary = written(changed, dir.path()).0.expect("nothing is in the way");
    assert_eq!(summary.written, ["src/lib.rs", MANIFEST]);
    assert_eq!(time(), before);
}

#[test]
fn stale_files_go_and_so_do_their_folders() {
    let dir = folder();
    written(&[TWO[0], ("src/models/a.rs", "")], dir.path());
    put(dir.path(), "src/notes.txt", "mine");
    assert_eq!(drift(TWO, dir.path()).stale, ["src/models/a.rs"]);
    let (summary, codes) = written(TWO, dir.path());
    assert_eq!(summary.expect("nothing is in the way").removed, ["src/models/a.rs"]);
    assert_eq!(codes, ["W0603"]);
    assert!(!dir.path().join("src/models").exists());
    assert_eq!(fs::read_to_string(dir.path().join("src/notes.txt")).expect("kept"), "mine");
}

#[test]
fn a_foreign_file_in_the_way_stops_everything() {
    let dir = folder();
    put(dir.path(), "src/lib.rs", "mine");
    let (summary, codes) = written(TWO, dir.path());
    assert_eq!((summary, codes), (None, vec!["E0602"]));
    assert_eq!(listing(dir.path()), ["src/lib.rs"]);
}

#[test]
fn a_file_that_says_the_same_is_not_in_the_way() {
    let dir = folder();
    put(dir.path(), "src/lib.rs", "//! A.\r\n");
    assert!(written(TWO, dir.path()).0.is_some());
}

#[test]
fn a_folder_or_a_file_in_the_way_stops_everything() {
    let dir = folder();
    put(dir.path(), "src/lib.rs/file", "mine");
    assert_eq!(written(TWO, dir.path()).1, ["E0602"]);
    let dir = folder();
    put(dir.path(), "src", "mine");
    assert_eq!(written(TWO, dir.path()).1, ["E0602"]);
    assert_eq!(fs::read_to_string(dir.path().join("src")).expect("kept"), "mine");
}

#[cfg(unix)]
#[test]
fn no_link_leads_out_of_the_folder() {
    let (dir, elsewhere) = (folder(), folder());
    std::os::unix::fs::symlink(elsewhere.path(), dir.path().join("src")).expect("a link");
    assert_eq!(written(TWO, dir.path()).1, ["E0602"]);
    assert_eq!(listing(elsewhere.path()), [""; 0]);
    let dir = folder();
    written(TWO, dir.path());
    fs::remove_file(dir.path().join("src/lib.rs")).expect("it was written");
    let target = elsewhere.path().join("victim");
    fs::write(&target, "mine").expect("files can be written");
    std::os::unix::fs::symlink(&target, dir.path().join("src/lib.rs")).expect("a link");
    assert_eq!(written(TWO, dir.path()).1, ["E0602"]);
    assert_eq!(fs::read_to_string(target).expect("kept"), "mine");
    assert_eq!(drift(TWO, dir.path()).changed.len(), 1);
}

#[test]
fn an_edit_by_hand_is_told_and_mended() {
    let dir = folder();
    written(TWO, dir.path());
    put(dir.path(), "src/lib.rs", "//! Mine.\n");
    let found = drift(TWO, dir.path());
    let [(path, diff)] = &found.changed[..] else { panic!("one file changed: {found:?}") };
    assert_eq!(path, "src/lib.rs");
    assert!(diff.contains("\n-//! Mine.\n+//! A.\n"), "{diff}");
    assert_eq!(written(TWO, dir.path()).1, ["W0604"]);
    assert!(drift(TWO, dir.path()).is_empty());
}

#[test]
fn a_foreign_file_drifts_and_is_left_alone() {
    let dir = folder();
    written(TWO, dir.path());
    for ignored in ["target/debug/x", "Cargo.lock", ".git/HEAD"] {
        put(dir.path(), ignored, "not ours");
    }
    assert!(drift(TWO, dir.path()).is_empty());
    put(dir.path(), "src/target/x.rs", "mine");
    let found = drift(TWO, dir.path());
    assert_eq!(found.foreign, ["src/target/x.rs"]);
    assert!(found.to_string().contains("not written by the generator; move or delete it"));
}

#[test]
fn a_missing_file_drifts() {
    let dir = folder();
    written(TWO, dir.path());
    fs::remove_file(dir.path().join("src/lib.rs")).expect("it was written");
    assert_eq!(drift(TWO, dir.path()).missing, ["src/lib.rs"]);
    fs::remove_file(dir.path().join(MANIFEST)).expect("it was written");
    put(dir.path(), "src/lib.rs", "//! A.\n");
    assert_eq!(drift(TWO, dir.path()).missing, [MANIFEST]);
}

#[test]
fn a_checkout_with_other_line_ends_does_not_drift() {
    let dir = folder();
    written(TWO, dir.path());
    for path in ["Cargo.toml", "src/lib.rs", MANIFEST] {
        let text = fs::read_to_string(dir.path().join(path)).expect("it was written");
        put(dir.path(), path, &text.replace('\n', "\r\n"));
    }
    assert!(drift(TWO, dir.path()).is_empty());
    let summary = written(TWO, dir.path()).0.expect("nothing is in the way");
    assert_eq!((summary.written.len(), summary.unchanged), (0, 3));
}

#[test]
fn a_merge_conflict_in_the_manifest_names_both_sides() {
    let both = "<<<<<<< ours\n0000000000000000  a.rs\n=======\n1111111111111111  b.rs\n>>>>>>>\n";
    let manifest = manifest::Manifest::parse(both);
    assert_eq!(manifest.paths().collect::<Vec<_>>(), ["a.rs", "b.rs"]);
}

#[test]
fn a_manifest_cannot_name_files_outside() {
    let dir = folder();
    let out = dir.path().join("out");
    put(dir.path(), "victim", "mine");
    put(&out, MANIFEST, "0000000000000000  ../victim\n");
    written(TWO, &out);
    assert!(dir.path().join("victim").exists());
}

#[test]
fn an_unwritable_place_changes_nothing() {
    let dir = folder();
    put(dir.path(), "file", "mine");
    let (summary, codes) = written(TWO, &dir.path().join("file/out"));
    assert_eq!((summary, codes), (None, vec!["E0601"]));
}

#[test]
fn paths_that_could_leave_the_folder_are_unsafe() {
    let long = "a".repeat(241);
    for path in [
        "", "/a", "../a", "a/../b", "a//b", "a/", "C:/a", "a\\b", "nul", "AUX.rs", "a.", "-a", "ä",
        &long,
    ] {
        assert!(!path::is_safe(path), "{path}");
    }
    for path in ["a", "src/models/a_b-1.rs", ".gitattributes", "Cargo.toml", "com.rs", "com10"] {
        assert!(path::is_safe(path), "{path}");
    }
}

#[test]
#[should_panic(expected = "each path once")]
fn paths_that_differ_in_case_alone_are_one() {
    tree(&[("src/User.rs", ""), ("src/user.rs", "")]);
}
