//! What the text of a file looks like.

use super::*;

fn check(source: &str, expected: &str) {
    let tokens = source.parse().expect("the test's source is Rust");
    let text = root("src/lib.rs", tokens);
    assert_eq!(text.strip_prefix(HEADER).expect("every file begins with the header"), expected);
}

#[test]
fn one_line_items_of_a_kind_stand_together() {
    check(
        "#![doc = \" Crate.\"] mod a; mod b; pub use a::A; pub use b::B; use x::Y; struct S { a: u8, b: u8 } fn f() {}",
        "//! Crate.\n\n#[rustfmt::skip]\nmod a;\n#[rustfmt::skip]\nmod b;\n\npub use a::A;\npub use b::B;\n\nuse x::Y;\n\nstruct S {\n    a: u8,\n    b: u8,\n}\n\nfn f() {}\n",
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
    let broken = || root("src/broken.rs", "fn fn".parse().expect("tokens need not be Rust"));
    let panic = std::panic::catch_unwind(broken).expect_err("this is no Rust");
    let message = panic.downcast_ref::<String>().expect("a formatted message");
    assert!(message.contains("src/broken.rs"), "{message}");
}

#[test]
fn workers_lose_and_reorder_nothing() {
    let ids: Vec<usize> = (0..200).collect();
    let make = |id: &usize| {
        let name = quote_ident(*id);
        (format!("src/f{id}.rs"), Artifact::Rust(name))
    };
    let (tree, _) = run_all(&ids, make);
    assert_eq!(tree.iter().count(), 200);
    assert_eq!(tree, run_all(&ids, make).0);
    assert_eq!(tree.get("src/f7.rs"), Some(format!("{HEADER}struct S7;\n").as_str()));
}

fn quote_ident(id: usize) -> TokenStream {
    format!("struct S{id};").parse().expect("the test's source is Rust")
}

#[test]
fn imports_are_sorted_as_rustfmt_sorts_them() {
    check(
        "pub use b::C; pub use a::{D, E}; pub use a::x::F; use z::Z; use crate::B; use crate::a::A; use self::q; use a::*; use a::b;",
        "pub use a::x::F;\npub use a::{D, E};\npub use b::C;\n\nuse self::q;\nuse crate::B;\nuse crate::a::A;\nuse a::b;\nuse a::*;\nuse z::Z;\n",
    );
}

/// What users run; `None` where the toolchain has no rustfmt.
fn formatted(text: &str) -> Option<String> {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let mut child = Command::new("rustfmt")
        .args(["--edition", "2024"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    child.stdin.take()?.write_all(text.as_bytes()).ok()?;
    let output = child.wait_with_output().ok()?;
    output.status.success().then(|| String::from_utf8(output.stdout).expect("rustfmt prints text"))
}

#[test]
fn a_root_is_left_alone_by_rustfmt() {
    let source = "#![doc = \" Crate.\"] mod client; pub mod models; #[doc(hidden)] pub mod runtime; \
        pub use runtime::retry::RetryPolicy; pub use runtime::error::{CallError, Error}; pub use client::Client; \
        #[doc = \" T.\"] pub mod transport { pub use crate::runtime::body::Body; pub use crate::runtime::a::*; } \
        #[cfg(feature = \"mock\")] pub mod mock { pub use crate::runtime::mock::Mock; }";
    let text = root("src/lib.rs", source.parse().expect("the test's source is Rust"));
    if let Some(formatted) = formatted(&text) {
        assert_eq!(formatted, text);
    }
}
