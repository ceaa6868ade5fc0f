//! The help line: the cure in the notation of the file that it goes into, and what is said beside it.

use crate::diagnostics::{Cure, Diagnostic, cure};
use crate::load::{SourceFile, flow_as_json};

/// What to do about a complaint.
#[derive(Debug, Default)]
pub(super) struct Advice {
    /// What stands after `help:`.
    pub line: Option<String>,
    /// What is to be pasted, where there is something.
    pub text: Option<String>,
}

/// The advice of a complaint about a place in `source`.
pub(super) fn advice(diagnostic: &Diagnostic, source: Option<&SourceFile>) -> Advice {
    let cure = diagnostic.cure.as_ref();
    let written = cure.and_then(Cure::text).map(str::to_owned);
    let text = match cure.filter(|_| source.is_some_and(SourceFile::is_json)) {
        Some(cure) => as_json(cure).or(written),
        None => written,
    };
    let line = cure::line(cure, text.as_deref(), diagnostic.help.as_deref());
    Advice { line, text }
}

/// What a JSON file takes: quotes around everything, and a comma behind a member.
fn as_json(cure: &Cure) -> Option<String> {
    match cure {
        Cure::Write(text) => flow_as_json(text),
        Cure::Add(member) => {
            let object = flow_as_json(&format!("{{ {member} }}"))?;
            Some(format!("{},", object.strip_prefix('{')?.strip_suffix('}')?))
        }
        Cure::Line(_) | Cure::Delete | Cure::Configure { .. } => None,
    }
}
