//! Pages by URL: the server names the next page whole, in the body or in a `Link` header.

use url::Url;

use crate::runtime::call::Call;
use crate::runtime::error::PageProblem;
use crate::runtime::place::Place;

/// The URL of the request itself.
#[derive(Debug, Clone, Copy)]
pub struct AsUrl;

impl Place for AsUrl {
    fn read(&self, call: &Call) -> Option<String> {
        call.url().ok()
    }

    /// Relative URLs are read against the request's own. The same scheme, host and port are the only ones that get the
    /// client's credentials, so no other may be asked at all.
    fn resolve(&self, call: &Call, cursor: String) -> Result<String, PageProblem> {
        let problem = PageProblem::CrossOriginNext;
        let here = call.url().ok().and_then(|url| Url::parse(&url).ok()).ok_or(problem)?;
        let mut next = here.join(cursor.trim()).map_err(|_| problem)?;
        next.set_fragment(None);
        let has_user = !next.username().is_empty() || next.password().is_some();
        if next.origin() != here.origin() || has_user { Err(problem) } else { Ok(next.into()) }
    }

    fn write(&self, call: &mut Call, cursor: &str) {
        call.go_to_url(cursor);
    }
}
