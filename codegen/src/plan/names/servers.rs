//! Names of servers and of the values of their variables.

use super::case::{self, Case};
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
    let choices: Vec<_> = servers.choices.iter().map(choice).collect();
    let mut idents: Vec<_> = servers.variables.iter().map(|one| ident(&one.name)).collect();
    idents.push(Entry { fixed: Some("Server".to_owned()), ..Entry::default() });
    let idents = scope::assign(&idents, &Reserved::types()).0;
    let both = servers.variables.iter().zip(setters).zip(idents);
    ServerNames {
        choices: scope::assign(&choices, &Reserved::types()).0,
        variables: both
            .map(|((variable, setter), ident)| VariableNames {
                setter,
                ident,
                values: values(variable),
            })
            .collect(),
    }
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
            case::plain(&whole, case),
            case::spelled(&format!("{prefix}_{name}"), case),
            case::hashed(&whole, name, case),
        ],
        wire: name.to_owned(),
        fixed: None,
    }
}

/// A short description names a server best, then its host and path.
fn choice(server: &Server) -> Entry {
    let place = server.url.split_once("://").map_or(server.url.as_str(), |(_, place)| place);
    let text = server.description.as_deref().unwrap_or_default().trim().trim_end_matches('.');
    let words = text.split_whitespace().count();
    let has_words = (1..=MOST_WORDS).contains(&words) && !text.contains("://");
    let mut forms: Vec<String> = Vec::new();
    if has_words {
        forms.extend([text.to_owned(), format!("{text} {place}")]);
    }
    forms.extend([place.to_owned(), server.url.clone()]);
    let mut forms: Vec<_> = forms.iter().map(|form| case::plain(form, Case::Pascal)).collect();
    let identity = format!("{} {:?}", server.url, server.variables);
    forms.push(case::hashed(place, &identity, Case::Pascal));
    Entry { wire: server.url.clone(), fixed: None, forms }
}

fn values(variable: &Variable) -> Vec<String> {
    let values = variable.values.iter().flatten();
    let entries: Vec<_> = values
        .map(|value| Entry {
            wire: value.clone(),
            fixed: None,
            forms: vec![
                case::plain(value, Case::Pascal),
                case::spelled(value, Case::Pascal),
                case::hashed(value, value, Case::Pascal),
            ],
        })
        .collect();
    scope::assign(&entries, &Reserved::types()).0
}
