//! Pages: found from the document where its words leave no doubt, stated in the configuration, or switched off there.

mod found;
mod members;
mod stated;
mod words;

use std::collections::BTreeSet;

use super::answers::{self, Form, Output};
use crate::config::{self, Config, PaginationRule, StatedPagination};
use crate::diagnostics::Diagnostics;
use crate::diagnostics::codes::plan as codes;
use crate::ir::{Api, Operation, StringFormat, TypeId, TypeRef};

pub use members::{Path, Step};

use members::Members;

/// How an operation is paged.
#[derive(Debug, Clone, PartialEq)]
pub struct Paging {
    /// How a page says where the next one is.
    pub kind: PagingKind,
    /// Where a request says which page it wants.
    pub place: PagingPlace,
    /// The type of a page: an object, or a list.
    pub page: TypeRef,
    /// The list of items in it; the page itself if the path is empty.
    pub items: Path,
    /// The type of an item.
    pub item: TypeRef,
    /// Who says so.
    pub source: PagingSource,
}

/// How a page says where the next one is.
#[derive(Debug, Clone, PartialEq)]
pub enum PagingKind {
    /// By a cursor that is sent back.
    Cursor {
        /// The cursor in a page.
        next: Path,
        /// The member that says whether there is more.
        has_more: Option<Path>,
    },
    /// By its last item, whose id is sent back.
    LastId {
        /// The id in an item; the item itself if the path is empty.
        id: Path,
        /// The member that says whether there is more.
        has_more: Option<Path>,
    },
    /// By an offset that advances by the items received.
    Offset(Counts),
    /// By a number that counts up.
    Page(Counts),
    /// By a URL in the body.
    NextUrl {
        /// The URL in a page.
        next: Path,
        /// The member that says whether there is more.
        has_more: Option<Path>,
    },
    /// By a URL in the `Link` header.
    Link,
}

impl Paging {
    /// Every member that is read on the way from a page to its items and to the next page.
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        let paths: [Option<&Path>; 3] = match &self.kind {
            PagingKind::Cursor { next, has_more } | PagingKind::NextUrl { next, has_more } => {
                [Some(next), has_more.as_ref(), None]
            }
            PagingKind::LastId { id, has_more } => [Some(id), has_more.as_ref(), None],
            PagingKind::Offset(counts) | PagingKind::Page(counts) => {
                [counts.total.as_ref(), counts.pages.as_ref(), counts.has_more.as_ref()]
            }
            PagingKind::Link => [None; 3],
        };
        self.items.iter().chain(paths.into_iter().flatten().flatten())
    }
}

/// What ends a list that is paged by number.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Counts {
    /// The number of the first page or item.
    pub first: i64,
    /// The member that counts all items.
    pub total: Option<Path>,
    /// The member that counts all pages.
    pub pages: Option<Path>,
    /// The member that says whether there is more.
    pub has_more: Option<Path>,
}

/// Where a request says which page it wants.
#[derive(Debug, Clone, PartialEq)]
pub enum PagingPlace {
    /// In this parameter.
    Parameter(usize),
    /// In the JSON body.
    Body {
        /// The names of the member, from the outermost object down.
        path: Vec<String>,
        /// Whether the member is a number.
        number: bool,
        /// The media type of the body.
        content_type: String,
    },
    /// The URL as a whole is another one.
    Url,
}

/// Where the knowledge comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PagingSource {
    /// The document's own words.
    Found,
    /// `codegen.toml`.
    Stated,
}

/// What is looked at to decide.
struct Question<'a> {
    members: Members<'a>,
    operation: &'a Operation,
    page: TypeRef,
    /// Formats of strings that are types of the user's, of which nothing is known.
    foreign: BTreeSet<&'a str>,
}

/// Decides how an operation is paged.
pub fn find(
    api: &Api,
    newtypes: &BTreeSet<TypeId>,
    operation: &Operation,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Option<Paging> {
    let foreign = config.types.format.keys().map(String::as_str).collect();
    let page = page(operation);
    let question =
        page.map(|page| Question { members: Members { api, newtypes }, operation, page, foreign });
    match rule(operation, config) {
        Some(PaginationRule::Switch(false)) => None,
        Some(PaginationRule::Stated(stated)) => {
            let paging = question
                .ok_or_else(|| "its successes are not all one JSON value".to_owned())
                .and_then(|question| stated::by_rule(&question, stated));
            paging.map_err(|why| report_misfit(operation, &why, diagnostics)).ok()
        }
        Some(PaginationRule::Switch(true)) | None => by_document(&question?, operation),
    }
}

/// What the document says outright wins over what its words let one guess.
fn by_document(question: &Question<'_>, operation: &Operation) -> Option<Paging> {
    let Some(pageable) = &operation.pageable else { return found::by_document(question) };
    let stated = StatedPagination::next_url(&pageable.items, pageable.next.as_deref()?);
    let paging = stated::by_rule(question, &stated).ok()?;
    Some(Paging { source: PagingSource::Found, ..paging })
}

/// The entry of the operation: by its id, else by method and path.
fn rule<'a>(operation: &Operation, config: &'a Config) -> Option<&'a PaginationRule> {
    let by_id = operation.id.as_ref().and_then(|id| config.pagination.get(id));
    by_id.or_else(|| {
        let route = format!("{} {}", operation.method.as_str(), operation.path.raw);
        config.pagination.get(&route)
    })
}

fn report_misfit(operation: &Operation, why: &str, diagnostics: &mut Diagnostics) {
    let key = crate::plan::names::operation_key(operation);
    let message = format!("the pagination stated for `{key}` does not fit the document: {why}");
    diagnostics
        .report(&codes::PAGINATION_MISFIT, &operation.pointer, message)
        .configure("pagination", format!("{} = false", config::quoted(&key)))
        .help("to switch it off");
}

/// What every success is.
fn page(operation: &Operation) -> Option<TypeRef> {
    match answers::output(operation) {
        Output::One(Form::Json(page)) if !page.nullable => Some(page),
        _ => None,
    }
}

impl Question<'_> {
    /// Whether a string of the format is text that prints as it stands on the wire.
    fn is_text(&self, format: &StringFormat) -> bool {
        use StringFormat::{Int64, Other, Plain, Uint64, Uri, Uuid};
        matches!(format, Plain | Uri | Uuid | Int64 | Uint64 | Other(_))
            && !self.foreign.contains(format.name())
    }
}

#[cfg(test)]
mod tests;
