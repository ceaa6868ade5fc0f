//! The layout of each construct, and that nothing but the layout changes.

use std::path::{Path, PathBuf};

use super::{Lexemes, print};

fn printed(source: &str) -> String {
    print(&Lexemes::read(source.parse().expect("the test's source is Rust")))
}

fn check(source: &str, expected: &str) {
    assert_eq!(printed(source), expected);
}

/// Wraps statements so that they can be read as items, and takes the wrapping off again.
fn check_statements(source: &str, expected: &str) {
    let text = printed(&format!("fn f() {{ {source} }}"));
    let inside = text.strip_prefix("fn f() {\n").and_then(|text| text.strip_suffix("}\n"));
    let lines = inside.expect("a function with a body").lines();
    let lines: Vec<_> = lines.map(|line| line.strip_prefix("    ").unwrap_or(line)).collect();
    assert_eq!(lines.join("\n"), expected);
}

#[test]
fn items_of_a_kind_stand_together_and_all_others_alone() {
    check(
        "#![doc = \" D.\"] mod a; mod b; pub use a::A; use b::{B, C}; struct S; #[derive(Debug, Clone)] pub struct T { pub a: u8, #[doc = \" B.\"] b: Vec<u8>, } fn f() {}",
        "//! D.\n\nmod a;\nmod b;\n\npub use a::A;\n\nuse b::{B, C};\n\nstruct S;\n\n#[derive(Debug, Clone)]\npub struct T {\n    pub a: u8,\n    /// B.\n    b: Vec<u8>,\n}\n\nfn f() {}\n",
    );
}

#[test]
fn types_and_comparisons_are_told_apart() {
    check(
        "impl<'a, T: Into<Vec<&'a str>> + ?Sized> A<'a> for <T as B>::C { const D: bool = 1 < 2; type E = fn(&mut [u8]) -> Box<dyn Fn(u8) -> u8>; }",
        "impl<'a, T: Into<Vec<&'a str>> + ?Sized> A<'a> for <T as B>::C {\n    const D: bool = 1 < 2;\n\n    type E = fn(&mut [u8]) -> Box<dyn Fn(u8) -> u8>;\n}\n",
    );
    check_statements(
        "let a = b::<C>(*d, &e, -1, !f) && g > h as i64 - 1;",
        "let a = b::<C>(*d, &e, -1, !f) && g > h as i64 - 1;",
    );
}

#[test]
fn a_head_that_is_too_long_takes_a_line_a_parameter() {
    check(
        "pub fn a_name_of_thirty_characters_(first: SomethingThatIsLong, second: SomethingThatIsLong,) -> Result<(), E> { a() }",
        "pub fn a_name_of_thirty_characters_(\n    first: SomethingThatIsLong,\n    second: SomethingThatIsLong,\n) -> Result<(), E> {\n    a()\n}\n",
    );
}

#[test]
fn statements_end_with_their_semicolon_or_their_braces() {
    check_statements(
        "let mut a = B { c, d: 1, ..e }; if a.c { f(); } else { g() } match a { B { c, .. } if c => 1, _ => { 2 } } for x in y.z() { x?; } a.h(|i, j| i + j).k()?",
        "let mut a = B { c, d: 1, ..e };\nif a.c {\n    f();\n} else {\n    g()\n}\nmatch a {\n    B { c, .. } if c => 1,\n    _ => {\n        2\n    }\n}\nfor x in y.z() {\n    x?;\n}\na.h(|i, j| i + j).k()?",
    );
}

#[test]
fn a_short_choice_stays_on_its_line() {
    check_statements("let a = if b { c } else { d };", "let a = if b { c } else { d };");
}

#[test]
fn a_chain_takes_a_line_a_call() {
    check_statements(
        "crate::Client::builder().base_url(\"https://a.name.that.is.long.example\").transport(self.transport.clone()).build()",
        "crate::Client::builder()\n    .base_url(\"https://a.name.that.is.long.example\")\n    .transport(self.transport.clone())\n    .build()",
    );
}

#[test]
fn the_last_argument_is_held_close() {
    check_statements(
        "call.json(&codec::Reference(body, codec::Of::<models::AnObjectWithAVeryLongNameIndeedWithoutAnEnd>::new(),),);",
        "call.json(&codec::Reference(\n    body,\n    codec::Of::<models::AnObjectWithAVeryLongNameIndeedWithoutAnEnd>::new(),\n));",
    );
    check_statements(
        "read(deserializer, |slots: Slots| { Some(Self { a: slots.a }) })",
        "read(deserializer, |slots: Slots| {\n    Some(Self { a: slots.a })\n})",
    );
}

#[test]
fn a_long_arm_gets_braces() {
    check_statements(
        "match error { operations::AnErrorWithAVeryLongName::UnprocessableEntity(value) => mock::MockAnswer::json(422, &**value), }",
        "match error {\n    operations::AnErrorWithAVeryLongName::UnprocessableEntity(value) => {\n        mock::MockAnswer::json(422, &**value)\n    }\n}",
    );
}

#[test]
fn long_conditions_take_a_line_an_operand() {
    check_statements(
        "self.first_member_with_a_long_name == other.first_member_with_a_long_name && self.second == other.second",
        "self.first_member_with_a_long_name == other.first_member_with_a_long_name\n    && self.second == other.second",
    );
}

#[test]
fn commas_that_change_the_meaning_are_neither_added_nor_removed() {
    check("type A = (u8,);", "type A = (u8,);\n");
    let long = "AVeryLongNameOfATypeThatFillsTheLineAlmostWhollyByItselfAndThenSomeMoreOfIt";
    let text = printed(&format!("fn f(a: &[models::other::{long}], b: u8) {{ g!(a,); }}"));
    syn::parse_file(&text).expect("a slice has one type and no comma");
    assert!(text.contains("g!(a,);"), "{text}");
}

#[test]
fn docs_that_no_comment_can_say_stay_attributes() {
    check("#[doc = \"a\\nb\"] struct S;", "#[doc = \"a\\nb\"]\nstruct S;\n");
    check("#[doc = \"/ a\"] struct S;", "#[doc = \"/ a\"]\nstruct S;\n");
    check("#[doc = \" \\\"a\\\" \\\\ \\u{e9}\"] struct S;", "/// \"a\" \\ é\nstruct S;\n");
}

/// The sources of the golden crates.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the golden crates are there") {
        let path = entry.expect("the golden crates are readable").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Another printer, which reads the whole grammar, tells whether two texts are the same program.
fn normal(text: &str) -> String {
    let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    prettyplease::unparse(&file)
}

#[test]
fn nothing_but_the_layout_of_the_golden_crates_changes() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases"), &mut files);
    assert!(files.len() > 100, "{} files", files.len());
    for path in
        files.iter().filter(|path| !path.components().any(|part| part.as_os_str() == "runtime"))
    {
        let text = std::fs::read_to_string(path).expect("a source is text");
        let again = print(&Lexemes::read(text.parse().expect("a golden crate is Rust")));
        assert_eq!(normal(&text), normal(&again), "{}", path.display());
    }
}
