//! The paths that a file names outside of its tests, with macro calls and what is inside them.

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::visit::{self, Visit};

/// A path, from its first step on.
#[derive(Debug, Clone, PartialEq)]
pub struct Use {
    /// Its steps.
    pub steps: Vec<String>,
    /// The line, from 1.
    pub line: usize,
    /// Whether it stands in a `use` item.
    pub is_import: bool,
    /// Whether it is the name of a macro that is called.
    pub is_macro: bool,
}

/// Every path of a file.
pub fn of(file: &syn::File) -> Vec<Use> {
    let mut collector = Collector { uses: Vec::new() };
    collector.visit_file(file);
    collector.uses
}

/// Whether an item is compiled for tests only.
pub fn is_for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        syn::Meta::Path(path) => path.is_ident("test"),
        syn::Meta::List(list) => list.path.is_ident("cfg") && list.tokens.to_string() == "test",
        syn::Meta::NameValue(_) => false,
    })
}

struct Collector {
    uses: Vec<Use>,
}

impl Collector {
    fn add(&mut self, steps: Vec<String>, span: Span, is_import: bool, is_macro: bool) {
        self.uses.push(Use { steps, line: span.start().line, is_import, is_macro });
    }

    fn tree(&mut self, tree: &syn::UseTree, above: &[String]) {
        let with = |ident: &syn::Ident| [above, &[ident.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => self.tree(&path.tree, &with(&path.ident)),
            syn::UseTree::Name(name) => self.add(with(&name.ident), name.ident.span(), true, false),
            syn::UseTree::Rename(name) => {
                self.add(with(&name.ident), name.ident.span(), true, false)
            }
            syn::UseTree::Glob(glob) => self.add(above.to_vec(), glob.star_token.span, true, false),
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.tree(tree, above);
                }
            }
        }
    }

    /// Paths of at least two steps inside a macro call, which syn does not parse.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut steps: Vec<String> = Vec::new();
        let mut colons = 0;
        let mut start = Span::call_site();
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => {
                    if colons != 2 || steps.is_empty() {
                        self.flush(&mut steps, start);
                        start = ident.span();
                    }
                    steps.push(ident.to_string());
                    colons = 0;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                TokenTree::Group(group) => {
                    self.flush(&mut steps, start);
                    self.tokens(group.stream());
                    colons = 0;
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {
                    self.flush(&mut steps, start);
                    colons = 0;
                }
            }
        }
        self.flush(&mut steps, start);
    }

    fn flush(&mut self, steps: &mut Vec<String>, span: Span) {
        let steps = std::mem::take(steps);
        if steps.len() > 1 {
            self.add(steps, span, false, false);
        }
    }
}

impl<'ast> Visit<'ast> for Collector {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        let attributes = match item {
            syn::Item::Mod(item) => &item.attrs,
            syn::Item::Fn(item) => &item.attrs,
            syn::Item::Impl(item) => &item.attrs,
            syn::Item::Use(item) => &item.attrs,
            _ => return visit::visit_item(self, item),
        };
        if !is_for_tests(attributes) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.tree(&item.tree, &[]);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let steps: Vec<String> = path.segments.iter().map(|step| step.ident.to_string()).collect();
        if let (Some(first), true) = (path.segments.first(), steps.len() > 1) {
            self.add(steps, first.ident.span(), false, false);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        let steps: Vec<String> =
            call.path.segments.iter().map(|step| step.ident.to_string()).collect();
        if let Some(first) = call.path.segments.first() {
            self.add(steps, first.ident.span(), false, true);
        }
        // What `quote!` prints is the generated crate's business.
        if !call
            .path
            .segments
            .last()
            .is_some_and(|name| name.ident.to_string().starts_with("quote"))
        {
            self.tokens(call.tokens.clone());
        }
    }
}
