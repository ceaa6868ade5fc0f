//! What writing a crate takes: whole processes, from the document on disk to the files on disk.

use std::error::Error;
use std::path::Path;
use std::process::Command;

use super::Part;
use super::results::Results;
use super::study::{Document, Study};
use super::tools::Tool;
use super::turns::take_turns;
use crate::corpus::documents;

/// Documents of one kind, from small to large: the name, bytes of the part, and how often it is there.
const SIZES: [(&str, usize, usize); 3] =
    [("1 MB", 1 << 20, 1), ("10 MB", 1 << 20, 10), ("40 MB", 1 << 20, 40)];

/// The documents that are built, and as many of the corpus as each peer has to manage.
pub fn generate(study: &Study<'_>, results: &mut Results) -> Result<(), Box<dyn Error>> {
    for document in study.documents()? {
        let tools: Vec<Tool> = study.programs.keys().copied().collect();
        compare(study, Part::Generate, &document, &tools, results)?;
        results.stages.retain(|(name, _)| *name != document.name);
        results.stages.push((document.name.clone(), stages(study, &document)?));
    }
    match &study.args.corpus {
        Some(corpus) => some_of(corpus, study, results),
        None => Ok(()),
    }
}

/// Documents of the corpus, until each tool has managed as many as it has to.
fn some_of(corpus: &Path, study: &Study<'_>, results: &mut Results) -> Result<(), Box<dyn Error>> {
    let mut open: Vec<(Tool, usize)> =
        study.programs.keys().map(|tool| (*tool, study.args.count)).collect();
    for document in shuffled(corpus, study.args.sample.as_deref())? {
        let peers = open.iter().map(|(tool, _)| *tool).filter(|tool| *tool != Tool::Codegen);
        let tools: Vec<Tool> = std::iter::once(Tool::Codegen).chain(peers).collect();
        compare(study, Part::Generate, &document, &tools, results)?;
        for (tool, left) in &mut open {
            let row = results.row(Part::Generate, &document.name, *tool);
            *left -= usize::from(row.is_some_and(|row| row.whole().is_some()));
        }
        open.retain(|(_, left)| *left > 0);
        if open.is_empty() {
            break;
        }
    }
    Ok(())
}

/// The tools take turns on one document.
fn compare(
    study: &Study<'_>,
    part: Part,
    document: &Document,
    tools: &[Tool],
    results: &mut Results,
) -> Result<(), Box<dyn Error>> {
    if results.has(part, &document.name, tools) {
        return Ok(());
    }
    anstream::eprintln!("{}", document.name);
    let runs = take_turns(tools, study.args.turns, |tool| study.generate_once(tool, document));
    let rows = runs.into_iter().map(|(tool, runs)| document.row(part, tool, runs, None));
    Ok(results.add(rows.collect())?)
}

/// Whether the cost grows with the document and no faster, and what it is before it grows.
pub fn growth(study: &Study<'_>, results: &mut Results) -> Result<(), Box<dyn Error>> {
    let documents = study.documents()?;
    let Some(large) = documents.iter().max_by_key(|document| document.bytes) else { return Ok(()) };
    for (name, part, times) in SIZES {
        let path = study.work.join(format!("{times}.json"));
        // In a process of its own: a child's peak begins with what its parent holds.
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("bench-grow").args([&large.path, &path]);
        let status = command.args([part.to_string(), times.to_string()]).status()?;
        if !status.success() {
            return Err(format!("{} cannot be repeated", large.name).into());
        }
        let document = Document::new(name, &path)?;
        compare(study, Part::Growth, &document, &[Tool::Codegen], results)?;
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
