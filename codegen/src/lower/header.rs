//! Headers of answers and parts.

use indexmap::IndexMap;
use openapiv3::{Header, HeaderStyle, ParameterSchemaOrContent, ReferenceOr};

use super::context::Context;
use super::extension;
use super::parameter;
use super::place::Place;
use super::resolve::{Resolved, resolve};
use crate::ir::{self, Docs, Presence, WireName};

/// Every header of `map`; `Content-Type` is said by the media type (`OAS 3.0.4 §4.8.17`).
pub(super) fn headers<'a: 's, 's>(
    context: &mut Context<'a>,
    map: &'s IndexMap<String, ReferenceOr<Header>>,
    place: &Place,
) -> Vec<ir::Header> {
    let described = map.iter().filter(|(name, _)| !name.eq_ignore_ascii_case("content-type"));
    let headers = described.filter_map(|(name, node)| {
        let here = place.member("headers", name);
        let resolved = resolve(context, node, &here)?;
        Some(header(context, name, &resolved))
    });
    headers.collect()
}

fn header(context: &mut Context<'_>, name: &str, resolved: &Resolved<'_, Header>) -> ir::Header {
    let Header {
        description,
        style: HeaderStyle::Simple,
        required,
        deprecated,
        format,
        example,
        examples,
        extensions,
    } = resolved.node.as_ref();
    let (content, ty) = match format {
        ParameterSchemaOrContent::Schema(schema) => {
            (None, parameter::schema_type(context, schema, &resolved.place))
        }
        ParameterSchemaOrContent::Content(content) => {
            parameter::content_type(context, content, &resolved.place)
        }
    };
    let explode = extensions.get(extension::EXPLODE).and_then(serde_json::Value::as_bool);
    ir::Header {
        wire: WireName::from(name),
        presence: if *required { Presence::Required } else { Presence::Optional },
        ty,
        content,
        explode: explode.unwrap_or_default(),
        docs: Docs {
            description: super::docs::text(description.as_ref()),
            example: parameter::example(context, example.as_ref(), examples, &resolved.place)
                .map(Box::new),
            deprecated: deprecated.unwrap_or_default() || extension::deprecated(extensions),
            ..Docs::default()
        },
        pointer: resolved.place.pointer.clone(),
    }
}
