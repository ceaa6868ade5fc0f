//! HTML as text, tags and comments, without a tree: descriptions nest their tags as they please.

/// A piece of HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// What is not markup, entities still in it.
    Text(&'a str),
    /// A tag.
    Tag(Tag<'a>),
}

/// An opening or closing tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag<'a> {
    /// The name as written.
    pub name: &'a str,
    /// `</…>`
    pub closes: bool,
    /// What stands behind the name.
    pub attributes: &'a str,
    /// The whole tag.
    pub source: &'a str,
}

/// No tag is longer; the bound keeps a text of unclosed quotes from being searched over and over.
const LONGEST: usize = 1024;

/// The pieces of a text; comments are left out.
pub fn pieces(html: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = html;
    std::iter::from_fn(move || {
        loop {
            let (piece, length) = next(rest)?;
            rest = &rest[length..];
            if piece.is_some() {
                return piece;
            }
        }
    })
}

impl<'a> Tag<'a> {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        let mut rest = self.attributes;
        while let Some((before, after)) = rest.split_once('=') {
            let found =
                before.trim_end().rsplit(|character: char| character.is_whitespace()).next();
            let (value, end) = value(after.trim_start());
            if found.is_some_and(|found| found.eq_ignore_ascii_case(name)) {
                return Some(value);
            }
            rest = end;
        }
        None
    }
}

fn value(text: &str) -> (&str, &str) {
    match text.chars().next().filter(|quote| matches!(quote, '"' | '\'')) {
        Some(quote) => text[1..].split_once(quote).unwrap_or((&text[1..], "")),
        None => text.split_at(text.find(char::is_whitespace).unwrap_or(text.len())),
    }
}

/// The next piece, nothing for a comment, and its length.
fn next(text: &str) -> Option<(Option<Piece<'_>>, usize)> {
    if text.is_empty() {
        return None;
    }
    if text.starts_with("<!--") {
        return Some((None, text.find("-->").map_or(text.len(), |end| end + 3)));
    }
    if let Some(tag) = tag(text) {
        return Some((Some(Piece::Tag(tag)), tag.source.len()));
    }
    let first = text.chars().next().map_or(0, char::len_utf8);
    let length = text[first..].find('<').map_or(text.len(), |at| first + at);
    Some((Some(Piece::Text(&text[..length])), length))
}

fn tag(text: &str) -> Option<Tag<'_>> {
    let inner = text.strip_prefix('<')?;
    let closes = inner.starts_with('/');
    let named = inner.strip_prefix('/').unwrap_or(inner);
    let length =
        named.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
    let (name, after) = named.split_at(length);
    let ends_name =
        after.starts_with(|next: char| next.is_whitespace() || matches!(next, '/' | '>'));
    if !name.starts_with(|first: char| first.is_ascii_alphabetic()) || !ends_name {
        return None;
    }
    let attributes = &after[..end_of_tag(after)?];
    let length = text.len() - after.len() + attributes.len() + 1;
    Some(Tag { name, closes, attributes, source: &text[..length] })
}

/// Where the `>` stands that is not in quotes.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    text.bytes().take(LONGEST).position(|byte| {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
        quote.is_none() && byte == b'>'
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(html: &str) -> Vec<String> {
        let name = |piece| match piece {
            Piece::Text(text) => text.to_owned(),
            Piece::Tag(tag) => format!("{}{}", if tag.closes { "/" } else { "+" }, tag.name),
        };
        pieces(html).map(name).collect()
    }

    #[test]
    fn tags_and_text_are_told_apart() {
        assert_eq!(names("a<p>b</p ><br/><x y='>'>"), ["a", "+p", "b", "/p", "+br", "+x"]);
    }

    #[test]
    fn what_is_no_tag_is_text() {
        assert_eq!(names("a < b <3 <a.b> <p <é"), ["a ", "< b ", "<3 ", "<a.b> ", "<p ", "<é"]);
    }

    #[test]
    fn comments_are_left_out() {
        assert_eq!(names("a<!-- <b> -->c<!-- d"), ["a", "c"]);
    }

    #[test]
    fn attributes_have_values() {
        let Some(Piece::Tag(tag)) =
            pieces("<a class=x title='=' HREF = \"https://a.b?c=d\" id>").next()
        else {
            panic!("no tag")
        };
        assert_eq!(
            (tag.attribute("href"), tag.attribute("class"), tag.attribute("id")),
            (Some("https://a.b?c=d"), Some("x"), None)
        );
    }
}
