//! `quote!` for flat token streams.

mod expand;
mod parse;

use proc_macro::TokenStream;

/// The tokens between its braces as a `codegen_tokens::TokenStream`.
///
/// `#name` stands for what the variable holds, a `ToTokens`. `#(…)*` repeats for every item of the
/// variables in it, which are iterators or lists, up to the end of the shortest; what stands before
/// the asterisk stands between the repetitions. A `#` before anything else is a `#`.
#[proc_macro]
pub fn quote(input: TokenStream) -> TokenStream {
    let steps = parse::steps(input.into());
    expand::stream(&steps).into()
}
