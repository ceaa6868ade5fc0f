//! Adversarial rows: documents of `tests/vectors/adversarial/`, generated and compiled; a row has as
//! many as its sub-cases.

mod cases;
mod compile;
mod document;
mod judge;
mod made;
mod run;
mod special;

use std::collections::BTreeMap;
use std::error::Error;

use codegen::tree::FileTree;
use serde_json::{Map, Value};

use super::files::VectorFile;
use super::report::Verdict;
use super::workspace::{Part, Seen};
use cases::Row;
use judge::Demand;

/// What is wrong with each row, by its place in the file.
type Problems = BTreeMap<usize, Vec<String>>;

/// Generates and compiles every case; what generated crates do when they run is seen later.
pub fn part(file: &VectorFile, folder: &str) -> Result<Part, Box<dyn Error>> {
    let (written, numbers) = (cases::read()?, cases::numbers()?);
    let mut found = Found::default();
    let mut behaving = Vec::new();
    for (index, row) in file.rows.iter().enumerate() {
        let known = text(row, "construct").and_then(|construct| numbers.get(construct));
        match known.and_then(|number| written.get(number)) {
            Some(known) => {
                behaving
                    .extend(known.behaves.as_ref().map(|name| (index, known.row, name.clone())));
                found.row(index, known, &Demand::of(text(row, "required").unwrap_or_default()))?;
            }
            None => found.problem(index, "no document was written for this construct"),
        }
    }
    found.compile(folder)?;
    let crates = found.crates_of(behaving.iter().map(|(_, row, _)| *row));
    let module = module(&behaving);
    let Found { problems, .. } = found;
    let judge = move |file: &VectorFile, seen: &Seen| verdicts(file, &problems, &behaving, seen);
    Ok(Part { crates, module, judge: Box::new(judge) })
}

fn text<'r>(row: &'r Map<String, Value>, name: &str) -> Option<&'r str> {
    row.get(name)?.as_str()
}

#[derive(Default)]
struct Found {
    problems: Problems,
    crates: compile::Crates,
    documented: Vec<String>,
    /// Package → the row of the file and the case.
    owners: BTreeMap<String, (usize, String)>,
}

impl Found {
    fn problem(&mut self, index: usize, what: impl Into<String>) {
        self.problems.entry(index).or_default().push(what.into());
    }

    fn row(&mut self, index: usize, row: &Row, demand: &Demand) -> Result<(), Box<dyn Error>> {
        if let Some(name) = &row.special {
            let wrong = special::check(name)?;
            wrong.into_iter().for_each(|wrong| self.problem(index, wrong));
        }
        let mut complaints = 0;
        for (number, case) in row.cases.iter().enumerate() {
            let package = format!("c{:04}-{number}", row.row);
            let outcome = run::run(case, &package)?;
            complaints += outcome.said.len();
            let wrong = judge::problems(&case.wanted, &outcome);
            for wrong in demand.broken(&outcome).into_iter().chain(wrong) {
                self.problem(index, format!("{}: {wrong}", case.case));
            }
            if let Some(tree) = outcome.tree {
                self.documented.extend(row.doc.then(|| package.clone()));
                self.owners.insert(package.clone(), (index, case.case.clone()));
                self.crates.push((package, tree));
            }
        }
        if demand.warns && complaints == 0 && row.unwarned.is_none() {
            self.problem(index, "no case is warned about");
        }
        Ok(())
    }

    fn compile(&mut self, folder: &str) -> Result<(), Box<dyn Error>> {
        if self.crates.is_empty() {
            return Ok(());
        }
        for (package, said) in compile::check(folder, &self.crates, &self.documented)? {
            if let Some((index, case)) = self.owners.get(&package).cloned() {
                self.problem(index, format!("{case}: it does not compile cleanly: {said}"));
            }
        }
        Ok(())
    }

    fn crates_of(&self, rows: impl Iterator<Item = usize>) -> Vec<(String, FileTree)> {
        let prefixes: Vec<String> = rows.map(|row| format!("c{row:04}-")).collect();
        let is_needed = |package: &str| prefixes.iter().any(|prefix| package.starts_with(prefix));
        self.crates.iter().filter(|(package, _)| is_needed(package)).cloned().collect()
    }
}

/// The rows that run, each with the function that looks at it.
fn module(behaving: &[(usize, usize, String)]) -> String {
    let mut text = "//! What generated crates of adversarial rows do.\n\n".to_owned();
    for (_, _, name) in behaving {
        text.push_str(&format!("#[path = \"{name}.rs\"]\nmod {name};\n"));
    }
    text.push_str("\npub fn run(_out: &mut crate::support::Out) {\n");
    for (index, _, name) in behaving {
        text.push_str(&format!("    _out.row({index}, {name}::look);\n"));
    }
    text + "}\n"
}

fn verdicts(
    file: &VectorFile,
    problems: &Problems,
    behaving: &[(usize, usize, String)],
    seen: &Seen,
) -> Vec<Verdict> {
    let verdict = |(index, row): (usize, &Map<String, Value>)| {
        let mut wrong = problems.get(&index).cloned().unwrap_or_default();
        if behaving.iter().any(|(at, ..)| *at == index) {
            match seen.get(&index) {
                Some(Value::String(fine)) if fine == "as it should" => {}
                other => wrong.push(format!("when it runs: {other:?}")),
            }
        }
        let wrong = (!wrong.is_empty()).then(|| wrong.join("\n           "));
        Verdict::of(text(row, "required").unwrap_or_default(), wrong)
    };
    file.rows.iter().enumerate().map(verdict).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_documents() {
        let (written, numbers) = (cases::read().expect("read"), cases::numbers().expect("read"));
        let missing: Vec<_> = numbers.values().filter(|row| !written.contains_key(row)).collect();
        assert!(missing.is_empty(), "{missing:?}");
        assert_eq!(written.len(), numbers.len());
    }
}
