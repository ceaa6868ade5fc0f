//! The IR as text, one line a fact: for tests, and to look at what a document was understood as.

mod operations;
mod types;

use std::fmt::Write;

use super::{Api, Docs, Event, Origin, Requirement, Scheme, SchemeKind, Server};

/// Prints the whole of `api`; what holds its default value is left out.
pub fn print(api: &Api) -> String {
    let mut out = String::new();
    for server in &api.servers {
        print_server(&mut out, "", server);
    }
    for tag in &api.tags {
        line(&mut out, "", &format!("tag {}{}", quoted(&tag.name), docs(&tag.docs)));
    }
    for scheme in &api.schemes {
        print_scheme(&mut out, scheme);
    }
    for def in &api.types {
        types::print_type(&mut out, api, def);
    }
    for operation in &api.operations {
        operations::print_operation(&mut out, api, operation);
    }
    for event in &api.events {
        print_event(&mut out, api, event);
    }
    out
}

fn line(out: &mut String, indent: &str, text: &str) {
    let _ = writeln!(out, "{indent}{}", text.trim_end());
}

fn print_server(out: &mut String, indent: &str, server: &Server) {
    let name = server.name.as_ref().map(|name| format!("{name:?} ")).unwrap_or_default();
    line(
        out,
        indent,
        &format!("server {name}{}{}", server.url, described(server.description.as_deref())),
    );
    for variable in &server.variables {
        let values = variable.values.iter().map(|value| format!(" | {value}")).collect::<String>();
        let text = described(variable.description.as_deref());
        line(
            out,
            indent,
            &format!("  {{{}}} = {:?}{values}{text}", variable.name, variable.default),
        );
    }
}

fn print_scheme(out: &mut String, scheme: &Scheme) {
    let kind = match &scheme.kind {
        SchemeKind::ApiKey { location, name } => format!("apiKey {location:?} {name}"),
        SchemeKind::OAuth2 { client_credentials, scopes } => {
            let token = client_credentials.as_deref().unwrap_or("-");
            format!("oauth2 {token} [{}]", scopes.join(" "))
        }
        SchemeKind::OpenIdConnect { url } => format!("openIdConnect {url}"),
        SchemeKind::OtherHttp(name) => format!("http {name}"),
        SchemeKind::Bearer => "bearer".to_owned(),
        SchemeKind::Basic => "basic".to_owned(),
        SchemeKind::MutualTls => "mutualTLS".to_owned(),
    };
    line(out, "", &format!("scheme {}: {kind}{}", scheme.key, docs(&scheme.docs)));
}

fn print_event(out: &mut String, api: &Api, event: &Event) {
    line(out, "", &format!("event {}{}", origin(&event.origin), docs(&event.docs)));
    operations::print_contents(out, api, "  ", &event.contents);
}

fn requirement(api: &Api, requirement: &Requirement) -> String {
    let uses = requirement.schemes.iter().map(|used| {
        let key = &api.scheme(used.scheme).key;
        if used.scopes.is_empty() {
            key.clone()
        } else {
            format!("{key}[{}]", used.scopes.join(" "))
        }
    });
    let text = uses.collect::<Vec<_>>().join(" & ");
    if text.is_empty() { "none".to_owned() } else { text }
}

/// `Dial` for a component, `Dial.transcript.item` for an inline type.
fn origin(origin: &Origin) -> String {
    match origin {
        Origin::Component(key) => key.clone(),
        Origin::Inline { words, title } => {
            let title = title.as_ref().map(|title| format!("({title})")).unwrap_or_default();
            format!("{}{title}", words.join("."))
        }
    }
}

fn docs(docs: &Docs) -> String {
    let mut out = String::new();
    for (name, text) in
        [("title", &docs.title), ("summary", &docs.summary), ("doc", &docs.description)]
    {
        if let Some(text) = text {
            let _ = write!(out, " {name}={text:?}");
        }
    }
    if let Some(external) = &docs.external_docs {
        let _ = write!(out, " see={}", external.url);
    }
    if let Some(example) = &docs.example {
        let _ = write!(out, " example={example}");
    }
    if docs.deprecated {
        out.push_str(" deprecated");
    }
    for note in &docs.notes {
        let _ = write!(out, " note={note:?}");
    }
    out
}

fn described(text: Option<&str>) -> String {
    text.map(|text| format!(" doc={text:?}")).unwrap_or_default()
}

fn hint(name: Option<&str>) -> String {
    name.map(|name| format!(" as {}", quoted(name))).unwrap_or_default()
}

/// The name itself where it is one plain word, else a string literal.
fn quoted(name: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "_-.$/".contains(c);
    if !name.is_empty() && name.chars().all(plain) { name.to_owned() } else { format!("{name:?}") }
}
