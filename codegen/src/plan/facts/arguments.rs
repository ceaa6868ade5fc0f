//! What a method takes, and what is left to setters.

use super::bodies::{self, BodyForm};
use crate::diagnostics::Diagnostics;
use crate::ir::{Api, Location, Operation, Presence};

/// More path parameters than this are setters, all of them.
const MAX_ARGUMENTS: usize = 4;

/// The signature of an operation.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Arguments {
    /// Indices of the parameters that the method takes, in order of the path.
    pub positional: Vec<usize>,
    /// Indices of the parameters that are setters.
    pub setters: Vec<usize>,
    /// The ways to give what is sent, the one that says most first.
    pub bodies: Vec<BodyForm>,
    /// Whether the method takes the body.
    pub body_required: bool,
}

/// Decides the signature.
pub fn find(api: &Api, operation: &Operation, diagnostics: &mut Diagnostics) -> Arguments {
    let path = indices(operation, |location| location == Location::Path);
    let mut setters = indices(operation, |location| location != Location::Path);
    let positional = if path.len() <= MAX_ARGUMENTS {
        path
    } else {
        setters.splice(0..0, path);
        Vec::new()
    };
    let body = operation.body.as_ref();
    let bodies = body.map(|body| bodies::find(api, body, diagnostics)).unwrap_or_default();
    let required = body.is_some_and(|body| body.presence == Presence::Required);
    Arguments { positional, setters, body_required: required && !bodies.is_empty(), bodies }
}

fn indices(operation: &Operation, wanted: impl Fn(Location) -> bool) -> Vec<usize> {
    let parameters = operation.parameters.iter().enumerate();
    parameters.filter(|(_, parameter)| wanted(parameter.location)).map(|(index, _)| index).collect()
}
