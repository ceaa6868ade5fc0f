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

/// The advice of a complaint about a place in a file.
pub(super) fn advice(diagnostic: &Diagnostic, place: Option<(&SourceFile, usize)>) -> Advice {
    let cure = diagnostic.cure.as_ref();
    let written = cure.and_then(Cure::text).map(str::to_owned);
    let text = match (cure, place) {
        (Some(Cure::Indent), Some((source, start))) => indented(source, start),
        (Some(cure), Some((source, _))) if source.is_json() => as_json(cure).or(written),
        _ => written,
    };
    let line = cure::line(cure, text.as_deref(), diagnostic.help.as_deref());
    Advice { line, text }
}

/// The line around a byte, one level further in.
fn indented(source: &SourceFile, start: usize) -> Option<String> {
    let (head, tail) = source.text().split_at_checked(start)?;
    let before = head.rsplit('\n').next().unwrap_or_default();
    let after = tail.lines().next().unwrap_or_default();
    (!source.is_json()).then(|| format!("  {before}{after}"))
}

/// What a JSON file takes: quotes around everything, and a comma behind a member.
fn as_json(cure: &Cure) -> Option<String> {
    match cure {
        Cure::Write(text) => flow_as_json(text),
        Cure::Add(member) => member_as_json(member).map(|member| format!("{member},")),
        Cure::Element(text) => {
            let element = flow_as_json(text.strip_prefix("- ").unwrap_or(text))?;
            Some(format!("{element},"))
        }
        Cure::Member(member) => member_as_json(member),
        Cure::Line(_) | Cure::Indent | Cure::Delete | Cure::Accept(_) | Cure::Configure { .. } => {
            None
        }
    }
}

fn member_as_json(member: &str) -> Option<String> {
    let object = flow_as_json(&format!("{{ {member} }}"))?;
    Some(object.strip_prefix('{')?.strip_suffix('}')?.to_owned())
}
