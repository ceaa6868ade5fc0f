//! What is quoted, as a list of steps.

use codegen_tokens::{Rest, TokenStream, read_with};
use proc_macro2::{Delimiter, Ident, TokenTree};

/// A part of what is quoted.
pub enum Step {
    /// Lexemes that are known.
    Fixed(TokenStream),
    /// What a variable holds.
    Hole(Ident),
    /// Steps for every item.
    Repeat {
        /// The steps.
        steps: Vec<Step>,
        /// What stands between two items.
        separator: TokenStream,
    },
}

/// The steps of a tree.
pub fn steps(tree: proc_macro2::TokenStream) -> Vec<Step> {
    let (mut steps, mut run) = (Vec::new(), TokenStream::new());
    read_with(tree, &mut run, &mut |run, rest| match variable_step(rest) {
        Some(step) => {
            end(run, &mut steps);
            steps.push(step);
            true
        }
        None => false,
    });
    end(&mut run, &mut steps);
    steps
}

/// Ends the lexemes before a step.
fn end(run: &mut TokenStream, steps: &mut Vec<Step>) {
    if !run.is_empty() {
        steps.push(Step::Fixed(run.take()));
    }
}

/// The step that a `#` begins; `None`, and nothing read, where it is only a `#`.
fn variable_step(rest: &mut Rest) -> Option<Step> {
    match rest.peek()? {
        TokenTree::Ident(name) => {
            let name = name.clone();
            rest.next();
            Some(Step::Hole(name))
        }
        TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => {
            let steps = steps(group.stream());
            rest.next();
            Some(Step::Repeat { steps, separator: separator(rest) })
        }
        _ => None,
    }
}

/// What stands before the asterisk, which is read too.
fn separator(rest: &mut Rest) -> TokenStream {
    let is_end = |token: &TokenTree| matches!(token, TokenTree::Punct(end) if end.as_char() == '*');
    let mut between = Vec::new();
    while let Some(token) = rest.next_if(|token| !is_end(token)) {
        between.push(token);
    }
    assert!(rest.next().is_some(), "a repetition ends with an asterisk");
    between.into_iter().collect::<proc_macro2::TokenStream>().into()
}
