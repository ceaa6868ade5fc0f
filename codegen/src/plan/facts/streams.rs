//! Streams of items: server-sent events and JSON lines among the successes of an operation.

use super::answers::{self, Form};
use super::bodies::resolved;
use super::multipart;
use crate::ir::{
    Api, Content, Kind, MediaKind, Method, Object, Operation, Shape, StringFormat, TypeRef,
};

/// How the successes of an operation can be read as streams.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Streams {
    /// As events.
    pub events: Option<EventData>,
    /// As JSON values.
    pub lines: Option<Lines>,
    /// As pieces of a body.
    pub download: bool,
}

/// What the data of an event is.
#[derive(Debug, Clone, PartialEq)]
pub enum EventData {
    /// Text.
    Text,
    /// JSON.
    Json(TypeRef),
    /// The event itself, as an object of its fields; its data is JSON or text.
    Whole {
        /// The union of such objects.
        ty: TypeRef,
        /// What its data is.
        data: WholeData,
    },
}

/// What the data of whole events is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WholeData {
    /// Text in all of them.
    Text,
    /// JSON in all of them.
    Json,
    /// Text in some, JSON in others.
    Either,
}

impl Streams {
    /// The types of the items.
    pub fn types(&self) -> impl Iterator<Item = &TypeRef> {
        let data = self.events.iter().filter_map(|data| match data {
            EventData::Text => None,
            EventData::Json(ty) | EventData::Whole { ty, .. } => Some(ty),
        });
        data.chain(self.lines.iter().map(|lines| &lines.item))
    }
}

/// Values one after the other.
#[derive(Debug, Clone, PartialEq)]
pub struct Lines {
    /// The type of a value.
    pub item: TypeRef,
    /// The media types to ask for.
    pub accept: Vec<String>,
}

/// Finds the streams.
pub fn find(api: &Api, operation: &Operation) -> Streams {
    if operation.method == Method::Head {
        return Streams::default();
    }
    let contents: Vec<&Content> =
        answers::successes(operation).flat_map(|response| &response.contents).collect();
    let of = |kind: MediaKind| contents.iter().copied().filter(move |content| content.kind == kind);
    let lines: Vec<_> = of(MediaKind::JsonLines).collect();
    Streams {
        events: of(MediaKind::EventStream).next().map(|content| events(api, content)),
        lines: lines.iter().find_map(|content| item(api, content)).map(|item| Lines {
            item,
            accept: lines.iter().map(|content| content.media_type.clone()).collect(),
        }),
        download: answers::output(operation).forms().any(|form| *form == Form::Bytes),
    }
}

/// The type of one JSON value: `itemSchema`, else the items of the list that the schema calls the body, else the
/// schema, which many documents mean for one line.
pub fn item(api: &Api, content: &Content) -> Option<TypeRef> {
    let stated = content.item.clone();
    stated.or_else(|| {
        let ty = content.ty.as_ref()?;
        match &resolved(api, ty).kind {
            Kind::Array(item) => Some((**item).clone()),
            Kind::String(StringFormat::Binary | StringFormat::Plain) => None,
            _ => Some(ty.clone()),
        }
    })
}

fn events(api: &Api, content: &Content) -> EventData {
    let stated = content.item.as_ref().or_else(|| Some(item_of(api, content.ty.as_ref()?)));
    let Some(ty) = stated else { return EventData::Text };
    match event_objects(api, ty).as_deref() {
        // Type and id of an event are there anyhow.
        Some([object]) => data_of(object).map_or(EventData::Text, |ty| data(api, ty)),
        Some(objects) => {
            let found = objects.iter().filter_map(|object| data_of(object));
            let (text, json): (Vec<_>, Vec<_>) =
                found.partition(|ty| data(api, ty) == EventData::Text);
            let data = match (text.is_empty(), json.is_empty()) {
                (_, true) => WholeData::Text,
                (true, false) => WholeData::Json,
                (false, false) => WholeData::Either,
            };
            EventData::Whole { ty: ty.clone(), data }
        }
        None => data(api, ty),
    }
}

/// A schema without `itemSchema` that is a list means all events.
fn item_of<'a>(api: &'a Api, ty: &'a TypeRef) -> &'a TypeRef {
    match &resolved(api, ty).kind {
        Kind::Array(item) => item_of(api, item),
        _ => ty,
    }
}

fn data(api: &Api, ty: &TypeRef) -> EventData {
    match &resolved(api, ty).kind {
        Kind::String(StringFormat::Plain | StringFormat::Binary) => EventData::Text,
        _ => EventData::Json(ty.clone()),
    }
}

/// The objects of a schema that describes the event, not its data (`OAS 3.2.0 §4.14.4.2`): one of the fields of events,
/// or a union of such.
fn event_objects<'a>(api: &'a Api, ty: &'a TypeRef) -> Option<Vec<&'a Object>> {
    let Kind::Named(id) = resolved(api, ty).kind else { return None };
    match &api.ty(id).shape {
        Shape::Object(object) => has_event_fields(object).then(|| vec![object]),
        Shape::Union(union) => {
            let objects = union.members.iter().map(|member| multipart::object(api, &member.ty));
            let objects: Vec<_> = objects.map(|found| Some(found?.1)).collect::<Option<_>>()?;
            let all = objects.len() > 1 && objects.iter().all(|object| has_event_fields(object));
            all.then_some(objects)
        }
        _ => None,
    }
}

fn data_of(object: &Object) -> Option<&TypeRef> {
    object.properties.iter().find(|property| property.wire.as_str() == "data").map(|data| &data.ty)
}

fn has_event_fields(object: &Object) -> bool {
    let fields = ["data", "event", "id", "retry"];
    data_of(object).is_some()
        && object.properties.iter().all(|property| fields.contains(&property.wire.as_str()))
}
