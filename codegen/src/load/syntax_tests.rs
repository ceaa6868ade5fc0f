//! One text in, the tree or the first complaint out.

use serde_json::json;

use crate::diagnostics::{Diagnostics, Format, render};
use crate::load::{Sources, load};

/// The tree as JSON, or every complaint as `CODE line:column message`, one a line.
fn outcome(text: &str) -> String {
    let mut diagnostics = Diagnostics::new();
    let document = load("a.yaml", text.as_bytes(), &mut diagnostics);
    let sources = Sources::lossy("a.yaml", text.as_bytes());
    let sources = document.as_ref().map_or(&sources, |document| &document.sources);
    let lines = render(&diagnostics, sources, Format::Json, false);
    let mut out = String::new();
    for line in lines.lines() {
        let one: serde_json::Value = serde_json::from_str(line).expect("a JSON line");
        let start = &one["span"]["start"];
        out += &format!(
            "{} {}:{} {}\n",
            one["code"].as_str().unwrap_or(""),
            start["line"],
            start["column"],
            one["message"].as_str().unwrap_or("")
        );
    }
    out + &document.map_or(String::new(), |document| document.value.to_string())
}

fn check(text: &str, expected: &str) {
    assert_eq!(outcome(text), expected, "{text:?}");
}

#[test]
fn scalars_and_keys() {
    check(
        "paths: {200: ~, true: 0x1F, 1.10: 1.10, ~: no}",
        r#"{"paths":{"200":null,"true":31,"1.10":1.1,"~":"no"}}"#,
    );
    check(r#"{"paths": {"<<": {"a": 1}}}"#, r#"{"paths":{"<<":{"a":1}}}"#);
    check("paths: 99999999999999999999999", r#"{"paths":1e+23}"#);
}

#[test]
fn merges() {
    check(
        "paths:\n  a: &a {x: 1, y: 2}\n  b: {<<: *a, y: 3}\n  c: {<<: [*a, {z: 4}]}\n",
        r#"{"paths":{"a":{"x":1,"y":2},"b":{"y":3,"x":1},"c":{"x":1,"y":2,"z":4}}}"#,
    );
    check(
        "paths:\n  <<: dog\n",
        "W0116 2:3 `<<` merges a mapping or a list of mappings, and this is neither\n{\"paths\":{\"<<\":\"dog\"}}",
    );
}

#[test]
fn duplicates_point_at_the_later_one() {
    check(
        "paths: 1\ninfo: 2\npaths: 3\npaths: 4\n",
        "W0110 3:1 `paths` is there already in `/`; the first is used\nW0110 4:1 `paths` is there already in `/`; the first is used\n{\"paths\":1,\"info\":2}",
    );
    check(
        r#"{"paths": {"a": 1, "a": {"b": [2]}}}"#,
        "W0110 1:20 `a` is there already in `/paths`; the first is used\n{\"paths\":{\"a\":1}}",
    );
}

#[test]
fn line_ends_and_several_documents() {
    check("paths:\r\n  a: 1\r\n", r#"{"paths":{"a":1}}"#);
    check(
        "---\npaths: 1\n---\npaths: 2\n",
        "W0111 3:1 the file holds several YAML documents; the first one is read\n{\"paths\":1}",
    );
}

#[test]
fn tabs() {
    check(
        "paths:\n\ta:\n\t\tb: 1\n",
        "W0112 2:1 a tab in the indentation, which YAML forbids; it is read as spaces\n{\"paths\":{\"a\":{\"b\":1}}}",
    );
    check(
        "paths:\n    a: 1\n\tb: 2\n",
        "W0112 3:1 a tab in the indentation, which YAML forbids; it is read as spaces\n{\"paths\":{\"a\":1,\"b\":2}}",
    );
}

#[test]
fn loose_json() {
    check(
        "{\"paths\": 1,}",
        "W0113 1:12 this is not strict JSON (trailing comma); it is read as YAML\n{\"paths\":1}",
    );
    check("{\"paths\": [1, 2", "E0103 1:15 EOF while parsing a list\n");
    check("{\"paths\": \"\\ud800\"}", "E0103 1:18 unexpected end of hex escape\n");
    check("{\"paths\": 1e400}", "E0103 1:15 number out of range\n");
}

#[test]
fn infinities_and_tags() {
    check(
        "paths: [.nan, -.inf]",
        "W0114 1:9 `.nan` is a number that JSON cannot carry; it is read as text\nW0114 1:15 `-.inf` is a number that JSON cannot carry; it is read as text\n{\"paths\":[\".nan\",\"-.inf\"]}",
    );
    check(
        "paths: !Ref {a: !x 1}",
        "W0115 1:8 the YAML tag `!Ref` means nothing here and is ignored\nW0115 1:17 the YAML tag `!x` means nothing here and is ignored\n{\"paths\":{\"a\":1}}",
    );
}

#[test]
fn an_alias_without_its_anchor_is_named() {
    check("paths: {<<: *nope, a: 1}", "E0103 1:13 there is no anchor `&nope` above for `*nope`\n");
}

#[test]
fn bombs_and_towers() {
    let mut bomb = "a0: &a0 [x, x]\n".to_owned();
    for level in 1..30 {
        bomb += &format!("a{level}: &a{level} [*a{0}, *a{0}]\n", level - 1);
    }
    assert!(outcome(&bomb).starts_with("E0106"), "{}", outcome(&bomb));
    assert!(outcome("paths: &a [*a]").starts_with("E010"), "{}", outcome("paths: &a [*a]"));
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("- ", "")] {
        let tower = format!("{}1{}", open.repeat(10_000), close.repeat(10_000));
        let seen = outcome(&tower);
        assert!(seen.starts_with("E010"), "{open}: {seen}");
    }
    assert!(outcome(&"[".repeat(1_000_000)).starts_with("E0105"));
    assert!(outcome(&format!("a: {}", "[".repeat(1_000_000))).starts_with("E010"));
    let level = json!({"paths": [[[[1]]]]}).to_string();
    check(&level, &level);
}

#[test]
fn other_documents() {
    for (text, what) in [
        ("<!DOCTYPE html><html></html>", "a web page"),
        ("<?xml version='1.0'?><a/>", "XML"),
        ("asyncapi: 2.0.0", "an AsyncAPI document"),
        ("{\"$schema\": \"x\", \"type\": \"object\"}", "a JSON Schema"),
        ("{\"info\": {\"_postman_id\": \"x\"}, \"item\": []}", "a Postman collection"),
    ] {
        let seen = outcome(text);
        assert!(seen.starts_with("E0107") && seen.contains(what), "{seen}");
    }
    check("null", "E0108 1:1 an OpenAPI document is an object, and this is null\n");
    check("[]", "E0108 1:1 an OpenAPI document is an object, and this is a list\n");
    check("\"string\"", "E0108 1:1 an OpenAPI document is an object, and this is a text\n");
}

#[test]
fn a_comment_in_json_is_told() {
    let expected = |place: &str| format!("E0103 {place} JSON has no comments\n");
    check("// an API\n{\"paths\": {}}", &expected("1:1"));
    check("{\"paths\": {}, // an API\n\"tags\": []}", &expected("1:15"));
    check("{\"paths\": /* an API */ {}}", &expected("1:11"));
    check("/* an API */ // of ours\n{\"paths\": {}}", &expected("1:1"));
    check("// an API: 1\npaths: {}", r#"{"// an API":1,"paths":{}}"#);
}
