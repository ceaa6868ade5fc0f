//! Tabs in the indentation of YAML, mended on a copy whose offsets map back.

/// A copy of a text with spaces for tabs.
#[derive(Debug, Clone)]
pub(super) struct Mended {
    text: String,
    /// (offset in the copy, offset in the original) behind each tab, ascending.
    shifts: Vec<(usize, usize)>,
    first_tab: usize,
    /// How many spaces stand for a tab.
    width: usize,
}

/// Copies to try, by the width of a tab; none if no line is indented with one. Those in which all that
/// stands below the name of a block is in the block come first.
pub(super) fn copies(text: &str) -> impl Iterator<Item = Mended> {
    let widths: &[usize] = if indented_with_tabs(text) { &[2, 4, 8, 1] } else { &[] };
    let mut copies: Vec<_> = widths.iter().map(|width| mend(text, *width)).collect();
    copies.sort_by_key(|copy| !copy.keeps_blocks(text));
    copies.into_iter()
}

impl Mended {
    /// The copy.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the first tab stands in the original.
    pub fn first_tab(&self) -> usize {
        self.first_tab
    }

    /// How many spaces stand for a tab.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Whether every line with a tab that follows the name of a block is indented further than that.
    fn keeps_blocks(&self, original: &str) -> bool {
        let mut opened = None;
        self.text.lines().zip(original.lines()).filter(|(line, _)| !line.trim().is_empty()).all(
            |(line, original)| {
                let column = line.len() - line.trim_start_matches(' ').len();
                let inside = line == original || opened.is_none_or(|opener| column > opener);
                opened = line.trim_end().ends_with(':').then_some(column);
                inside
            },
        )
    }

    /// The place in the original of a place in the copy.
    pub fn original(&self, offset: usize) -> usize {
        match self.shifts.partition_point(|(copy, _)| *copy <= offset) {
            0 => offset,
            next => {
                let (copy, original) = self.shifts[next - 1];
                original + (offset - copy)
            }
        }
    }
}

fn indented_with_tabs(text: &str) -> bool {
    text.lines().any(|line| indentation(line).contains('\t'))
}

/// Leading blanks and list dashes: where YAML counts columns.
fn indentation(line: &str) -> &str {
    let rest = line.trim_start_matches([' ', '\t']);
    let end = line.len() - rest.len();
    match rest.strip_prefix('-') {
        Some(inner) if inner.starts_with('\t') => {
            &line[..line.len() - inner.trim_start_matches('\t').len()]
        }
        _ => &line[..end],
    }
}

fn mend(text: &str, width: usize) -> Mended {
    let mut mended =
        Mended { text: String::with_capacity(text.len()), shifts: Vec::new(), first_tab: 0, width };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let blanks = indentation(line);
        for (offset, character) in blanks.char_indices() {
            if character != '\t' {
                mended.text.push(character);
                continue;
            }
            mended.text.extend(std::iter::repeat_n(' ', width));
            if mended.shifts.is_empty() {
                mended.first_tab = start + offset;
            }
            mended.shifts.push((mended.text.len(), start + offset + 1));
        }
        mended.text.push_str(&line[blanks.len()..]);
        start += line.len();
    }
    mended
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_map_back() {
        let text = "a:\n\tb: 1\n\t\tc: 2\n";
        let mended = copies(text).next().expect("there are tabs");
        assert_eq!(mended.text(), "a:\n  b: 1\n    c: 2\n");
        assert_eq!(mended.first_tab(), 3);
        for name in ["a", "b", "c"] {
            let offset = mended.text().find(name).expect("it is there");
            assert_eq!(Some(mended.original(offset)), text.find(name));
        }
    }

    #[test]
    fn a_tab_below_the_name_of_a_block_leads_into_it() {
        let mended = copies("a:\n    b:\n\tc: 1\n").next().expect("there are tabs");
        assert_eq!(mended.text(), "a:\n    b:\n        c: 1\n");
    }

    #[test]
    fn tabs_behind_text_are_left() {
        assert_eq!(copies("a:\t1\nb: |\n  x\ty\n").count(), 0);
    }
}
