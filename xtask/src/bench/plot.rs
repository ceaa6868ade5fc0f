//! The plot of a report: processor time and peak memory for the largest document, a bar a tool.

use std::error::Error;
use std::path::Path;

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::Part;
use super::measure::Usage;
use super::results::Results;
use super::tools::{PEERS, Tool};

/// What is drawn, from the top.
const PARTS: [(Part, &str); 3] = [
    (Part::Generate, "generate"),
    (Part::Check, "cargo check"),
    (Part::Release, "cargo build --release"),
];

/// One bar, or the place of one that nobody could measure.
struct Bar {
    label: String,
    tool: Tool,
    value: Option<f64>,
    /// Whether the value is only the least that it could be.
    is_bound: bool,
}

/// Draws the plot, if there is something to compare.
pub fn plot(results: &Results, path: &Path) -> Result<bool, Box<dyn Error>> {
    let Some(large) = results.of(Part::Generate).max_by_key(|row| row.bytes) else {
        return Ok(false);
    };
    let seconds = bars(results, &large.document, |usage| usage.processor);
    let megabytes = bars(results, &large.document, |usage| usage.peak as f64 / 1e6);
    if seconds.iter().filter(|bar| bar.value.is_some()).count() < 2 {
        return Ok(false);
    }
    let height = 90 + 28 * u32::try_from(seconds.len())?;
    let area = SVGBackend::new(path, (900, 2 * height)).into_drawing_area();
    area.fill(&WHITE)?;
    let (top, bottom) = area.split_vertically(height);
    let title = |what: &str| format!("{}: {what}, logarithmic", large.document);
    draw(&top, &title("seconds of processor time"), &seconds)?;
    draw(&bottom, &title("peak memory in MB"), &megabytes)?;
    area.present()?;
    Ok(true)
}

fn bars(results: &Results, document: &str, of: fn(&Usage) -> f64) -> Vec<Bar> {
    let mut bars = Vec::new();
    for (part, name) in PARTS {
        for tool in std::iter::once(Tool::Codegen).chain(PEERS) {
            let Some(row) = results.row(part, document, tool) else { continue };
            // Without its mark, the label would touch the axis; XML drops plain spaces.
            let label = format!("{name}, {tool}\u{a0}\u{a0}");
            let is_bound = row.whole().is_none();
            bars.push(Bar { label, tool, value: row.usage().map(of), is_bound });
        }
    }
    bars
}

type Area<'a> = DrawingArea<SVGBackend<'a>, plotters::coord::Shift>;

fn draw(area: &Area<'_>, title: &str, bars: &[Bar]) -> Result<(), Box<dyn Error>> {
    let values = || bars.iter().filter_map(|bar| bar.value);
    let least = values().fold(f64::INFINITY, f64::min) / 2.0;
    let most = values().fold(0.0, f64::max) * 10.0;
    let count = i32::try_from(bars.len())?;
    let mut chart = ChartBuilder::on(area)
        .caption(title, ("sans-serif", 16))
        .margin(10)
        .x_label_area_size(24)
        .y_label_area_size(260)
        .build_cartesian_2d((least..most).log_scale(), (0..count).into_segmented())?;
    let label = |position: &SegmentValue<i32>| match position {
        SegmentValue::CenterOf(index) => usize::try_from(*index)
            .ok()
            .and_then(|index| bars.iter().rev().nth(index))
            .map_or_else(String::new, |bar| bar.label.clone()),
        _ => String::new(),
    };
    chart
        .configure_mesh()
        .disable_y_mesh()
        .y_labels(bars.len() + 1)
        .y_label_formatter(&label)
        .set_tick_mark_size(LabelAreaPosition::Left, 0)
        .draw()?;
    // The axis counts from below.
    for (index, bar) in (0..).zip(bars.iter().rev()) {
        let (from, to) = (SegmentValue::Exact(index), SegmentValue::Exact(index + 1));
        let end = bar.value.unwrap_or(least);
        let mut shape = Rectangle::new([(least, from), (end, to)], color(bar.tool).filled());
        shape.set_margin(4, 4, 0, 0);
        chart.draw_series([shape])?;
        let position = (end * 1.05, SegmentValue::CenterOf(index));
        let style =
            ("sans-serif", 13).into_text_style(area).pos(Pos::new(HPos::Left, VPos::Center));
        chart.draw_series([Text::new(bar.text(), position, style)])?;
    }
    Ok(())
}

impl Bar {
    fn text(&self) -> String {
        match self.value {
            Some(value) if self.is_bound => format!("more than {}, stopped", rounded(value)),
            Some(value) => rounded(value),
            None => "fails".to_owned(),
        }
    }
}

/// As many digits as mean something.
fn rounded(value: f64) -> String {
    match value {
        value if value >= 100.0 => format!("{value:.0}"),
        value if value >= 1.0 => format!("{value:.1}"),
        value => format!("{value:.3}"),
    }
}

fn color(tool: Tool) -> RGBColor {
    match tool {
        Tool::Codegen => RGBColor(0x1b, 0x7f, 0x79),
        Tool::OpenapiToRust => RGBColor(0xd9, 0x82, 0x2b),
        Tool::Progenitor => RGBColor(0x8a, 0x6d, 0xb1),
        Tool::OpenapiGenerator => RGBColor(0x9a, 0x9a, 0x9a),
    }
}
