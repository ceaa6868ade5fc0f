//! Bodies under a range of media types (`image/*`): the caller says which one it is.

use crate::runtime::body::Body;
use crate::runtime::call::Call;

/// A body with its media type.
///
/// ```ignore
/// client.put_avatar("me", ("image/png", bytes)).send().await?;
/// ```
#[derive(Debug)]
pub struct MediaBody {
    content_type: String,
    body: Body,
}

impl MediaBody {
    /// A body of a media type.
    pub fn new(content_type: impl Into<String>, body: impl Into<Body>) -> Self {
        Self { content_type: content_type.into(), body: body.into() }
    }
}

impl<T: Into<String>, B: Into<Body>> From<(T, B)> for MediaBody {
    fn from((content_type, body): (T, B)) -> Self {
        Self::new(content_type, body)
    }
}

impl Call {
    /// Sets a body, if its media type lies within `range`.
    pub fn media(&mut self, body: MediaBody, range: &str) {
        match fits(&body.content_type, range) {
            true => self.body(body.body, &body.content_type),
            false => self.problem(format!(
                "the media type of the body, `{}`, is none of `{range}`",
                body.content_type.escape_debug()
            )),
        }
    }
}

/// Whether a media type lies within a range (`RFC 9110 §12.5.1`).
fn fits(media_type: &str, range: &str) -> bool {
    let (Some((top, sub)), Some((wanted_top, wanted_sub))) = (parts(media_type), parts(range))
    else {
        return false;
    };
    let is = |wanted: &str, given: &str| wanted == "*" || wanted.eq_ignore_ascii_case(given);
    // `application/*+json`, which no RFC knows and documents use.
    let suffix = wanted_sub.strip_prefix('*').filter(|suffix| suffix.starts_with('+'));
    let has_suffix =
        |suffix: &str| sub.to_ascii_lowercase().ends_with(&suffix.to_ascii_lowercase());
    is(wanted_top, top)
        && (is(wanted_sub, sub) || suffix.is_some_and(has_suffix))
        && !sub.contains('*')
}

fn parts(media_type: &str) -> Option<(&str, &str)> {
    let (top, sub) = media_type.split(';').next()?.trim().split_once('/')?;
    let is_token = |text: &str| {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        !text.is_empty() && text.bytes().all(fits)
    };
    (is_token(top) && is_token(sub)).then_some((top, sub))
}
