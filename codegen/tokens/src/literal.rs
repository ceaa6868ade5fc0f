//! Literals.

use std::fmt;
use std::str::FromStr;

use crate::kinds::Kind;
use crate::stream::TokenStream;
use crate::to_tokens::ToTokens;

/// A number, a string or a character. A number may have a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Literal {
    text: Box<str>,
}

/// A text that is no literal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoLiteral;

impl fmt::Display for NoLiteral {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no literal")
    }
}

impl std::error::Error for NoLiteral {}

impl FromStr for Literal {
    type Err = NoLiteral;

    fn from_str(text: &str) -> Result<Self, NoLiteral> {
        let literal = proc_macro2::Literal::from_str(text).map_err(|_| NoLiteral)?;
        Ok(Self { text: literal.to_string().into() })
    }
}

/// Constructors of numbers without the name of a type.
macro_rules! unsuffixed {
    ($($(#[$doc:meta])* $name:ident: $ty:ty),*) => {
        impl Literal {
            $(
                $(#[$doc])*
                pub fn $name(number: $ty) -> Self {
                    Self { text: number.to_string().into() }
                }
            )*
        }
    };
}

unsuffixed! {
    /// A number.
    u16_unsuffixed: u16,
    /// A number.
    u64_unsuffixed: u64,
    /// A number.
    i64_unsuffixed: i64,
    /// A number.
    usize_unsuffixed: usize
}

impl Literal {
    /// A string, with escapes for what cannot stand in one.
    pub fn string(text: &str) -> Self {
        let text = if is_bare(text) { ["\"", text, "\""].concat() } else { escaped(text) };
        Self { text: text.into() }
    }
}

/// Whether a text can stand between quotation marks as it is. To read one that can is less work than
/// to look for what has to be escaped.
pub fn is_bare(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\')
}

/// The literal of any string.
pub fn escaped(text: &str) -> String {
    proc_macro2::Literal::string(text).to_string()
}

impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl ToTokens for Literal {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self.text.strip_prefix('-') {
            Some(number) => {
                tokens.push(Kind::Operator, "-");
                tokens.push(Kind::Literal, number);
            }
            None => tokens.push(Kind::Literal, &self.text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_escaped_where_they_have_to_be() {
        assert_eq!(Literal::string("a b").to_string(), "\"a b\"");
        assert_eq!(Literal::string("a\"\\\n").to_string(), "\"a\\\"\\\\\\n\"");
    }

    #[test]
    fn a_sign_is_a_lexeme_of_its_own() {
        let tokens: TokenStream = Literal::i64_unsuffixed(-7).into_token_stream();
        assert_eq!(tokens.lexemes().len(), 2);
        assert_eq!(tokens.text(), "-7");
    }

    #[test]
    fn only_literals_parse() {
        assert_eq!("1.5".parse::<Literal>().map(|literal| literal.to_string()), Ok("1.5".into()));
        assert_eq!("1; f()".parse::<Literal>(), Err(NoLiteral));
    }
}
