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

impl From<codegen_tokens::Kind> for Kind {
    /// What a lexeme is as far as it is known without its neighbours: an operator may be more than
    /// binary.
    fn from(kind: codegen_tokens::Kind) -> Self {
        use codegen_tokens::Kind;
        match kind {
            Kind::Word => Self::Word,
            Kind::Keyword => Self::Keyword,
            Kind::Literal => Self::Literal,
            Kind::Lifetime => Self::Lifetime,
            Kind::Comma => Self::Comma,
            Kind::Semicolon => Self::Semicolon,
            Kind::Colon => Self::Colon,
            Kind::PathSeparator => Self::PathSeparator,
            Kind::Dot => Self::Dot,
            Kind::Range => Self::Range,
            Kind::Operator => Self::Binary,
            Kind::Open(delimiter) => Self::Open(delimiter.into()),
            Kind::Close(delimiter) => Self::Close(delimiter.into()),
            Kind::Doc => Self::Doc,
        }
    }
}

impl From<codegen_tokens::Delimiter> for Delimiter {
    fn from(delimiter: codegen_tokens::Delimiter) -> Self {
        match delimiter {
            codegen_tokens::Delimiter::Parenthesis => Self::Parenthesis,
            codegen_tokens::Delimiter::Bracket => Self::Bracket,
            codegen_tokens::Delimiter::Brace => Self::Brace,
        }
    }
}
