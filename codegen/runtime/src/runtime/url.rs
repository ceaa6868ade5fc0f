//! From a base URL, a path template and parameters to the URL of a request.

use std::net::IpAddr;

use url::{Host, Url};

use crate::runtime::encode;
use crate::runtime::error::Error;
use crate::runtime::param::{Location, ParamValue, Parameter, Style};
use crate::runtime::style::expand;

/// What values add to a URL, mostly.
const SPARE: usize = 64;

/// Where an API lies: scheme, host, port, and maybe a path and a query that every request has.
#[derive(Clone)]
pub struct BaseUrl {
    prefix: String,
    /// Whether the path ends in a slash, which matters where something is resolved against it.
    slash: bool,
    query: String,
    confidential: bool,
}

impl BaseUrl {
    /// Reads a base URL: absolute, `http` or `https`, without user name and fragment.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let refuse = |why: &str| {
            Error::build(format!("the base URL {why}; write it like https://api.example.com/v1"))
        };
        let url = Url::parse(text.trim()).map_err(|_| refuse("is not an absolute URL"))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(refuse("is neither http nor https"));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(refuse(
                "holds a user name or password, which belongs into the credentials",
            ));
        }
        if url.fragment().is_some() || text.contains(['{', '}']) {
            return Err(refuse("holds a fragment or a variable without a value"));
        }
        Ok(Self::of(&url))
    }

    fn of(url: &Url) -> Self {
        let whole = &url[..url::Position::AfterPath];
        Self {
            prefix: whole.trim_end_matches('/').to_owned(),
            slash: whole.ends_with('/'),
            query: url.query().unwrap_or_default().to_owned(),
            confidential: is_confidential(url),
        }
    }

    /// Where `reference` leads from here (RFC 3986 §5); none if that is no URL of the kind that [`parse`](Self::parse) takes.
    #[must_use]
    pub fn join(&self, reference: &str) -> Option<Self> {
        let url = Url::parse(&self.text()).ok()?.join(reference.trim()).ok()?;
        // Checked as it was written, since parsing encodes braces.
        (!reference.contains(['{', '}'])).then(|| Self::parse(url.as_str()).ok())?
    }

    /// The URL as text.
    #[must_use]
    pub fn text(&self) -> String {
        let slash = if self.slash { "/" } else { "" };
        let query = if self.query.is_empty() { "" } else { "?" };
        format!("{}{slash}{query}{}", self.prefix, self.query)
    }

    /// Whether nobody on the way can read along: https, or this machine.
    #[must_use]
    pub fn is_confidential(&self) -> bool {
        self.confidential
    }
}

/// Whether a credential may be sent to `url` unencrypted or otherwise.
fn is_confidential(url: &Url) -> bool {
    url.scheme() == "https"
        || match url.host() {
            Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
            Some(Host::Ipv4(address)) => IpAddr::from(address).is_loopback(),
            Some(Host::Ipv6(address)) => IpAddr::from(address).is_loopback(),
            None => false,
        }
}

/// The URL of a call. `values` stand beside their `parameters`, `pairs` are encoded and added to the query. The error
/// never repeats a value.
pub fn assemble(
    base: &BaseUrl,
    template: &str,
    (parameters, values): (&[Parameter], &[Option<ParamValue>]),
    pairs: &[String],
) -> Result<String, String> {
    let mut url = String::with_capacity(base.prefix.len() + template.len() + SPARE);
    url.push_str(&base.prefix);
    if !template.starts_with('/') {
        url.push('/');
    }
    let literal_query = expand_template(template, parameters, values, &mut url)?;
    check_segments(&url[base.prefix.len()..])?;
    let mut mark = '?';
    let mut add = |pair: &str| {
        url.push(mark);
        url.push_str(pair);
        mark = '&';
    };
    let fixed = [Some(base.query.as_str()), literal_query.as_deref()];
    fixed.into_iter().flatten().filter(|query| !query.is_empty()).for_each(&mut add);
    for (parameter, value) in parameters.iter().zip(values) {
        if let (Location::Query | Location::QueryString, Some(value)) = (parameter.location, value)
        {
            expand(parameter, value)?.iter().flatten().for_each(|pair| add(pair));
        }
    }
    pairs.iter().for_each(|pair| add(pair));
    Ok(url)
}

/// Appends the path; the result is the query that some documents write into a path.
fn expand_template(
    template: &str,
    parameters: &[Parameter],
    values: &[Option<ParamValue>],
    path: &mut String,
) -> Result<Option<String>, String> {
    let mut rest = template;
    while let Some((before, name, after)) = next_placeholder(rest) {
        if before.contains(['?', '#']) {
            break;
        }
        path.push_str(&encode::literal(before));
        path.push_str(&path_value(name, parameters, values)?);
        rest = after;
    }
    // A fragment tells operations of a document apart; it is never sent.
    let rest = rest.split('#').next().unwrap_or_default();
    let (end, query) = rest.split_once('?').map_or((rest, None), |(end, query)| (end, Some(query)));
    path.push_str(&encode::literal(end));
    Ok(query.map(encode::reserved_in_query))
}

fn next_placeholder(template: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = template.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

fn path_value(
    name: &str,
    parameters: &[Parameter],
    values: &[Option<ParamValue>],
) -> Result<String, String> {
    let is_it =
        |parameter: &&Parameter| parameter.location == Location::Path && parameter.name == name;
    let known = parameters.iter().zip(values).find(|(parameter, _)| is_it(parameter));
    let missing = || format!("the path parameter `{name}` is missing or empty");
    let (parameter, value) = known
        .and_then(|(parameter, value)| Some((parameter, value.as_ref()?)))
        .ok_or_else(missing)?;
    let text = expand(parameter, value)?.unwrap_or_default().concat();
    // An empty segment is another resource; a label without a value is a dot segment.
    if text.is_empty() || (text == "." && parameter.style == Style::Label) {
        Err(missing())
    } else {
        Ok(text)
    }
}

/// `.` and `..` climb in the path, encoded or not: URL parsers read `%2e` as a dot.
fn check_segments(path: &str) -> Result<(), String> {
    if path.split('/').any(climbs) {
        return Err("a segment of the path would be `.` or `..`".to_owned());
    }
    Ok(())
}

fn climbs(segment: &str) -> bool {
    let rest = after_dot(segment);
    rest.is_some_and(|rest| rest.is_empty() || after_dot(rest) == Some(""))
}

fn after_dot(text: &str) -> Option<&str> {
    [".", "%2e", "%2E"].iter().find_map(|dot| text.strip_prefix(dot))
}
