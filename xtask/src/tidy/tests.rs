//! Each rule, broken on purpose.

use super::*;

/// The messages about one file.
fn findings(path: &str, code: &str) -> Vec<String> {
    let text = format!("//! Owns something.\n{code}");
    let source = Source::parse(path, text).expect("the test's source is Rust");
    check(&source).iter().map(ToString::to_string).collect()
}

#[track_caller]
fn broken(path: &str, code: &str, words: &str) {
    let found = findings(path, code);
    assert!(found.len() == 1 && found[0].contains(words), "{found:?}");
    assert!(found[0].starts_with(&format!("{path}:2: ")), "{found:?}");
}

#[track_caller]
fn fine(path: &str, code: &str) {
    assert_eq!(findings(path, code), [""; 0]);
}

#[test]
fn libraries_stay_in_their_stage() {
    broken("codegen/src/plan/a.rs", "use openapiv3::Schema;", "normalize and lower");
    broken(
        "codegen/src/plan/a.rs",
        "use std::{fs::File, io};",
        "`std::fs::File` belongs only in tree",
    );
    broken("codegen/src/plan/a.rs", "fn f() { serde_yaml::to_string(&1); }", "only in load");
    broken(
        "codegen/src/plan/a.rs",
        "fn f() { println!(\"{}\", syn::parse_str(a)); }",
        "only in format",
    );
    broken("codegen/src/plan/a.rs", "fn f() { quote!(#a); }", "only in emit");
    broken("codegen/src/emit/a.rs", "use heck::ToSnakeCase;", "names table");
    broken("codegen/src/emit/a.rs", "use prettyplease::unparse;", "only in format");
    fine("codegen/src/lower/a.rs", "use openapiv3::Schema;");
    fine("codegen/src/tree/write.rs", "use std::fs;");
    fine("codegen/src/cli/input.rs", "use std::fs;");
    fine(
        "codegen/src/emit/a.rs",
        "use codegen_quote::quote; fn f() { quote! { std::fs::read(#a) } }",
    );
    fine("codegen/src/plan/a.rs", "#[cfg(test)] mod tests { use std::fs; }");
    fine("codegen/src/plan/tests.rs", "use std::fs;");
    fine("xtask/src/a.rs", "use std::fs;");
}

#[test]
fn the_ir_is_alone() {
    broken("codegen/src/ir/a.rs", "use crate::load::Document;", "ir imports no other stage");
    fine("codegen/src/ir/a.rs", "use crate::ir::Pointer; use super::Docs; use std::fmt;");
}

#[test]
fn stages_do_not_look_where_they_must_not() {
    broken("codegen/src/emit/a.rs", "use crate::config::Config;", "emit prints the plan");
    broken("codegen/src/lower/a.rs", "use proc_macro2::Ident;", "names are made in plan");
    broken("codegen/src/load/a.rs", "use crate::normalize::Parts;", "what comes after");
}

#[test]
fn emit_has_no_error_path() {
    broken("codegen/src/emit/a.rs", "fn f() -> Result<u8, String> { Ok(1) }", "no Result");
    broken(
        "codegen/src/emit/a.rs",
        "impl A { fn f(&self) -> std::io::Result<u8> { Ok(1) } }",
        "no Result",
    );
    fine("codegen/src/emit/a.rs", "impl D for A { fn fmt(&self) -> fmt::Result { ok() } }");
    fine("codegen/src/plan/a.rs", "fn f() -> Result<u8, String> { Ok(1) }");
}

#[test]
fn one_file_makes_words() {
    let source = |path: &str| {
        Source::parse(path, "//! A.\nuse heck::ToSnakeCase;".to_owned()).expect("Rust")
    };
    let (one, two) = (source("codegen/src/plan/a.rs"), source("codegen/src/plan/b.rs"));
    assert_eq!(arrows::one_file(std::slice::from_ref(&one)), None);
    assert!(arrows::one_file(&[one, two]).is_some());
}

#[test]
fn files_are_short_and_say_what_they_own() {
    let long = "\n".repeat(350);
    assert_eq!(findings("tests/src/a.rs", &long).len(), 1);
    let source = Source::parse("xtask/src/a.rs", "fn f() {}\n".to_owned()).expect("Rust");
    assert!(check(&source)[0].to_string().starts_with("xtask/src/a.rs:1: begins without"));
}

#[test]
fn nothing_is_unwrapped_outside_tests() {
    broken("codegen/src/plan/a.rs", "fn f() { a.b().unwrap(); }", "bare `unwrap`");
    fine("codegen/src/plan/a.rs", "fn f() { a.unwrap_or(1); }");
    fine("codegen/src/plan/a.rs", "#[cfg(test)] mod tests { fn f() { a.unwrap(); } }");
    fine("xtask/src/a.rs", "fn f() { a.unwrap(); }");
}

#[test]
fn the_runtime_says_what_to_copy() {
    let file = "codegen/runtime/src/runtime/a.rs";
    broken(file, "fn f() { crate::runtime::b::f(); }", "write a `use` at the top");
    broken(file, "use super::b;", "write `crate::runtime`");
    broken(file, "#[cfg(test)] mod tests {}", "codegen/runtime/tests");
    fine(file, "use crate::runtime::b; fn f() { b::f(); }");
}
