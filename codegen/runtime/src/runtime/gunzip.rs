//! Answers in gzip, whole: reqwest reads the first of their members (`RFC 1952 §2.2`) and takes it for all of them.

use std::io::{self, Write};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes};
use flate2::write::GzDecoder;
use futures_core::Stream;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};

use crate::runtime::body::Body;
use crate::runtime::transport_error::{TransportError, TransportErrorKind};

/// What a member begins with. (flate2's own reader of several members takes padding for a broken one, and an empty
/// body for one that was cut off.)
const MAGIC: u8 = 0x1f;

/// The same answer with its body decompressed, if that is in gzip.
#[must_use]
pub fn gunzip(answer: http::Response<Body>) -> http::Response<Body> {
    let coding = answer.headers().get(CONTENT_ENCODING).map(|coding| coding.as_bytes());
    let is_gzip = |coding: &[u8]| {
        // Names of codings have no case, and the second is an old one for the same (`RFC 9110 §8.4.1`).
        coding.eq_ignore_ascii_case(b"gzip") || coding.eq_ignore_ascii_case(b"x-gzip")
    };
    if !coding.is_some_and(is_gzip) {
        return answer;
    }
    let (mut parts, body) = answer.into_parts();
    parts.headers.remove(CONTENT_ENCODING);
    parts.headers.remove(CONTENT_LENGTH);
    let member = Member::default();
    let plain = Gunzip { body, input: Bytes::new(), member, is_over: false };
    http::Response::from_parts(parts, Body::stream(plain, None))
}

struct Gunzip {
    body: Body,
    /// What has arrived and is still compressed.
    input: Bytes,
    member: Member,
    /// Whether the last member has ended.
    is_over: bool,
}

/// A member on its way; it has begun when anything of it came.
struct Member {
    decoder: GzDecoder<Vec<u8>>,
    has_begun: bool,
}

impl Default for Member {
    fn default() -> Self {
        Self { decoder: GzDecoder::new(Vec::new()), has_begun: false }
    }
}

impl Gunzip {
    /// Decompresses some of the input, at most what a buffer of the decoder holds; what came out.
    fn step(&mut self) -> io::Result<Vec<u8>> {
        let read = self.member.decoder.write(&self.input)?;
        self.member.has_begun |= read > 0;
        self.input.advance(read);
        if read == 0 {
            return self.end_member();
        }
        if self.input.is_empty() && self.member.decoder.header().is_some() {
            // The sender may have flushed: what is there is given out before more of it is asked for.
            self.member.decoder.flush()?;
        }
        Ok(std::mem::take(self.member.decoder.get_mut()))
    }

    /// Another member may follow; what is none is no part of the data, padding for instance.
    fn end_member(&mut self) -> io::Result<Vec<u8>> {
        let rest = std::mem::take(&mut self.member).decoder.finish()?;
        self.is_over = self.input.first().is_some_and(|first| *first != MAGIC);
        Ok(rest)
    }

    /// Nothing comes after an error.
    fn broken(&mut self, error: io::Error) -> TransportError {
        (self.body, self.input, self.member) = (Body::empty(), Bytes::new(), Member::default());
        TransportError::new(TransportErrorKind::BodyIncomplete).with_source(error)
    }
}

impl Stream for Gunzip {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if self.is_over {
                self.input.clear();
            }
            let plain = if self.input.is_empty() {
                match ready!(Pin::new(&mut self.body).poll_next(context)) {
                    Some(Ok(input)) => {
                        self.input = input;
                        continue;
                    }
                    // One that has not ended yet was cut off.
                    None if self.member.has_begun => self.end_member(),
                    other => return Poll::Ready(other),
                }
            } else {
                self.step()
            };
            match plain {
                Ok(plain) if plain.is_empty() => {}
                Ok(plain) => return Poll::Ready(Some(Ok(plain.into()))),
                Err(error) => return Poll::Ready(Some(Err(self.broken(error)))),
            }
        }
    }
}
