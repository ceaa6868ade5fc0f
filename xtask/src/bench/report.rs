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
## How it is measured

`cargo xtask bench --peers --corpus FOLDER --sample FILE --count 20 DOCUMENT …` measures all of this
again and writes this file. A run that was ended goes on where it was, as long as the commit is the same.

* Processor time is user and system time of a process and its children (`wait4`). Peak memory is that of the
  largest of them, which for cargo is rustc at the measured crate; that of all processes is the largest
  sum of their resident memory, looked at ten times a second.
* The tools take turns; the figure is the median. What takes more than 100 s of processor time is not
  repeated. What takes longer than `--limit` allows, or more memory than the machine can spare, is stopped: what it took
  until then is the least that it takes, and a ratio with it is marked as a bound.
* Documents of the corpus come in an order that is the same every time and means nothing, until each tool has
  managed as many as `--count` says.
* Before a build is measured, the dependencies are built with an empty crate in the place of the measured
  one, and then that crate alone is cleaned. A program that makes one call is `cargo build` of the
  example of a crate that is built already, linking included.
* Types, aliases and fields of all crates are counted in the same way, with `syn`: types are public enums,
  and public structs with serde's traits, outside of support code; an untyped field, variant or alias holds any
  JSON, in containers too, and where a union keeps a member that it does not know. Types differ if
  their fields or variants do, in names or in types that differ; attributes, and so
  names on the wire, are left out.
* Instructions are counted by valgrind (`cachegrind`), as the difference between few and many rounds of one
  program; they do not depend on what else the machine does. Times of decoding, encoding and calling
  are medians of runs that take turns.
";
