//! How a parameter is written: `style` and `explode`, with the defaults of its location.

use openapiv3::{CookieStyle, HeaderStyle, Parameter, PathStyle};
use serde_json::Value;

use super::content::query_style;
use super::context::Context;
use super::extension;
use super::place::Place;
use crate::diagnostics::codes::lower as codes;
use crate::ir::{Kind, Location, Style, TypeRef};

/// The writing of one parameter.
pub(super) struct Written {
    pub(super) style: Style,
    pub(super) explode: bool,
    pub(super) allow_reserved: bool,
    pub(super) allow_empty_value: bool,
}

/// Where a parameter goes.
pub(super) fn location(parameter: &Parameter) -> Location {
    let extensions = &parameter.parameter_data_ref().extensions;
    match parameter {
        Parameter::Query { .. } if said(extensions.get(extension::LOCATION), "querystring") => {
            Location::QueryString
        }
        Parameter::Query { .. } => Location::Query,
        Parameter::Header { .. } => Location::Header,
        Parameter::Path { .. } => Location::Path,
        Parameter::Cookie { .. } => Location::Cookie,
    }
}

fn said(value: Option<&Value>, word: &str) -> bool {
    value.and_then(Value::as_str) == Some(word)
}

/// The writing that the document states, or the default where it states what has no meaning.
pub(super) fn written(
    context: &mut Context<'_>,
    parameter: &Parameter,
    ty: &TypeRef,
    place: &Place,
) -> Written {
    let data = parameter.parameter_data_ref();
    let stated = stated(parameter);
    let is_array = is_array(context, ty);
    let style = match stated {
        Style::SpaceDelimited | Style::PipeDelimited if is_array == Some(false) => {
            misplaced(context, stated, "an array or an object", place)
        }
        Style::DeepObject if is_scalar_or_array(context, ty) => {
            misplaced(context, stated, "an object", place)
        }
        style => style,
    };
    let explode =
        data.explode.unwrap_or(matches!(style, Style::Form | Style::DeepObject | Style::Cookie));
    let (allow_reserved, allow_empty_value) = match parameter {
        Parameter::Query { allow_reserved, allow_empty_value, parameter_data: _, style: _ } => {
            (*allow_reserved, allow_empty_value.unwrap_or_default())
        }
        _ => (false, false),
    };
    Written { style, explode, allow_reserved, allow_empty_value }
}

/// The style in the document; openapiv3 has filled in the default of the location.
fn stated(parameter: &Parameter) -> Style {
    let extensions = &parameter.parameter_data_ref().extensions;
    match extensions.get(extension::STYLE).and_then(Value::as_str) {
        Some("tabDelimited" | "tsv") => return Style::TabDelimited,
        Some("cookie") => return Style::Cookie,
        _ => {}
    }
    match parameter {
        Parameter::Query { style, .. } => query_style(style),
        Parameter::Header { style: HeaderStyle::Simple, .. } => Style::Simple,
        Parameter::Path { style: PathStyle::Simple, .. } => Style::Simple,
        Parameter::Path { style: PathStyle::Label, .. } => Style::Label,
        Parameter::Path { style: PathStyle::Matrix, .. } => Style::Matrix,
        Parameter::Cookie { style: CookieStyle::Form, .. } => Style::Form,
    }
}

fn misplaced(context: &mut Context<'_>, style: Style, wanted: &str, place: &Place) -> Style {
    let message = format!("`{}` is a style of {wanted}; `form` is used", word(style));
    context.warn(&codes::STYLE, &place.pointer.child("style"), message);
    Style::Form
}

fn word(style: Style) -> &'static str {
    match style {
        Style::SpaceDelimited => "spaceDelimited",
        Style::PipeDelimited => "pipeDelimited",
        _ => "deepObject",
    }
}

/// Whether a type is written as several values; `None` where that is not known before the end.
fn is_array(context: &Context<'_>, ty: &TypeRef) -> Option<bool> {
    match &ty.kind {
        Kind::Array(_) | Kind::Tuple(_) | Kind::Map(_) => Some(true),
        Kind::Any(_) => None,
        Kind::Named(id) => Some(!context.is_scalar(*id)),
        _ => Some(false),
    }
}

fn is_scalar_or_array(context: &Context<'_>, ty: &TypeRef) -> bool {
    match &ty.kind {
        Kind::Map(_) | Kind::Any(_) => false,
        Kind::Named(id) => context.is_scalar(*id),
        _ => true,
    }
}
