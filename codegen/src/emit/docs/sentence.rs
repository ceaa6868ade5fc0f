//! The first sentence of a description, for summaries.

use super::{
    clean, cut, print, read,
    tree::{Block, Inline, plain},
};

/// How much of a description is looked at, in bytes.
const LONGEST: usize = 4096;

/// The first sentence of the first paragraph as one line of CommonMark.
///
/// Headings and items speak only when there is no paragraph.
pub fn sentence(markdown: &str) -> Option<String> {
    let text = clean::document(markdown);
    let blocks = read::blocks(cut(&text, LONGEST));
    let inlines = blocks.iter().find_map(paragraph).or_else(|| blocks.iter().find_map(any_text))?;
    Some(print::line(&until_end(inlines))).filter(|line| !line.is_empty())
}

fn paragraph(block: &Block) -> Option<&Vec<Inline>> {
    match block {
        Block::Paragraph(inlines) => Some(inlines),
        Block::Quote(blocks) => blocks.iter().find_map(paragraph),
        Block::Heading(..) | Block::List(..) | Block::Code(_) | Block::Table(_) | Block::Rule => {
            None
        }
    }
}

fn any_text(block: &Block) -> Option<&Vec<Inline>> {
    match block {
        Block::Paragraph(inlines) | Block::Heading(_, inlines) => Some(inlines),
        Block::Quote(blocks) => blocks.iter().find_map(any_text),
        Block::List(_, items) => items.iter().flatten().find_map(any_text),
        Block::Code(_) | Block::Table(_) | Block::Rule => None,
    }
}

fn until_end(inlines: &[Inline]) -> Vec<Inline> {
    let mut out = Vec::new();
    for (at, inline) in inlines.iter().enumerate() {
        let end = sentence_end(inline, inlines.get(at + 1..).unwrap_or_default());
        out.push(end.map_or_else(|| inline.clone(), |end| shorten(inline, end)));
        if end.is_some() {
            break;
        }
    }
    out
}

fn shorten(inline: &Inline, end: usize) -> Inline {
    match inline {
        Inline::Text(text) => Inline::Text(text[..end].to_owned()),
        other => other.clone(),
    }
}

/// Where the sentence ends in this span, when it does; styled text ends one as a whole.
fn sentence_end(inline: &Inline, rest: &[Inline]) -> Option<usize> {
    let text = match inline {
        Inline::Text(text) => text.clone(),
        Inline::Styled(..) => plain(std::slice::from_ref(inline)),
        Inline::Code(_) | Inline::Link(..) | Inline::Soft | Inline::Hard => return None,
    };
    let whole = matches!(inline, Inline::Styled(..));
    let mut ends = text.match_indices(['.', '!', '?']).map(|(at, _)| at + 1);
    ends.find(|&end| (!whole || end == text.len()) && ends_sentence(&text, end, rest))
}

/// A mark with a space and a capital after it, except in abbreviations.
fn ends_sentence(text: &str, end: usize, rest: &[Inline]) -> bool {
    let later = rest.iter().map(|inline| plain(std::slice::from_ref(inline)));
    let mut after =
        text[end..].chars().chain(later.flat_map(|text| text.chars().collect::<Vec<_>>()));
    let starts_next = |next: char| !next.is_lowercase() && !next.is_ascii_digit();
    after.next() == Some(' ')
        && after.find(|next| *next != ' ').is_none_or(starts_next)
        && !is_abbreviation(&text[..end])
}

fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit([' ', '(']).next().unwrap_or_default().to_ascii_lowercase();
    let is_initial = word.len() == 2
        && word.starts_with(|first: char| first.is_ascii_alphabetic())
        && word.ends_with('.');
    is_initial
        || matches!(word.as_str(), "e.g." | "i.e." | "etc." | "vs." | "no." | "cf." | "approx.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(markdown: &str, expected: &str) {
        assert_eq!(sentence(markdown).as_deref(), Some(expected), "{markdown}");
    }

    #[test]
    fn the_first_sentence_is_taken() {
        check("A dial. It rings.", "A dial.");
        check("Rings, e.g. Bells, no. 5. And so on", "Rings, e.g. Bells, no. 5.");
        check("Really? Yes.", "Really?");
        check("Version 1.5 of\nthe `a. B` API. More", "Version 1.5 of the `a. B` API.");
        check("**Deprecated.** Use x.", "**Deprecated.**");
        check("no end", "no end");
    }

    #[test]
    fn paragraphs_come_before_headings_and_items() {
        check("# Title\n\nText.", "Text.");
        check("- a\n- b", "a");
        check("# Title\n```\nx\n```", "Title");
        check("1\\. x", "1\\. x");
    }

    #[test]
    fn nothing_has_no_sentence() {
        assert_eq!(sentence(" \n<!-- x -->\n"), None);
        assert_eq!(sentence("```\nx\n```"), None);
    }
}
