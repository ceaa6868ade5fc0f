//! `docs/benchmarks.md`: the tables and the plot, with all that one needs to measure the same again.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::machine::Machine;
use super::plot::plot;
use super::results::Results;
use super::table::tables;
use super::tools::{PEERS, Tool};

/// Writes the report, and the plot beside it under the same name.
pub fn write(results: &Results, path: &Path) -> Result<(), Box<dyn Error>> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let picture = path.with_extension("svg");
    let mut text = "# Benchmarks\n\nWritten by `cargo xtask bench`; do not edit.\n".to_owned();
    if plot(results, &picture)? {
        let name = picture.file_name().unwrap_or_default().to_string_lossy().into_owned();
        _ = write!(text, "\n![Processor time and peak memory of each tool]({name})\n");
    }
    text.push_str(&tables(results));
    text.push_str(&conditions(results));
    fs::write(path, text)?;
    anstream::eprintln!("wrote {}", path.display());
    Ok(())
}

fn conditions(results: &Results) -> String {
    let Machine { processor, cores, memory, system, rustc } = &results.machine;
    let mut text = format!(
        "\n## Conditions\n\n\
         * Trees: {}\n\
         * Machine: {cores} × {processor}, {memory} GiB, {system}\n\
         * {rustc}\n",
        trees(results)
    );
    for peer in PEERS {
        let reason = results.left_out.iter().find(|(tool, _)| *tool == peer);
        _ = match reason {
            Some((_, reason)) => writeln!(text, "* {peer} {}: left out, {reason}", peer.version()),
            None => writeln!(text, "* {peer} {}: {}", peer.version(), way_in(peer)),
        };
    }
    text.push_str(HOW);
    text
}

/// `1a2b3c`, or where the parts are of several: `generate 1a2b3c, check 4d5e6f`.
fn trees(results: &Results) -> String {
    let distinct: BTreeSet<_> = results.trees.values().collect();
    match distinct.into_iter().collect::<Vec<_>>().as_slice() {
        [one] => (*one).clone(),
        _ => {
            let each = results.trees.iter();
            let each = each.map(|(part, tree)| format!("{part:?} {tree}").to_lowercase());
            each.collect::<Vec<_>>().join(", ")
        }
    }
}

fn way_in(peer: Tool) -> &'static str {
    match peer {
        Tool::Codegen => "`codegen generate DOCUMENT --out FOLDER`",
        Tool::OpenapiToRust => "`openapi-to-rust generate DOCUMENT --output-dir FOLDER`",
        Tool::Progenitor => "`cargo-progenitor progenitor --input DOCUMENT --output FOLDER`",
        Tool::OpenapiGenerator => {
            "`java -jar openapi-generator.jar generate --generator-name rust`"
        }
    }
}

const HOW: &str = "
`cargo xtask bench --peers --corpus FOLDER --sample FILE --count 20 DOCUMENT …` measures all of this
again. Processor time is user and system time of a process and its children (`wait4`), peak memory that
of the largest of them, which for cargo is rustc at the measured crate. The tools take turns; the figure
is the median. Before a build is measured, the dependencies are built with an empty crate in the place of
the measured one, and then that crate alone is cleaned. Types of data are structs and enums with serde's
traits; an untyped field, variant or alias holds any JSON. Inline schemas that are the same are one type
of codegen's with an alias a place, which the counts leave out. Instructions are counted by valgrind, as the
difference between few and many rounds of one program; they do not depend on what else the machine does.
";
