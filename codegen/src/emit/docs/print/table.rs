//! Tables, which cannot be wider than a line nor hold more than one line a cell.

use super::{super::tree::Table, spans};

/// The header, the delimiters and the rows.
pub fn lines(table: &Table) -> Vec<String> {
    let mut rows = table.rows.iter().map(|row| line(row.iter().map(|cell| spans::cell(cell))));
    let header = rows.next();
    let delimiters = line(table.columns.iter().map(|&delimiter| delimiter.to_owned()));
    header.into_iter().chain([delimiters]).chain(rows).collect()
}

fn line(cells: impl Iterator<Item = String>) -> String {
    cells.fold(String::from("|"), |mut line, cell| {
        line.push(' ');
        line.push_str(&cell);
        line.push_str(" |");
        line
    })
}
