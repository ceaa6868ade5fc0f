//! The one line that keeps a text from being read, and how it would be read: found by trying.

use std::ops::Range;

/// Longer texts take too long to be read again and again.
const LONGEST: usize = 1 << 20;

/// How many lines around the place are looked at for indentations.
const AROUND: usize = 8;

/// A line as it should be.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Where it stands, without its line end.
    pub range: Range<usize>,
    /// What it should be.
    pub text: String,
}

/// A change of one line, at or before `offset`, after which the text `reads`.
pub(super) fn line(text: &str, offset: usize, reads: impl Fn(&str) -> bool) -> Option<Line> {
    if text.len() > LONGEST {
        return None;
    }
    let lines = Lines::of(text);
    let here = lines.at(offset);
    let open = lines.open_quote(here);
    let suspects: Vec<usize> =
        [open, Some(here), lines.filled(here, -1)].into_iter().flatten().collect();
    let tried = |index: usize, candidates: Vec<String>| {
        let range = &lines.list[index];
        candidates.into_iter().find_map(|candidate| {
            let changed = format!("{}{candidate}{}", &text[..range.start], &text[range.end..]);
            reads(&changed).then(|| Line { range: range.clone(), text: candidate })
        })
    };
    let mut all = suspects.iter();
    all.find_map(|index| tried(*index, punctuated(lines.get(*index))))
        .or_else(|| suspects.iter().find_map(|index| tried(*index, indented(&lines, *index))))
}

/// The comma that a JSON text lacks before `offset`, if after it the text `reads`.
pub(super) fn comma(text: &str, offset: usize, reads: impl Fn(&str) -> bool) -> Option<Line> {
    let (head, tail) = text.split_at_checked(offset)?;
    let content = head.trim_end();
    let changed = format!("{content},{}{tail}", &head[content.len()..]);
    let lines = Lines::of(text);
    let range = lines.list[lines.at(content.len().saturating_sub(1))].clone();
    let line = changed.get(range.start..range.end + 1)?.to_owned();
    (text.len() <= LONGEST && reads(&changed)).then_some(Line { range, text: line })
}

/// The lines of a text, without their ends.
struct Lines<'a> {
    text: &'a str,
    list: Vec<Range<usize>>,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        let mut list = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            list.push(start..start + line.trim_end_matches(['\n', '\r']).len());
            start += line.len();
        }
        if list.is_empty() {
            list.push(0..0);
        }
        Self { text, list }
    }

    fn at(&self, offset: usize) -> usize {
        self.list.partition_point(|line| line.start <= offset).saturating_sub(1)
    }

    fn get(&self, index: usize) -> &'a str {
        &self.text[self.list[index].clone()]
    }

    /// The first line up to `last` whose value begins with a quote and has no other.
    fn open_quote(&self, last: usize) -> Option<usize> {
        (0..=last).find(|index| {
            let value = value(self.get(*index)).map(|(_, value)| value);
            value.is_some_and(|value| {
                let mut letters = value.chars();
                let quote = letters.next().filter(|first| matches!(first, '"' | '\''));
                quote.is_some_and(|quote| !letters.any(|letter| letter == quote))
            })
        })
    }

    /// The next line in a direction that is not blank.
    fn filled(&self, from: usize, step: isize) -> Option<usize> {
        let mut index = from.checked_add_signed(step)?;
        while self.list.get(index).is_some() {
            if !self.get(index).trim().is_empty() {
                return Some(index);
            }
            index = index.checked_add_signed(step)?;
        }
        None
    }

    /// The indentations around a line: its neighbours' first, then those further above.
    fn indentations(&self, index: usize) -> Vec<usize> {
        let neighbours = [self.filled(index, -1), self.filled(index, 1)];
        let above = (index.saturating_sub(AROUND)..index).rev();
        let mut found: Vec<usize> = Vec::new();
        for line in neighbours.into_iter().flatten().chain(above) {
            let line = self.get(line);
            // Of a list's element, the dash and what stands behind it are both to go by.
            let dash = indentation(line);
            for width in [dash, dash + line[dash..].len() - element(&line[dash..]).len()] {
                if !line.trim().is_empty() && !found.contains(&width) {
                    found.push(width);
                }
            }
        }
        found
    }
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// What stands behind the dash of a list's element.
fn element(line: &str) -> &str {
    line.strip_prefix('-').map_or(line, |rest| rest.trim_start_matches(' '))
}

/// The line with the indentations of those around it.
fn indented(lines: &Lines<'_>, index: usize) -> Vec<String> {
    let line = lines.get(index);
    let content = line.trim_start_matches(' ');
    let others = lines.indentations(index).into_iter().filter(|width| *width != indentation(line));
    others.map(|width| format!("{}{content}", " ".repeat(width))).collect()
}

/// The line with the punctuation that it may lack, or without what it has too much.
fn punctuated(line: &str) -> Vec<String> {
    let end = line.trim_end();
    let mut all = Vec::new();
    let value = value(line);
    let plain = value.filter(|(_, value)| !value.starts_with(INDICATORS) && !is_quoted(value));
    all.extend(plain.map(|(name, value)| format!("{name}: {}", serde_json::Value::from(value))));
    if let Some((name, value)) = end.split_once(':')
        && !value.starts_with(' ')
        && !value.is_empty()
    {
        all.push(format!("{name}: {value}"));
    }
    all.extend(["\"", "'", "]", "}"].map(|mark| format!("{end}{mark}")));
    // `operationId listPets` lacks the colon between, not behind.
    let words = end.trim_start().split_once(' ').filter(|(name, _)| is_name(name));
    all.extend(words.map(|(name, value)| {
        format!("{}{name}: {}", &end[..indentation(end)], value.trim_start())
    }));
    all.extend([":", ","].map(|mark| format!("{end}{mark}")));
    all.extend(end.strip_suffix(',').map(str::to_owned));
    // What begins with a character that means something to YAML, and was meant as text.
    let special = value.filter(|(_, value)| value.starts_with(INDICATORS));
    all.extend(special.map(|(name, value)| format!("{name}: '{}'", value.replace('\'', "''"))));
    all
}

/// Characters that begin something other than a text.
const INDICATORS: [char; 11] = ['*', '&', '@', '`', '%', '!', '{', '[', '|', '>', '?'];

/// Whether it looks like the name of a member.
fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|first| first.is_ascii_alphabetic() || first == '$')
        && letters.all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'))
}

fn is_quoted(value: &str) -> bool {
    value.starts_with(['"', '\''])
}

/// The name of a member and its value, both on this line.
fn value(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.trim_end().split_once(": ")?;
    Some((name, value.trim())).filter(|(_, value)| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let reads = |text: &str| {
            serde_yaml::from_str::<serde_yaml::Value>(text).is_ok_and(|value| value.is_mapping())
        };
        let error = serde_yaml::from_str::<serde_yaml::Value>(text).expect_err("it is wrong");
        let offset = error.location().map_or(0, |location| location.index());
        let found = line(text, offset, reads);
        assert_eq!(found.map(|line| line.text).as_deref(), expected, "{text}");
    }

    #[test]
    fn indentation_follows_the_neighbours() {
        check("a:\n  b: 1\n   c: 2\n  d: 3\n", Some("  c: 2"));
        check("a:\n  b: 1\n c: 2\n", Some("  c: 2"));
        check("a:\n  - b: 1\n   c: 2\n", Some("    c: 2"));
    }

    #[test]
    fn quotes_colons_and_brackets_are_completed() {
        check("a:\n  b: List: all\n", Some("  b: \"List: all\""));
        check("a:\n  b: \"open\n  c: 1\n", Some("  b: \"open\""));
        check("a:\n  b: [1, 2\n  c: 1\n", Some("  b: [1, 2]"));
        check("a:\n  b: @x\n", Some("  b: '@x'"));
        check("a:\n  b:1\n  c: 2\n", Some("  b: 1"));
        check("a:\n  b one two\n  c: 2\n", Some("  b: one two"));
        check("a:\n  b\n  c: 2\n", Some("  b:"));
    }

    #[test]
    fn a_comma_is_put_where_json_lacks_one() {
        let text = "{\"a\": 1\n \"b\": 2}";
        let reads = |text: &str| serde_json::from_str::<serde_json::Value>(text).is_ok();
        let found = comma(text, text.find("\"b\"").expect("it is there"), reads);
        assert_eq!(found.map(|line| line.text).as_deref(), Some("{\"a\": 1,"));
    }

    #[test]
    fn what_one_line_does_not_mend_is_left() {
        check("a: [\nb: [\n", None);
    }
}
