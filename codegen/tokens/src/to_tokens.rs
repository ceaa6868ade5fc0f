//! What can stand behind a `#` of `quote!`.

use crate::kinds::Kind;
use crate::literal::{escaped, is_bare};
use crate::stream::TokenStream;

/// What is interpolated into tokens.
pub trait ToTokens {
    /// Adds it to a stream.
    fn to_tokens(&self, tokens: &mut TokenStream);

    /// It alone.
    fn into_token_stream(self) -> TokenStream
    where
        Self: Sized,
    {
        let mut tokens = TokenStream::new();
        self.to_tokens(&mut tokens);
        tokens
    }
}

impl ToTokens for TokenStream {
    #[inline]
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append(self);
    }
}

impl<T: ToTokens + ?Sized> ToTokens for &T {
    #[inline]
    fn to_tokens(&self, tokens: &mut TokenStream) {
        (**self).to_tokens(tokens);
    }
}

impl<T: ToTokens> ToTokens for Option<T> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if let Some(some) = self {
            some.to_tokens(tokens);
        }
    }
}

/// A string literal.
impl ToTokens for str {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match is_bare(self) {
            true => tokens.push_parts(Kind::Literal, ["\"", self, "\""]),
            false => tokens.push(Kind::Literal, &escaped(self)),
        }
    }
}

/// A string literal.
impl ToTokens for String {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.as_str().to_tokens(tokens);
    }
}

impl ToTokens for bool {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.push(Kind::Word, if *self { "true" } else { "false" });
    }
}
