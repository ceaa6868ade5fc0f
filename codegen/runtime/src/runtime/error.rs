//! The error that every call can end in.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use http::HeaderMap;

use crate::runtime::context::CallContext;
use crate::runtime::message::redact;
use crate::runtime::raw_response::RawResponse;
use crate::runtime::transport_error::BoxError;

pub use crate::runtime::call_error::CallError;
pub use crate::runtime::raw_response::RawBody;

/// What kind of thing went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request could not be made; nothing was sent.
    Build,
    /// It took too long.
    Timeout,
    /// The connection could not be made or broke.
    Transport,
    /// The server answered with an error status.
    Api,
    /// The server answered with success and a body that does not fit.
    Decode,
    /// The pages of a list do not go on as they should; [`Error::page_problem`] says why.
    Page,
    /// The answer is larger than allowed.
    Limit,
    /// A redirect was refused.
    Redirect,
    /// A credential could not be had.
    Auth,
}

/// Why a list of pages ended before its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PageProblem {
    /// The server sent a cursor that it had sent before.
    CursorLoop,
    /// More pages than allowed.
    PageLimit,
    /// The server says that there is more, but not where.
    MissingCursor,
    /// The next page lies on another server, or leads from https to http.
    CrossOriginNext,
    /// The next offset is too large a number.
    OffsetOverflow,
}

// A crate without pages has nobody that asks for the words by name.
impl fmt::Display for PageProblem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::CursorLoop => "the server sent a cursor that it had sent before",
            Self::PageLimit => "there are more pages than allowed",
            Self::MissingCursor => "the server says that there are more pages, but not where",
            Self::CrossOriginNext => {
                "the server names a next page that is not on the same scheme, host and port"
            }
            Self::OffsetOverflow => "the number of the next page or item is too large",
        })
    }
}

/// An error of a call, of any operation.
///
/// Its Display is one line that names the call and what to do about it; neither that nor Debug nor the sources hold
/// a credential, a query or a full URL.
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    text: String,
    context: Option<CallContext>,
    answer: Option<RawResponse>,
    source: Option<BoxError>,
    sent: bool,
    retryable: bool,
    retry_after: Option<Duration>,
    page: Option<PageProblem>,
    cursor: Option<String>,
    json_path: Option<String>,
}

impl Error {
    /// An error of a kind with the words for it.
    pub fn new(kind: ErrorKind, text: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            kind,
            text: text.into(),
            context: None,
            answer: None,
            source: None,
            sent: false,
            retryable: false,
            retry_after: None,
            page: None,
            cursor: None,
            json_path: None,
        }))
    }

    /// A request that could not be made.
    pub fn build(text: impl Into<String>) -> Self {
        Self::new(ErrorKind::Build, text)
    }

    /// The same error with the call that it belongs to.
    #[must_use]
    pub fn with_context(mut self, context: CallContext) -> Self {
        self.0.context = Some(context);
        self
    }

    /// The same error with the answer that it is about.
    #[must_use]
    pub fn with_answer(mut self, answer: RawResponse) -> Self {
        self.0.context = answer.context().cloned().or(self.0.context);
        self.0.answer = Some(answer);
        self.0.sent = true;
        self
    }

    /// The same error with what caused it.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<BoxError>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// The same error, knowing whether the server may have seen the request.
    #[must_use]
    pub fn with_sent(mut self, sent: bool) -> Self {
        self.0.sent = sent;
        self
    }

    /// The same error, knowing whether a later call may succeed.
    #[must_use]
    pub fn with_retryable(mut self, retryable: bool) -> Self {
        self.0.retryable = retryable;
        self
    }

    /// The same error with the wait that the server asks for.
    #[must_use]
    pub fn with_retry_after(mut self, retry_after: Option<Duration>) -> Self {
        self.0.retry_after = retry_after;
        self
    }

    /// The same error with the place in the JSON body.
    #[must_use]
    pub fn with_json_path(mut self, path: String) -> Self {
        self.0.json_path = Some(path);
        self
    }

    /// The same error with what is wrong with the pages.
    #[must_use]
    pub fn with_page_problem(mut self, problem: PageProblem) -> Self {
        self.0.page = Some(problem);
        self
    }

    /// The same error with the cursor of the page that failed.
    #[must_use]
    pub fn with_cursor(mut self, cursor: Option<String>) -> Self {
        self.0.cursor = cursor;
        self
    }

    /// What kind of thing went wrong.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The status of the answer, if one came.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        Some(self.0.answer.as_ref()?.status().as_u16())
    }

    /// The headers of the answer, if one came.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.0.answer.as_ref().map(RawResponse::headers)
    }

    /// The body of the answer, if one came; of an error status at most the first 64 KiB.
    #[must_use]
    pub fn body(&self) -> Option<RawBody> {
        self.0.answer.as_ref().map(RawResponse::raw_body)
    }

    /// The answer, if one came.
    #[must_use]
    pub fn answer(&self) -> Option<&RawResponse> {
        self.0.answer.as_ref()
    }

    /// The answer, if its status was an error status.
    #[must_use]
    pub fn api_answer(&self) -> Option<&RawResponse> {
        self.answer().filter(|_| self.0.kind == ErrorKind::Api)
    }

    /// The server's name for the request, if it gave one.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.answer.as_ref()?.request_id()
    }

    /// The wait that the server asks for, saturated where it does not fit.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// Whether time ran out, here or in the transport.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.0.kind == ErrorKind::Timeout
    }

    /// Whether the same call may succeed later.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.0.retryable
    }

    /// Whether the server may have seen the request; false means that sending it again does no harm.
    #[must_use]
    pub fn may_have_been_sent(&self) -> bool {
        self.0.sent
    }

    /// The attempts made; 0 if nothing was sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.context.as_ref().map_or(0, |context| context.attempts)
    }

    /// What is wrong with the pages of a list, for errors of kind `Page`.
    #[must_use]
    pub fn page_problem(&self) -> Option<PageProblem> {
        self.0.page
    }

    /// The cursor of the page that could not be had; a new list can start from it.
    #[must_use]
    pub fn cursor(&self) -> Option<&str> {
        self.0.cursor.as_deref()
    }

    /// Where the body did not fit, `$.data[3].id`, for errors of kind `Decode`.
    #[must_use]
    pub fn json_path(&self) -> Option<&str> {
        self.0.json_path.as_deref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(context) = &self.0.context else { return formatter.write_str(&self.0.text) };
        let request_id = self.answer().and_then(RawResponse::request_id_text);
        let request_id = request_id.map(|id| format!("request id {id}"));
        let notes: Vec<String> = request_id.into_iter().chain(context.attempts_text()).collect();
        let line = match notes.is_empty() {
            true => format!("{context}: {}", self.0.text),
            false => format!("{context}: {} ({})", self.0.text, notes.join(", ")),
        };
        formatter.write_str(&redact(&line, &context.secrets))
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("message", &format_args!("{self}"))
            .field("may_have_been_sent", &self.0.sent)
            .field("retry_after", &self.0.retry_after)
            .field("answer", &self.0.answer)
            .field("source", &self.0.source)
            .finish()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as &(dyn StdError + 'static))
    }
}
