//! `use` items in the order that rustfmt wants, so that a user's `cargo fmt` leaves them alone.

use syn::{Item, UseTree};

/// Sorts neighbouring `use` items of the same visibility, and marks modules in other files as not to
/// be formatted: what is in them is the generator's business.
pub fn settle(items: &mut [Item]) {
    for item in items.iter_mut() {
        if let Item::Mod(module) = item {
            match &mut module.content {
                Some((_, items)) => settle(items),
                None => skip(&mut module.attrs),
            }
        }
    }
    for run in items.chunk_by_mut(|left, right| {
        is_public(left).is_some() && is_public(left) == is_public(right)
    }) {
        run.sort_by_cached_key(key);
    }
}

/// `None` for what is no `use` item.
fn is_public(item: &Item) -> Option<bool> {
    match item {
        Item::Use(item) => Some(!matches!(item.vis, syn::Visibility::Inherited)),
        _ => None,
    }
}

/// A step of a path; the order of the variants is rustfmt's.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    OwnModule,
    ModuleAbove,
    Crate,
    Name(String),
    Glob,
    Group,
}

fn key(item: &Item) -> Vec<Step> {
    let mut steps = Vec::new();
    if let Item::Use(item) = item {
        push(&item.tree, &mut steps);
    }
    steps
}

fn push(tree: &UseTree, steps: &mut Vec<Step>) {
    match tree {
        UseTree::Path(path) => {
            steps.push(step(&path.ident));
            push(&path.tree, steps);
        }
        UseTree::Name(name) => steps.push(step(&name.ident)),
        UseTree::Rename(name) => {
            steps.extend([step(&name.ident), Step::Name(name.rename.to_string())]);
        }
        UseTree::Glob(_) => steps.push(Step::Glob),
        UseTree::Group(_) => steps.push(Step::Group),
    }
}

fn step(ident: &syn::Ident) -> Step {
    match ident.to_string().as_str() {
        "self" => Step::OwnModule,
        "super" => Step::ModuleAbove,
        "crate" => Step::Crate,
        name => Step::Name(name.to_owned()),
    }
}

fn skip(attributes: &mut Vec<syn::Attribute>) {
    let is_skip = |attribute: &syn::Attribute| {
        attribute.path().segments.iter().map(|step| &step.ident).eq(["rustfmt", "skip"])
    };
    if !attributes.iter().any(is_skip) {
        attributes.push(syn::parse_quote!(#[rustfmt::skip]));
    }
}
