//! Names of servers and of the values of their variables.

use super::case::{Case, Form};
use super::reserved::Reserved;
use super::scope::{self, Entry};
use crate::ir::Server;
use crate::plan::facts::{Servers, Variable};

/// The longest description that serves as a name, in words.
const MOST_WORDS: usize = 4;

/// The names around the servers of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ServerNames {
    /// Variants of the enum of servers, in order of the choices.
    pub choices: Vec<String>,
    /// The names around each variable, in their order.
    pub variables: Vec<VariableNames>,
}

/// The names around one variable.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VariableNames {
    /// The setter on the client's builder.
    pub setter: String,
    /// The enum of its values.
    pub ident: String,
    /// The variants of that.
    pub values: Vec<String>,
}

/// Names everything; `setters` come from the scope of the builder, in order of the variables.
pub fn name(servers: &Servers, setters: Vec<String>) -> ServerNames {
    let mut idents: Vec<_> = servers.variables.iter().map(|one| ident(&one.name)).collect();
    idents.push(Entry { fixed: Some("Server".to_owned()), ..Entry::default() });
    let idents = scope::assign(&idents, &Reserved::types()).0;
    let both = servers.variables.iter().zip(setters).zip(idents);
    ServerNames {
        choices: variants(&servers.choices),
        variables: both
            .map(|((variable, setter), ident)| VariableNames {
                setter,
                ident,
                values: values(variable),
            })
            .collect(),
    }
}

/// The variants of an enum of servers.
pub fn variants(servers: &[Server]) -> Vec<String> {
    let choices: Vec<_> = servers.iter().map(choice).collect();
    scope::assign(&choices, &Reserved::types()).0
}

/// The setter of a variable, an entry of the builder's scope.
pub fn setter(variable: &Variable) -> Entry {
    entry(&variable.name, "server", Case::Snake)
}

fn ident(name: &str) -> Entry {
    entry(name, "server", Case::Pascal)
}

fn entry(name: &str, prefix: &str, case: Case) -> Entry {
    let whole = format!("{prefix} {name}");
    Entry {
        forms: vec![
            Form::plain(&whole, case),
            Form::spelled(format!("{prefix}_{name}"), case),
            Form::hashed(&whole, name, case),
        ],
        wire: name.to_owned(),
        ..Entry::default()
    }
}

/// A name of its own names a server best, then a short description, then its host and path.
fn choice(server: &Server) -> Entry {
    let place = server.url.split_once("://").map_or(server.url.as_str(), |(_, place)| place);
    let text = server.description.as_deref().unwrap_or_default().trim().trim_end_matches('.');
    let words = text.split_whitespace().count();
    let has_words = (1..=MOST_WORDS).contains(&words) && !text.contains("://");
    let described = Some(text).filter(|_| has_words);
    let name = server.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let mut forms: Vec<String> = Vec::new();
    for text in name.into_iter().chain(described) {
        forms.extend([text.to_owned(), format!("{text} {place}")]);
    }
    forms.extend([place.to_owned(), server.url.clone()]);
    let mut forms: Vec<_> = forms.into_iter().map(|form| Form::plain(form, Case::Pascal)).collect();
    let identity = format!("{} {:?}", server.url, server.variables);
    forms.push(Form::hashed(place, &identity, Case::Pascal));
    Entry { wire: server.url.clone(), forms, ..Entry::default() }
}

fn values(variable: &Variable) -> Vec<String> {
    let values = variable.values.iter().flatten();
    let entries: Vec<_> = values
        .map(|value| Entry {
            wire: value.clone(),
            forms: vec![
                Form::plain(value, Case::Pascal),
                Form::spelled(value, Case::Pascal),
                Form::hashed(value, value, Case::Pascal),
            ],
            ..Entry::default()
        })
        .collect();
    scope::assign(&entries, &Reserved::types()).0
}

#[cfg(test)]
mod tests {
    use super::super::schemes;
    use super::*;
    use crate::ir::{Api, Docs, Pointer, Scheme, SchemeKind};

    fn variable(name: &str, values: &[&str]) -> Variable {
        Variable {
            name: name.to_owned(),
            values: Some(values.iter().map(|value| (*value).to_owned()).collect()),
            defaults: Vec::new(),
            description: None,
        }
    }

    fn server(url: &str, description: &str) -> Server {
        Server {
            name: None,
            url: url.to_owned(),
            description: Some(description.to_owned()),
            variables: Vec::new(),
        }
    }

    #[test]
    fn a_server_is_called_by_its_description_or_its_place() {
        let choices = vec![
            server("https://a.example.com/v1", "Production."),
            server("https://b.example.com/v1", "Sandbox of all who try things out"),
            server("https://c.example.com", "Test"),
            server("https://d.example.com", "Test"),
            server("http://e", ""),
            server("https://e", ""),
        ];
        let names = name(&Servers { choices, ..Servers::default() }, Vec::new());
        assert_eq!(
            names.choices,
            [
                "Production",
                "BExampleComV1",
                "TestCExampleCom",
                "TestDExampleCom",
                "HttpE",
                "HttpsE"
            ]
        );
    }

    #[test]
    fn a_name_of_its_own_comes_first() {
        let named = |name: &str, url: &str| Server {
            name: Some(name.to_owned()),
            ..server(url, "Production.")
        };
        let servers = [
            named("eu-live", "https://a"),
            named("try", "https://b"),
            named("try", "https://c"),
            named(" ", "https://d"),
        ];
        assert_eq!(variants(&servers), ["EuLive", "TryB", "TryC", "Production"]);
    }

    #[test]
    fn setters_and_types_are_unique_whatever_the_words() {
        let variables = vec![
            variable("a.b", &["1.0", "1_0", "Self"]),
            variable("a b", &[]),
            variable("", &[""]),
            variable("port", &[]),
        ];
        let servers = Servers { variables, ..Servers::default() };
        let scheme = |key: &str| Scheme {
            key: key.to_owned(),
            kind: SchemeKind::Bearer,
            docs: Docs::default(),
            pointer: Pointer::root(),
        };
        let api = Api { schemes: vec![scheme("server_port"), scheme("server")], ..Api::default() };
        let (of_schemes, setters) = schemes::name(&api, &servers);
        let names = name(&servers, setters.clone());
        let is_taken = |setter: &String| setter == "server";
        assert!(!setters.iter().any(is_taken), "`server` is a method of the builder");
        assert!(!of_schemes.iter().any(|names| is_taken(&names.setter)));
        let distinct = |mut all: Vec<String>| {
            let count = all.len();
            all.sort();
            all.dedup();
            assert_eq!(all.len(), count, "{all:?}");
        };
        let of_schemes = of_schemes.into_iter().map(|names| names.setter);
        distinct(setters.into_iter().chain(of_schemes).collect());
        distinct(names.variables.iter().map(|names| names.ident.clone()).collect());
        distinct(names.variables[0].values.clone());
    }
}
