//! `#[cfg(feature = …)]` of what stands behind the feature of a tag.

use codegen_quote::quote;
use codegen_tokens::TokenStream;

/// The gate of a feature; nothing without one.
pub fn gate(feature: Option<&str>) -> TokenStream {
    feature.map_or_else(TokenStream::new, |name| quote!(#[cfg(feature = #name)]))
}

/// The gate of what is there with any of some features; nothing where one part needs none.
pub fn gate_any<'a>(features: impl Iterator<Item = Option<&'a str>>) -> TokenStream {
    let Some(mut all) = features.collect::<Option<Vec<&str>>>() else { return TokenStream::new() };
    all.sort_unstable();
    all.dedup();
    match all.as_slice() {
        [] => TokenStream::new(),
        [one] => gate(Some(one)),
        many => quote!(#[cfg(any(#(feature = #many),*))]),
    }
}
