//! The ways to give a body: one, or one a media type.

use super::multipart::{self, PartField};
use crate::diagnostics::Diagnostics;
use crate::diagnostics::codes::plan as codes;
use crate::ir::{Api, Body, Content, Kind, MediaKind, Shape, StringFormat, TypeRef, Untyped};

/// One way to give a body.
#[derive(Debug, Clone, PartialEq)]
pub struct BodyForm {
    /// The media type that it goes out as; a range where the caller says which.
    pub media_type: String,
    /// What the caller gives.
    pub shape: BodyShape,
}

/// What the caller gives.
#[derive(Debug, Clone, PartialEq)]
pub enum BodyShape {
    /// A value, written as JSON.
    Json(TypeRef),
    /// An object, written as the pairs of a form.
    Form(Content, TypeRef),
    /// Parts, set one by one; without fields the caller names them too.
    Multipart(Vec<PartField>),
    /// Values, written one a line.
    Lines(TypeRef),
    /// Text.
    Text,
    /// Bytes or a stream.
    Binary,
    /// Bytes or a stream with its media type.
    Media,
}

impl BodyShape {
    /// The types that the caller gives values of.
    pub fn types(&self) -> Vec<&TypeRef> {
        match self {
            Self::Json(ty) | Self::Form(_, ty) | Self::Lines(ty) => vec![ty],
            Self::Multipart(parts) => parts.iter().filter_map(|part| part.shape.ty()).collect(),
            Self::Text | Self::Binary | Self::Media => Vec::new(),
        }
    }
}

/// The ways to give the body, the one that says most first.
///
/// A media type whose value is written like that of another one adds nothing: documents list `application/json` and
/// `text/json` side by side. Kinds of patches are written alike and mean other things.
pub fn find(api: &Api, body: &Body, diagnostics: &mut Diagnostics) -> Vec<BodyForm> {
    let mut forms: Vec<BodyForm> = Vec::new();
    let several_patches =
        body.contents.iter().filter(|content| is_patch(&content.media_type)).count() > 1;
    let (ranges, exact): (Vec<_>, Vec<_>) = body.contents.iter().partition(|one| is_range(one));
    for content in exact.into_iter().chain(ranges) {
        let mut form = form(api, content);
        if is_range(content) && is_disputed(&forms, &form) {
            form = by_hand(content);
        }
        let is_named = forms.iter().any(|known| goes_out_as(known, &form));
        let apart = several_patches && (is_patch(&form.media_type) && !is_named);
        match forms.iter_mut().find(|known| !apart && is_same(known, &form)) {
            Some(known) if form.media_type == JSON && !is_named => *known = form,
            Some(_) => {}
            None => forms.push(form),
        }
    }
    forms.sort_by_key(|form| rank(&form.shape));
    share_parts(&mut forms);
    let untyped = |form: &BodyForm| rank(&form.shape) > LAST_TYPED;
    if forms.iter().all(untyped) {
        body.contents.iter().take(1).for_each(|content| report_raw(api, content, diagnostics));
    }
    forms
}

/// An operation has one type of parts; another multipart body with other parts is put together by hand.
fn share_parts(forms: &mut [BodyForm]) {
    let mut first: Option<Vec<PartField>> = None;
    for form in forms {
        if let BodyShape::Multipart(parts) = &mut form.shape {
            let first = first.get_or_insert_with(|| parts.clone());
            if first != parts {
                parts.clear();
            }
        }
    }
}

const JSON: &str = "application/json";
const LAST_TYPED: u8 = 3;

fn rank(shape: &BodyShape) -> u8 {
    match shape {
        BodyShape::Json(_) => 0,
        BodyShape::Form(..) => 1,
        BodyShape::Multipart(_) => 2,
        BodyShape::Lines(_) => LAST_TYPED,
        BodyShape::Text => 4,
        BodyShape::Binary => 5,
        BodyShape::Media => 6,
    }
}

/// `application/json-patch+json`, `application/merge-patch+json` and the like.
fn is_patch(media_type: &str) -> bool {
    media_type.split(';').next().unwrap_or_default().trim().ends_with("patch+json")
}

/// Whether two ways differ in nothing but the name of the media type.
fn is_same(left: &BodyForm, right: &BodyForm) -> bool {
    match (&left.shape, &right.shape) {
        (BodyShape::Json(left), BodyShape::Json(right)) => left == right,
        (BodyShape::Lines(left), BodyShape::Lines(right)) => left == right,
        _ => goes_out_as(left, right),
    }
}

fn goes_out_as(left: &BodyForm, right: &BodyForm) -> bool {
    left.media_type.eq_ignore_ascii_case(&right.media_type)
}

/// Whether another way goes out as the same media type, with other values.
fn is_disputed(forms: &[BodyForm], form: &BodyForm) -> bool {
    forms.iter().any(|known| goes_out_as(known, form))
        && !forms.iter().any(|known| is_same(known, form))
}

/// A range whose values differ from those of the media type that it would go out as: a member of the
/// range that the caller knows is meant.
fn by_hand(content: &Content) -> BodyForm {
    BodyForm { media_type: content.media_type.clone(), shape: BodyShape::Media }
}

fn is_range(content: &Content) -> bool {
    content.media_type.contains('*')
}

fn form(api: &Api, content: &Content) -> BodyForm {
    let shape = shape(api, content);
    let media_type = match (&shape, is_range(content)) {
        (BodyShape::Json(_), true) => JSON.to_owned(),
        _ => content.media_type.clone(),
    };
    BodyForm { media_type, shape }
}

fn shape(api: &Api, content: &Content) -> BodyShape {
    let any = || TypeRef::new(Kind::Any(Untyped::Faithful));
    let is_range = is_range(content);
    match (content.kind, &content.ty) {
        (MediaKind::Json, ty) => BodyShape::Json(ty.clone().unwrap_or_else(any)),
        (MediaKind::Wildcard, Some(ty)) if !is_octets(api, ty) => BodyShape::Json(ty.clone()),
        (MediaKind::Form, Some(ty)) if is_object(api, ty) => {
            BodyShape::Form(content.clone(), ty.clone())
        }
        (MediaKind::Multipart, _) if !is_range => {
            BodyShape::Multipart(multipart::find(api, content))
        }
        (MediaKind::JsonLines, _) => match super::streams::item(api, content) {
            Some(item) => BodyShape::Lines(item),
            None => BodyShape::Binary,
        },
        _ if is_range => BodyShape::Media,
        (MediaKind::Text | MediaKind::Xml | MediaKind::Form, _) => BodyShape::Text,
        _ => BodyShape::Binary,
    }
}

/// What a position is behind its aliases; an alias that leads to itself is given back.
pub(super) fn resolved<'a>(api: &'a Api, ty: &'a TypeRef) -> &'a TypeRef {
    let mut here = ty;
    for _ in 0..=api.types.len() {
        match &here.kind {
            Kind::Named(id) => match &api.ty(*id).shape {
                Shape::Alias(target) => here = target,
                _ => return here,
            },
            _ => return here,
        }
    }
    ty
}

pub(super) fn is_octets(api: &Api, ty: &TypeRef) -> bool {
    matches!(resolved(api, ty).kind, Kind::String(StringFormat::Binary))
}

/// Whether a value of the type is an object, as far as one can tell.
fn is_object(api: &Api, ty: &TypeRef) -> bool {
    match &resolved(api, ty).kind {
        Kind::Named(id) => !matches!(api.ty(*id).shape, Shape::Enum(_)),
        kind => matches!(kind, Kind::Map(_) | Kind::Any(_)),
    }
}

/// Says that a schema is not made use of; plain text and octets have no better form than their own.
fn report_raw(api: &Api, content: &Content, diagnostics: &mut Diagnostics) {
    let plain = matches!(content.kind, MediaKind::Text | MediaKind::Binary);
    if content.ty.as_ref().is_some_and(|ty| !plain && !is_octets(api, ty)) {
        let message = format!("`{}` has a schema, and is handled as it comes", content.media_type);
        diagnostics
            .report(&codes::RAW_CONTENT, &content.pointer, message)
            .configure("diagnostics", "allow = [\"W0403\"]")
            .help("if that is known");
    }
}
