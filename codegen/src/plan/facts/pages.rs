//! Pages: found from the document (a cursor parameter, a cursor in the answer, one list beside it),
//! stated in the configuration, or switched off there.

use std::collections::BTreeMap;

use super::answers::{self, Form, Output};
use crate::config::{PaginationKind, PaginationRule, StatedPagination};
use crate::diagnostics::Diagnostics;
use crate::diagnostics::codes::plan as codes;
use crate::ir::{Api, Kind, Location, Object, Operation, Shape, StringFormat, TypeId, TypeRef};

/// Parameters that carry a cursor, best first, case and separators aside.
const CURSOR_PARAMETERS: &[&str] = &[
    "cursor",
    "pagecursor",
    "nextcursor",
    "pagetoken",
    "nextpagetoken",
    "nexttoken",
    "continuationtoken",
    "continuation",
    "startingafter",
    "after",
    "marker",
    "starttoken",
];

/// Members of an answer that hold the next cursor, best first.
const CURSOR_MEMBERS: &[&str] = &[
    "nextcursor",
    "cursor",
    "nextpagetoken",
    "nexttoken",
    "nextpagecursor",
    "continuationtoken",
    "next",
    "nextmarker",
    "after",
    "endcursor",
];

/// Members of an answer that say whether there is more.
const MORE_MEMBERS: &[&str] = &["hasmore", "hasnext", "hasnextpage", "more"];

/// How an operation is paged by a cursor.
#[derive(Debug, Clone, PartialEq)]
pub struct Paging {
    /// Index of the parameter that carries the cursor.
    pub parameter: usize,
    /// The object that a page is.
    pub page: TypeId,
    /// Index of the property with the items.
    pub items: usize,
    /// The type of an item.
    pub item: TypeRef,
    /// Index of the property with the next cursor.
    pub next: usize,
    /// Index of the property that says whether there is more.
    pub has_more: Option<usize>,
    /// Who says so.
    pub source: PagingSource,
}

/// Where the knowledge comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PagingSource {
    /// The document's own words.
    Found,
    /// `codegen.toml`.
    Stated,
}

/// Decides how an operation is paged.
pub fn find(
    api: &Api,
    operation: &Operation,
    rules: &BTreeMap<String, PaginationRule>,
    diagnostics: &mut Diagnostics,
) -> Option<Paging> {
    match operation.id.as_ref().and_then(|id| rules.get(id)) {
        Some(PaginationRule::Switch(false)) => None,
        Some(PaginationRule::Stated(stated)) => {
            let paging = by_rule(api, operation, stated);
            if paging.is_none() {
                report_misfit(operation, diagnostics);
            }
            paging
        }
        Some(PaginationRule::Switch(true)) | None => by_document(api, operation),
    }
}

fn report_misfit(operation: &Operation, diagnostics: &mut Diagnostics) {
    let id = operation.id.as_deref().unwrap_or_default();
    let message = format!("the pagination stated for `{id}` does not fit what the document says");
    diagnostics
        .report(&codes::PAGINATION_MISFIT, &operation.pointer, message)
        .configure("pagination", format!("{id:?} = false"))
        .help("to switch it off");
}

fn by_document(api: &Api, operation: &Operation) -> Option<Paging> {
    let (page, object) = page(api, operation)?;
    let parameter = CURSOR_PARAMETERS.iter().find_map(|name| query(operation, name))?;
    let next = CURSOR_MEMBERS.iter().find_map(|name| member(object, name, is_cursor))?;
    let mut lists = list_members(object);
    let (items, item) = lists.next()?;
    if lists.next().is_some() {
        return None;
    }
    let has_more = MORE_MEMBERS.iter().find_map(|name| member(object, name, is_flag));
    Some(Paging { parameter, page, items, item, next, has_more, source: PagingSource::Found })
}

fn by_rule(api: &Api, operation: &Operation, stated: &StatedPagination) -> Option<Paging> {
    if stated.kind != PaginationKind::Cursor {
        return None;
    }
    let (page, object) = page(api, operation)?;
    let exact = |name: &Option<String>| {
        let name = name.as_deref()?;
        object.properties.iter().position(|property| property.wire.as_str() == name)
    };
    let wanted = stated.parameter.as_deref()?;
    let parameter = operation
        .parameters
        .iter()
        .position(|p| p.location == Location::Query && p.wire.as_str() == wanted)?;
    let items = exact(&stated.items)?;
    let (_, item) = list_members(object).find(|(index, _)| *index == items)?;
    let next = exact(&stated.next).filter(|index| is_cursor(&object.properties[*index].ty))?;
    let has_more = exact(&stated.has_more);
    Some(Paging { parameter, page, items, item, next, has_more, source: PagingSource::Stated })
}

/// The object that every success is.
fn page<'a>(api: &'a Api, operation: &Operation) -> Option<(TypeId, &'a Object)> {
    let Output::One(Form::Json(TypeRef { kind: Kind::Named(id), nullable: false, .. })) =
        answers::output(operation)
    else {
        return None;
    };
    match &api.ty(id).shape {
        Shape::Object(object) => Some((id, object)),
        _ => None,
    }
}

fn query(operation: &Operation, name: &str) -> Option<usize> {
    operation.parameters.iter().position(|parameter| {
        parameter.location == Location::Query
            && fold(parameter.wire.as_str()) == name
            && is_cursor(&parameter.ty)
    })
}

fn member(object: &Object, name: &str, fits: fn(&TypeRef) -> bool) -> Option<usize> {
    object
        .properties
        .iter()
        .position(|property| fold(property.wire.as_str()) == name && fits(&property.ty))
}

/// Case and separators are a matter of taste.
fn fold(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

fn is_cursor(ty: &TypeRef) -> bool {
    use StringFormat::{Other, Plain, Uri, Uuid};
    matches!(ty.kind, Kind::String(Plain | Uri | Uuid | Other(_)) | Kind::Integer(_))
}

fn is_flag(ty: &TypeRef) -> bool {
    matches!(ty.kind, Kind::Boolean)
}

fn list_members(object: &Object) -> impl Iterator<Item = (usize, TypeRef)> {
    object.properties.iter().enumerate().filter_map(|(index, property)| match &property.ty.kind {
        Kind::Array(item) => Some((index, (**item).clone())),
        _ => None,
    })
}
