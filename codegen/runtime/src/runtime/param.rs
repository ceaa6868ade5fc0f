//! Parameters of operations, and values for them.

use std::fmt::Display;

pub use crate::runtime::param_json::{json, serialize};

/// Where a parameter goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Location {
    /// Into the path.
    Path,
    /// Into the query.
    Query,
    /// All of the query (OpenAPI 3.2).
    QueryString,
    /// Into a header.
    Header,
    /// Into the `Cookie` header.
    Cookie,
}

/// How a value is written (`OAS 3.1.1 §4.8.12.3`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Comma separated.
    Simple,
    /// `.a.b`
    Label,
    /// `;name=a`
    Matrix,
    /// `name=a`
    Form,
    /// `name=a%20b`
    SpaceDelimited,
    /// `name=a%7Cb`
    PipeDelimited,
    /// `name=a%09b` (Swagger 2.0 `collectionFormat: tsv`).
    TabDelimited,
    /// `name%5Bkey%5D=a`
    DeepObject,
    /// `name=a` as it is, in a cookie (OpenAPI 3.2).
    Cookie,
}

/// A parameter of an operation, as the document describes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameter {
    /// The name on the wire.
    pub name: &'static str,
    /// Where it goes.
    pub location: Location,
    /// How its value is written.
    pub style: Style,
    /// Whether items and members are written one by one.
    pub explode: bool,
    /// Whether reserved characters go out as they are.
    pub allow_reserved: bool,
    /// Whether a call without it is an error.
    pub required: bool,
}

impl Parameter {
    const fn new(name: &'static str, location: Location, style: Style, explode: bool) -> Self {
        Self { name, location, style, explode, allow_reserved: false, required: false }
    }

    /// A path parameter, style `simple`. It is required.
    #[must_use]
    pub const fn path(name: &'static str) -> Self {
        Self::new(name, Location::Path, Style::Simple, false).required()
    }

    /// A query parameter, style `form`, exploded.
    #[must_use]
    pub const fn query(name: &'static str) -> Self {
        Self::new(name, Location::Query, Style::Form, true)
    }

    /// A parameter that is the whole query.
    #[must_use]
    pub const fn query_string(name: &'static str) -> Self {
        Self::new(name, Location::QueryString, Style::Form, true)
    }

    /// A header parameter, style `simple`.
    #[must_use]
    pub const fn header(name: &'static str) -> Self {
        Self::new(name, Location::Header, Style::Simple, false)
    }

    /// A cookie parameter, style `form`, exploded.
    #[must_use]
    pub const fn cookie(name: &'static str) -> Self {
        Self::new(name, Location::Cookie, Style::Form, true)
    }

    const fn style(self, style: Style) -> Self {
        Self { style, ..self }
    }

    /// With style `label`.
    #[must_use]
    pub const fn label(self) -> Self {
        self.style(Style::Label)
    }

    /// With style `matrix`.
    #[must_use]
    pub const fn matrix(self) -> Self {
        self.style(Style::Matrix)
    }

    /// With style `spaceDelimited`.
    #[must_use]
    pub const fn space_delimited(self) -> Self {
        self.style(Style::SpaceDelimited)
    }

    /// With style `pipeDelimited`.
    #[must_use]
    pub const fn pipe_delimited(self) -> Self {
        self.style(Style::PipeDelimited)
    }

    /// With tabs between the items.
    #[must_use]
    pub const fn tab_delimited(self) -> Self {
        self.style(Style::TabDelimited)
    }

    /// With style `deepObject`.
    #[must_use]
    pub const fn deep_object(self) -> Self {
        self.style(Style::DeepObject)
    }

    /// With style `cookie`.
    #[must_use]
    pub const fn cookie_style(self) -> Self {
        self.style(Style::Cookie)
    }

    /// With or without `explode`.
    #[must_use]
    pub const fn explode(self, explode: bool) -> Self {
        Self { explode, ..self }
    }

    /// With `allowReserved`.
    #[must_use]
    pub const fn allow_reserved(self) -> Self {
        Self { allow_reserved: true, ..self }
    }

    /// With `required`.
    #[must_use]
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }
}

/// A value of a parameter.
#[derive(Debug, Clone, PartialEq)]
pub enum ParamValue {
    /// Nothing: a null item is left out, a null parameter is not sent.
    Absent,
    /// One value.
    Text(String),
    /// A list.
    List(Vec<ParamValue>),
    /// An object, its members in order.
    Object(Vec<(String, ParamValue)>),
    /// A value that cannot be sent, and why. The call ends in an error that says so.
    Invalid(String),
}

/// A text.
#[must_use]
pub fn text(value: &str) -> ParamValue {
    ParamValue::Text(value.to_owned())
}

/// An integer of any size.
pub fn integer(value: impl Into<i128>) -> ParamValue {
    ParamValue::Text(value.into().to_string())
}

/// A number; JSON and URLs know no NaN and no infinity.
#[must_use]
pub fn number(value: f64) -> ParamValue {
    match value.abs() {
        size if !size.is_finite() => ParamValue::Invalid("is not a finite number".to_owned()),
        // Where most digits would be zeros, as JavaScript does.
        size if size >= 1e21 || (size > 0.0 && size < 1e-6) => {
            ParamValue::Text(format!("{value:e}"))
        }
        _ => display(value),
    }
}

/// A boolean.
#[must_use]
pub fn boolean(value: bool) -> ParamValue {
    display(value)
}

/// Anything that prints as it stands on the wire: an enum, a date, a UUID.
pub fn display(value: impl Display) -> ParamValue {
    ParamValue::Text(value.to_string())
}

/// A list of values.
pub fn list(values: impl IntoIterator<Item = ParamValue>) -> ParamValue {
    ParamValue::List(values.into_iter().collect())
}

/// An object of members in order.
pub fn object<N: Into<String>>(members: impl IntoIterator<Item = (N, ParamValue)>) -> ParamValue {
    ParamValue::Object(members.into_iter().map(|(name, value)| (name.into(), value)).collect())
}

/// A value, or nothing.
#[must_use]
pub fn optional(value: Option<ParamValue>) -> ParamValue {
    value.unwrap_or(ParamValue::Absent)
}
