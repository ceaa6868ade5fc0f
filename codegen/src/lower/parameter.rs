//! Parameters: where they go, how they are written, what they hold.

use indexmap::IndexMap;
use openapiv3::{
    Example, MediaType, Parameter, ParameterData, ParameterSchemaOrContent, ReferenceOr, Schema,
};
use serde_json::Value;

use super::context::Context;
use super::place::Place;
use super::resolve::resolve;
use super::schema::position;
use super::{docs, extension, peek, style};
use crate::diagnostics::codes::lower as codes;
use crate::ir::{self, Docs, Kind, Location, Presence, StringFormat, TypeRef, WireName};

/// The parameter at `place`; `owner` is what an inline type of it is named by.
///
/// `None` for a reference that leads nowhere and for a header that is not the caller's to set.
pub(super) fn parameter<'a: 's, 's>(
    context: &mut Context<'a>,
    node: &'s ReferenceOr<Parameter>,
    place: &Place,
) -> Option<ir::Parameter> {
    let resolved = resolve(context, node, place)?;
    let parameter = resolved.node.as_ref();
    let data = parameter.parameter_data_ref();
    let is_component = resolved.place.pointer != place.pointer;
    let place = if is_component { resolved.place.clone() } else { place.word(&data.name) };
    let location = style::location(parameter);
    if location == Location::Header && !is_settable(context, &data.name, &place) {
        return None;
    }
    Some(lowered(context, parameter, data, location, &place))
}

fn lowered(
    context: &mut Context<'_>,
    parameter: &Parameter,
    data: &ParameterData,
    location: Location,
    place: &Place,
) -> ir::Parameter {
    let ParameterData {
        name,
        description,
        required,
        deprecated,
        format,
        example: own_example,
        examples,
        explode: _,
        extensions,
    } = data;
    let (content, ty) = match format {
        ParameterSchemaOrContent::Schema(schema) => (None, schema_type(context, schema, place)),
        ParameterSchemaOrContent::Content(content) => content_type(context, content, place),
    };
    let written = style::written(context, parameter, &ty, place);
    let notes = match format {
        ParameterSchemaOrContent::Schema(schema) => docs::notes(schema.into(), &ty),
        ParameterSchemaOrContent::Content(_) => Vec::new(),
    };
    let required = *required || location == Location::Path;
    ir::Parameter {
        wire: WireName::from(name.as_str()),
        name_hint: extension::name_hint(extensions),
        location,
        style: written.style,
        explode: written.explode,
        allow_reserved: written.allow_reserved,
        allow_empty_value: written.allow_empty_value,
        presence: if required { Presence::Required } else { Presence::Optional },
        ty,
        content,
        default: default(context, format),
        docs: Docs {
            description: docs::text(description.as_ref()),
            example: example(context, own_example.as_ref(), examples, place).map(Box::new),
            deprecated: deprecated.unwrap_or_default() || extension::deprecated(extensions),
            notes,
            ..Docs::default()
        },
        pointer: place.pointer.clone(),
    }
}

/// `default` of the schema, or of the one it refers to.
fn default(context: &Context<'_>, format: &ParameterSchemaOrContent) -> Option<Value> {
    let ParameterSchemaOrContent::Schema(schema) = format else { return None };
    let own = docs::annotations(schema.into());
    let own = own.into_iter().find_map(|data| data.default.clone());
    own.or_else(|| {
        let node = peek::essence(context.targets, schema.into());
        context.targets.follow(node)?.1.schema_data.default.clone()
    })
}

/// The type of `schema` of a parameter or header.
pub(super) fn schema_type<'a: 's, 's>(
    context: &mut Context<'a>,
    schema: &'s ReferenceOr<Schema>,
    place: &Place,
) -> TypeRef {
    position(context, schema.into(), &place.keyword("schema"))
}

/// The media type and the type of `content` of a parameter or header; `normalize` sees to it that
/// there is one (`OAS 3.0.4 §4.8.12.2`).
pub(super) fn content_type(
    context: &mut Context<'_>,
    content: &IndexMap<String, MediaType>,
    place: &Place,
) -> (Option<String>, TypeRef) {
    let text = TypeRef::new(Kind::String(StringFormat::Plain));
    let Some((name, media_type)) = content.first() else { return (None, text) };
    let place = place.at(place.pointer.child("content").child(name));
    let schema = media_type.schema.as_ref();
    let ty = schema.map(|schema| schema_type(context, schema, &place)).unwrap_or(text);
    (Some(name.clone()), ty)
}

/// `example`, or the value of the first of `examples`.
pub(super) fn example(
    context: &mut Context<'_>,
    own: Option<&Value>,
    list: &IndexMap<String, ReferenceOr<Example>>,
    place: &Place,
) -> Option<Value> {
    if own.is_some() {
        return own.cloned();
    }
    let (name, node) = list.first()?;
    let example = resolve(context, node, &place.member("examples", name))?;
    example.node.value.clone().or_else(|| {
        // Components are kept without their values.
        let value =
            |member: &str| context.parts.tree.pointer(example.place.pointer.child(member).as_str());
        value("value").or_else(|| value("dataValue")).cloned()
    })
}

/// Whether a header parameter is the caller's: some are said elsewhere (`OAS 3.0.4 §4.8.12.2`),
/// some belong to the connection, and a name has to be a token (RFC 9110 §5.1).
fn is_settable(context: &mut Context<'_>, name: &str, place: &Place) -> bool {
    const SAID_ELSEWHERE: [&str; 4] = ["accept", "content-type", "authorization", "cookie"];
    const OF_THE_CONNECTION: [&str; 8] = [
        "host",
        "content-length",
        "connection",
        "transfer-encoding",
        "te",
        "trailer",
        "upgrade",
        "keep-alive",
    ];
    let folded = name.to_lowercase();
    let message = if !is_token(name) {
        format!("{name:?} cannot be the name of a header; the parameter is left out")
    } else if SAID_ELSEWHERE.contains(&folded.as_str()) {
        format!("the header `{name}` is said elsewhere; the parameter is left out")
    } else if OF_THE_CONNECTION.contains(&folded.as_str()) {
        format!("the header `{name}` belongs to the connection; the parameter is left out")
    } else {
        return true;
    };
    context.warn(&codes::RESERVED_HEADER, &place.pointer, message);
    false
}

/// Whether `name` is a token (RFC 9110 §5.6.2).
pub(super) fn is_token(name: &str) -> bool {
    let token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    !name.is_empty() && name.chars().all(token)
}
