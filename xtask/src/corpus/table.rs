//! A report as people read it.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::build::Mode;
use super::report::{Report, Row};

/// Groups of failures that are shown.
const GROUPS: usize = 20;

/// The text of a report.
pub fn table(report: &Report) -> String {
    let mut text = String::new();
    write(report, &mut text).expect("a string takes any text");
    text
}

fn write(report: &Report, out: &mut String) -> std::fmt::Result {
    let rows = &report.rows;
    let generated = rows.iter().filter(|row| row.failure.is_none()).count();
    writeln!(out, "generated          {generated} of {}", rows.len())?;
    for mode in [Mode::Check, Mode::NoDefaultFeatures, Mode::AllFeatures, Mode::Clippy, Mode::Doc] {
        write_mode(rows, mode, out)?;
    }
    write_counts(rows, out)?;
    write_costs(report, out)?;
    write_failures(rows, out)
}

fn write_mode(rows: &[Row], mode: Mode, out: &mut String) -> std::fmt::Result {
    let built: Vec<_> = rows.iter().filter_map(|row| row.builds.get(&mode)).collect();
    if built.is_empty() {
        return Ok(());
    }
    let compiled = built.iter().filter(|built| built.compiled).count();
    let clean = built.iter().filter(|built| built.is_clean()).count();
    let warnings: usize = built.iter().map(|built| built.warnings).sum();
    let name = format!("{mode:?}");
    writeln!(
        out,
        "{name:<18} {compiled} of {} compile, {clean} clean, {warnings} warnings",
        built.len()
    )
}

fn write_counts(rows: &[Row], out: &mut String) -> std::fmt::Result {
    let sum = |get: fn(&Row) -> usize| rows.iter().map(get).sum::<usize>();
    let (typed, faithful) = (sum(|row| row.counts.typed), sum(|row| row.counts.faithful));
    let recoverable = sum(|row| row.counts.recoverable);
    let (operations, types) = (sum(|row| row.counts.operations), sum(|row| row.counts.types));
    let (files, mib) = (sum(|row| row.files), sum(|row| row.bytes) >> 20);
    writeln!(
        out,
        "output             {operations} operations, {types} types, {files} files, {mib} MiB"
    )?;
    let ratio = typed.checked_div(recoverable);
    let ratio = ratio.map_or_else(|| "none".to_owned(), |typed| format!("1 in {typed}"));
    writeln!(
        out,
        "positions          {typed} typed, {faithful} any value, {recoverable} lost their type ({ratio})"
    )?;
    let raw = sum(|row| row.counts.raw);
    let documents = rows.iter().filter(|row| row.counts.raw > 0).count();
    writeln!(
        out,
        "raw                {raw} structured bodies and answers, in {documents} documents"
    )?;
    let mut warnings: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (code, count) in rows.iter().flat_map(|row| &row.warnings) {
        let entry = warnings.entry(code).or_default();
        *entry = (entry.0 + count, entry.1 + 1);
    }
    for (code, (count, documents)) in warnings {
        writeln!(out, "{code:<18} {count} times in {documents} documents")?;
    }
    Ok(())
}

fn write_costs(report: &Report, out: &mut String) -> std::fmt::Result {
    let rows = &report.rows;
    let seconds = rows.iter().map(|row| row.millis).sum::<u64>() as f64 / 1e3;
    writeln!(out, "time               {seconds:.1} s generating, {:.1} s in all", report.seconds)?;
    if let Some(slowest) = rows.iter().max_by_key(|row| row.millis) {
        writeln!(out, "slowest            {} ms: {}", slowest.millis, slowest.document)?;
    }
    if let Some((kib, row)) =
        rows.iter().filter_map(|row| Some((row.peak_kib?, row))).max_by_key(|pair| pair.0)
    {
        writeln!(out, "most memory        {} MiB: {}", kib >> 10, row.document)?;
    }
    Ok(())
}

fn write_failures(rows: &[Row], out: &mut String) -> std::fmt::Result {
    let mut groups: BTreeMap<String, Vec<(&str, String)>> = BTreeMap::new();
    for row in rows {
        for (what, message) in complaints(row) {
            let group = format!("{what}: {}", without_names(&message.replace(&row.document, "…")));
            groups.entry(group).or_default().push((&row.document, message));
        }
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(_, members)| std::cmp::Reverse(members.len()));
    for (group, members) in groups.iter().take(GROUPS) {
        writeln!(out, "\n{} × {group}", members.len())?;
        for (document, message) in members.iter().take(3) {
            writeln!(out, "    {document}\n        {message}")?;
        }
    }
    if groups.len() > GROUPS {
        writeln!(out, "\nand {} more kinds of failure", groups.len() - GROUPS)?;
    }
    Ok(())
}

fn complaints(row: &Row) -> Vec<(String, String)> {
    let failed =
        row.failure.iter().map(|failure| (format!("{:?}", failure.kind), failure.message.clone()));
    let unclean = row.builds.iter().filter(|(_, built)| !built.is_clean());
    let built =
        unclean.map(|(mode, built)| (format!("{mode:?}"), built.first.clone().unwrap_or_default()));
    failed.chain(built).collect()
}

/// A message without what differs from document to document: names in backticks or quotes, numbers,
/// and the place at its end.
fn without_names(message: &str) -> String {
    let mut text = String::new();
    let mut inside = None;
    for letter in message.split(" (src/").next().unwrap_or(message).chars() {
        match inside {
            Some(mark) if letter == mark => inside = None,
            Some(_) => continue,
            None if matches!(letter, '`' | '"') => {
                inside = Some(letter);
                text.push('…');
                continue;
            }
            None if letter.is_ascii_digit() => {
                if !text.ends_with('#') {
                    text.push('#');
                }
                continue;
            }
            None => {}
        }
        if inside.is_none() && !matches!(letter, '`' | '"') {
            text.push(letter);
        }
    }
    text.chars().take(160).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_that_differ_in_names_are_one_group() {
        let group = without_names("error[E0425]: cannot find `Foo` in 12 \"x\" (src/a.rs:3)");
        assert_eq!(group, "error[E#]: cannot find … in # …");
        assert_eq!(group, without_names("error[E0412]: cannot find `Bar` in 7 \"y\" (src/b.rs:9)"));
    }
}
