//! Which characters belong together.

use proc_macro2::{Punct, Spacing, TokenTree};

use crate::read::Rest;

/// Whether characters belong together. `>>` and `<<` do not, as types end with the first.
fn is_long(operator: &str) -> bool {
    matches!(
        operator.as_bytes(),
        b"::"
            | b"->"
            | b"=>"
            | b"=="
            | b"!="
            | b"<="
            | b">="
            | b"&&"
            | b"||"
            | [b'+' | b'-' | b'*' | b'/' | b'%' | b'|' | b'^', b'=']
            | b".."
            | b"..="
    )
}

/// The longest operator that begins with `first`.
pub fn join(first: &Punct, rest: &mut Rest) -> String {
    let mut operator = String::from(first.as_char());
    let mut spacing = first.spacing();
    while spacing == Spacing::Joint && operator.len() < 3 {
        let Some(TokenTree::Punct(next)) = rest.peek() else { break };
        operator.push(next.as_char());
        if !is_long(&operator) {
            operator.pop();
            break;
        }
        spacing = next.spacing();
        rest.next();
    }
    operator
}
