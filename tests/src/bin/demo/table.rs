//! Dials as a table.

use comfy_table::{CellAlignment, Table, presets};
use vogent::models::{Dial, ListBatchDialJobDialsResult, SystemResultType};

const HEADER: [&str; 8] =
    ["page", "dial", "to", "agent", "started", "seconds", "result", "first words"];
/// The column of numbers.
const SECONDS: usize = 5;
/// What is shown of a transcript, in characters.
const WORDS: usize = 32;

/// Every dial of every page, a row each.
pub fn dials(pages: &[ListBatchDialJobDialsResult]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED).set_header(HEADER);
    for (number, page) in pages.iter().enumerate() {
        table.add_rows(page.data.iter().map(|dial| row(number + 1, dial)));
    }
    if let Some(column) = table.column_mut(SECONDS) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

/// Dials whose result the description does not know, with that result.
pub fn unknown_results(pages: &[ListBatchDialJobDialsResult]) -> Vec<(&str, &str)> {
    let all = pages.iter().flat_map(|page| &page.data);
    all.filter_map(|dial| match &dial.system_result_type {
        Some(result @ SystemResultType::Unrecognized(_)) => {
            Some((dial.id.as_str(), result.as_str()))
        }
        _ => None,
    })
    .collect()
}

fn row(page: usize, dial: &Dial) -> [String; 8] {
    let started = dial.started_at.map(|time| time.format("%Y-%m-%d %H:%M:%S %:z").to_string());
    [
        page.to_string(),
        dial.id.clone(),
        or_dash(dial.to_number.clone()),
        or_dash(dial.agent.as_ref().map(|agent| agent.name.clone())),
        or_dash(started),
        or_dash(dial.duration_seconds.map(|seconds| seconds.to_string())),
        or_dash(dial.system_result_type.as_ref().map(ToString::to_string)),
        or_dash(first_words(dial)),
    ]
}

fn first_words(dial: &Dial) -> Option<String> {
    let text = &dial.transcript.as_ref()?.first()?.text;
    let short: String = text.chars().take(WORDS).collect();
    Some(if short.len() < text.len() { format!("{}…", short.trim_end()) } else { short })
}

fn or_dash(text: Option<String>) -> String {
    text.unwrap_or_else(|| "–".to_owned())
}
