//! What was promised, what was measured, and whether one is the other.

use std::fmt::Write as _;

use super::Part;
use super::measure::Usage;
use super::results::{Results, Row};
use super::tools::{PEERS, Tool};

/// A line of the table.
struct Goal {
    what: String,
    /// Ours, as a part of theirs.
    ratio: f64,
    most: f64,
}

/// Everything that there are results for; what falls short says so.
pub fn goals(results: &Results) -> String {
    let mut goals = Vec::new();
    let large = results.of(Part::Generate).max_by_key(|row| row.bytes);
    if let Some(large) = large.map(|row| row.document.clone()) {
        generating(results, &large, &mut goals);
        building(results, &large, &mut goals);
    }
    goals.extend(quicker_everywhere(results));
    goals.extend(typing(results));
    growing(results, &mut goals);
    goals.extend(results.figures.iter().map(|figure| Goal {
        what: format!("{} ({})", figure.name, figure.unit),
        ratio: figure.ratio(),
        most: figure.most,
    }));
    printed(&goals)
}

fn printed(goals: &[Goal]) -> String {
    if goals.is_empty() {
        return String::new();
    }
    let mut text = "| | ratio | at most | |\n| --- | ---: | ---: | --- |\n".to_owned();
    for Goal { what, ratio, most } in goals {
        let verdict = if ratio <= most { "holds" } else { "**falls short**" };
        _ = writeln!(text, "| {what} | {ratio:.3} | {most:.3} | {verdict} |");
    }
    text
}

fn processor(usage: &Usage) -> f64 {
    usage.processor
}

fn peak(usage: &Usage) -> f64 {
    usage.peak as f64
}

/// Ours over theirs, where both have a result.
fn ratio(
    results: &Results,
    part: Part,
    document: &str,
    peer: Tool,
    of: fn(&Usage) -> f64,
) -> Option<f64> {
    let usage = |tool| results.row(part, document, tool).and_then(Row::usage);
    Some(of(usage(Tool::Codegen)?) / of(usage(peer)?))
}

fn generating(results: &Results, large: &str, goals: &mut Vec<Goal>) {
    let mut goal = |what: &str, of, most| {
        let ratio = ratio(results, Part::Generate, large, Tool::OpenapiToRust, of);
        let what = format!("generating {large}, {what} over openapi-to-rust's");
        goals.extend(ratio.map(|ratio| Goal { what, ratio, most }));
    };
    goal("processor time", processor, 1.0 / 10.0);
    goal("peak memory", peak, 1.0 / 3.0);
}

/// The slowest ratio of all documents that a peer manages.
fn quicker_everywhere(results: &Results) -> impl Iterator<Item = Goal> {
    PEERS.into_iter().filter_map(|peer| {
        let documents = results.of(Part::Generate).filter(|row| row.tool == peer);
        let ratios: Vec<f64> = documents
            .filter_map(|row| ratio(results, Part::Generate, &row.document, peer, processor))
            .collect();
        let worst = ratios.iter().copied().reduce(f64::max)?;
        let what = format!(
            "generating each of {} documents that {peer} manages, the worst over {peer}'s time",
            ratios.len()
        );
        Some(Goal { what, ratio: worst, most: 1.0 })
    })
}

/// What is cheap because it types less is not cheap: fields that hold any JSON, ours over theirs.
fn typing(results: &Results) -> impl Iterator<Item = Goal> {
    let rows = results.of(Part::Check).filter(|row| row.tool != Tool::Codegen);
    rows.filter_map(|theirs| {
        let ours = results.row(Part::Check, &theirs.document, Tool::Codegen)?;
        let untyped = |row: &Row| row.census.map(|census| census.untyped as f64);
        let what = format!("untyped fields of {}, over {}'s", theirs.document, theirs.tool);
        let ratio = untyped(ours)? / untyped(theirs).filter(|count| *count > 0.0)?;
        Some(Goal { what, ratio, most: 1.0 })
    })
}

fn building(results: &Results, large: &str, goals: &mut Vec<Goal>) {
    for (part, name, most) in [
        (Part::Check, "cargo check", 1.0 / 4.0),
        (Part::Release, "cargo build --release", 1.0 / 3.0),
    ] {
        for peer in PEERS {
            let most = if peer == Tool::OpenapiToRust { most } else { 1.0 / 2.0 };
            for (figure, of) in
                [("processor time", processor as fn(&Usage) -> f64), ("peak memory", peak)]
            {
                let ratio = ratio(results, part, large, peer, of);
                let what = format!("`{name}` of {large}, {figure} over {peer}'s crate");
                goals.extend(ratio.map(|ratio| Goal { what, ratio, most }));
            }
        }
    }
}

fn growing(results: &Results, goals: &mut Vec<Goal>) {
    let rows: Vec<&Row> = results.of(Part::Growth).collect();
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return };
    let of = |row: &Row, of: fn(&Usage) -> f64| Some(of(row.usage()?) / row.bytes as f64);
    for (figure, which) in
        [("processor time", processor as fn(&Usage) -> f64), ("peak memory", peak)]
    {
        let ratio = of(last, which).zip(of(first, which)).map(|(last, first)| last / first);
        let what = format!("{figure} per MB of {}, over that of {}", last.document, first.document);
        goals.extend(ratio.map(|ratio| Goal { what, ratio, most: 1.5 }));
    }
}
