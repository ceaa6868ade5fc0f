//! All decisions: settings, facts and names, side tables of the API keyed by its ids.
//!
//! After this stage nothing can fail, and the printer decides nothing.

pub mod facts;
mod gates;
pub mod names;
mod only_parts;
pub mod package;
mod replace;
mod same;
mod same_errors;
mod selection;
mod settings;
mod split;
mod usage;

pub use facts::Facts;
pub use gates::Gates;
pub use names::Names;
pub use settings::{Dates, Settings};

use std::collections::BTreeMap;

use crate::config::{self, Config};
use crate::diagnostics::Diagnostics;
use crate::ir::{Api, OperationId, Shape, TypeId};

/// An API with everything decided about its crate.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    /// What the document says.
    pub api: Api,
    /// What holds for the whole crate.
    pub settings: Settings,
    /// What follows from the document.
    pub facts: Facts,
    /// What everything is called.
    pub names: Names,
    /// What stands behind the features of tags.
    pub gates: Gates,
    /// Types that are the same as another, as the alias that they are printed as.
    same: BTreeMap<TypeId, Shape>,
    /// Operations that share their errors, with the one that defines them.
    same_errors: BTreeMap<OperationId, OperationId>,
}

impl Plan {
    /// The shape that a type is printed in.
    pub fn shape(&self, id: TypeId) -> &Shape {
        self.same.get(&id).unwrap_or(&self.api.ty(id).shape)
    }

    /// The operation whose errors those of `id` are another name of.
    pub fn shared_errors(&self, id: OperationId) -> Option<OperationId> {
        self.same_errors.get(&id).copied().filter(|definition| *definition != id)
    }

    /// Whether the errors of `id` are those of other operations as well.
    pub fn shares_errors(&self, id: OperationId) -> bool {
        self.same_errors.get(&id) == Some(&id)
    }
}

/// Decides everything.
pub fn plan(mut api: Api, config: &Config, diagnostics: &mut Diagnostics) -> Plan {
    replace::replace(&mut api, &config.types.replace);
    split::split(&mut api);
    let settings = settings::settle(&api.info, config, diagnostics);
    let mut selection = selection::select(&api, &config.operations);
    let facts = facts::find(&api, &settings, config, diagnostics);
    selection.leave_out(&only_parts::find(&api, &facts));
    let names = names::name(&api, &facts, &selection, config, diagnostics);
    config::report_unused(config, &usage::known(&api, config, &names), diagnostics);
    let same = same::find(&api, &selection.types, &facts, &names);
    let gates = gates::find(&api, &names, &same, config, diagnostics);
    let same_errors = same_errors::find(&facts, &names, &same);
    Plan { api, settings, facts, names, same, same_errors, gates }
}
