//! How a parameter is written: `style` and `explode`, with the defaults of its location.

use openapiv3::{CookieStyle, HeaderStyle, Parameter, ParameterSchemaOrContent, PathStyle};
use serde_json::Value;

use super::content::query_style;
use super::context::Context;
use super::extension;
use super::place::Place;
use crate::diagnostics::Cure;
use crate::diagnostics::codes::lower as codes;
use crate::ir::{Kind, Location, Shape, Style, TypeRef};

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
    let stated = stated(context, parameter, place);
    let style = meaningful(context, stated, data.explode, form(context, ty), place);
    let by_schema = matches!(data.format, ParameterSchemaOrContent::Schema(_));
    if by_schema && style != Style::DeepObject && is_nested(context, ty) {
        let message = format!(
            "no list or object inside another can be written in the style `{}`; a call with one ends in an error",
            word(style)
        );
        context.warn(&codes::STYLE, &place.pointer, message);
    }
    let explode =
        data.explode.unwrap_or(matches!(style, Style::Form | Style::DeepObject | Style::Cookie));
    let (allow_reserved, allow_empty_value) = match parameter {
        Parameter::Query { allow_reserved, allow_empty_value, parameter_data: _, style: _ } => {
            (*allow_reserved, allow_empty_value.unwrap_or_default())
        }
        _ => (data.extensions.get(extension::RESERVED) == Some(&Value::Bool(true)), false),
    };
    Written { style, explode, allow_reserved, allow_empty_value }
}

/// The style in the document; openapiv3 has filled in the default of the location.
fn stated(context: &mut Context<'_>, parameter: &Parameter, place: &Place) -> Style {
    let own = match parameter {
        Parameter::Query { style, .. } => query_style(style),
        Parameter::Header { style: HeaderStyle::Simple, .. } => Style::Simple,
        Parameter::Path { style: PathStyle::Simple, .. } => Style::Simple,
        Parameter::Path { style: PathStyle::Label, .. } => Style::Label,
        Parameter::Path { style: PathStyle::Matrix, .. } => Style::Matrix,
        Parameter::Cookie { style: CookieStyle::Form, .. } => Style::Form,
    };
    let extensions = &parameter.parameter_data_ref().extensions;
    match extensions.get(extension::COLLECTION).and_then(Value::as_str) {
        Some("ssv") => return Style::SpaceDelimited,
        Some("tsv") => return Style::TabDelimited,
        Some("pipes") => return Style::PipeDelimited,
        _ => {}
    }
    let Some(word) = extensions.get(extension::STYLE).and_then(Value::as_str) else { return own };
    match (word, location(parameter)) {
        ("tabDelimited", Location::Query) => Style::TabDelimited,
        ("cookie", Location::Cookie) => Style::Cookie,
        (_, location) => {
            let location = format!("{location:?}").to_lowercase();
            let message =
                format!("`{word}` is no style of a {location} parameter; its default is used");
            context.warn(&codes::STYLE, &place.pointer.child("style"), message);
            own
        }
    }
}

/// The style where it means something for the value (`OAS 3.2.0 §4.12.9`), else `form`.
fn meaningful(
    context: &mut Context<'_>,
    style: Style,
    explode: Option<bool>,
    form: Form,
    place: &Place,
) -> Style {
    let exploded = explode == Some(true);
    let wanted = match (style, form) {
        (Style::SpaceDelimited | Style::PipeDelimited, Form::Scalar) => "an array or an object",
        (Style::SpaceDelimited | Style::PipeDelimited, Form::Object) if exploded => {
            "an object that is not exploded"
        }
        (Style::SpaceDelimited | Style::PipeDelimited, Form::Array) if exploded => {
            "an array that is not exploded"
        }
        (Style::DeepObject, Form::Scalar) => "an object",
        (Style::DeepObject, Form::Array) if explode == Some(false) => "an object",
        (Style::DeepObject, Form::Array) => {
            // Not defined either, but everybody writes them the same way.
            let message =
                "`deepObject` is a style of an object; items are written with their indexes";
            context.warn(&codes::STYLE, &place.pointer.child("style"), message.to_owned());
            return style;
        }
        _ => return style,
    };
    let message = format!("`{}` is a style of {wanted}; `form` is used", word(style));
    let cure = Cure::Write("form".to_owned());
    context.warn_with_cure(&codes::STYLE, &place.pointer.child("style"), message, cure);
    Style::Form
}

fn word(style: Style) -> &'static str {
    match style {
        Style::SpaceDelimited => "spaceDelimited",
        Style::PipeDelimited => "pipeDelimited",
        Style::DeepObject => "deepObject",
        Style::TabDelimited => "tabDelimited",
        Style::Simple => "simple",
        Style::Label => "label",
        Style::Matrix => "matrix",
        Style::Form => "form",
        Style::Cookie => "cookie",
    }
}

/// What a value looks like to a style.
#[derive(Clone, Copy)]
enum Form {
    Scalar,
    Array,
    Object,
    Unknown,
}

fn form(context: &Context<'_>, ty: &TypeRef) -> Form {
    match &ty.kind {
        Kind::Array(_) | Kind::Tuple(_) => Form::Array,
        Kind::Map(_) => Form::Object,
        Kind::Any(_) => Form::Unknown,
        Kind::Named(id) => match context.shape(context.targets.end(*id)) {
            Some(Shape::Enum(_)) => Form::Scalar,
            Some(Shape::Object(_)) => Form::Object,
            // What an alias names is at the end of its chain already.
            Some(Shape::Alias(target)) if !matches!(target.kind, Kind::Named(_)) => {
                form(context, target)
            }
            _ => Form::Unknown,
        },
        Kind::String(_) | Kind::Integer(_) | Kind::Number(_) | Kind::Boolean => Form::Scalar,
    }
}

/// Whether a value holds lists or objects in its items or members, which only brackets can write
/// (`OAS 3.2.0 §4.12.9`: the behaviour is not defined).
fn is_nested(context: &Context<'_>, ty: &TypeRef) -> bool {
    let is_deep = |ty: &TypeRef| matches!(form(context, ty), Form::Array | Form::Object);
    match &ty.kind {
        Kind::Array(item) | Kind::Map(item) => is_deep(item),
        Kind::Tuple(items) => items.iter().any(is_deep),
        Kind::Named(id) => match context.shape(context.targets.end(*id)) {
            Some(Shape::Object(object)) => {
                object.properties.iter().any(|property| is_deep(&property.ty))
            }
            Some(Shape::Alias(target)) if !matches!(target.kind, Kind::Named(_)) => {
                is_nested(context, target)
            }
            _ => false,
        },
        _ => false,
    }
}
