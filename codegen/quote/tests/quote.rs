//! What `quote!` makes: the lexemes of what stands between its braces, with variables in their places.

use codegen_quote::quote;
use codegen_tokens::{Ident, Kind, Literal, TokenStream};

#[track_caller]
fn check(tokens: &TokenStream, source: &str) {
    let expected: TokenStream = source.parse().expect("the test's source is Rust");
    assert_eq!(*tokens, expected);
}

#[test]
fn variables_stand_in_their_places() {
    let (name, text, number) = (Ident::new("f"), "a \"b\"", Literal::i64_unsuffixed(-1));
    let (some, none) = (Some(quote!(-> u8)), None::<TokenStream>);
    check(
        &quote!(fn #name(x: &'a str) #some #none { g(#text, #number, true)? }),
        "fn f(x: &'a str) -> u8 { g(\"a \\\"b\\\"\", -1, true)? }",
    );
}

#[test]
fn repetitions_go_over_iterators_and_lists_up_to_the_end_of_the_shortest() {
    let names = [Ident::new("a"), Ident::new("b")];
    let values = ["x", "y", "z"].into_iter();
    check(&quote!([#(#names => #values),*]), "[a => \"x\", b => \"y\"]");
    check(&quote!(#(#names;)*), "a; b;");
    check(&quote!(#(.#names)*), ".a.b");
    let empty: &[Ident] = &[];
    check(&quote!(f(#(#empty,)* 1)), "f(1)");
}

#[test]
fn a_variable_may_be_called_like_those_of_the_macro() {
    let (tokens, items0) = (Ident::new("a"), [Ident::new("b")]);
    check(&quote!(#tokens #(+ #items0)*), "a + b");
}

#[test]
fn attributes_are_no_variables_and_docs_are_comments() {
    let feature = "x";
    let tokens = quote!(
        #![allow(unused)]
        #[doc = " D."]
        #[cfg(feature = #feature)]
        struct S;
    );
    check(&tokens, "#![allow(unused)] #[doc = \" D.\"] #[cfg(feature = \"x\")] struct S;");
    let docs = tokens.lexemes().iter().filter(|lexeme| lexeme.kind == Kind::Doc);
    assert_eq!(docs.count(), 1);
}
