//! Pagination that `codegen.toml` states, held to what the document says.

use super::members::{Found, Path};
use super::{Counts, Paging, PagingKind, PagingPlace, PagingSource, Question};
use crate::config::{PaginationKind, StatedPagination};
use crate::ir::{Location, MediaKind, TypeRef};

/// The pagination of a rule; the error says what of it does not fit.
pub fn by_rule(question: &Question<'_>, stated: &StatedPagination) -> Result<Paging, String> {
    let (items, item) = question.stated_list(stated)?;
    let kind = question.kind(stated, &item)?;
    let place = match kind {
        PagingKind::NextUrl { .. } | PagingKind::Link => PagingPlace::Url,
        _ => question.place(stated)?,
    };
    let page = question.page.clone();
    Ok(Paging { kind, place, page, items, item, source: PagingSource::Stated })
}

impl Question<'_> {
    fn kind(&self, stated: &StatedPagination, item: &TypeRef) -> Result<PagingKind, String> {
        let has_more = self.flag(stated)?;
        Ok(match stated.kind {
            PaginationKind::Cursor => PagingKind::Cursor { next: self.next(stated)?, has_more },
            PaginationKind::NextUrl => PagingKind::NextUrl { next: self.next(stated)?, has_more },
            PaginationKind::Link => PagingKind::Link,
            PaginationKind::LastId => PagingKind::LastId { id: self.id(stated, item)?, has_more },
            PaginationKind::Offset => PagingKind::Offset(self.stated_counts(stated, 0)?),
            PaginationKind::Page => PagingKind::Page(self.stated_counts(stated, 1)?),
        })
    }

    fn stated_list(&self, stated: &StatedPagination) -> Result<(Path, TypeRef), String> {
        let Some(name) = &stated.items else {
            let several = "`items` has to say which member of the answer holds the items";
            return self.list().ok_or_else(|| several.to_owned());
        };
        let found = self.member(name)?;
        let item = self.members.item(&found.property.ty);
        let item = item.ok_or_else(|| format!("the member `{name}` of the answer is no list"))?;
        Ok((found.path, item))
    }

    fn next(&self, stated: &StatedPagination) -> Result<Path, String> {
        let name = stated.next.as_ref().ok_or("`next` is not stated")?;
        let found = self.member(name)?;
        let fits = self.is_cursor_type(&found.property.ty);
        let no = || format!("the member `{name}` of the answer is no string or integer");
        fits.then_some(found.path).ok_or_else(no)
    }

    /// The id of an item: the stated member; without one `id`, or the item itself where it is no object.
    fn id(&self, stated: &StatedPagination, item: &TypeRef) -> Result<Path, String> {
        if stated.id.is_none() && self.is_cursor_type(item) {
            return Ok(Path::new());
        }
        let name = stated.id.as_deref().unwrap_or("id");
        let found = self.members.named(item, name);
        let found = found.filter(|found| self.is_cursor_type(&found.property.ty));
        let no = || format!("an item has no member `{name}` that is a string or an integer");
        found.map(|found| found.path).ok_or_else(no)
    }

    fn stated_counts(&self, stated: &StatedPagination, first: i64) -> Result<Counts, String> {
        Ok(Counts {
            first: stated.first.unwrap_or(first),
            total: self.count(stated.total.as_deref())?,
            pages: self.count(stated.total_pages.as_deref())?,
            has_more: self.flag(stated)?,
        })
    }

    fn count(&self, name: Option<&str>) -> Result<Option<Path>, String> {
        let Some(name) = name else { return Ok(None) };
        let found = self.member(name)?;
        let fits = self.is_count(&found.property.ty);
        let no = || format!("the member `{name}` of the answer is no number");
        fits.then_some(Some(found.path)).ok_or_else(no)
    }

    fn flag(&self, stated: &StatedPagination) -> Result<Option<Path>, String> {
        let Some(name) = &stated.has_more else { return Ok(None) };
        let found = self.member(name)?;
        let fits = self.is_flag(&found.property.ty);
        let no = || format!("the member `{name}` of the answer is neither true nor false");
        fits.then_some(Some(found.path)).ok_or_else(no)
    }

    fn member(&self, name: &str) -> Result<Found<'_>, String> {
        let found = self.members.named(&self.page, name);
        found.ok_or_else(|| format!("the answer has no member `{name}`"))
    }

    fn place(&self, stated: &StatedPagination) -> Result<PagingPlace, String> {
        match (&stated.parameter, &stated.body) {
            (Some(name), None) => self.stated_parameter(name),
            (None, Some(name)) => self.stated_body(name),
            _ => Err("either `parameter` or `body` has to be stated".to_owned()),
        }
    }

    fn stated_parameter(&self, name: &str) -> Result<PagingPlace, String> {
        let index = self.operation.parameters.iter().position(|parameter| {
            parameter.wire.as_str() == name && parameter.location != Location::QueryString
        });
        let index = index.ok_or_else(|| format!("it has no parameter `{name}`"))?;
        Ok(PagingPlace::Parameter(index))
    }

    fn stated_body(&self, name: &str) -> Result<PagingPlace, String> {
        let contents = self.operation.body.iter().flat_map(|body| &body.contents);
        let content = contents.into_iter().find(|content| content.kind == MediaKind::Json);
        let content = content.ok_or("it has no JSON body")?;
        let found = content.ty.as_ref().and_then(|ty| self.members.named(ty, name));
        let found = found.ok_or_else(|| format!("the body has no member `{name}`"))?;
        Ok(self.in_body(&found, &content.media_type))
    }
}
