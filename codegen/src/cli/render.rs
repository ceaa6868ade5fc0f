//! How complaints are printed, as the call names it.

use clap::ValueEnum;
use codegen::diagnostics::{self, Diagnostics, Format};
use codegen::load::Sources;

use super::output::note;

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

/// Prints complaints; colour is taken out again where no terminal shows it.
pub fn print(diagnostics: &Diagnostics, sources: &Sources, format: MessageFormat) {
    let format = match format {
        MessageFormat::Human => Format::Human,
        MessageFormat::Json => Format::Json,
        MessageFormat::Sarif => Format::Sarif,
    };
    note(&diagnostics::render(diagnostics, sources, format, format == Format::Human));
}
