//! What a crate consists of, counted in its sources: lines, types, and fields without a type of their own.
//!
//! A crate that is cheap because it types less is not cheap, so the counts stand beside the times.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use syn::punctuated::Punctuated;
use syn::visit::{Visit, visit_item_enum, visit_item_impl, visit_item_struct, visit_item_type};
use syn::{
    Attribute, Fields, GenericArgument, Ident, Path, PathArguments, Token, Type, Visibility,
};

use super::shapes::{Shape, distinct, shape};
use crate::Outcome;

/// The counts of one crate.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Census {
    /// Files of Rust.
    pub files: usize,
    /// Lines of them.
    pub lines: usize,
    /// Public enums, and public structs that can be read or written, outside of support code.
    pub types: usize,
    /// Those of them that differ in more than their names.
    pub distinct: usize,
    /// Other names for types.
    pub aliases: usize,
    /// Fields of types, and of variants.
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
    let mut counting = Counting::default();
    let mut open = vec![folder.to_owned()];
    while let Some(path) = open.pop() {
        for entry in fs::read_dir(&path)? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                counting.file(&fs::read_to_string(&path)?, is_support(&path, folder))?;
            }
        }
    }
    Ok(counting.census())
}

/// Support code is built, so its lines count; its types describe no API.
fn is_support(path: &std::path::Path, folder: &std::path::Path) -> bool {
    path.strip_prefix(folder).is_ok_and(|path| path.starts_with("runtime"))
}

/// Counts a crate. A struct that derives serde's traits or implements them by hand is a type of data; a
/// builder of a request is not. An enum always is one: whether the errors of an operation can be read as
/// they stand is a matter of taste.
#[derive(Default)]
struct Counting {
    counts: Census,
    /// What can be named.
    types: BTreeMap<String, Shape>,
    aliases: BTreeMap<String, Shape>,
    /// What can be read or written.
    of_data: BTreeSet<String>,
}

impl Counting {
    fn file(&mut self, text: &str, is_support: bool) -> syn::Result<()> {
        self.counts.files += 1;
        self.counts.lines += text.lines().count();
        if !is_support {
            self.visit_file(&syn::parse_file(text)?);
        }
        Ok(())
    }

    fn census(mut self) -> Census {
        self.types.retain(|name, _| self.of_data.contains(name));
        Census {
            types: self.types.len(),
            distinct: distinct(&self.types, &self.aliases),
            aliases: self.aliases.len(),
            ..self.counts
        }
    }

    fn item(
        &mut self,
        ident: &Ident,
        visibility: &Visibility,
        attributes: &[Attribute],
        shape: Shape,
    ) {
        if is_public(visibility) {
            self.types.insert(ident.to_string(), shape);
        }
        if attributes.iter().any(derives_serde) {
            self.of_data.insert(ident.to_string());
        }
    }

    fn fields(&mut self, fields: &Fields) {
        self.counts.fields += fields.len();
        self.counts.untyped += fields.iter().filter(|field| is_untyped(&field.ty)).count();
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

impl<'ast> Visit<'ast> for Counting {
    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.item(&item.ident, &item.vis, &item.attrs, shape(&item.fields));
        // Slots are the fields of a type once more.
        if is_public(&item.vis) {
            self.fields(&item.fields);
        }
        visit_item_struct(self, item);
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.item(&item.ident, &item.vis, &item.attrs, shape(&item.variants));
        if is_public(&item.vis) {
            self.of_data.insert(item.ident.to_string());
            item.variants.iter().for_each(|variant| self.fields(&variant.fields));
        }
        visit_item_enum(self, item);
    }

    fn visit_item_type(&mut self, item: &'ast syn::ItemType) {
        self.counts.untyped += usize::from(is_untyped(&item.ty));
        if is_public(&item.vis) {
            self.aliases.insert(item.ident.to_string(), shape(&item.ty));
        }
        visit_item_type(self, item);
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        let of_serde = item.trait_.as_ref().is_some_and(|(path, _)| is_serde(path));
        if let (true, Type::Path(of)) = (of_serde, &*item.self_ty) {
            self.of_data.extend(of.path.segments.last().map(|last| last.ident.to_string()));
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

    fn count(text: &str, is_support: bool) -> Census {
        let mut counting = Counting::default();
        counting.file(text, is_support).expect("it is Rust");
        counting.census()
    }

    #[test]
    fn untyped_fields_are_found_inside_containers() {
        let text = "#[derive(Debug, serde::Deserialize)] pub struct A { a: Option<serde_json::Value>, b: Vec<HashMap<String, Value>>, c: u8 }
            impl Serialize for B { } pub enum B { C(Value), D { e: String } }
            pub type F = serde_json::Value; struct Slots { a: Value }
            mod inner { pub struct G; }";
        let expected =
            Census { files: 1, lines: 4, types: 2, distinct: 2, aliases: 1, fields: 5, untyped: 4 };
        assert_eq!(count(text, false), expected);
    }

    #[test]
    fn support_code_counts_by_its_lines_alone() {
        let expected = Census { files: 1, lines: 1, ..Census::default() };
        assert_eq!(count("pub struct A;\n", true), expected);
    }
}
