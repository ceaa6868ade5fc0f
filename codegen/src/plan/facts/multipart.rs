//! Parts of multipart bodies: what each property of the schema is sent as (`OAS 3.1.1 §4.8.15.1`).

use super::bodies::resolved;
use crate::ir::{
    Access, Api, Content, Header, Kind, Object, PartEncoding, Presence, Property, Shape,
    StringFormat, Style, TypeId, TypeRef, Untyped,
};

/// A property as one part, or as several.
#[derive(Debug, Clone, PartialEq)]
pub struct PartField {
    /// Index of the property in its object.
    pub property: usize,
    /// The object.
    pub object: TypeId,
    /// What the caller gives.
    pub shape: PartShape,
    /// Whether each item of a list is a part.
    pub many: bool,
    /// Whether a call without it is an error.
    pub required: bool,
    /// The media type, where the document says one and no range.
    pub content_type: Option<String>,
    /// What stands between the items of a list that is one part.
    pub separator: Option<&'static str>,
    /// The headers that the document gives the part.
    pub headers: Vec<Header>,
}

/// What the caller gives for a part.
#[derive(Debug, Clone, PartialEq)]
pub enum PartShape {
    /// A file: bytes or a stream, with a name.
    File,
    /// A value that is written as text.
    Text(TypeRef),
    /// A value that is written as JSON.
    Json(TypeRef),
}

impl PartShape {
    /// The type that the caller gives a value of.
    pub fn ty(&self) -> Option<&TypeRef> {
        match self {
            Self::File => None,
            Self::Text(ty) | Self::Json(ty) => Some(ty),
        }
    }
}

/// The parts of a multipart body, in order of the properties; none where the schema is no object with properties.
pub fn find(api: &Api, content: &Content) -> Vec<PartField> {
    let Some((id, object)) = content.ty.as_ref().and_then(|ty| object(api, ty)) else {
        return Vec::new();
    };
    let properties = object.properties.iter().enumerate();
    properties
        .filter(|(_, property)| property.access != Access::ReadOnly)
        .map(|(index, property)| {
            let encoding = content.encoding.iter().find(|one| one.property == property.wire);
            field(api, (id, index), property, encoding)
        })
        .collect()
}

/// The object that a position holds.
pub fn object<'a>(api: &'a Api, ty: &'a TypeRef) -> Option<(TypeId, &'a Object)> {
    let Kind::Named(id) = resolved(api, ty).kind else { return None };
    match &api.ty(id).shape {
        Shape::Object(object) => Some((id, object)),
        _ => None,
    }
}

fn field(
    api: &Api,
    (object, index): (TypeId, usize),
    property: &Property,
    encoding: Option<&PartEncoding>,
) -> PartField {
    let (one, many) = match &resolved(api, &property.ty).kind {
        Kind::Array(item) => ((**item).clone(), true),
        // Null has no form in a part; a part that is not set is not there.
        _ => (TypeRef { nullable: false, ..property.ty.clone() }, false),
    };
    let content_type = encoding.and_then(content_type);
    PartField {
        property: index,
        object,
        shape: shape(api, &one, content_type.as_deref()),
        many,
        required: property.presence == Presence::Required,
        content_type,
        separator: encoding.and_then(separator),
        headers: encoding.map(|encoding| encoding.headers.clone()).unwrap_or_default(),
    }
}

/// One media type that is no range; of several the caller has to choose.
fn content_type(encoding: &PartEncoding) -> Option<String> {
    let one = encoding.content_type.as_ref()?.trim();
    (!one.is_empty() && !one.contains(['*', ','])).then(|| one.to_owned())
}

/// Octets, and what says nothing about itself, are files, and so are objects in a form that is not ours to write, XML for
/// one; other objects are JSON; the rest is text.
fn shape(api: &Api, ty: &TypeRef, content_type: Option<&str>) -> PartShape {
    let essence = content_type.unwrap_or_default().split(';').next().unwrap_or_default().trim();
    let is_json = essence == "application/json" || essence.ends_with("+json");
    let is_text = essence.is_empty() || essence.starts_with("text/");
    match &resolved(api, ty).kind {
        Kind::String(StringFormat::Binary) => PartShape::File,
        Kind::Any(Untyped::Faithful) if !is_json => PartShape::File,
        // `contentType: image/png` is said of files; 3.0 often forgets the format beside it.
        Kind::String(StringFormat::Plain) if !is_json && !is_text => PartShape::File,
        Kind::String(_) | Kind::Integer(_) | Kind::Number(_) | Kind::Boolean if !is_json => {
            PartShape::Text(ty.clone())
        }
        Kind::Named(_) if !is_json && is_scalar(api, ty) => PartShape::Text(ty.clone()),
        _ if !is_json && !matches!(essence, "" | "text/plain") => PartShape::File,
        _ => PartShape::Json(ty.clone()),
    }
}

/// Whether every value is a text, a number or a boolean, so that it stands as text outside of JSON.
fn is_scalar(api: &Api, ty: &TypeRef) -> bool {
    match &resolved(api, ty).kind {
        Kind::String(_) | Kind::Integer(_) | Kind::Number(_) | Kind::Boolean => true,
        Kind::Named(id) => match &api.ty(*id).shape {
            Shape::Enum(_) => true,
            Shape::Union(union) => {
                union.members.iter().all(|member| is_scalar_member(api, &member.ty))
            }
            _ => false,
        },
        _ => false,
    }
}

/// A union inside a union may reach itself.
fn is_scalar_member(api: &Api, ty: &TypeRef) -> bool {
    match &resolved(api, ty).kind {
        Kind::Named(id) if matches!(api.ty(*id).shape, Shape::Union(_)) => false,
        _ => is_scalar(api, ty),
    }
}

/// `explode: false`, or a delimited style, puts a list into one part.
fn separator(encoding: &PartEncoding) -> Option<&'static str> {
    let joined = encoding.explode == Some(false);
    match encoding.style {
        Some(Style::SpaceDelimited) if encoding.explode != Some(true) => Some(" "),
        Some(Style::PipeDelimited) if encoding.explode != Some(true) => Some("|"),
        Some(Style::TabDelimited) => Some("\t"),
        _ => joined.then_some(","),
    }
}
