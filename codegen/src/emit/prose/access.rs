//! What the documentation of a crate says of credentials and servers.

use crate::emit::{client, docs};
use crate::ir::{SchemeId, SchemeKind};
use crate::plan::Plan;

/// Longer lists are no help.
const MOST_NAMES: usize = 12;

const SECRETS: &str = "Keys show in no error, log or `Debug` text, are never sent over plain `http` except to this \
    machine, and never cross to another origin.";

/// Where credentials go.
pub fn credentials(plan: &Plan) -> Vec<String> {
    let base_url = docs::code(&plan.settings.base_url_variable);
    let only = client::only_secret(plan).and_then(|id| client::variable(plan, id));
    let text = match only {
        Some(variable) => format!(
            "`Client::from_env` reads the key from {} and, if it is set, the base URL from {base_url}; `Client::new` \
             takes the key, `Client::builder` everything else.",
            docs::code(&variable)
        ),
        None => match setters(plan) {
            setters if setters.is_empty() => return Vec::new(),
            setters => format!(
                "The builder has a method a security scheme: {}. A call sends what its operation asks for: of several \
                 alternatives the first whose credentials are all set.",
                listed(&setters)
            ),
        },
    };
    let program = client::program(plan).map(|program| {
        format!(
            " With {} and {} the client gets its tokens itself, and renews them before they expire.",
            docs::code(&program.id),
            docs::code(&program.secret)
        )
    });
    section("Credentials", format!("{text} {SECRETS}{}", program.unwrap_or_default()))
}

fn setters(plan: &Plan) -> Vec<&str> {
    let ids = (0..plan.api.schemes.len()).map(SchemeId::new);
    let carried = ids.filter(|id| plan.api.scheme(*id).kind != SchemeKind::MutualTls);
    carried.map(|id| plan.names.scheme(id).setter.as_str()).collect()
}

/// How to choose where calls go, where there is a choice.
pub fn servers(plan: &Plan) -> Vec<String> {
    let servers = &plan.facts.servers;
    let environment = docs::code(&plan.settings.base_url_variable);
    if servers.choices.is_empty() {
        let text = format!(
            "The description names no server: [`ClientBuilder::base_url`] or {environment} says where the API lies."
        );
        return section("Servers", text);
    }
    let variables = plan.names.servers.variables.iter().map(|names| names.setter.as_str());
    let variables: Vec<_> = variables.collect();
    let mut sentences = Vec::new();
    if servers.choices.len() > 1 {
        sentences
            .push("[`ClientBuilder::server`] chooses one of the servers, [`Server`].".to_owned());
    }
    if plan.api.operations_with_ids().any(|(id, _)| plan.facts.operation(id).servers.len() > 1) {
        sentences.push(
            "Operations with several servers of their own take one by `with_server`.".to_owned(),
        );
    }
    if !variables.is_empty() {
        sentences.push(format!("Variables in their URLs are set by {}.", listed(&variables)));
    }
    if servers.relative {
        sentences.push(
            "Servers with a relative URL are resolved against [`ClientBuilder::document_url`], where the description lies."
                .to_owned(),
        );
    }
    if sentences.is_empty() {
        return Vec::new();
    }
    sentences.push(format!(
        "[`ClientBuilder::base_url`] and {environment} take the place of all of them, also for operations that have a server \
         of their own."
    ));
    section("Servers", sentences.join(" "))
}

fn listed(setters: &[&str]) -> String {
    let named = setters.iter().take(MOST_NAMES);
    let mut links: Vec<_> = named.map(|name| format!("[`ClientBuilder::{name}`]")).collect();
    if setters.len() > MOST_NAMES {
        links.push("…".to_owned());
    }
    links.join(", ")
}

fn section(title: &str, text: String) -> Vec<String> {
    vec![format!("# {title}"), String::new(), text, String::new()]
}
