//! Pages by URL: the server names the next page whole, in the body or in a `Link` header.

use url::Url;

use crate::runtime::call::Call;
use crate::runtime::context::Origin;
use crate::runtime::error::PageProblem;
use crate::runtime::head::without_query;
use crate::runtime::place::Place;

/// The URL of the request itself.
#[derive(Debug, Clone, Copy)]
pub struct AsUrl;

impl Place for AsUrl {
    fn read(&self, call: &Call) -> Option<String> {
        call.url().ok()
    }

    /// Relative URLs are read against the one that the page came from, which redirects may have led to. The same scheme,
    /// host and port are the only ones that get the client's credentials, so no other may be asked at all. Credentials
    /// that the server repeats in the query are left out: the request gets them anyhow, and errors show the URL.
    fn resolve(
        &self,
        call: &Call,
        origin: Option<&Origin>,
        cursor: String,
    ) -> Result<String, PageProblem> {
        let problem = PageProblem::CrossOriginNext;
        let parse = |url: &str| Url::parse(url).map_err(|_| problem);
        let here = parse(&call.url().map_err(|_| problem)?)?;
        let from = match origin.and_then(|origin| origin.redirected.as_deref()) {
            Some(redirected) => parse(redirected)?,
            None => here.clone(),
        };
        let mut next = from.join(cursor.trim()).map_err(|_| problem)?;
        next.set_fragment(None);
        let has_user = !next.username().is_empty() || next.password().is_some();
        if next.origin() != here.origin() || has_user {
            return Err(problem);
        }
        let names = origin.map_or(&[][..], |origin| &origin.secret_names);
        Ok(names.iter().fold(next.into(), |url: String, name| without_query(&url, name)))
    }

    fn write(&self, call: &mut Call, cursor: &str) {
        call.go_to_url(cursor);
    }
}
