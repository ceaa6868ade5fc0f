//! Generating into a folder of somebody else's workspace: as a member, excluded, and overlooked.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const SPEC: &str = r#"{"openapi":"3.0.3","info":{"title":"Acme","version":"1"},"paths":{}}"#;

/// A workspace with this root manifest, with a client generated into `clients/acme`.
fn workspace(root: &str) -> TempDir {
    let dir = tempfile::tempdir().expect("the test can make a folder");
    let write = |path: &str, text: &str| {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().expect("it is below the folder"))
            .expect("folders can be made");
        fs::write(path, text).expect("files can be written");
    };
    write("Cargo.toml", root);
    write("app/Cargo.toml", "[package]\nname = \"app\"\nversion = \"0.1.0\"\nedition = \"2021\"\n");
    write("app/src/lib.rs", "");
    write("acme.json", SPEC);
    let mut command = Command::new(env!("CARGO_BIN_EXE_codegen"));
    command.args(["generate", "acme.json", "--out", "clients/acme"]).current_dir(dir.path());
    let output = command.output().expect("the binary runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    dir
}

/// What cargo knows about the package in `folder`, without asking a registry.
fn metadata(folder: &Path) -> Output {
    let mut command = Command::new(env!("CARGO"));
    command.args(["metadata", "--no-deps", "--offline", "--format-version=1"]).current_dir(folder);
    command.output().expect("cargo runs")
}

/// The workspace root that cargo gives, and the names of its packages.
fn understood(folder: &Path) -> (String, Vec<String>) {
    let output = metadata(folder);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let packages = json["packages"].as_array().expect("a list");
    let names = packages.iter().filter_map(|package| Some(package["name"].as_str()?.to_owned()));
    (json["workspace_root"].as_str().expect("a path").to_owned(), names.collect())
}

fn canonical(path: &Path) -> String {
    path.canonicalize().expect("it is there").to_string_lossy().into_owned()
}

#[test]
fn a_member_is_one_of_the_packages() {
    let dir = workspace("[workspace]\nmembers = [\"app\", \"clients/*\"]\n");
    let (root, names) = understood(dir.path());
    assert_eq!(names, ["app", "acme"]);
    assert_eq!(root, canonical(dir.path()));
}

#[test]
fn an_excluded_folder_stands_alone() {
    let dir = workspace("[workspace]\nmembers = [\"app\"]\nexclude = [\"clients\"]\n");
    let client = dir.path().join("clients/acme");
    let (root, names) = understood(&client);
    assert_eq!(names, ["acme"]);
    assert_eq!(root, canonical(&client));
    assert_eq!(understood(dir.path()).1, ["app"]);
}

#[test]
fn a_folder_that_the_workspace_overlooks_is_what_the_documentation_says_it_is() {
    let dir = workspace("[workspace]\nmembers = [\"app\"]\n");
    let output = metadata(&dir.path().join("clients/acme"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && said.contains("workspace.members"), "{said}");
    let readme = concat!(env!("CARGO_MANIFEST_DIR"), "/../README.md");
    let readme = fs::read_to_string(readme).expect("it is checked in");
    assert!(
        readme.contains("`members`") && readme.contains("`exclude`"),
        "the README tells the cure"
    );
}

#[test]
fn a_package_named_like_a_dependency_has_a_library_of_another_name() {
    let dir = tempfile::tempdir().expect("the test can make a folder");
    fs::write(dir.path().join("acme.json"), SPEC).expect("files can be written");
    for (package, library) in
        [("http", "http_client"), ("core", "core_client"), ("fn", "fn_client"), ("a-b", "a_b")]
    {
        let mut command = Command::new(env!("CARGO_BIN_EXE_codegen"));
        command.args(["generate", "acme.json", "--out", package, "--package", package]);
        let output = command.current_dir(dir.path()).output().expect("the binary runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let output = metadata(&dir.path().join(package));
        let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let targets = json["packages"][0]["targets"].as_array().expect("a list");
        let named = |target: &&serde_json::Value| target["kind"][0] == "lib";
        assert_eq!(targets.iter().find(named).expect("a library")["name"], library, "{package}");
        let readme = fs::read_to_string(dir.path().join(package).join("README.md"));
        assert!(readme.expect("it is there").contains(&format!("{library}::Client")), "{package}");
    }
}
