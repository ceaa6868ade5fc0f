//! The documents that were written for the rows, and what each of them has to come to.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::process::root;

/// What was written for one row.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// The number of the row in the checked-in file, from 0.
    pub row: usize,
    /// Its documents, a case each.
    #[serde(default)]
    pub cases: Vec<Case>,
    /// Whether rustdoc has to have no complaint either.
    #[serde(default)]
    pub doc: bool,
    /// Why nothing is warned about although the row asks for it.
    pub unwarned: Option<String>,
    /// A check that no document can state.
    pub special: Option<String>,
    /// What the generated crate of the first case has to do when it runs.
    pub behaves: Option<String>,
}

/// One document, and what has to come of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// What is special about it.
    pub case: String,
    #[serde(flatten)]
    pub input: Input,
    #[serde(flatten)]
    pub wanted: Wanted,
}

/// Where the document comes from: whole, as text, made, or as the sections that matter.
#[derive(Debug, Deserialize)]
pub struct Input {
    pub document: Option<Value>,
    pub text: Option<String>,
    /// `utf-16` or `latin-1`, of a text.
    pub encoding: Option<String>,
    pub made: Option<String>,
    pub version: Option<String>,
    pub paths: Option<Value>,
    pub schemas: Option<Value>,
    pub components: Option<Map<String, Value>>,
    pub servers: Option<Value>,
    pub security: Option<Value>,
}

/// What has to come of a document; nothing is said about it unless `says` lists it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    /// Nothing can be generated from it.
    pub refused: bool,
    /// Every complaint, as `CODE place`, sorted.
    pub says: Vec<String>,
    /// Complaints of which only the codes are listed, where there are thousands.
    pub says_codes: Vec<String>,
    /// What the printed complaints contain.
    pub tells: Vec<String>,
    /// What the generated code contains.
    pub finds: Vec<String>,
    /// What it does not contain.
    pub never: Vec<String>,
    /// How often it contains something.
    pub counts: BTreeMap<String, usize>,
    /// How many types there are among the models.
    pub types: Option<usize>,
    /// Words that are no identifier anywhere in it.
    pub no_idents: Vec<String>,
    /// Members of the manifest by their dotted name; null = there is none.
    pub manifest: BTreeMap<String, Value>,
    /// Paths that are asked for, all of which are refused.
    pub reads: Option<Vec<String>>,
    /// How long generating may take.
    pub within_seconds: Option<u64>,
}

/// Every row that documents were written for, by its number.
pub fn read() -> Result<BTreeMap<usize, Row>, Box<dyn Error>> {
    let folder = root().join("tests/vectors/adversarial");
    let mut rows = BTreeMap::new();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.extension().is_none_or(|extension| extension != "yaml") {
            continue;
        }
        let text = fs::read_to_string(&path)?;
        let list: Vec<Row> =
            serde_yaml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        for row in list {
            let number = row.row;
            if rows.insert(number, row).is_some() {
                return Err(format!("{}: row {number} is there twice", path.display()).into());
            }
        }
    }
    Ok(rows)
}

/// The number of a row of any file by its construct, which is what the documents were written for.
pub fn numbers() -> Result<BTreeMap<String, usize>, Box<dyn Error>> {
    let text = fs::read_to_string(root().join("tests/vectors/adversarial_cases.json"))?;
    let rows: Vec<Map<String, Value>> = serde_json::from_str(&text)?;
    let construct = |row: &Map<String, Value>| row.get("construct")?.as_str().map(str::to_owned);
    let numbered = rows.iter().enumerate();
    Ok(numbered.filter_map(|(number, row)| Some((construct(row)?, number))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_nobody_reads_is_a_mistake() {
        let read = |text: &str| serde_yaml::from_str::<Row>(text).map(|row| row.cases.len());
        assert_eq!(read("{row: 1, cases: [{case: a, refused: true, paths: {}}]}").ok(), Some(1));
        assert!(read("{row: 1, cases: [{case: a, refuse: true}]}").is_err());
        assert!(read("{row: 1, case: []}").is_err());
    }
}
