//! Stand-in.
use proc_macro2::TokenStream;
use quote::quote;
/// a
pub fn lines(markdown: &str) -> Vec<String> {
    markdown.lines().map(|l| l.trim_end().to_owned()).collect()
}
/// a
pub fn sentence(markdown: &str) -> Option<String> {
    markdown.lines().next().map(str::to_owned)
}
/// a
pub fn code(text: &str) -> String {
    format!("`{text}`")
}
/// a
pub fn attributes(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|l| if l.is_empty() { String::new() } else { format!(" {l}") });
    quote!(#(#[doc = #lines])*)
}
