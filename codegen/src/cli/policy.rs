//! Which warnings fail a run, and which are not wanted: `--deny`, `--allow` and `[diagnostics]`.

use std::collections::{BTreeMap, BTreeSet};

use clap::Args;
use codegen::config::{Complaints, Spans};
use codegen::diagnostics::codes::{self, tree::UNKNOWN_CODE, tree::UNUSED_ALLOWANCE};
use codegen::diagnostics::{Cure, Diagnostic, Diagnostics, Place, Severity};

/// How many letters a code may be off to be guessed.
const NEAR: usize = 2;

/// What the call says about warnings.
#[derive(Debug, Args)]
pub struct PolicyArgs {
    /// Exit with 1 after this warning, or after any of them
    #[arg(long, value_name = "warnings|CODE")]
    deny: Vec<String>,

    /// Neither show nor count this warning
    #[arg(long, value_name = "CODE")]
    allow: Vec<String>,
}

/// Codes in their usual spelling.
#[derive(Debug, Default)]
pub struct Policy {
    deny_all: bool,
    deny: BTreeSet<&'static str>,
    /// Each with the place in the config that says so.
    allow: BTreeMap<&'static str, Place>,
}

impl Policy {
    /// What the call says; unknown codes are reported.
    pub fn of_call(args: &PolicyArgs, diagnostics: &mut Diagnostics) -> Self {
        let mut policy = Self::default();
        policy.add(&args.deny, &args.allow, |_| Place::Nowhere, diagnostics);
        policy
    }

    /// Adds what the config says.
    pub fn add_config(
        &mut self,
        complaints: &Complaints,
        spans: &Spans,
        diagnostics: &mut Diagnostics,
    ) {
        let place = |name: &str| spans.place("diagnostics.allow", name);
        self.add(&complaints.deny, &complaints.allow, place, diagnostics);
    }

    /// Whether a complaint is known and accepted.
    pub fn allows(&self, found: &Diagnostic) -> bool {
        self.allow.contains_key(found.code.id)
    }

    /// The complaints to show: those that are not allowed, and allowances that nothing needed.
    pub fn shown(&self, diagnostics: &Diagnostics) -> Diagnostics {
        let allowed = |found: &&Diagnostic| self.allows(found);
        let met: BTreeSet<_> =
            diagnostics.iter().filter(allowed).map(|found| found.code.id).collect();
        // A run that an error ended has not met all that there is.
        let ended = diagnostics.has_errors();
        let unused = self.allow.iter().filter(|(id, _)| !ended && !met.contains(*id));
        let unused = unused.map(|(id, place)| unused_allowance(id, place));
        diagnostics.iter().filter(|found| !allowed(found)).cloned().chain(unused).collect()
    }

    /// Whether a complaint fails the run.
    pub fn denies(&self, found: &Diagnostic) -> bool {
        found.severity() == Severity::Warning
            && (self.deny_all || self.deny.contains(found.code.id))
    }

    fn add(
        &mut self,
        deny: &[String],
        allow: &[String],
        place: impl Fn(&str) -> Place,
        diagnostics: &mut Diagnostics,
    ) {
        self.deny_all |= deny.iter().any(|code| code == "warnings");
        for name in deny.iter().filter(|code| *code != "warnings") {
            self.deny.extend(known(name, diagnostics));
        }
        for name in allow {
            self.allow.extend(known(name, diagnostics).map(|id| (id, place(name))));
        }
    }
}

fn unused_allowance(id: &str, place: &Place) -> Diagnostic {
    let (cure, help) = match place {
        Place::Nowhere => (None, Some(format!("remove `--allow {id}` from the call"))),
        _ => (Some(Cure::Delete), None),
    };
    let message = format!("{id} is allowed, but did not occur");
    Diagnostic { code: &UNUSED_ALLOWANCE, message, place: place.clone(), help, cure }
}

/// A code in its usual spelling; one that is none, or no warning, is reported.
fn known(name: &str, diagnostics: &mut Diagnostics) -> Option<&'static str> {
    match codes::find(name) {
        Some(code) if code.severity() == Severity::Warning => Some(code.id),
        Some(code) => {
            let message = format!("{} is an error, which is neither denied nor allowed", code.id);
            diagnostics
                .report_at(&UNKNOWN_CODE, Place::Nowhere, message)
                .help("give the code of a warning: a W and four digits");
            None
        }
        None => {
            report_unknown(name, diagnostics);
            None
        }
    }
}

/// Complains about a code that does not exist.
pub fn report_unknown(name: &str, diagnostics: &mut Diagnostics) {
    let message = format!("there is no code `{name}`");
    let distance = |id: &str| strsim::levenshtein(id, &name.to_ascii_uppercase());
    let words = codes::all().map(|code| code.id).chain(["warnings"]);
    let near = words.filter(|id| distance(&id.to_ascii_uppercase()) <= NEAR);
    let help = match near.min_by_key(|id| distance(&id.to_ascii_uppercase())) {
        Some(near) => format!("did you mean `{near}`? `codegen explain` lists them"),
        None => "`codegen explain` lists them".to_owned(),
    };
    diagnostics.report_at(&UNKNOWN_CODE, Place::Nowhere, message).help(help);
}
