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
        section("`cargo check`, dependencies built", processes(results, Part::Check)),
        section("What is built", censuses(results)),
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
    text.push_str(
        "\nSeconds of processor time and peak memory in MB; the median of the runs in brackets.\n",
    );
    if !failures.is_empty() {
        _ = write!(text, "\nWhat failed:\n\n{failures}");
    }
    text
}

fn process(row: &Row) -> String {
    match &row.outcome {
        Ok(usage) => format!("{} s, {:.0} MB ({})", seconds(usage), peak(usage), row.turns),
        Err(_) => "fails".to_owned(),
    }
}

fn failure(row: &Row) -> Option<String> {
    let failure = row.outcome.as_ref().err()?;
    let failure: String = failure.chars().map(|c| if c == '`' { '\'' } else { c }).collect();
    Some(format!("* {} on {}: `{failure}`\n", row.tool, row.document))
}

fn growth(results: &Results) -> String {
    let mut text = String::new();
    for row in results.of(Part::Growth) {
        if text.is_empty() {
            text.push_str("| document | MB | processor s | s/MB | peak MB | peak MB/MB |\n");
            text.push_str("| --- | ---: | ---: | ---: | ---: | ---: |\n");
        }
        let Some(usage) = row.usage() else { continue };
        let size = megabytes(row.bytes);
        _ = writeln!(
            text,
            "| {} | {size:.2} | {} | {:.3} | {:.0} | {:.1} |",
            row.document,
            seconds(usage),
            usage.processor / size,
            peak(usage),
            peak(usage) / size
        );
    }
    text
}

fn censuses(results: &Results) -> String {
    let mut text = String::new();
    for row in results.of(Part::Check) {
        let Some(census) = &row.census else { continue };
        if text.is_empty() {
            text.push_str(
                "| document | tool | files | lines | types of data | fields | of them untyped |\n",
            );
            text.push_str("| --- | --- | ---: | ---: | ---: | ---: | ---: |\n");
        }
        _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {} |",
            row.document,
            row.tool,
            census.files,
            census.lines,
            census.types,
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

/// Processor time with as many digits as mean something.
fn seconds(usage: &Usage) -> String {
    let digits = if usage.processor < 1.0 { 3 } else { 1 };
    format!("{:.digits$}", usage.processor)
}

fn peak(usage: &Usage) -> f64 {
    megabytes(usage.peak)
}

fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
