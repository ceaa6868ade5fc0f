//! Reads the table: a header line, then one row a parameter or field, cells parted by tabs.

use crate::fact::{COLUMNS, Fact};

/// Reads every row; what is no row is a problem that names its line.
pub fn facts(text: &str) -> (Vec<Fact>, Vec<String>) {
    let mut facts = Vec::new();
    let mut problems = Vec::new();
    let mut lines = text.lines();
    if lines.next() != Some(COLUMNS.join("\t").as_str()) {
        problems.push(format!("table line 1: the header is not {}", COLUMNS.join(", ")));
    }
    for (index, line) in lines.enumerate() {
        match <[&str; 8]>::try_from(line.split('\t').collect::<Vec<_>>()) {
            Ok(cells) => facts.push(Fact::from_cells(cells)),
            Err(cells) => problems.push(format!(
                "table line {}: {} cells instead of 8",
                index + 2,
                cells.len()
            )),
        }
    }
    (facts, problems)
}
