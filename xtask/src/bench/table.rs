//! The tables of a report.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::Part;
use super::goals::goals;
use super::measure::Usage;
use super::results::{Results, Row};
use super::tools::Tool;

/// Every table that there are results for.
pub fn tables(results: &Results) -> String {
    let parts = [
        section("Against what was promised", goals(results)),
        section("Generating", processes(results, Part::Generate)),
        section("Generating, by size", growth(results)),
        section("What is generated", censuses(results)),
        section("`cargo check`, dependencies built", processes(results, Part::Check)),
        section("`cargo build --release`, dependencies built", processes(results, Part::Release)),
        section("A program that makes one call, crate built", processes(results, Part::Program)),
        section("Running", figures(results)),
        section("Stages of generating", stages(results)),
    ];
    parts.concat()
}

fn section(title: &str, content: String) -> String {
    if content.is_empty() { content } else { format!("\n## {title}\n\n{content}") }
}

/// A line a document, a pair of columns a tool.
fn processes(results: &Results, part: Part) -> String {
    let tools: BTreeSet<Tool> = results.of(part).map(|row| row.tool).collect();
    if tools.is_empty() {
        return String::new();
    }
    let mut text = "| document | MB |".to_owned();
    text.extend(tools.iter().map(|tool| format!(" {tool} |")));
    text.push_str("\n| --- | ---: |");
    text.push_str(&" ---: |".repeat(tools.len()));
    text.push('\n');
    let mut failures = String::new();
    for row in results.of(part).filter(|row| row.tool == Tool::Codegen) {
        _ = write!(text, "| {} | {:.2} |", row.document, megabytes(row.bytes));
        for tool in &tools {
            let cell = results.row(part, &row.document, *tool);
            _ = write!(text, " {} |", cell.map_or_else(String::new, process));
            failures.extend(cell.and_then(failure));
        }
        text.push('\n');
    }
    _ = writeln!(text, "\n{}; the median of as many runs as stand in brackets.", legend(part));
    if !failures.is_empty() {
        _ = write!(text, "\nWhat failed:\n\n{failures}");
    }
    text
}

/// Generating is over before anybody sees its processes together, and uses all cores.
fn legend(part: Part) -> &'static str {
    match part {
        Part::Generate => "Seconds on the clock, seconds of processor time, peak memory in MB",
        _ => "Seconds of processor time, peak memory of rustc and of all processes in MB",
    }
}

fn process(row: &Row) -> String {
    let Ok(usage) = &row.outcome else { return "fails".to_owned() };
    let figures = match row.part {
        Part::Generate => {
            format!(
                "{} s, {} s, {:.0} MB",
                seconds(usage.wall),
                seconds(usage.processor),
                peak(usage)
            )
        }
        _ => {
            let sum = megabytes(usage.sum);
            format!("{} s, {:.0} MB, {sum:.0} MB", seconds(usage.processor), peak(usage))
        }
    };
    match usage.stopped {
        None => format!("{figures} ({})", row.turns),
        Some(_) => format!("> {figures} (stopped)"),
    }
}

fn failure(row: &Row) -> Option<String> {
    let stopped = |usage: &Usage| {
        Some(format!("stopped after {:.0} s on the clock: {}", usage.wall, usage.stopped?))
    };
    let failure = match &row.outcome {
        Ok(usage) => stopped(usage)?,
        Err(failure) => failure.clone(),
    };
    let failure: String = failure.chars().map(|c| if c == '`' { '\'' } else { c }).collect();
    Some(format!("* {} on {}: `{failure}`\n", row.tool, row.document))
}

fn growth(results: &Results) -> String {
    let mut text = String::new();
    for row in results.of(Part::Growth) {
        if text.is_empty() {
            text.push_str(
                "| document | MB | s | processor s | processor s/MB | peak MB | peak MB/MB |\n",
            );
            text.push_str("| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        }
        let Some(usage) = row.whole() else { continue };
        let size = megabytes(row.bytes);
        _ = writeln!(
            text,
            "| {} | {size:.2} | {} | {} | {:.3} | {:.0} | {:.1} |",
            row.document,
            seconds(usage.wall),
            seconds(usage.processor),
            usage.processor / size,
            peak(usage),
            peak(usage) / size
        );
    }
    text
}

fn censuses(results: &Results) -> String {
    let mut text = String::new();
    for row in results.of(Part::Count) {
        let Some(census) = &row.census else { continue };
        if text.is_empty() {
            text.push_str(
                "| document | tool | files | lines | types | of them differ | aliases | fields | of them untyped |\n",
            );
            text.push_str("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        }
        _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} |",
            row.document,
            row.tool,
            census.files,
            census.lines,
            census.types,
            census.distinct,
            census.aliases,
            census.fields,
            census.untyped
        );
    }
    text
}

fn figures(results: &Results) -> String {
    if results.figures.is_empty() {
        return String::new();
    }
    let mut text = "| | unit | generated | compared with | ratio | at most |\n".to_owned();
    text.push_str("| --- | --- | ---: | ---: | ---: | ---: |\n");
    for figure in &results.figures {
        let ratio = figure.ratio();
        _ = writeln!(
            text,
            "| {} | {} | {:.1} | {:.1} | {ratio:.3} | {} |",
            figure.name, figure.unit, figure.ours, figure.theirs, figure.most
        );
    }
    text
}

fn stages(results: &Results) -> String {
    let stages = results.stages.iter();
    let texts = stages.map(|(document, text)| format!("`{document}`:\n\n```text\n{text}```\n"));
    texts.collect::<Vec<_>>().join("\n")
}

/// A time with as many digits as mean something.
fn seconds(time: f64) -> String {
    let digits = if time < 1.0 { 3 } else { 1 };
    format!("{time:.digits$}")
}

fn peak(usage: &Usage) -> f64 {
    megabytes(usage.peak)
}

fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
