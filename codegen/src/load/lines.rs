//! Lines and columns of a text, found from marks: a minified document is one line, and to count its characters
//! for each of many complaints would be quadratic.

use super::boundary_before;

/// Bytes of a line from one mark to the next.
const APART: usize = 1 << 14;

/// Where lines begin, and places within long ones.
#[derive(Debug, Clone)]
pub struct Lines(Vec<Mark>);

#[derive(Debug, Clone, Copy)]
struct Mark {
    at: usize,
    line: usize,
    /// Characters of the line before it.
    column: usize,
}

impl Lines {
    pub fn of(text: &str) -> Self {
        let mut marks = Vec::new();
        let mut at = 0;
        for (line, content) in text.split('\n').enumerate() {
            mark(&mut marks, Mark { at, line, column: 0 }, content);
            at += content.len() + 1;
        }
        Self(marks)
    }

    /// Line and column of a boundary between characters, both from 1, the column in characters.
    pub fn find(&self, text: &str, offset: usize) -> (usize, usize) {
        let after = self.0.partition_point(|mark| mark.at <= offset);
        let mark = self.0[after.saturating_sub(1)];
        (mark.line + 1, mark.column + text[mark.at..offset].chars().count() + 1)
    }
}

/// The marks of one line, from its start on.
fn mark(marks: &mut Vec<Mark>, start: Mark, content: &str) {
    let (mut from, mut column) = (0, 0);
    loop {
        marks.push(Mark { at: start.at + from, column, ..start });
        let next = boundary_before(content, from + APART);
        if next >= content.len() {
            return;
        }
        column += content[from..next].chars().count();
        from = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(text: &str, offset: usize) -> (usize, usize) {
        let before = &text[..offset];
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (before.matches('\n').count() + 1, before[start..].chars().count() + 1)
    }

    #[test]
    fn marks_say_what_counting_says() {
        let long = "aé👍".repeat(APART);
        for text in ["", "\n", "a", "a\n", "\r\n\na", &long, &format!("x\n{long}\n{long}")] {
            let lines = Lines::of(text);
            for offset in (0..=text.len()).filter(|at| text.is_char_boundary(*at)).step_by(997) {
                assert_eq!(lines.find(text, offset), counted(text, offset), "{offset}");
            }
            assert_eq!(lines.find(text, text.len()), counted(text, text.len()));
        }
    }
}
