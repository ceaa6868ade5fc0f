//! What writing a crate takes: whole processes, from the document on disk to the files on disk.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::process::Command;

use super::Part;
use super::measure::{Usage, median};
use super::results::{Results, Row};
use super::study::{Document, Study};
use super::tools::Tool;
use crate::corpus::documents;

/// Documents of one kind, from small to large: the name, bytes of the part, and how often it is there.
const SIZES: [(&str, usize, usize); 3] =
    [("1 MB", 1 << 20, 1), ("10 MB", 1 << 20, 10), ("40 MB", 1 << 20, 40)];

/// The documents that are built, and as many of the corpus as each peer has to manage.
pub fn generate(study: &Study<'_>, results: &mut Results) -> Result<(), Box<dyn Error>> {
    for document in study.documents()? {
        let tools: Vec<Tool> = study.programs.keys().copied().collect();
        compare(study, Part::Generate, &document, &tools, results);
        results.stages.push((document.name.clone(), stages(study, &document)?));
    }
    let Some(corpus) = &study.args.corpus else { return Ok(()) };
    let mut managed: BTreeMap<Tool, usize> = study.programs.keys().map(|tool| (*tool, 0)).collect();
    for document in shuffled(corpus, study.args.sample.as_deref())? {
        let is_open = |tool: &Tool| managed[tool] < study.args.count;
        let peers: Vec<Tool> = managed
            .keys()
            .copied()
            .filter(|tool| *tool != Tool::Codegen && is_open(tool))
            .collect();
        if peers.is_empty() && !is_open(&Tool::Codegen) {
            break;
        }
        let tools: Vec<Tool> = std::iter::once(Tool::Codegen).chain(peers).collect();
        for tool in compare(study, Part::Generate, &document, &tools, results) {
            *managed.entry(tool).or_default() += 1;
        }
    }
    Ok(())
}

/// The tools take turns on one document; those that managed it.
fn compare(
    study: &Study<'_>,
    part: Part,
    document: &Document,
    tools: &[Tool],
    results: &mut Results,
) -> Vec<Tool> {
    anstream::eprintln!("{}", document.name);
    let mut runs: BTreeMap<Tool, Result<Vec<Usage>, String>> =
        tools.iter().map(|tool| (*tool, Ok(Vec::new()))).collect();
    for _ in 0..study.args.turns {
        for (tool, runs) in &mut runs {
            let Ok(so_far) = runs else { continue };
            match study.generate_once(*tool, document) {
                Ok(usage) => so_far.push(usage),
                Err(failure) => *runs = Err(failure),
            }
        }
    }
    let managed = runs.iter().filter(|(_, runs)| runs.is_ok()).map(|(tool, _)| *tool).collect();
    for (tool, runs) in runs {
        let Document { name, bytes, .. } = document.clone();
        let turns = runs.as_ref().map_or(0, Vec::len);
        let outcome = runs.and_then(|runs| median(&runs).ok_or_else(|| "not run".to_owned()));
        results.rows.push(Row { part, document: name, bytes, tool, turns, outcome, census: None });
    }
    managed
}

/// Whether the cost grows with the document and no faster, and what it is before it grows.
pub fn growth(study: &Study<'_>, results: &mut Results) -> Result<(), Box<dyn Error>> {
    let Some(large) = study.args.documents.first() else { return Ok(()) };
    for (name, part, times) in SIZES {
        let path = study.work.join(format!("{times}.json"));
        // In a process of its own: a child's peak begins with what its parent holds.
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("bench-grow").args([large, &path]);
        let status = command.args([part.to_string(), times.to_string()]).status()?;
        if !status.success() {
            return Err(format!("{} cannot be repeated", large.display()).into());
        }
        let document = Document::new(name, &path)?;
        compare(study, Part::Growth, &document, &[Tool::Codegen], results);
    }
    Ok(())
}

/// What `--timings` says.
fn stages(study: &Study<'_>, document: &Document) -> Result<String, Box<dyn Error>> {
    let folder = study.folder(Tool::Codegen, document);
    let program = &study.programs[&Tool::Codegen];
    let mut command = Tool::Codegen.command(program, &document.path, &folder);
    let output = command.arg("--timings").output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    let timings = said.lines().filter(|line| line.ends_with(" ms"));
    Ok(timings.map(|line| format!("{line}\n")).collect())
}

/// Documents in an order that means nothing but is the same every time, so that the first ones are a
/// fair choice.
fn shuffled(corpus: &Path, sample: Option<&Path>) -> Result<Vec<Document>, Box<dyn Error>> {
    let mut documents = documents::find(&[corpus.to_owned()], sample)?;
    documents.sort_by_key(|document| hash(&document.name));
    let found = documents.iter().map(|document| Document::new(&document.name, &document.path));
    Ok(found.collect::<Result<_, _>>()?)
}

/// FNV-1a, so that the choice never depends on the version of a library.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
