//! What a description says once its spelling is gone: the few blocks and spans that are printed again.

/// A part of a description that stands on lines of its own; none is empty.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// Text.
    Paragraph(Vec<Inline>),
    /// A heading with its level, 1 to 6.
    Heading(u8, Vec<Inline>),
    /// Code of any kind, its language forgotten.
    Code(String),
    /// A block quote.
    Quote(Vec<Block>),
    /// A list; an ordered one has the number of its first item.
    List(Option<u64>, Vec<Vec<Block>>),
    /// A table.
    Table(Table),
    /// A thematic break.
    Rule,
}

/// A table of single-line cells; each row has as many cells as there are columns.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// The delimiter cell of each column: `---`, `:--`, `:-:`, `--:`.
    pub columns: Vec<&'static str>,
    /// The header and the rows below it.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// A part of a line. Styles do not nest in styles, nor links in links.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Text as it is read, nothing escaped.
    Text(String),
    /// A code span.
    Code(String),
    /// The end of a line in the source.
    Soft,
    /// The end of a line that is meant.
    Hard,
    /// Emphasis.
    Styled(Style, Vec<Inline>),
    /// A link to an address that `url::destination` made.
    Link(String, Vec<Inline>),
}

/// A kind of emphasis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `*x*`
    Emphasis,
    /// `**x**`
    Strong,
    /// `~~x~~`
    Strike,
}

/// Whether a reader would see anything.
pub fn is_visible(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Text(text) | Inline::Code(text) => !text.trim().is_empty(),
        Inline::Styled(_, content) => is_visible(content),
        Inline::Link(..) => true,
        Inline::Soft | Inline::Hard => false,
    })
}

/// The words alone.
pub fn plain(inlines: &[Inline]) -> String {
    inlines.iter().fold(String::new(), |mut text, inline| {
        match inline {
            Inline::Text(words) | Inline::Code(words) => text.push_str(words),
            Inline::Styled(_, content) | Inline::Link(_, content) => text.push_str(&plain(content)),
            Inline::Soft | Inline::Hard => text.push(' '),
        }
        text
    })
}
