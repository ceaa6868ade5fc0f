//! Where a space parts two lexemes of a line.

use super::kinds::{Delimiter, Kind};
use super::lexemes::Lexeme;

/// Decides it for every lexeme.
pub fn decide(all: &mut [Lexeme], text: &str) {
    for at in 1..all.len() {
        let (before, after) = (all[at - 1].kind, all[at].kind);
        let space = match before {
            Kind::Keyword => after_keyword(all, at, text),
            _ => between(before, after),
        };
        all[at].space = space && !is_group_of_use(all, at - 1) && !is_group_of_use(all, at);
    }
}

/// After most words that begin something; `fn(` and `for<` are types as well.
fn after_keyword(all: &[Lexeme], at: usize, text: &str) -> bool {
    let after = all[at].kind;
    let word = || all[at - 1].text(text);
    let is_type_of_impl =
        || word() == "for" && all.get(at + 1).is_some_and(|next| next.kind != Kind::Lifetime);
    match after {
        Kind::Open(Delimiter::Parenthesis | Delimiter::Angle) => {
            !matches!(word(), "fn" | "for" | "impl" | "pub") || is_type_of_impl()
        }
        _ => between(Kind::Keyword, after) || is_type_of_impl(),
    }
}

/// Whether the brace at an index belongs to the names of a `use`.
fn is_group_of_use(all: &[Lexeme], at: usize) -> bool {
    let open = match all[at].kind {
        Kind::Open(Delimiter::Brace) => at,
        Kind::Close(Delimiter::Brace) => all[at].partner(),
        _ => return false,
    };
    open > 0 && all[open - 1].kind == Kind::PathSeparator
}

fn between(before: Kind, after: Kind) -> bool {
    use Delimiter::{Angle, Brace, Bracket, Parenthesis};
    use Kind::{
        Bang, BarClose, BarOpen, Close, Colon, Comma, Dot, Literal, Open, PathSeparator, Prefix,
        Question, Range, Semicolon, Word,
    };
    match (before, after) {
        (Open(Brace), Close(Brace)) => false,
        (_, Comma | Semicolon | Question | Dot | Colon | Bang | BarClose) => false,
        (Prefix | BarOpen | PathSeparator | Dot, _) => false,
        (Open(Brace), _) | (_, Close(Brace)) => true,
        (Open(_) | Range, _) | (_, Close(_)) => false,
        (Word | Literal | Close(_), Range) => false,
        (Word | Close(Angle), PathSeparator) => false,
        (Bang, Open(delimiter)) => delimiter == Brace,
        (Word | Close(_) | Question, Open(Parenthesis | Bracket)) => false,
        (Word, Open(Angle)) => false,
        _ => true,
    }
}
