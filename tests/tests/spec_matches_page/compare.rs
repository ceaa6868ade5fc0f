//! Compares the facts of the two sources and names every row that differs.

use std::collections::BTreeMap;

use crate::fact::{COLUMNS, Fact};
use crate::{table, walk};

/// Lists what is in one of the two only or told differently, one line each; empty when document and table agree.
pub fn differences(document: &str, table: &str) -> Vec<String> {
    let (spec_facts, mut found) = match serde_yaml::from_str(document) {
        Ok(document) => walk::facts(&document),
        Err(error) => return vec![format!("the spec is not YAML: {error}")],
    };
    let (table_facts, problems) = table::facts(table);
    found.extend(problems);
    let spec = by_path(&spec_facts, "spec", &mut found);
    let table = by_path(&table_facts, "table", &mut found);
    for (path, row) in &table {
        match spec.get(path) {
            Some(fact) => found.extend(cell_differences(fact, row)),
            None => found.push(format!("{path}: in the table, not in the spec")),
        }
    }
    for path in spec.keys().filter(|path| !table.contains_key(*path)) {
        found.push(format!("{path}: in the spec, not in the table"));
    }
    found
}

fn by_path<'a>(
    facts: &'a [Fact],
    source: &str,
    found: &mut Vec<String>,
) -> BTreeMap<&'a str, &'a Fact> {
    let mut map = BTreeMap::new();
    for fact in facts {
        if map.insert(fact.path.as_str(), fact).is_some() {
            found.push(format!("{}: more than once in the {source}", fact.path));
        }
    }
    map
}

fn cell_differences(spec: &Fact, table: &Fact) -> Vec<String> {
    let cells = spec.cells().into_iter().zip(table.cells());
    let columns =
        COLUMNS.into_iter().zip(cells).filter(|(_, (in_spec, in_table))| in_spec != in_table);
    columns
        .map(|(column, (in_spec, in_table))| {
            format!("{}: {column} is `{in_spec}` in the spec, `{in_table}` in the table", spec.path)
        })
        .collect()
}
