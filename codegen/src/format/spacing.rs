//! Blank lines between items, where a person would leave them.
//!
//! prettyplease prints an empty verbatim item as an empty line, which is what this module inserts.

use proc_macro2::TokenStream;
use syn::{Attribute, ImplItem, Item, TraitItem};

/// Parts the items of a file, and those of its modules, impls and traits, by blank lines.
pub fn add_blank_lines(file: &mut syn::File) {
    space_items(&mut file.items);
    if !file.attrs.is_empty() && !file.items.is_empty() {
        file.items.insert(0, Item::Verbatim(TokenStream::new()));
    }
}

fn space_items(items: &mut Vec<Item>) {
    items.iter_mut().for_each(space_inside);
    let blank = || Item::Verbatim(TokenStream::new());
    *items = separated(std::mem::take(items), item_group, blank);
}

fn space_inside(item: &mut Item) {
    match item {
        Item::Mod(module) => {
            if let Some((_, items)) = &mut module.content {
                space_items(items);
            }
        }
        Item::Impl(block) => {
            let blank = || ImplItem::Verbatim(TokenStream::new());
            block.items = separated(std::mem::take(&mut block.items), impl_item_group, blank);
        }
        Item::Trait(block) => {
            let blank = || TraitItem::Verbatim(TokenStream::new());
            block.items = separated(std::mem::take(&mut block.items), trait_item_group, blank);
        }
        _ => {}
    }
}

/// One-line items of the same kind stand together; everything else stands alone.
#[derive(PartialEq)]
enum Group {
    Use,
    PublicUse,
    Module,
    Const,
    Type,
    Alone,
}

fn separated<T>(items: Vec<T>, group: fn(&T) -> Group, blank: fn() -> T) -> Vec<T> {
    let mut spaced = Vec::with_capacity(items.len() * 2);
    let mut previous = None;
    for item in items {
        let current = group(&item);
        let together = current != Group::Alone && previous.as_ref() == Some(&current);
        if previous.is_some() && !together {
            spaced.push(blank());
        }
        previous = Some(current);
        spaced.push(item);
    }
    spaced
}

fn item_group(item: &Item) -> Group {
    match item {
        Item::Use(item) if matches!(item.vis, syn::Visibility::Inherited) => Group::Use,
        Item::Use(_) => Group::PublicUse,
        Item::Mod(item) if item.content.is_none() => Group::Module,
        Item::Const(item) => bare(&item.attrs, Group::Const),
        Item::Type(item) => bare(&item.attrs, Group::Type),
        _ => Group::Alone,
    }
}

fn impl_item_group(item: &ImplItem) -> Group {
    match item {
        ImplItem::Const(item) => bare(&item.attrs, Group::Const),
        ImplItem::Type(item) => bare(&item.attrs, Group::Type),
        _ => Group::Alone,
    }
}

fn trait_item_group(item: &TraitItem) -> Group {
    match item {
        TraitItem::Const(item) => bare(&item.attrs, Group::Const),
        TraitItem::Type(item) => bare(&item.attrs, Group::Type),
        _ => Group::Alone,
    }
}

/// An item with docs or attributes takes more than a line and stands alone.
fn bare(attributes: &[Attribute], group: Group) -> Group {
    if attributes.is_empty() { group } else { Group::Alone }
}
