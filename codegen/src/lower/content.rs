//! The Content map of bodies, answers and events.

use indexmap::IndexMap;
use openapiv3::{Encoding, MediaType, QueryStyle, ReferenceOr, Schema};

use super::context::Context;
use super::place::Place;
use super::schema::position;
use super::{extension, header, media, naming, plain};
use crate::diagnostics::codes::lower as codes;
use crate::ir::{Content, MediaKind, PartEncoding, Style, TypeRef, WireName};

/// Every media type of `map`; `place` is that of the node that holds `content`.
///
/// Media types with the same schema share its type: most documents repeat one schema for JSON,
/// XML and the rest.
pub(super) fn contents<'a: 's, 's>(
    context: &mut Context<'a>,
    map: &'s IndexMap<String, MediaType>,
    place: &Place,
) -> Vec<Content> {
    let mut known: Vec<(&ReferenceOr<Schema>, TypeRef)> = Vec::new();
    let mut list = Vec::new();
    for (name, media_type) in map {
        let here = place.at(place.pointer.child("content").child(name));
        let Some(kind) = media::kind(name) else {
            let message = format!("`{name}` is no media type; it is left out");
            if let Some(reported) = context.report(&codes::MEDIA_TYPE, &here.pointer, message) {
                let reported = reported.at_name();
                match media::meant(name) {
                    Some(meant) => reported.write(meant).done(),
                    None => reported.delete().done(),
                }
            }
            continue;
        };
        let named = match media::word(kind) {
            Some(word) if map.len() > 1 => here.word(word),
            _ => here,
        };
        let ty = media_type.schema.as_ref().map(|schema| {
            let seen = known.iter().find(|(other, _)| *other == schema);
            let ty = seen.map(|(_, ty)| ty.clone());
            let ty =
                ty.unwrap_or_else(|| position(context, schema.into(), &named.keyword("schema")));
            known.push((schema, ty.clone()));
            ty
        });
        list.push(content(context, name, kind, media_type, ty, &named));
    }
    list
}

fn content<'a: 's, 's>(
    context: &mut Context<'a>,
    name: &str,
    kind: MediaKind,
    media_type: &'s MediaType,
    ty: Option<TypeRef>,
    place: &Place,
) -> Content {
    let MediaType { schema: _, example: _, examples: _, encoding, extensions } = media_type;
    let encodings = encoding.iter().map(|(property, encoding)| {
        let place = place.member("encoding", property);
        part_encoding(context, property, encoding, &place)
    });
    let encoding = encodings.collect();
    let item = extensions.get(extension::ITEM_SCHEMA).map(|schema| {
        let place = place.role(extension::ITEM_SCHEMA, naming::ITEM);
        plain::carried(context, schema, &place)
    });
    let pointer = place.pointer.clone();
    Content { media_type: name.to_owned(), kind, ty, encoding, item, pointer }
}

fn part_encoding<'a: 's, 's>(
    context: &mut Context<'a>,
    property: &str,
    encoding: &'s Encoding,
    place: &Place,
) -> PartEncoding {
    let Encoding { content_type, headers, style, explode, allow_reserved, extensions } = encoding;
    let stated = extensions.get(extension::EXPLODE).and_then(serde_json::Value::as_bool);
    PartEncoding {
        property: WireName::from(property),
        content_type: content_type.clone(),
        headers: header::headers(context, headers, place),
        style: match extensions.get(extension::STYLE) {
            Some(_) => Some(Style::TabDelimited),
            None => style.as_ref().map(query_style),
        },
        explode: stated.or(explode.then_some(true)),
        allow_reserved: *allow_reserved,
    }
}

/// The style of a query parameter, which form bodies share.
pub(super) fn query_style(style: &QueryStyle) -> Style {
    match style {
        QueryStyle::Form => Style::Form,
        QueryStyle::SpaceDelimited => Style::SpaceDelimited,
        QueryStyle::PipeDelimited => Style::PipeDelimited,
        QueryStyle::DeepObject => Style::DeepObject,
    }
}
