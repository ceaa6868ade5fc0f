//! What a crate consists of, counted in its sources: lines, types, and fields without a type of their own.
//!
//! A crate that is cheap because it types less is not cheap, so the counts stand beside the times.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use syn::punctuated::Punctuated;
use syn::visit::{Visit, visit_item_enum, visit_item_impl, visit_item_struct, visit_item_type};
use syn::{Attribute, Fields, GenericArgument, Ident, Path, PathArguments, Token, Type};

use crate::Outcome;

/// The counts of one crate.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Census {
    /// Files of Rust.
    pub files: usize,
    /// Lines of them.
    pub lines: usize,
    /// Structs and enums that can be read or written, outside of support code.
    pub types: usize,
    /// Fields of them, and of variants.
    pub fields: usize,
    /// Fields, variants and aliases that hold any JSON.
    pub untyped: usize,
}

/// Count the lines, types and untyped fields of a crate, as JSON
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder of the sources
    folder: PathBuf,
}

/// Runs the command.
pub fn run(args: &Args) -> Outcome {
    println!("{}", serde_json::to_string(&census(&args.folder)?)?);
    Ok(0)
}

/// Counts the sources below a folder.
fn census(folder: &std::path::Path) -> Result<Census, Box<dyn Error>> {
    let mut census = Census::default();
    let mut open = vec![folder.to_owned()];
    while let Some(path) = open.pop() {
        for entry in fs::read_dir(&path)? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                count(&fs::read_to_string(&path)?, is_support(&path, folder), &mut census)?;
            }
        }
    }
    Ok(census)
}

/// Support code is built, so its lines count; its types describe no API.
fn is_support(path: &std::path::Path, folder: &std::path::Path) -> bool {
    path.strip_prefix(folder).is_ok_and(|path| path.starts_with("runtime"))
}

fn count(text: &str, is_support: bool, census: &mut Census) -> syn::Result<()> {
    census.files += 1;
    census.lines += text.lines().count();
    if !is_support {
        let mut counting = Counting { census, types: BTreeSet::new() };
        counting.visit_file(&syn::parse_file(text)?);
        counting.census.types += counting.types.len();
    }
    Ok(())
}

/// Counts a file. What derives serde's traits and what implements them by hand is a type of data; a
/// builder of a request is not.
struct Counting<'a> {
    census: &'a mut Census,
    types: BTreeSet<String>,
}

impl Counting<'_> {
    fn item(&mut self, ident: &Ident, attributes: &[Attribute]) {
        if attributes.iter().any(derives_serde) {
            self.types.insert(ident.to_string());
        }
    }

    fn fields(&mut self, fields: &Fields) {
        self.census.fields += fields.len();
        self.census.untyped += fields.iter().filter(|field| is_untyped(&field.ty)).count();
    }
}

impl<'ast> Visit<'ast> for Counting<'_> {
    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.item(&item.ident, &item.attrs);
        self.fields(&item.fields);
        visit_item_struct(self, item);
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.item(&item.ident, &item.attrs);
        for variant in &item.variants {
            self.fields(&variant.fields);
        }
        visit_item_enum(self, item);
    }

    fn visit_item_type(&mut self, item: &'ast syn::ItemType) {
        self.census.untyped += usize::from(is_untyped(&item.ty));
        visit_item_type(self, item);
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        let of_serde = item.trait_.as_ref().is_some_and(|(path, _)| is_serde(path));
        if let (true, Type::Path(of)) = (of_serde, &*item.self_ty) {
            self.types.extend(of.path.segments.last().map(|last| last.ident.to_string()));
        }
        visit_item_impl(self, item);
    }
}

fn derives_serde(attribute: &Attribute) -> bool {
    let traits = Punctuated::<Path, Token![,]>::parse_terminated;
    attribute.path().is_ident("derive")
        && attribute.parse_args_with(traits).is_ok_and(|paths| paths.iter().any(is_serde))
}

fn is_serde(path: &Path) -> bool {
    let last = path.segments.last();
    last.is_some_and(|last| last.ident == "Deserialize" || last.ident == "Serialize")
}

/// `Value`, and containers of it: `Option<Value>`, `Vec<Value>`, `Map<String, Value>`.
fn is_untyped(of: &Type) -> bool {
    let Type::Path(path) = of else { return false };
    let Some(last) = path.path.segments.last() else { return false };
    match &last.arguments {
        PathArguments::AngleBracketed(arguments) => {
            arguments.args.iter().any(|argument| match argument {
                GenericArgument::Type(inner) => is_untyped(inner),
                _ => false,
            })
        }
        _ => last.ident == "Value",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn untyped_fields_are_found_inside_containers() {
        let mut census = Census::default();
        let text = "#[derive(Debug, serde::Deserialize)] struct A { a: Option<serde_json::Value>, b: Vec<HashMap<String, Value>>, c: u8 }
            impl Serialize for B { } enum B { C(Value), D { e: String } }
            type F = serde_json::Value;
            mod inner { struct G; }";
        count(text, false, &mut census).expect("it is Rust");
        let expected = Census { files: 1, lines: 4, types: 2, fields: 5, untyped: 4 };
        assert_eq!(census, expected);
    }

    #[test]
    fn support_code_counts_by_its_lines_alone() {
        let mut census = Census::default();
        count("struct A;\n", true, &mut census).expect("it is Rust");
        assert_eq!(census, Census { files: 1, lines: 1, ..Census::default() });
    }
}
