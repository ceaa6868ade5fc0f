//! What was promised, what was measured, and whether one is the other.

use std::fmt::Write as _;

use super::Part;
use super::measure::Usage;
use super::results::{Results, Row};
use super::tools::{PEERS, Tool};

/// A line of the table.
struct Goal {
    part: Part,
    what: String,
    /// Ours, as a part of theirs.
    ratio: f64,
    /// Whether theirs was stopped, so that the ratio is at most this.
    is_bound: bool,
    most: f64,
}

/// A figure of a run.
type Of = fn(&Usage) -> f64;

/// What a build is judged by: rustc is the largest process, cargo and the linker come on top.
const OF_BUILDS: [(&str, Of); 3] = [
    ("processor time", |usage| usage.processor),
    ("peak memory of rustc", |usage| usage.peak as f64),
    ("peak memory of all processes", |usage| usage.sum as f64),
];

/// What generating is judged by.
const OF_RUNS: [(&str, Of); 3] = [
    ("time", |usage| usage.wall),
    ("processor time", |usage| usage.processor),
    ("peak memory", |usage| usage.peak as f64),
];

/// Everything that there are results for; what falls short says so.
pub fn goals(results: &Results) -> String {
    let mut goals = Vec::new();
    let large = results.of(Part::Generate).max_by_key(|row| row.bytes);
    let large = large.map_or("", |row| row.document.as_str());
    generating(results, large, &mut goals);
    goals.extend(quicker_everywhere(results));
    growing(results, &mut goals);
    building(results, large, &mut goals);
    goals.extend(typing(results, large));
    goals.extend(results.figures.iter().map(|figure| Goal {
        part: Part::Run,
        what: format!("{} ({})", figure.name, figure.unit),
        ratio: figure.ratio(),
        is_bound: false,
        most: figure.most,
    }));
    printed(&goals, results)
}

fn printed(goals: &[Goal], results: &Results) -> String {
    if goals.is_empty() {
        return String::new();
    }
    let mut text =
        "| | ratio | at most | | measured at |\n| --- | ---: | ---: | --- | --- |\n".to_owned();
    for Goal { part, what, ratio, is_bound, most } in goals {
        let verdict = if ratio <= most { "holds" } else { "**falls short**" };
        let less = if *is_bound { "< " } else { "" };
        let tree = results.trees.get(part).map_or("", String::as_str);
        _ = writeln!(text, "| {what} | {less}{ratio:.3} | {most:.3} | {verdict} | {tree} |");
    }
    text
}

/// Ours over theirs, where both have a result. What theirs took until it was stopped is the least that
/// it takes; ours has to come to its end.
fn goal(
    results: &Results,
    row: &Row,
    what: impl FnOnce() -> String,
    of: Of,
    most: f64,
) -> Option<Goal> {
    let ours = results.row(row.part, &row.document, Tool::Codegen)?.whole()?;
    let theirs = row.usage()?;
    let ratio = of(ours) / of(theirs);
    Some(Goal { part: row.part, what: what(), ratio, is_bound: theirs.stopped.is_some(), most })
}

fn generating(results: &Results, large: &str, goals: &mut Vec<Goal>) {
    let Some(row) = results.row(Part::Generate, large, Tool::OpenapiToRust) else { return };
    for ((figure, of), most) in OF_RUNS.into_iter().zip([1.0 / 10.0, 1.0 / 10.0, 1.0 / 3.0]) {
        let what = || format!("generating {large}, {figure} over openapi-to-rust's");
        goals.extend(goal(results, row, what, of, most));
    }
}

/// The slowest ratio of all documents that a peer manages, and how many it is that are quicker.
fn quicker_everywhere(results: &Results) -> impl Iterator<Item = Goal> {
    PEERS.into_iter().filter_map(|peer| {
        let rows = results.of(Part::Generate).filter(|row| row.tool == peer);
        let goals =
            rows.filter_map(|row| goal(results, row, String::new, |usage| usage.wall, 1.0));
        let goals: Vec<Goal> = goals.collect();
        let quicker = goals.iter().filter(|goal| goal.ratio <= goal.most).count();
        let what = format!(
            "generating, time over {peer}'s: quicker for {quicker} of the {} documents that it manages; the worst",
            goals.len()
        );
        let worst = goals.into_iter().max_by(|one, other| one.ratio.total_cmp(&other.ratio))?;
        Some(Goal { what, ..worst })
    })
}

/// Whether a peer's crate of a document is one that something was promised of: openapi-to-rust's of the
/// large one, that of others of every document that they can do.
fn is_promised(row: &Row, large: &str) -> bool {
    match row.tool {
        Tool::Codegen => false,
        Tool::OpenapiToRust => row.document == large,
        Tool::Progenitor | Tool::OpenapiGenerator => true,
    }
}

/// What is cheap because it types less is not cheap: theirs may hold no fewer fields of any JSON, and no
/// more types that differ.
fn typing(results: &Results, large: &str) -> impl Iterator<Item = Goal> {
    let rows = results.of(Part::Count).filter(move |row| is_promised(row, large));
    rows.flat_map(|theirs| {
        let ours = results.row(Part::Count, &theirs.document, Tool::Codegen);
        let counts = ours.and_then(|ours| ours.census).zip(theirs.census);
        let goal = |what: &str, one: usize, other: usize| Goal {
            part: Part::Count,
            what: format!("{}: {what}", theirs.document),
            ratio: one as f64 / (other as f64).max(1.0),
            is_bound: false,
            most: 1.0,
        };
        let tool = theirs.tool;
        counts.into_iter().flat_map(move |(ours, theirs)| {
            [
                goal(&format!("untyped fields, over {tool}'s"), ours.untyped, theirs.untyped),
                goal(
                    &format!("types of {tool} that differ, over ours"),
                    theirs.distinct,
                    ours.distinct,
                ),
            ]
        })
    })
}

fn building(results: &Results, large: &str, goals: &mut Vec<Goal>) {
    for (part, name, most) in [
        (Part::Check, "cargo check", 1.0 / 4.0),
        (Part::Release, "cargo build --release", 1.0 / 3.0),
    ] {
        for row in results.of(part).filter(|row| is_promised(row, large)) {
            let most = if row.tool == Tool::OpenapiToRust { most } else { 1.0 / 2.0 };
            for (figure, of) in OF_BUILDS {
                let Row { document, tool, .. } = row;
                let what = || format!("`{name}` of {document}, {figure}, over {tool}'s crate");
                goals.extend(goal(results, row, what, of, most));
            }
        }
    }
}

fn growing(results: &Results, goals: &mut Vec<Goal>) {
    let rows: Vec<&Row> = results.of(Part::Growth).collect();
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return };
    let each = |row: &Row, of: Of| Some(of(row.whole()?) / row.bytes as f64);
    for (figure, of) in OF_RUNS {
        let ratio = each(last, of).zip(each(first, of)).map(|(last, first)| last / first);
        let what = format!("{figure} per MB of {}, over that of {}", last.document, first.document);
        goals.extend(ratio.map(|ratio| Goal {
            part: Part::Growth,
            what,
            ratio,
            is_bound: false,
            most: 1.5,
        }));
    }
}
