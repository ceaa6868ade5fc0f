//! Typed parts in, one complete API out.

mod all_of;
mod apart;
mod body;
mod component;
mod constraints;
mod content;
mod context;
mod cycles;
mod defaults;
mod discriminator;
mod docs;
mod enums;
mod event;
mod extension;
mod flat;
mod header;
mod info;
mod inheritance;
mod keywords;
mod kinds;
mod listed;
mod locate;
mod media;
mod member_words;
mod members;
mod naming;
mod nearest;
mod node;
mod oauth2;
mod object;
mod open;
mod operation;
mod parameter;
mod parameters;
mod path;
mod peek;
mod place;
mod plain;
mod resolve;
mod response;
mod schema;
mod security;
mod server;
mod sources;
mod strings;
mod style;
mod tag;
mod targets;
#[cfg(test)]
mod tests;
mod union;
mod view;

use crate::diagnostics::Diagnostics;
use crate::ir::{self, Pointer};
use crate::normalize::Parts;
use context::Context;
use targets::Targets;

/// Lowers a normalized document; what cannot be expressed is degraded with a warning, never an error.
pub fn lower(parts: &Parts, diagnostics: &mut Diagnostics) -> ir::Api {
    let detached = targets::detached(parts);
    let targets = Targets::new(parts, &detached);
    let mut context = Context::new(parts, &targets, diagnostics);
    apart::lower_targets(&mut context);
    let servers = server::servers(&mut context, &parts.servers, &Pointer::root());
    let schemes = security::lower_schemes(&mut context);
    let operations = operation::lower_operations(&mut context, &schemes);
    let events = event::lower_events(&mut context);
    let mut api = ir::Api {
        info: info::info(parts),
        servers,
        tags: tag::tags(&parts.tags, &operations),
        types: context.take_types(),
        operations,
        schemes,
        events,
    };
    cycles::break_cycles(&mut context, &mut api);
    defaults::check(&mut context, &mut api);
    sources::restore(&mut api, &parts.origins);
    diagnostics.append(context.into_diagnostics());
    api
}
