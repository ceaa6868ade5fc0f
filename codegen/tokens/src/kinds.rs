//! What a lexeme is by itself, whatever stands beside it.

/// The kinds of lexemes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An identifier that is no keyword, or a keyword that stands for a value or a path.
    Word,
    /// A keyword.
    Keyword,
    /// A number, a string or a character.
    Literal,
    /// `'a`.
    Lifetime,
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// `:`
    Colon,
    /// `::`
    PathSeparator,
    /// `.`
    Dot,
    /// `..` and `..=`
    Range,
    /// Any other operator, arrows and `#` among them.
    Operator,
    /// The begin of a group.
    Open(Delimiter),
    /// The end of a group.
    Close(Delimiter),
    /// A whole doc comment.
    Doc,
}

/// What a group stands between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delimiter {
    /// `(…)`
    Parenthesis,
    /// `[…]`
    Bracket,
    /// `{…}`
    Brace,
}

impl Delimiter {
    /// The two characters.
    pub const fn texts(self) -> (&'static str, &'static str) {
        match self {
            Self::Parenthesis => ("(", ")"),
            Self::Bracket => ("[", "]"),
            Self::Brace => ("{", "}"),
        }
    }
}

impl Kind {
    /// The kind of an identifier.
    pub fn of_word(word: &str) -> Self {
        if is_keyword(word) { Self::Keyword } else { Self::Word }
    }

    /// The kind of an operator.
    pub fn of_operator(operator: &str) -> Self {
        match operator {
            "," => Self::Comma,
            ";" => Self::Semicolon,
            ":" => Self::Colon,
            "::" => Self::PathSeparator,
            "." => Self::Dot,
            ".." | "..=" => Self::Range,
            _ => Self::Operator,
        }
    }
}

/// Whether an operand begins after the word.
fn is_keyword(word: &str) -> bool {
    matches!(
        word,
        "as" | "async"
            | "break"
            | "const"
            | "continue"
            | "dyn"
            | "else"
            | "enum"
            | "extern"
            | "fn"
            | "for"
            | "if"
            | "impl"
            | "in"
            | "let"
            | "loop"
            | "match"
            | "mod"
            | "move"
            | "mut"
            | "pub"
            | "ref"
            | "return"
            | "static"
            | "struct"
            | "trait"
            | "type"
            | "unsafe"
            | "use"
            | "where"
            | "while"
    )
}
