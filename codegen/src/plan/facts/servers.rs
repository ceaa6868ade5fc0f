//! Servers: which of them a client chooses among, and the variables of all of them by their names.

use std::collections::BTreeMap;

use crate::ir::{Api, Operation, Server};

/// What a client's builder offers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Servers {
    /// The servers of the whole API, each once, the default one first.
    pub choices: Vec<Server>,
    /// The variables of any server, sorted by name: one of a name has one value wherever it stands.
    pub variables: Vec<Variable>,
    /// Whether any server is relative to where the document lies.
    pub relative: bool,
}

/// A variable as the builder offers it.
#[derive(Debug, Clone, PartialEq)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// Every value that some server allows; none if any text is allowed somewhere.
    pub values: Option<Vec<String>>,
    /// Its defaults, each once: usually one.
    pub defaults: Vec<String>,
    /// Its text.
    pub description: Option<String>,
}

/// What the servers of a document offer; `own` are those of its operations.
pub fn find<'a>(api: &Api, own: impl Iterator<Item = &'a [Server]>) -> Servers {
    let own: Vec<&Server> = own.flatten().collect();
    let choices = choices(api, own.first().copied());
    let all: Vec<&Server> = choices.iter().chain(own).collect();
    let relative = choices.is_empty() || all.iter().any(|server| !is_absolute(server));
    let variables = variables(&all);
    Servers { choices, variables, relative }
}

/// The servers of an operation that has others than the API, each once, the default one first.
pub fn own(api: &Api, operation: &Operation) -> Vec<Server> {
    // What is repeated at an operation is no exception, and follows the choice of the client.
    if operation.servers == api.servers { Vec::new() } else { distinct(&operation.servers) }
}

/// Where only operations have servers, the first of those serves for what the document leaves out.
fn choices(api: &Api, own: Option<&Server>) -> Vec<Server> {
    let mut choices = distinct(&api.servers);
    let every_one_has = api.operations.iter().all(|operation| !operation.servers.is_empty());
    if choices.is_empty() && every_one_has {
        choices.extend(own.cloned());
    }
    choices
}

fn distinct(servers: &[Server]) -> Vec<Server> {
    let mut distinct: Vec<Server> = Vec::new();
    for server in servers {
        let same = |known: &Server| known.url == server.url && known.variables == server.variables;
        if !distinct.iter().any(same) {
            distinct.push(server.clone());
        }
    }
    encrypted_first(&mut distinct);
    distinct
}

/// The first is the default, unless it stands there encrypted as well: credentials do not go over plain http.
fn encrypted_first(choices: &mut Vec<Server>) {
    let plain = choices.first().and_then(|first| first.url.strip_prefix("http://"));
    let same = |rest: &str| {
        choices.iter().position(|server| server.url.strip_prefix("https://") == Some(rest))
    };
    if let Some(index) = plain.and_then(same) {
        let server = choices.remove(index);
        choices.insert(0, server);
    }
}

fn is_absolute(server: &Server) -> bool {
    let mut url = server.url.clone();
    for variable in &server.variables {
        url = url.replace(&format!("{{{}}}", variable.name), &variable.default);
    }
    url.contains("://")
}

fn variables(servers: &[&Server]) -> Vec<Variable> {
    let mut by_name: BTreeMap<&str, Variable> = BTreeMap::new();
    for variable in servers.iter().flat_map(|server| &server.variables) {
        let known = by_name.entry(&variable.name).or_insert_with(|| Variable {
            name: variable.name.clone(),
            values: Some(Vec::new()),
            defaults: Vec::new(),
            description: variable.description.clone(),
        });
        add(&mut known.defaults, &variable.default);
        match &mut known.values {
            Some(values) if !variable.values.is_empty() => {
                variable.values.iter().for_each(|value| add(values, value));
            }
            values => *values = None,
        }
    }
    by_name.into_values().collect()
}

fn add(list: &mut Vec<String>, text: &str) {
    if !list.iter().any(|known| known == text) {
        list.push(text.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::ServerVariable;

    fn server(url: &str, variables: &[(&str, &str, &[&str])]) -> Server {
        let variable = |(name, default, values): &(&str, &str, &[&str])| ServerVariable {
            name: (*name).to_owned(),
            default: (*default).to_owned(),
            values: values.iter().map(|value| (*value).to_owned()).collect(),
            description: None,
        };
        Server {
            name: None,
            url: url.to_owned(),
            description: None,
            variables: variables.iter().map(variable).collect(),
        }
    }

    fn of(servers: Vec<Server>) -> Servers {
        find(&Api { servers, ..Api::default() }, std::iter::empty())
    }

    #[test]
    fn variables_of_one_name_are_one() {
        let servers = vec![
            server("https://{r}.a", &[("r", "eu", &["eu", "us"])]),
            server("https://{r}.b/{v}", &[("r", "us", &["us", "ap"]), ("v", "1", &[])]),
            server("https://{r}.a", &[("r", "eu", &["eu", "us"])]),
        ];
        let found = of(servers);
        assert_eq!((found.choices.len(), found.relative), (2, false));
        let region = &found.variables[0];
        assert_eq!(region.values, Some(["eu", "us", "ap"].map(str::to_owned).to_vec()));
        assert_eq!(region.defaults, ["eu", "us"]);
        assert_eq!((found.variables[1].name.as_str(), &found.variables[1].values), ("v", &None));
    }

    #[test]
    fn the_default_is_the_first_or_the_same_encrypted() {
        let default = |urls: &[&str]| {
            let servers = urls.iter().map(|url| server(url, &[])).collect();
            of(servers).choices[0].url.clone()
        };
        assert_eq!(default(&["http://a", "https://b"]), "http://a");
        assert_eq!(default(&["http://a", "https://b", "https://a"]), "https://a");
        assert_eq!(default(&["https://b", "http://a", "https://a"]), "https://b");
    }

    #[test]
    fn a_server_without_a_host_is_relative_and_so_is_none_at_all() {
        let relative = |url: &str| of(vec![server(url, &[("b", "https://a", &[])])]).relative;
        assert!(relative("/v1") && relative("//a/v1"));
        assert!(!relative("https://a") && !relative("{b}/v1"));
        assert!(of(Vec::new()).relative);
    }
}
