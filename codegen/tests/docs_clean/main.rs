//! Descriptions of every kind, hostile and usual, in a crate that rustdoc, clippy and the doctests of cargo are run on.

mod hostile;
mod usual;

use codegen::emit::docs;
use codegen_quote::quote;
use codegen_tokens::{Ident, TokenStream};
use std::{path::Path, process::Command};

const MANIFEST: &str =
    "[package]\nname = \"documented\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n";

#[test]
fn every_tool_is_content() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), &prettyplease::unparse(&file()));
    let doc = cargo(folder.path(), &["doc"]);
    assert!(doc.0, "cargo doc: {}", doc.1);
    let clippy = cargo(folder.path(), &["clippy", "--", "-D", "warnings"]);
    assert!(clippy.0, "cargo clippy: {}", clippy.1);
    let tests = cargo(folder.path(), &["test", "--doc"]);
    assert!(tests.0 && tests.1.contains("running 0 tests"), "cargo test --doc: {}", tests.1);
}

#[test]
fn the_tools_object_to_the_descriptions_as_they_are() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let raw = hostile::DESCRIPTIONS.iter().filter(|text| !text.contains(['\r', '\u{202E}']));
    write(
        folder.path(),
        &raw.zip(0..)
            .map(|(text, at)| format!("#[doc = {text:?}]\npub struct Raw{at};\n"))
            .collect::<String>(),
    );
    let (content, report) = cargo(folder.path(), &["doc"]);
    assert!(
        !content && report.contains("unresolved link") && report.contains("HTML tag"),
        "{report}"
    );
}

#[test]
fn the_printed_text_reads_back() {
    let expected = file();
    let printed = prettyplease::unparse(&expected);
    let read = syn::parse_file(&printed).expect("the printed file is Rust");
    assert_eq!(names(&read), names(&expected), "no item but those that were planned");
    for (read, expected) in read.items.iter().zip(&expected.items) {
        assert_eq!(texts(read), texts(expected));
    }
    assert!(printed.lines().all(|line| line.starts_with("///")
        || line.starts_with("//!")
        || line.starts_with("pub struct ")));
}

#[test]
fn there_is_enough_to_see() {
    assert!(hostile::DESCRIPTIONS.len() >= 90 && usual::DESCRIPTIONS.len() >= 60);
}

fn file() -> syn::File {
    let texts = hostile::DESCRIPTIONS.iter().chain(usual::DESCRIPTIONS);
    let items = texts.zip(0..).map(|(text, at)| items(text, at));
    let items: TokenStream = items.collect();
    let file = quote!(#![doc = " Documented."] #items);
    syn::parse_file(&file.to_string()).expect("comments and structs")
}

/// One item with the description, one with its first sentence, one with the text as a value.
fn items(text: &str, at: usize) -> TokenStream {
    let whole = item(&format!("Whole{at}"), &docs::lines(text));
    let sentence =
        item(&format!("Sentence{at}"), &docs::sentence(text).into_iter().collect::<Vec<_>>());
    let value =
        item(&format!("Value{at}"), &[format!("The value {} of the document.", docs::code(text))]);
    quote!(#whole #sentence #value)
}

fn item(name: &str, lines: &[String]) -> TokenStream {
    let (docs, name) = (docs::attributes(lines), Ident::new(name));
    quote!(#docs pub struct #name;)
}

fn names(file: &syn::File) -> Vec<String> {
    file.items
        .iter()
        .map(|item| {
            if let syn::Item::Struct(item) = item {
                item.ident.to_string()
            } else {
                "other".to_owned()
            }
        })
        .collect()
}

fn texts(item: &syn::Item) -> Vec<String> {
    let syn::Item::Struct(item) = item else { return Vec::new() };
    item.attrs.iter().map(text).collect()
}

fn text(attribute: &syn::Attribute) -> String {
    match attribute.meta.require_name_value().map(|pair| &pair.value) {
        Ok(syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. })) => text.value(),
        _ => "not a text".to_owned(),
    }
}

fn write(folder: &Path, source: &str) {
    std::fs::create_dir(folder.join("src")).expect("a source folder");
    std::fs::write(folder.join("Cargo.toml"), MANIFEST).expect("a manifest");
    std::fs::write(folder.join("src/lib.rs"), source).expect("a source file");
}

/// Settings of the caller that would change what the tools say.
const IGNORED: &[&str] =
    &["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_ENCODED_RUSTDOCFLAGS", "CARGO_BUILD_TARGET"];

/// Whether the command was content, and what it said.
fn cargo(folder: &Path, arguments: &[&str]) -> (bool, String) {
    let mut command = Command::new(env!("CARGO"));
    IGNORED.iter().for_each(|name| {
        command.env_remove(name);
    });
    command.args(arguments).current_dir(folder).env("CARGO_TARGET_DIR", folder.join("target"));
    command.env("CARGO_NET_OFFLINE", "true").env("RUSTDOCFLAGS", "-D warnings");
    let output = command.output().expect("cargo runs");
    let said =
        [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    (output.status.success(), said.concat())
}
