//! What generated files must be, whatever the document was: Rust that parses, names that are
//! given once, a manifest that is TOML, paths inside of the folder.

use std::collections::{BTreeMap, BTreeSet};

use codegen::tree::FileTree;
use syn::visit::{self, Visit};

/// The first thing that is wrong with the files.
pub fn flaw(tree: &FileTree) -> Option<String> {
    tree.iter().find_map(|(path, text)| {
        let flaw = flaw_of_path(path).or_else(|| flaw_of_text(path, text))?;
        Some(format!("{path}: {flaw}"))
    })
}

fn flaw_of_path(path: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    let good = |part: &str| {
        !part.is_empty() && part != ".." && part.len() < 100 && part.chars().all(plain)
    };
    (!path.split('/').all(good)).then(|| "no path of ours".to_owned())
}

fn flaw_of_text(path: &str, text: &str) -> Option<String> {
    if path.ends_with(".toml") {
        return toml::from_str::<toml::Table>(text).err().map(|error| error.message().to_owned());
    }
    if !path.ends_with(".rs") {
        return None;
    }
    let file = match syn::parse_file(text) {
        Ok(file) => file,
        Err(error) => return Some(format!("does not parse: {error}")),
    };
    let mut names = Names::default();
    names.visit_file(&file);
    names.twice
}

/// The names of a file, and the first that is given twice.
#[derive(Default)]
struct Names {
    methods: BTreeMap<String, BTreeSet<String>>,
    twice: Option<String>,
}

impl Names {
    fn check(&mut self, what: &str, names: impl IntoIterator<Item = String>) {
        let mut seen = BTreeSet::new();
        for name in names {
            if !seen.insert(name.clone()) {
                self.twice.get_or_insert(format!("{what} named `{name}` twice"));
            }
        }
    }
}

impl<'ast> Visit<'ast> for Names {
    fn visit_file(&mut self, file: &'ast syn::File) {
        self.check("a type", file.items.iter().filter_map(type_name));
        self.check("a value", file.items.iter().filter_map(value_name));
        visit::visit_file(self, file);
    }

    fn visit_fields_named(&mut self, fields: &'ast syn::FieldsNamed) {
        self.check(
            "a field",
            fields.named.iter().filter_map(|field| Some(field.ident.as_ref()?.to_string())),
        );
        visit::visit_fields_named(self, fields);
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.check("a variant", item.variants.iter().map(|variant| variant.ident.to_string()));
        visit::visit_item_enum(self, item);
    }

    fn visit_signature(&mut self, signature: &'ast syn::Signature) {
        let names = signature.inputs.iter().filter_map(|input| match input {
            syn::FnArg::Typed(typed) => match &*typed.pat {
                syn::Pat::Ident(pattern) => Some(pattern.ident.to_string()),
                _ => None,
            },
            syn::FnArg::Receiver(_) => Some("self".to_owned()),
        });
        self.check("an argument", names);
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        if let (None, syn::Type::Path(owner)) = (&item.trait_, &*item.self_ty) {
            let owner =
                owner.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
            for function in &item.items {
                if let syn::ImplItem::Fn(function) = function {
                    let name = function.sig.ident.to_string();
                    let is_new =
                        self.methods.entry(owner.clone()).or_default().insert(name.clone());
                    if !is_new {
                        self.twice
                            .get_or_insert(format!("a method of `{owner}` named `{name}` twice"));
                    }
                }
            }
        }
        visit::visit_item_impl(self, item);
    }
}

fn type_name(item: &syn::Item) -> Option<String> {
    let ident = match item {
        syn::Item::Struct(item) => &item.ident,
        syn::Item::Enum(item) => &item.ident,
        syn::Item::Type(item) => &item.ident,
        syn::Item::Trait(item) => &item.ident,
        syn::Item::Mod(item) => &item.ident,
        _ => return None,
    };
    Some(ident.to_string())
}

fn value_name(item: &syn::Item) -> Option<String> {
    let ident = match item {
        syn::Item::Fn(item) => &item.sig.ident,
        syn::Item::Const(item) => &item.ident,
        syn::Item::Static(item) => &item.ident,
        _ => return None,
    };
    Some(ident.to_string()).filter(|name| name != "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, text: &str, expected: Option<&str>) {
        let mut tree = FileTree::new();
        tree.insert(path.to_owned(), text.to_owned());
        let flaw = flaw(&tree);
        match expected {
            None => assert_eq!(flaw, None),
            Some(words) => {
                assert!(flaw.as_deref().is_some_and(|flaw| flaw.contains(words)), "{flaw:?}")
            }
        }
    }

    #[test]
    fn flaws_are_found() {
        check("src/a.rs", "struct A { a: u8 } impl A { fn a() {} }", None);
        check("src/a.rs", "struct A { a: u8, a: u8 }", Some("a field named `a` twice"));
        check("src/a.rs", "enum A { B, B }", Some("a variant named `B`"));
        check("src/a.rs", "struct A; enum A {}", Some("a type named `A`"));
        check("src/a.rs", "impl A { fn a() {} } impl A { fn a() {} }", Some("a method of `A`"));
        check("src/a.rs", "fn a(b: u8, b: u8) {}", Some("an argument named `b`"));
        check("src/a.rs", "struct {", Some("does not parse"));
        check("Cargo.toml", "[a", Some("Cargo.toml: "));
        check("src/../../a.rs", "", Some("no path of ours"));
    }
}
