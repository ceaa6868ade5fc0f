//! What an operation requires of credentials: for the support code, and in words.

use codegen_quote::quote;
use codegen_tokens::TokenStream;

use crate::emit::docs;
use crate::ir::{Operation, Requirement, SchemeKind};
use crate::plan::Plan;

/// The alternatives, each a list of keys of schemes.
pub fn alternatives(plan: &Plan, operation: &Operation) -> TokenStream {
    let security = operation.security.iter().map(|requirement| {
        let schemes = requirement.schemes.iter().map(|used| plan.api.scheme(used.scheme));
        // A certificate of the client is the transport's matter.
        let keys = schemes.filter(|scheme| scheme.kind != SchemeKind::MutualTls);
        let keys = keys.map(|scheme| &scheme.key);
        quote!(&[#(#keys),*])
    });
    quote!(&[#(#security),*])
}

/// The scopes that a token has to have, if the document says any.
pub fn scopes(operation: &Operation) -> Option<String> {
    let mut alternatives: Vec<String> = Vec::new();
    for text in operation.security.iter().filter_map(of_requirement) {
        if !alternatives.contains(&text) {
            alternatives.push(text);
        }
    }
    (!alternatives.is_empty()).then(|| format!("Scopes: {}.", alternatives.join(", or ")))
}

fn of_requirement(requirement: &Requirement) -> Option<String> {
    let scopes = requirement.schemes.iter().flat_map(|used| &used.scopes);
    let scopes: Vec<_> = scopes.map(|scope| docs::code(scope)).collect();
    (!scopes.is_empty()).then(|| scopes.join(" and "))
}
