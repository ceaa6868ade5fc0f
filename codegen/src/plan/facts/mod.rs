//! Facts: what the names and the printer need to know and the document does not say outright.

mod answers;
mod arguments;
mod bodies;
mod boxing;
pub(super) mod components;
mod constrained;
mod derivable;
mod fields;
mod headers;
mod idempotency;
mod multipart;
mod newtypes;
mod pages;
mod pattern;
pub mod reach;
mod rules;
mod servers;
mod streams;

use std::collections::BTreeSet;

use crate::config::Config;
use crate::diagnostics::Diagnostics;
use crate::ir::{Api, Header, OperationId, Server, TypeId};
use crate::plan::Settings;

pub use answers::{Answer, Form, Output};
pub use arguments::Arguments;
pub use bodies::{BodyForm, BodyShape};
pub use fields::FieldForm;
pub use multipart::{PartField, PartShape};
pub use pages::{Counts, Paging, PagingKind, PagingPlace, PagingSource, Path, Step};
pub use reach::{Reach, find as reach, named, parts, reachable};
pub use rules::{Rule, rules};
pub use servers::{Servers, Variable};
pub use streams::{EventData, Lines, Streams, WholeData};

/// Side tables of an API, keyed by its ids.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    types: Vec<TypeFacts>,
    operations: Vec<OperationFacts>,
    /// The servers that a client chooses among.
    pub servers: Servers,
}

/// Facts about one type.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TypeFacts {
    /// From which direction it can be reached.
    pub reach: Reach,
    /// Indices of properties or members that hold their type in a box, since it contains itself.
    pub boxed: BTreeSet<usize>,
    /// The forms of an object's fields, in order of its properties.
    pub fields: Vec<FieldForm>,
    /// Whether a request can carry it and it has rules to check, or holds something that has.
    pub constrained: bool,
    /// Derives of the standard library that it cannot have.
    pub underivable: Vec<&'static str>,
    /// An alias that contains itself, which Rust only accepts as a type of its own.
    pub newtype: bool,
}

impl TypeFacts {
    /// Whether every field has a value when nothing is said, so that the type has a `Default`.
    pub fn has_default(&self) -> bool {
        !self.fields.contains(&FieldForm::Required)
    }

    /// Whether it has more fields than a derived comparison may: that is one expression, which nests
    /// once a field, and the compiler runs out of stack at some thousands.
    pub fn is_wide(&self) -> bool {
        self.fields.len() > MAX_DERIVED
    }
}

/// The most fields of a type with a derived comparison; the widest of real documents have 300.
const MAX_DERIVED: usize = 500;

/// Facts about one operation.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OperationFacts {
    /// What the method takes and what setters give.
    pub arguments: Arguments,
    /// What `send` gives.
    pub output: Output,
    /// The media type of that, unless it is a range.
    pub body_type: Option<String>,
    /// The documented errors, in order of the document.
    pub errors: Vec<Answer>,
    /// The headers of all answers, those of successes first; a name occurs once.
    pub headers: Vec<Header>,
    /// How successes can be read as streams.
    pub streams: Streams,
    /// Media types for `Accept`, in order of the document.
    pub accept: Vec<String>,
    /// The header whose value makes repeating a call safe.
    pub idempotency_key: Option<String>,
    /// Its servers, where it has others than the API, each once; calls go to the first, if nobody chooses.
    pub servers: Vec<Server>,
    /// How it is paged.
    pub paging: Option<Paging>,
}

impl Facts {
    /// The facts of a type.
    pub fn ty(&self, id: TypeId) -> &TypeFacts {
        &self.types[id.index()]
    }

    /// The facts of an operation.
    pub fn operation(&self, id: OperationId) -> &OperationFacts {
        &self.operations[id.index()]
    }
}

/// Finds all facts.
pub fn find(
    api: &Api,
    settings: &Settings,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Facts {
    let reach = reach::find(api);
    let boxed = boxing::find(api);
    let newtypes = newtypes::find(api);
    let known = constrained::Known { api, settings, reach: &reach, newtypes: &newtypes };
    let constrained = constrained::find(&known);
    let underivable = derivable::find(api, settings, &boxed);
    let types = api
        .types_with_ids()
        .map(|(id, def)| TypeFacts {
            reach: reach[id.index()],
            boxed: boxed[id.index()].clone(),
            fields: fields::find(def, reach[id.index()]),
            constrained: constrained[id.index()],
            underivable: underivable[id.index()].clone(),
            newtype: newtypes.contains(&id),
        })
        .collect();
    let operations: Vec<OperationFacts> = api
        .operations
        .iter()
        .map(|operation| OperationFacts {
            arguments: arguments::find(api, operation, diagnostics),
            output: answers::output(operation),
            body_type: answers::body_type(operation),
            errors: answers::errors(operation),
            headers: headers::find(operation),
            streams: streams::find(api, operation),
            accept: answers::accept(operation),
            idempotency_key: idempotency::find(operation, &config.idempotency),
            servers: servers::own(api, operation),
            paging: pages::find(api, &newtypes, operation, config, diagnostics),
        })
        .collect();
    let own = operations.iter().map(|operation| operation.servers.as_slice());
    let servers = servers::find(api, own);
    Facts { types, operations, servers }
}
