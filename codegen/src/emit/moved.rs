//! Tokens that are interpolated once and need not be copied for it.

use std::cell::Cell;

use proc_macro2::TokenStream;
use quote::ToTokens;

/// Gives its tokens to the first that interpolates it, and nothing to any other. For what is large or
/// made for every member of every type: `quote!` copies token by token.
pub struct Moved(Cell<TokenStream>);

/// Makes tokens movable.
pub fn moved(tokens: TokenStream) -> Moved {
    Moved(Cell::new(tokens))
}

impl ToTokens for Moved {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.0.take());
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn tokens_arrive_once() {
        let part = moved(quote!(a + b));
        assert_eq!(quote!(f(#part)).to_string(), quote!(f(a + b)).to_string());
        assert_eq!(quote!(f(#part)).to_string(), quote!(f()).to_string());
    }
}
