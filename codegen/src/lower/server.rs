//! Servers and their variables.

use openapiv3::ServerVariable;

use super::context::Context;
use super::extension;
use super::path;
use crate::diagnostics::codes::lower as codes;
use crate::ir::{self, PathPart, Pointer, Server};

/// The servers of the node at `owner`.
pub(super) fn servers(
    context: &mut Context<'_>,
    list: &[openapiv3::Server],
    owner: &Pointer,
) -> Vec<Server> {
    let keyword = owner.child("servers");
    let servers = list.iter().enumerate();
    servers.map(|(index, server)| lower(context, server, &keyword.index(index))).collect()
}

fn lower(context: &mut Context<'_>, server: &openapiv3::Server, pointer: &Pointer) -> Server {
    let openapiv3::Server { url, description, variables, extensions } = server;
    let declared = variables.iter().flatten();
    let mut list: Vec<_> = declared.map(|(name, declared)| variable(name, declared)).collect();
    for part in path::template(url).parts {
        let PathPart::Parameter(name) = part else { continue };
        if list.iter().any(|known| known.name == name.0) {
            continue;
        }
        let message =
            format!("the variable `{{{name}}}` of the server is not declared; it is empty");
        report(context, &pointer.child("url"), message, &name.0, variables.is_some());
        list.push(empty(name.0));
    }
    Server {
        name: extension::text(extensions, extension::SERVER_NAME),
        url: url.clone(),
        description: super::docs::text(description.as_ref()),
        variables: list,
    }
}

fn report(
    context: &mut Context<'_>,
    place: &Pointer,
    message: String,
    name: &str,
    has_variables: bool,
) {
    let declared = format!("{name}: {{ default: '' }}");
    if let Some(reported) = context.report(&codes::SERVER_VARIABLE, place, message) {
        match has_variables {
            true => reported.help(format!("add to `variables`: {declared}")),
            false => reported.insert(format!("variables: {{ {declared} }}")).done(),
        }
    }
}

fn variable(name: &str, declared: &ServerVariable) -> ir::ServerVariable {
    let ServerVariable { enumeration, default, description, extensions: _ } = declared;
    ir::ServerVariable {
        name: name.to_owned(),
        default: default.clone(),
        values: enumeration.clone(),
        description: super::docs::text(description.as_ref()),
    }
}

fn empty(name: String) -> ir::ServerVariable {
    ir::ServerVariable { name, default: String::new(), values: Vec::new(), description: None }
}
