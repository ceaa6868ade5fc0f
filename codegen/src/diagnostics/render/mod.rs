//! Prints complaints: for people, one JSON object a line, or SARIF.

mod advice;
mod escape;
mod human;
mod json;
mod located;
mod sarif;

use crate::load::Sources;

use super::Diagnostics;

/// How complaints are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// With an excerpt of the source, for people.
    #[default]
    Human,
    /// One JSON object a line.
    Json,
    /// One SARIF 2.1.0 document.
    Sarif,
}

/// Every complaint in order of its place, then a line that counts them (for people only).
///
/// `colour` is for terminals and for [`Format::Human`] alone. Control characters and bidi marks
/// of the document never reach the output as such.
pub fn render(
    diagnostics: &Diagnostics,
    sources: &Sources,
    format: Format,
    colour: bool,
) -> String {
    let located = located::locate(diagnostics, sources);
    match format {
        Format::Human => human::render(&located, colour),
        Format::Json => json::render(&located),
        Format::Sarif => sarif::render(&located, sources),
    }
}

#[cfg(test)]
mod tests;
