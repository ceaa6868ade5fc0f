//! Two reports: what became better, what became worse.

use std::fmt::Write;

use super::build::Built;
use super::report::{Report, Row};

/// What changed from one report to a later one, in the documents that both have.
pub fn compare(before: &Report, after: &Report) -> String {
    let mut changes: Vec<String> = Vec::new();
    let mut both = 0;
    for row in &after.rows {
        if let Some(earlier) = before.row(&row.document) {
            both += 1;
            changes.extend(changed(earlier, row));
        }
    }
    changes.sort();
    let mut text = format!("\ncompared with the report before: {both} documents in both\n");
    for change in &changes {
        writeln!(text, "  {change}").expect("a string takes any text");
    }
    if changes.is_empty() {
        text.push_str("  no change\n");
    }
    text
}

fn changed(before: &Row, after: &Row) -> Vec<String> {
    let name = &after.document;
    let mut changes = Vec::new();
    match (&before.failure, &after.failure) {
        (None, Some(failure)) => changes.push(format!("worse: {name}: {}", failure.message)),
        (Some(_), None) => changes.push(format!("better: {name} generates")),
        _ => {}
    }
    for (mode, built) in &after.builds {
        match before.builds.get(mode) {
            Some(earlier) if earlier.is_clean() && !built.is_clean() => {
                changes.push(format!("worse: {name}: {mode:?}: {}", first(built)));
            }
            Some(earlier) if !earlier.is_clean() && built.is_clean() => {
                changes.push(format!("better: {name}: {mode:?} is clean"));
            }
            _ => {}
        }
    }
    let (was, is) = (before.counts.recoverable, after.counts.recoverable);
    if was != is {
        let word = if is > was { "worse" } else { "better" };
        changes.push(format!("{word}: {name}: {is} positions lost their type, {was} before"));
    }
    changes
}

fn first(built: &Built) -> &str {
    built.first.as_deref().unwrap_or("does not compile")
}

#[cfg(test)]
mod tests {
    use super::super::build::Mode;
    use super::super::failure::{Failure, FailureKind};
    use super::*;

    #[test]
    fn changes_for_better_and_worse_are_told() {
        let clean = Built { compiled: true, ..Built::default() };
        let broken = Built { errors: 1, first: Some("error: x".to_owned()), ..Built::default() };
        let row = |name: &str, built: &Built| {
            let mut row = Row::new(name);
            row.builds.insert(Mode::Check, built.clone());
            row
        };
        let failed =
            Row { failure: Some(Failure::new(FailureKind::Panicked, "ouch")), ..Row::new("c") };
        let before =
            Report { rows: vec![row("a", &clean), row("b", &broken), Row::new("c")], seconds: 0.0 };
        let after =
            Report { rows: vec![row("a", &broken), row("b", &clean), failed], seconds: 0.0 };
        let text = compare(&before, &after);
        for line in ["worse: a: Check: error: x", "better: b: Check is clean", "worse: c: ouch"] {
            assert!(text.contains(line), "{line}: {text}");
        }
        assert!(compare(&before, &before).contains("no change"));
    }
}
