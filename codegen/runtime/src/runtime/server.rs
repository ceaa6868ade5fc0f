//! Servers as a description has them, and the URL that one of them has for a client.

use crate::runtime::error::Error;
use crate::runtime::url::BaseUrl;

/// A server of the description.
#[derive(Debug)]
pub struct Server {
    /// Its URL with `{variables}`; may be relative to where the description lies.
    pub url: &'static str,
    /// Its variables.
    pub variables: &'static [Variable],
}

/// A variable of a server's URL.
#[derive(Debug)]
pub struct Variable {
    /// Its name, without braces.
    pub name: &'static str,
    /// Its value, if a client sets none.
    pub default: &'static str,
    /// The values that it may have; any if there are none.
    pub values: &'static [&'static str],
}

/// What a client says of the servers.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    /// Which of the servers of the whole API.
    pub index: usize,
    /// The values of variables with their names, for every server that has such a variable; of two the later holds.
    values: Vec<(&'static str, String)>,
}

impl Choice {
    /// Sets a variable.
    pub fn set(&mut self, name: &'static str, value: &str) {
        self.values.push((name, value.to_owned()));
    }

    fn get(&self, name: &str) -> Option<&str> {
        let of_name = |(known, _): &&(&str, String)| *known == name;
        self.values.iter().rev().find(of_name).map(|(_, value)| value.as_str())
    }
}

impl Server {
    /// The URL of this server; a relative one is resolved against `base`.
    ///
    /// # Errors
    ///
    /// Fails if a value cannot stand in the URL, or the URL is relative and there is no base.
    pub fn locate(&self, choice: &Choice, base: Option<&BaseUrl>) -> Result<BaseUrl, Error> {
        let url = self.fill(choice).map_err(Error::build)?;
        if has_scheme(&url) {
            return BaseUrl::parse(&url);
        }
        let base = base.ok_or_else(|| {
            Error::build(format!(
                "the server of the description is relative (`{}`): set the base URL of the API, or the URL that the description has",
                self.url.escape_debug()
            ))
        })?;
        base.join(&url).ok_or_else(|| {
            let url = self.url.escape_debug();
            Error::build(format!("the server `{url}` of the description does not make a URL"))
        })
    }

    /// The URL with a value in the place of each variable.
    fn fill(&self, choice: &Choice) -> Result<String, String> {
        let mut url = String::new();
        let mut rest = self.url;
        while let Some((before, after)) = rest.split_once('{') {
            url.push_str(before);
            let Some((name, after)) = after.split_once('}') else { break };
            let variable = self.variables.iter().find(|variable| variable.name == name);
            let variable =
                variable.ok_or_else(|| format!("the server has no variable `{name}`"))?;
            url.push_str(variable.value(choice, is_in_host(&url))?);
            rest = after;
        }
        url.push_str(rest);
        Ok(url)
    }
}

impl Variable {
    fn value<'a>(&'a self, choice: &'a Choice, in_host: bool) -> Result<&'a str, String> {
        let Some(value) = choice.get(self.name) else { return Ok(self.default) };
        let name = self.name.escape_debug();
        if !self.values.is_empty() && !self.values.contains(&value) {
            let known = self.values.join("`, `");
            return Err(format!("the variable `{name}` of the server is one of `{known}`"));
        }
        // A value is a part of the place where it stands and does not lead to another host, or out of a path.
        let breaks_out =
            |c: char| matches!(c, '?' | '#' | '@' | '\\' | '{' | '}') || c.is_whitespace();
        let climbs = value.split('/').any(|segment| matches!(segment, "." | ".."));
        if value.contains(breaks_out) || climbs || (in_host && value.contains('/')) {
            return Err(format!(
                "the value of the variable `{name}` cannot stand in the server's URL"
            ));
        }
        Ok(value)
    }
}

/// Whether what follows is a part of the host: after `//`, and no `/` since.
fn is_in_host(before: &str) -> bool {
    before.split_once("//").is_some_and(|(_, rest)| !rest.contains('/'))
}

fn has_scheme(url: &str) -> bool {
    let scheme = url.trim_start().split_once("://").map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| {
        scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    })
}
