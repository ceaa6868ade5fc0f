//! Complaints as people or programs read them.

use clap::ValueEnum;
use codegen::diagnostics::{Diagnostic, Place};

/// How complaints are printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum MessageFormat {
    /// For people
    #[default]
    Human,
    /// One JSON object a line
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
}

/// The text of complaints.
pub fn render(list: &[Diagnostic], format: MessageFormat) -> String {
    match format {
        MessageFormat::Human => list.iter().map(human).collect(),
        MessageFormat::Json | MessageFormat::Sarif => list.iter().map(json).collect(),
    }
}

fn human(found: &Diagnostic) -> String {
    let place = match &found.place {
        Place::Node { pointer, .. } => format!("  at {pointer}\n"),
        Place::Span { file, start, .. } => format!("  at {file}, byte {start}\n"),
        Place::Nowhere => String::new(),
    };
    let help = found.help.as_ref().map_or_else(String::new, |help| format!("  help: {help}\n"));
    format!("{}[{}]: {}\n{place}{help}", found.severity(), found.code.id, found.message)
}

fn json(found: &Diagnostic) -> String {
    let severity = found.severity().to_string();
    let value = serde_json::json!({
        "code": found.code.id, "severity": severity, "message": found.message, "help": found.help,
    });
    format!("{value}\n")
}
