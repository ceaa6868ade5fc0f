//! Inputs and calls that cannot be used: one clear line each, exit code 2, and nothing written.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

const SPEC: &str = r#"{"openapi":"3.0.3","info":{"title":"Acme","version":"1"},"paths":{}}"#;

fn folder() -> TempDir {
    let dir = tempfile::tempdir().expect("the test can make a folder");
    write(dir.path(), "openapi.json", SPEC.as_bytes());
    dir
}

fn write(dir: &Path, name: &str, bytes: &[u8]) {
    fs::write(dir.join(name), bytes).expect("files can be written");
}

/// The first line of what a call prints to stderr, after exit code 2 and with nothing written.
#[track_caller]
fn first_line(dir: &Path, args: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_codegen"));
    let output = command.current_dir(dir).args(args.split_whitespace()).output();
    let output = output.expect("the binary runs");
    let stderr = String::from_utf8(output.stderr).expect("it prints text");
    assert_eq!(output.status.code(), Some(2), "{args}: {stderr}");
    assert!(output.stdout.is_empty(), "{args}");
    assert!(!dir.join("out").exists(), "{args} writes nothing");
    stderr.lines().next().unwrap_or_default().to_owned()
}

#[track_caller]
fn check_file(bytes: &[u8], expected: &str) {
    let dir = folder();
    write(dir.path(), "input", bytes);
    assert_eq!(first_line(dir.path(), "generate input --out out"), expected);
}

#[track_caller]
fn check_call(args: &str, expected: &str) {
    assert_eq!(first_line(folder().path(), args), expected);
}

#[test]
fn files_that_are_no_description() {
    check_file(b"", "error[E0101]: the file is empty");
    check_file(b" \n\n", "error[E0101]: the file is empty");
    check_file(b"\x7FELF\x02\x01\x01\0\0", "error[E0102]: the file is binary, not text");
    check_file(b"PK\x03\x04rest", "error[E0102]: the file is a zip archive, not text");
    check_file(b"info: caf\xE9", "error[E0102]: byte 9 is not UTF-8");
    check_file(
        b"a: [\nb: {",
        "error[E0103]: did not find expected node content, while parsing a flow node",
    );
    check_file(b"{\"a\": 1 \"b\": 2}", "error[E0103]: expected `,` or `}`");
    check_file(b"just words", "error[E0108]: an OpenAPI document is an object, and this is a text");
    check_file(b"- a\n- b\n", "error[E0108]: an OpenAPI document is an object, and this is a list");
    check_file(
        b"name: x\n",
        "error[E0202]: neither `openapi` nor `swagger` says which version this follows",
    );
    check_file(
        b"openapi: 5.0.0\npaths: {}\n",
        "error[E0201]: openapi \"5.0.0\" is not supported; 2.0, 3.0, 3.1 and 3.2 are",
    );
}

/// Files without content take no place, and none of them is read.
#[test]
fn files_that_are_too_large() {
    let dir = folder();
    let file = fs::File::create(dir.path().join("input")).expect("files can be written");
    file.set_len(1 << 30).expect("the file system knows sparse files");
    let expected = "error[E0104]: the file has 1073741824 bytes, the limit is 67108864";
    assert_eq!(first_line(dir.path(), "generate input --out out"), expected);
}

#[test]
fn files_of_another_kind() {
    let is = |what: &str| format!("error[E0107]: this is {what}, not an OpenAPI document");
    check_file(b"asyncapi: 2.6.0\nchannels: {}\n", &is("an AsyncAPI document"));
    check_file(b"{\"$schema\": \"x\", \"type\": \"object\"}", &is("a JSON Schema"));
    check_file(b"type: object\nproperties: {}\n", &is("a JSON Schema"));
    check_file(b"<!DOCTYPE html>\n<html></html>", &is("a web page"));
    check_file(b"<html><body>404</body></html>", &is("a web page"));
    check_file(b"<?xml version=\"1.0\"?><a/>", &is("XML"));
}

#[test]
fn files_that_cannot_be_read() {
    let dir = folder();
    fs::create_dir(dir.path().join("folder")).expect("folders can be made");
    let line = |args| first_line(dir.path(), args);
    assert_eq!(line("generate nope.yaml --out out"), "error[E0605]: there is no file nope.yaml");
    assert_eq!(line("generate folder --out out"), "error[E0605]: folder is a folder");
    assert_eq!(
        line("generate https://example.com/api.yaml --out out"),
        "error[E0605]: https://example.com/api.yaml is an address, and nothing is fetched from a network"
    );
    assert_eq!(
        line("generate openapi.json --out out --config nope.toml"),
        "error[E0605]: there is no file nope.toml"
    );
}

#[test]
fn a_config_that_cannot_be_used() {
    let dir = folder();
    for (text, expected) in [
        ("[package]\nnam = \"x\"\n", "error[E0502]: there is no key `nam` at `[package]`"),
        ("[package\n", "error[E0501]: unclosed table, expected `]`"),
        ("[types]\ndate = \"crono\"\n", "error[E0504]: `crono` is no value of `types.date`"),
        ("package = 1\n", "error[E0503]: `package` holds a table, but this is an integer"),
    ] {
        write(dir.path(), "codegen.toml", text.as_bytes());
        let line = first_line(dir.path(), "generate openapi.json --out out --config codegen.toml");
        assert_eq!(line, expected);
    }
}

#[test]
fn calls_that_are_misspelt() {
    check_call("generate openapi.json --outt out", "error: unexpected argument '--outt' found");
    check_call("generat openapi.json --out out", "error: unrecognized subcommand 'generat'");
    check_call(
        "generate openapi.json",
        "error: the following required arguments were not provided:",
    );
    check_call(
        "generate openapi.json --out out --package 9lives",
        "error: invalid value '9lives' for '--package <NAME>': it is not a package name: letters, digits, `-` and `_`, at most 64, a letter first",
    );
    check_call(
        "generate openapi.json --out out --allow W9999",
        "error[E0606]: there is no code `W9999`",
    );
    check_call("explain W9999", "error[E0606]: there is no code `W9999`");
}

#[cfg(unix)]
#[test]
fn an_output_folder_that_cannot_be_used() {
    let dir = folder();
    let line = |args| first_line(dir.path(), args);
    assert_eq!(
        line("generate openapi.json --out openapi.json/x"),
        "error[E0601]: cannot write to openapi.json/x: Not a directory (os error 20)"
    );
    fs::create_dir(dir.path().join("mine")).expect("folders can be made");
    write(dir.path(), "mine/README.md", b"mine");
    assert_eq!(
        line("generate openapi.json --out mine"),
        "error[E0602]: mine/README.md was not written by the generator, and the output needs its place"
    );
    assert_eq!(fs::read_dir(dir.path().join("mine")).expect("readable").count(), 1);
}
