//! Pagination that the document's own words leave no doubt about.

use super::members::{Found, Path};
use super::words;
use super::{Counts, Paging, PagingKind, PagingPlace, PagingSource, Question};
use crate::ir::{Kind, Location, MediaKind, Parameter, StringFormat, TypeRef};

/// The first kind whose words are all there, the most telling one first.
pub fn by_document(question: &Question<'_>) -> Option<Paging> {
    let (items, item) = question.list()?;
    let found = question
        .cursor()
        .or_else(|| question.link())
        .or_else(|| question.last_id(&item))
        .or_else(|| question.offset())
        .or_else(|| question.numbered())
        .or_else(|| question.next_url());
    let (kind, place) = found?;
    let page = question.page.clone();
    Some(Paging { kind, place, page, items, item, source: PagingSource::Found })
}

type Answer = Option<(PagingKind, PagingPlace)>;

impl Question<'_> {
    /// The one list of a page, or the one that is called what such lists are called.
    pub fn list(&self) -> Option<(Path, TypeRef)> {
        if let Some(item) = self.members.item(&self.page) {
            return Some((Path::new(), item));
        }
        let properties = self.members.properties(&self.page);
        let is_wrapper = |found: &&Found<'_>| found.is_any(words::LIST_WRAPPERS);
        let inner = || {
            let wrappers = properties.iter().filter(is_wrapper);
            let types = wrappers.flat_map(|outer| {
                let inside = self.members.properties(&outer.property.ty).into_iter();
                inside.map(move |found| outer.then(found))
            });
            types.collect::<Vec<_>>()
        };
        self.only_list(&properties).or_else(|| self.only_list(&inner()))
    }

    fn only_list(&self, candidates: &[Found<'_>]) -> Option<(Path, TypeRef)> {
        let lists = candidates.iter().filter_map(|found| {
            Some((found, found.path.clone(), self.members.item(&found.property.ty)?))
        });
        let lists: Vec<_> = lists.collect();
        let called = |found: &Found<'_>| found.is_any(words::LIST_MEMBERS);
        let one = match lists.as_slice() {
            [one] => Some(one),
            several => {
                let mut called = several.iter().filter(|(found, ..)| called(found));
                called.next().filter(|_| called.next().is_none())
            }
        };
        one.map(|(_, path, item)| (path.clone(), item.clone()))
    }

    fn cursor(&self) -> Answer {
        let is_cursor = |found: &Found<'_>, _: &str| self.is_cursor(found);
        let pairs: [(&[&str], &[&str]); 3] = [
            (words::CURSOR_PARAMETERS, words::CURSOR_MEMBERS),
            (words::PAGE_PARAMETERS, words::NEXT_PAGE_MEMBERS),
            (words::OFFSET_PARAMETERS, words::NEXT_OFFSET_MEMBERS),
        ];
        let has_more = self.has_more();
        let by = |place: PagingPlace, next: Found<'_>| {
            Some((PagingKind::Cursor { next: next.path, has_more: has_more.clone() }, place))
        };
        for (index, (parameters, members)) in pairs.into_iter().enumerate() {
            let Some(place) = self.parameter(parameters) else { continue };
            let fits = |found: &Found<'_>, name: &str| {
                is_cursor(found, name) && (index == 0 || self.is_integer(&found.property.ty))
            };
            if let Some(next) = self.members.best(&self.page, members, &fits) {
                return by(PagingPlace::Parameter(place), next);
            }
        }
        if has_more.is_some() {
            let next = self.members.best(&self.page, words::LAST_ID_MEMBERS, &is_cursor);
            let place = self.parameter(words::LAST_ID_PARAMETERS);
            if let Some((next, place)) = next.zip(place) {
                return by(PagingPlace::Parameter(place), next);
            }
        }
        let place = self.body_member()?;
        by(place, self.members.best(&self.page, words::CURSOR_MEMBERS, &is_cursor)?)
    }

    fn link(&self) -> Answer {
        let is_link = |name: &str| name.eq_ignore_ascii_case("link");
        let responses = self.operation.responses.iter();
        let mut headers = responses.flat_map(|response| &response.headers);
        headers.any(|header| is_link(header.wire.as_str())).then_some(())?;
        Some((PagingKind::Link, PagingPlace::Url))
    }

    fn last_id(&self, item: &TypeRef) -> Answer {
        let has_more = self.has_more()?;
        let place = self.parameter(words::LAST_ID_PARAMETERS)?;
        let id = self.members.named(item, "id").filter(|id| self.is_cursor(id))?;
        let kind = PagingKind::LastId { id: id.path, has_more: Some(has_more) };
        Some((kind, PagingPlace::Parameter(place)))
    }

    fn offset(&self) -> Answer {
        let place = self.parameter(words::OFFSET_PARAMETERS)?;
        let parameter = &self.operation.parameters[place];
        self.is_integer(&parameter.ty).then_some(())?;
        let plain =
            words::PLAIN_OFFSETS.iter().any(|word| words::is(parameter.wire.as_str(), word));
        let first = first(parameter).or(plain.then_some(0))?;
        let counts = Counts { first, pages: None, ..self.counts() };
        let ends = counts.total.is_some() || counts.has_more.is_some();
        ends.then_some((PagingKind::Offset(counts), PagingPlace::Parameter(place)))
    }

    /// Where a document does not say whether pages count from 0 or from 1, the wrong guess would skip one.
    fn numbered(&self) -> Answer {
        let place = self.parameter(words::PAGE_PARAMETERS)?;
        let parameter = &self.operation.parameters[place];
        self.is_integer(&parameter.ty).then_some(())?;
        let counts = Counts { first: first(parameter)?, ..self.counts() };
        let ends = counts.total.is_some() || counts.pages.is_some() || counts.has_more.is_some();
        ends.then_some((PagingKind::Page(counts), PagingPlace::Parameter(place)))
    }

    fn next_url(&self) -> Answer {
        let is_url = |found: &Found<'_>, name: &str| {
            let path = self.members.names(&found.path);
            let outer = path.iter().rev().nth(1).map(|name| words::fold(name));
            let in_links = outer.is_some_and(|outer| words::LINK_WRAPPERS.contains(&&*outer));
            self.is_text_member(found) && (name != "next" || in_links || self.is_uri(found))
        };
        let names: Vec<&str> = words::URL_MEMBERS.iter().chain(&["next"]).copied().collect();
        let flat = self.members.best(&self.page, &names, &is_url);
        let is_next = |found: &Found<'_>, _: &str| {
            let path: Vec<_> = self.members.names(&found.path);
            let words: Vec<_> = path.iter().map(|name| words::fold(name)).collect();
            self.is_text_member(found) && words.ends_with(&["next".to_owned(), "href".to_owned()])
        };
        let next = flat.or_else(|| self.members.best(&self.page, &["href"], &is_next))?;
        let kind = PagingKind::NextUrl { next: next.path, has_more: self.has_more() };
        Some((kind, PagingPlace::Url))
    }

    /// The members that end a list.
    pub fn counts(&self) -> Counts {
        let count = |found: &Found<'_>, _: &str| self.is_count(&found.property.ty);
        let best = |names: &[&str]| Some(self.members.best(&self.page, names, &count)?.path);
        Counts {
            first: 0,
            total: best(words::TOTAL_MEMBERS),
            pages: best(words::PAGES_MEMBERS),
            has_more: self.has_more(),
        }
    }

    fn has_more(&self) -> Option<Path> {
        let is_flag = |found: &Found<'_>, _: &str| self.is_flag(&found.property.ty);
        Some(self.members.best(&self.page, words::MORE_MEMBERS, &is_flag)?.path)
    }

    fn parameter(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| {
            self.operation.parameters.iter().position(|parameter| {
                matches!(parameter.location, Location::Query | Location::Header)
                    && parameter.content.is_none()
                    && words::is(parameter.wire.as_str(), name)
                    && self.is_cursor_type(&parameter.ty)
            })
        })
    }

    fn body_member(&self) -> Option<PagingPlace> {
        let body = self.operation.body.as_ref()?;
        let content = body.contents.iter().find(|content| content.kind == MediaKind::Json)?;
        let is_cursor = |found: &Found<'_>, _: &str| self.is_cursor(found);
        let ty = content.ty.as_ref()?;
        let found = self.members.best(ty, words::CURSOR_BODY_MEMBERS, &is_cursor)?;
        Some(self.in_body(&found, &content.media_type))
    }

    /// The place that a member of the body is.
    pub fn in_body(&self, found: &Found<'_>, media_type: &str) -> PagingPlace {
        PagingPlace::Body {
            path: self.members.names(&found.path),
            number: self.is_integer(&found.property.ty),
            content_type: media_type.to_owned(),
        }
    }

    /// Whether a member can be sent back as it is; a URL cannot.
    fn is_cursor(&self, found: &Found<'_>) -> bool {
        let path = self.members.names(&found.path);
        let in_links = path.iter().any(|name| words::LINK_WRAPPERS.contains(&&*words::fold(name)));
        self.is_cursor_type(&found.property.ty) && !self.is_uri(found) && !in_links
    }

    /// Whether values of the type print as they stand on the wire.
    pub fn is_cursor_type(&self, ty: &TypeRef) -> bool {
        match &self.members.resolved(ty).kind {
            Kind::String(format) => self.is_text(format),
            Kind::Integer(_) => true,
            _ => false,
        }
    }

    fn is_text_member(&self, found: &Found<'_>) -> bool {
        let kind = &self.members.resolved(&found.property.ty).kind;
        matches!(kind, Kind::String(format) if self.is_text(format))
    }

    fn is_uri(&self, found: &Found<'_>) -> bool {
        let kind = &self.members.resolved(&found.property.ty).kind;
        matches!(kind, Kind::String(StringFormat::Uri))
    }

    fn is_integer(&self, ty: &TypeRef) -> bool {
        matches!(self.members.resolved(ty).kind, Kind::Integer(_))
    }

    /// Whether values of the type count something; some documents write integers as numbers.
    pub fn is_count(&self, ty: &TypeRef) -> bool {
        matches!(self.members.resolved(ty).kind, Kind::Integer(_) | Kind::Number(_))
    }

    /// Whether values of the type are true or false.
    pub fn is_flag(&self, ty: &TypeRef) -> bool {
        matches!(self.members.resolved(ty).kind, Kind::Boolean)
    }
}

/// The number that a list begins at: the default of its parameter, else the smallest that is allowed.
fn first(parameter: &Parameter) -> Option<i64> {
    let default = parameter.default.as_ref().and_then(serde_json::Value::as_i64);
    let constraints = parameter.ty.constraints.as_ref();
    let minimum = constraints.and_then(|found| found.minimum.as_ref()?.as_i64());
    default.or(minimum).filter(|first| matches!(first, 0 | 1))
}
