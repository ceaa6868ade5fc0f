//! Steps as the Rust code that takes them. Its variables are its own (`mixed_site`), so that none of them
//! is taken for one that is interpolated.

use codegen_tokens::{Delimiter, Kind};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;

use crate::parse::Step;

/// Room for what stands in a hole: bytes and lexemes, as most are.
const HOLE: (usize, usize) = (24, 4);

/// An expression that makes the stream of the steps.
pub fn stream(steps: &[Step]) -> TokenStream {
    let (text, lexemes) = room(steps);
    let taken = steps.iter().map(take);
    quote_spanned! {Span::mixed_site()=> {
        let mut tokens = ::codegen_tokens::TokenStream::with_capacity(#text, #lexemes);
        #(#taken)*
        tokens
    }}
}

/// Bytes and lexemes that the steps will want.
fn room(steps: &[Step]) -> (usize, usize) {
    let sizes = steps.iter().map(|step| match step {
        Step::Fixed(tokens) => (tokens.text().len(), tokens.lexemes().len()),
        Step::Hole(_) => HOLE,
        Step::Repeat { .. } => (HOLE.0 * 4, HOLE.1 * 4),
    });
    sizes.fold((0, 0), |(text, lexemes), (more, further)| (text + more, lexemes + further))
}

/// A statement that takes a step.
fn take(step: &Step) -> TokenStream {
    match step {
        Step::Fixed(tokens) => fixed(tokens),
        Step::Hole(name) => {
            quote_spanned!(Span::mixed_site()=> ::codegen_tokens::ToTokens::to_tokens(&#name, &mut tokens);)
        }
        Step::Repeat { steps, separator } => repeat(steps, separator),
    }
}

fn fixed(tokens: &codegen_tokens::TokenStream) -> TokenStream {
    let text = tokens.text();
    let lexemes = tokens.lexemes().iter().map(|lexeme| {
        let (kind, length) = (kind(lexeme.kind), lexeme.length);
        quote_spanned!(Span::mixed_site()=> ::codegen_tokens::Lexeme { kind: ::codegen_tokens::Kind::#kind, length: #length })
    });
    quote_spanned! {Span::mixed_site()=>
        tokens.fixed(&::codegen_tokens::Fixed { text: #text, lexemes: &[#(#lexemes),*] });
    }
}

fn kind(kind: Kind) -> TokenStream {
    let (group, delimiter) = match kind {
        Kind::Open(delimiter) => ("Open", delimiter),
        Kind::Close(delimiter) => ("Close", delimiter),
        other => {
            let name = word(&format!("{other:?}"));
            return quote_spanned!(Span::mixed_site()=> #name);
        }
    };
    let (group, delimiter) = (word(group), name(delimiter));
    quote_spanned!(Span::mixed_site()=> #group(::codegen_tokens::Delimiter::#delimiter))
}

fn name(delimiter: Delimiter) -> Ident {
    word(&format!("{delimiter:?}"))
}

fn word(text: &str) -> Ident {
    Ident::new(text, Span::mixed_site())
}

/// A loop in which each variable is an item of what it holds outside.
fn repeat(steps: &[Step], separator: &codegen_tokens::TokenStream) -> TokenStream {
    let names = variables(steps);
    let iterators: Vec<_> = (0..names.len()).map(|index| word(&format!("items{index}"))).collect();
    let taken = steps.iter().map(take);
    let between = (!separator.is_empty()).then(|| {
        let separator = fixed(separator);
        quote_spanned! {Span::mixed_site()=>
            if !is_first {
                #separator
            }
            is_first = false;
        }
    });
    let first =
        between.is_some().then(|| quote_spanned!(Span::mixed_site()=> let mut is_first = true;));
    quote_spanned! {Span::mixed_site()=> {
        #[allow(unused_imports, reason = "a variable is an iterator or a list")]
        use ::codegen_tokens::{RepeatIterator as _, RepeatSlice as _};
        #first
        #(let mut #iterators = #names.repeated();)*
        while let (#(Some(#names),)*) = (#(#iterators.next(),)*) {
            #between
            #(#taken)*
        }
    }}
}

/// The variables of steps, each once.
fn variables(steps: &[Step]) -> Vec<&Ident> {
    let mut names: Vec<&Ident> = Vec::new();
    for step in steps {
        let found = match step {
            Step::Fixed(_) => Vec::new(),
            Step::Hole(name) => vec![name],
            Step::Repeat { steps, .. } => variables(steps),
        };
        for name in found {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}
