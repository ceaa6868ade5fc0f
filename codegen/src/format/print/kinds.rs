//! What a lexeme is, as far as its place on the page depends on it.

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
    /// `?` after an expression.
    Question,
    /// `!` of a macro's name.
    Bang,
    /// An operator before its operand, and `#`.
    Prefix,
    /// An operator between its operands, arrows and `=`.
    Binary,
    /// `|` before the parameters of a closure.
    BarOpen,
    /// `|` after the parameters of a closure.
    BarClose,
    /// `||` before the body of a closure.
    Bars,
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
    /// `<…>` of types.
    Angle,
}

impl Kind {
    /// Whether an operand ends here, so that an operator after it stands between two of them.
    pub const fn ends_operand(self) -> bool {
        matches!(
            self,
            Self::Word | Self::Literal | Self::Lifetime | Self::Close(_) | Self::Question
        )
    }
}

/// Whether an operand begins after the word.
pub fn is_keyword(word: &str) -> bool {
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
