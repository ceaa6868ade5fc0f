//! Which types of a crate differ: two that have the same fields or variants, of types that do not differ, are one type
//! with two names.
//!
//! Generators name what stands inline in a description in different ways, one type a place or one type a shape, so
//! that the number of names says little about how much is typed.

use std::collections::BTreeMap;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;

/// The fields or variants of a type, or what an alias stands for.
pub type Shape = Vec<String>;

/// The words of a declaration, without attributes and visibilities.
pub fn shape(of: &impl ToTokens) -> Shape {
    let mut words = Shape::new();
    flatten(of.to_token_stream(), &mut words);
    words
}

fn flatten(tokens: TokenStream, words: &mut Shape) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(mark) if mark.as_char() == '#' => _ = tokens.next(),
            TokenTree::Ident(word) if word == "pub" => {}
            TokenTree::Group(group) => {
                words.push("(".to_owned());
                flatten(group.stream(), words);
                close(words, ")");
            }
            TokenTree::Punct(mark) if mark.as_char() == '>' => close(words, ">"),
            other => words.push(other.to_string()),
        }
    }
}

/// Ends a list. The comma after its last member stands there where a formatter broke the line.
fn close(words: &mut Shape, bracket: &str) {
    words.pop_if(|last| last == ",");
    words.push(bracket.to_owned());
}

/// The number of types that differ.
pub fn distinct(types: &BTreeMap<String, Shape>, aliases: &BTreeMap<String, Shape>) -> usize {
    let mut classes: BTreeMap<&str, usize> = types.keys().map(|name| (name.as_str(), 0)).collect();
    let mut count = usize::from(!types.is_empty());
    loop {
        let mut known = BTreeMap::new();
        let mut next = BTreeMap::new();
        for (name, shape) in types {
            let mut seen = Vec::new();
            describe(shape, &classes, aliases, 0, &mut seen);
            let class = known.len();
            next.insert(name.as_str(), *known.entry(seen).or_insert(class));
        }
        // Each round tells more types apart, until none is left to be.
        if known.len() == count {
            return count;
        }
        count = known.len();
        classes = next;
    }
}

/// Aliases of aliases, up to here.
const DEEPEST: usize = 16;

/// A shape with the classes of types in the place of their names.
fn describe(
    shape: &Shape,
    classes: &BTreeMap<&str, usize>,
    aliases: &BTreeMap<String, Shape>,
    depth: usize,
    seen: &mut Vec<String>,
) {
    for word in shape {
        if let Some(class) = classes.get(word.as_str()) {
            seen.push(format!("#{class}"));
        } else if let Some(alias) = aliases.get(word).filter(|_| depth < DEEPEST) {
            describe(alias, classes, aliases, depth + 1, seen);
        } else {
            seen.push(word.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> usize {
        let (mut types, mut aliases) = (BTreeMap::new(), BTreeMap::new());
        for item in syn::parse_file(text).expect("it is Rust").items {
            match item {
                syn::Item::Struct(item) => {
                    _ = types.insert(item.ident.to_string(), shape(&item.fields))
                }
                syn::Item::Type(item) => {
                    _ = aliases.insert(item.ident.to_string(), shape(&item.ty))
                }
                _ => {}
            }
        }
        distinct(&types, &aliases)
    }

    #[test]
    fn types_of_the_same_fields_are_one() {
        assert_eq!(
            count(
                "struct A { a: u8 } pub struct B { #[serde(rename = \"b\")] pub a: u8 } struct C { c: u8 }"
            ),
            2
        );
    }

    #[test]
    fn where_lines_end_is_no_difference() {
        assert_eq!(count("struct A { a: Option<u8> } struct B { a: Option<\n u8,\n>, }"), 1);
    }

    #[test]
    fn types_differ_if_the_types_of_their_fields_do() {
        let text = "struct A { a: X } struct B { a: Y } struct X { x: u8 } struct Y { y: u8 } type T = X; struct C { a: T }";
        assert_eq!(count(text), 4);
    }

    #[test]
    fn types_that_hold_themselves_are_compared_too() {
        assert_eq!(
            count("struct A { a: Box<A> } struct B { a: Box<B> } struct C { a: Box<u8> }"),
            2
        );
        assert_eq!(count(""), 0);
    }
}
