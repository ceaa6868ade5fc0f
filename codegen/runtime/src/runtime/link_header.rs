//! The `Link` header (`RFC 8288`): the target of the first link whose relation is `next`.

use http::HeaderMap;
use http::header::LINK;

use crate::runtime::place::Next;

/// Where the `Link` headers of an answer lead.
#[must_use]
pub fn next(headers: &HeaderMap) -> Next {
    let values = headers.get_all(LINK).iter();
    let text = values.filter_map(|value| std::str::from_utf8(value.as_bytes()).ok());
    let target = text.flat_map(links).find_map(|link| target(link, "next"));
    target.map_or(Next::End, Next::Cursor)
}

/// The links of one header, split at the commas that stand in neither a target nor a quoted string.
fn links(header: &str) -> impl Iterator<Item = &str> {
    split(header, ',')
}

/// The target of a link if `relation` is one of its relations, which are compared without regard to case.
fn target(link: &str, relation: &str) -> Option<String> {
    let rest = link.trim_start().strip_prefix('<')?;
    let (target, parameters) = rest.split_once('>')?;
    let relations = split(parameters, ';').find_map(|parameter| value(parameter, "rel"))?;
    // A link about another resource than the one that was asked for says nothing of this list.
    let is_about_another = split(parameters, ';').any(|part| value(part, "anchor").is_some());
    let mut words = relations.split_ascii_whitespace();
    let fits = words.any(|word| word.eq_ignore_ascii_case(relation)) && !is_about_another;
    fits.then(|| target.trim().to_owned())
}

/// The value of a parameter if its name is `name`: a token, or a quoted string without its quotes and escapes.
fn value(parameter: &str, name: &str) -> Option<String> {
    let (found, value) = parameter.split_once('=')?;
    if !found.trim().eq_ignore_ascii_case(name) {
        return None;
    }
    let value = value.trim();
    match value.strip_prefix('"') {
        Some(quoted) => Some(unquoted(quoted)),
        None => Some(value.to_owned()),
    }
}

fn unquoted(text: &str) -> String {
    let mut characters = text.chars();
    let mut plain = String::new();
    while let Some(character) = characters.next() {
        match character {
            '"' => break,
            '\\' => plain.extend(characters.next()),
            other => plain.push(other),
        }
    }
    plain
}

/// The pieces between separators that stand in neither `<…>` nor a quoted string.
fn split(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let mut state = Inside::Nothing;
    text.split(move |character| {
        let before = state;
        state = state.after(character);
        before == Inside::Nothing && character == separator
    })
}

/// What a character of the header stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    Target,
    Quotes,
    Escape,
}

impl Inside {
    fn after(self, character: char) -> Self {
        match (self, character) {
            (Self::Nothing, '<') => Self::Target,
            (Self::Nothing, '"') => Self::Quotes,
            (Self::Target, '>') | (Self::Quotes, '"') => Self::Nothing,
            (Self::Quotes, '\\') => Self::Escape,
            (Self::Escape, _) => Self::Quotes,
            (state, _) => state,
        }
    }
}
