//! The report as people read it.

use std::fmt;

use super::types::counted;
use super::{Operation, Report, Warning};
use crate::ir::{ApiKeyLocation, SchemeKind, StatusMatch};

/// A scheme in words.
pub fn scheme_kind(kind: &SchemeKind) -> String {
    match kind {
        SchemeKind::Bearer => "bearer token".to_owned(),
        SchemeKind::Basic => "user name and password".to_owned(),
        SchemeKind::ApiKey { location, name } => {
            format!("key in the {} `{name}`", place(*location))
        }
        SchemeKind::OAuth2 { client_credentials: Some(_), .. } => {
            "OAuth 2 token, or client credentials".to_owned()
        }
        SchemeKind::OAuth2 { client_credentials: None, .. } => "OAuth 2 token".to_owned(),
        SchemeKind::OpenIdConnect { .. } => "OpenID Connect token".to_owned(),
        SchemeKind::MutualTls => "client certificate".to_owned(),
        SchemeKind::OtherHttp(name) => format!("HTTP authentication `{name}`, set by hand"),
    }
}

fn place(location: ApiKeyLocation) -> &'static str {
    match location {
        ApiKeyLocation::Header => "header",
        ApiKeyLocation::Query => "query parameter",
        ApiKeyLocation::Cookie => "cookie",
    }
}

/// The key of an answer as documents write it.
pub fn status(status: StatusMatch) -> String {
    match status {
        StatusMatch::Code(code) => code.to_string(),
        StatusMatch::Range(digit) => format!("{digit}XX"),
        StatusMatch::Default => "default".to_owned(),
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} {}, as package `{}`", self.title, self.version, self.package)?;
        for server in &self.servers {
            writeln!(f, "  at {server}")?;
        }
        for scheme in &self.security {
            writeln!(f, "  auth `{}`: {}", scheme.key, scheme.kind)?;
        }
        write!(f, "\n{}", counted(self.operations.len(), "operation"))?;
        match self.left_out {
            0 => writeln!(f)?,
            count => writeln!(f, ", {count} left out by the config")?,
        }
        for operation in &self.operations {
            writeln!(f, "  {operation}")?;
        }
        let types = &self.types;
        writeln!(
            f,
            "\n{} objects, {} enums, {} unions, {} aliases",
            types.objects, types.enums, types.unions, types.aliases
        )?;
        for named in &types.named {
            let feature = named.feature.as_ref().map(|name| format!(" (feature `{name}`)"));
            let feature = feature.unwrap_or_default();
            writeln!(f, "  {}: {}, `{}`{feature}", named.name, named.kind, named.schema)?;
        }
        self.write_census(f)
    }
}

impl Report {
    fn write_census(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let census = &self.census;
        writeln!(
            f,
            "\n{} typed positions; {} admit any value; {} lost their type",
            census.typed,
            census.faithful,
            census.recoverable.len()
        )?;
        for loss in &census.recoverable {
            writeln!(f, "  {}: {}", loss.pointer, loss.what)?;
        }
        writeln!(
            f,
            "{} bodies and answers are text or octets, though structured",
            census.raw.len()
        )?;
        for loss in &census.raw {
            writeln!(f, "  {}: {}", loss.pointer, loss.what)?;
        }
        if !self.warnings.is_empty() {
            writeln!(f, "\nwarnings, with their places on stderr")?;
        }
        for (code, Warning { count, title }) in &self.warnings {
            writeln!(f, "  {code}, {}: {title}", counted(*count, "time"))?;
        }
        Ok(())
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<7} {}", self.method, self.path)?;
        if let Some(id) = &self.id {
            write!(f, "  {id}")?;
        }
        if !self.tags.is_empty() {
            write!(f, "  [{}]", self.tags.join(", "))?;
        }
        write!(f, "  → {}\n          {}", self.answers.join(" "), self.call)?;
        if !self.auth.is_empty() {
            write!(f, "\n          auth: {}", self.auth.join(", or "))?;
        }
        if let Some(feature) = &self.feature {
            write!(f, "\n          behind the feature `{feature}`")?;
        }
        for takes in &self.takes {
            write!(f, "\n          takes {takes}")?;
        }
        for gives in &self.gives {
            write!(f, "\n          {gives}")?;
        }
        match &self.pages {
            Some(pages) => write!(f, "\n          {pages}"),
            None => Ok(()),
        }
    }
}
