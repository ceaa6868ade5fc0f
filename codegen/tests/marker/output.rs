//! Where a marker got to in generated files.

use codegen::tree::FileTree;
use proc_macro2::{TokenStream, TokenTree};
use pulldown_cmark::{Event, Parser, Tag};

/// A place where the marker, or a character that hides text, is more than data.
pub fn find(tree: &FileTree, marker: &str) -> Option<String> {
    tree.iter().find_map(|(path, text)| {
        let found = in_path(path).or_else(|| in_text(path, text, marker))?;
        Some(format!("{path}: {found}"))
    })
}

fn in_path(path: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    let good = |part: &str| !part.is_empty() && part != ".." && part.chars().all(plain);
    (!path.split('/').all(good)).then(|| "the path is not made of words".to_owned())
}

fn in_text(path: &str, text: &str, marker: &str) -> Option<String> {
    if let Some(c) = text.chars().find(|c| is_hidden(*c)) {
        return Some(format!("a raw {c:?}"));
    }
    match path.rsplit('.').next() {
        Some("rs") => in_rust(text, marker),
        Some("toml") => in_manifest(text, marker),
        Some("md") => in_markdown(text),
        _ => None,
    }
}

/// Control characters but the line feed, and those that turn or hide text.
fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn in_rust(text: &str, marker: &str) -> Option<String> {
    // No comment is ours but the header; documentation is a literal for the parser.
    let comment =
        |line: &&str| line.trim_start().starts_with("//") && !line.trim_start().starts_with("///");
    let comments =
        text.lines().filter(comment).filter(|line| !line.trim_start().starts_with("//!"));
    if let Some(line) = comments.into_iter().find(|line| line.contains(marker)) {
        return Some(format!("a comment: {line}"));
    }
    if let Err(error) = syn::parse_file(text) {
        return Some(format!("does not parse: {error}"));
    }
    in_tokens(text.parse().expect("it parses"), marker)
}

fn in_tokens(tokens: TokenStream, marker: &str) -> Option<String> {
    tokens.into_iter().find_map(|token| match token {
        TokenTree::Group(group) => in_tokens(group.stream(), marker),
        TokenTree::Ident(ident) if ident == marker => Some("a name of its own".to_owned()),
        TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => None,
    })
}

/// Texts of the package may hold it; no key, and nothing that Cargo acts on.
fn in_manifest(text: &str, marker: &str) -> Option<String> {
    const TEXTS: [&str; 2] = ["description", "name"];
    let manifest: toml::Table = match toml::from_str(text) {
        Ok(manifest) => manifest,
        Err(error) => return Some(error.to_string()),
    };
    manifest.iter().find_map(|(section, value)| {
        let toml::Value::Table(table) = value else { return None };
        table.iter().find_map(|(key, value)| {
            let is_text = section == "package" && TEXTS.contains(&key.as_str());
            let marked = key.contains(marker) || (!is_text && value.to_string().contains(marker));
            marked.then(|| format!("{section}.{key} = {value}"))
        })
    })
}

/// HTML that is no comment of ours, and links to anywhere but the web.
fn in_markdown(text: &str) -> Option<String> {
    let live = |event: &Event<'_>| match event {
        Event::Html(html) | Event::InlineHtml(html) => !html.starts_with("<!-- @generated"),
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
            !dest_url.starts_with("https://")
        }
        _ => false,
    };
    Parser::new(text).find(live).map(|event| format!("{event:?} is live"))
}
