//! What the text of a file looks like.

use super::*;

fn check(source: &str, expected: &str) {
    let tokens = source.parse().expect("the test's source is Rust");
    let text = rust("src/test.rs", tokens);
    assert_eq!(text.strip_prefix(HEADER).expect("every file begins with the header"), expected);
}

#[test]
fn one_line_items_of_a_kind_stand_together() {
    check(
        "#![doc = \" Crate.\"] mod a; mod b; pub use a::A; pub use b::B; use x::Y; struct S { a: u8, b: u8 } fn f() {}",
        "//! Crate.\n\nmod a;\nmod b;\n\npub use a::A;\npub use b::B;\n\nuse x::Y;\n\nstruct S {\n    a: u8,\n    b: u8,\n}\n\nfn f() {}\n",
    );
}

#[test]
fn functions_of_impls_and_traits_are_parted() {
    check(
        "impl A { const X: u8 = 1; const Y: u8 = 2; #[doc = \" d\"] const Z: u8 = 3; fn f() {} fn g() {} }",
        "impl A {\n    const X: u8 = 1;\n    const Y: u8 = 2;\n\n    /// d\n    const Z: u8 = 3;\n\n    fn f() {}\n\n    fn g() {}\n}\n",
    );
    check(
        "trait T { type A; fn f(); fn g(); }",
        "trait T {\n    type A;\n\n    fn f();\n\n    fn g();\n}\n",
    );
}

#[test]
fn doc_attributes_become_doc_comments() {
    check(
        "#[doc = \" It's `x`.\"] #[doc = \"\"] #[doc = \" More.\"] struct S;",
        "/// It's `x`.\n///\n/// More.\nstruct S;\n",
    );
}

#[test]
fn a_document_is_not_to_blame_for_tokens_that_do_not_parse() {
    let broken = || rust("src/broken.rs", "fn fn".parse().expect("tokens need not be Rust"));
    let panic = std::panic::catch_unwind(broken).expect_err("this is no Rust");
    let message = panic.downcast_ref::<String>().expect("a formatted message");
    assert!(message.contains("src/broken.rs"), "{message}");
}

#[test]
fn workers_lose_and_reorder_nothing() {
    let ids: Vec<usize> = (0..200).collect();
    let make = |id: &usize| {
        let name = quote_ident(*id);
        (format!("src/f{id}.rs"), crate::emit::Artifact::Rust(name))
    };
    let tree = run_all(&ids, make);
    assert_eq!(tree.iter().count(), 200);
    assert_eq!(tree, run_all(&ids, make));
    assert_eq!(tree.get("src/f7.rs"), Some(format!("{HEADER}struct S7;\n").as_str()));
}

fn quote_ident(id: usize) -> TokenStream {
    format!("struct S{id};").parse().expect("the test's source is Rust")
}
