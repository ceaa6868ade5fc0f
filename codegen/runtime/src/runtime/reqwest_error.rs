//! What went wrong, out of the chain of errors that reqwest, hyper, TLS and the system make.

use std::error::Error as StdError;
use std::io;

use crate::runtime::transport_error::{TransportError, TransportErrorKind};

/// The error of a transport for one of reqwest, whose URL may hold secrets and goes.
pub fn classify(error: reqwest::Error) -> TransportError {
    let error = error.without_url();
    TransportError::new(kind(&error)).with_source(error)
}

fn kind(error: &reqwest::Error) -> TransportErrorKind {
    let chain = Chain::of(error);
    if error.is_connect() {
        connect_kind(&chain)
    } else if error.is_timeout() {
        TransportErrorKind::Timeout
    } else if chain.says("refused stream before") || chain.says("not a result of an error") {
        // HTTP/2 REFUSED_STREAM and GOAWAY(NO_ERROR); what they are is known only by their words.
        TransportErrorKind::NotProcessed
    } else if chain.is_own || chain.says("body write aborted") {
        // Whatever the user's stream gave, or too little of it.
        TransportErrorKind::RequestBody
    } else if error.is_body() || error.is_decode() {
        TransportErrorKind::BodyIncomplete
    } else if error.is_request() && chain.broke() {
        TransportErrorKind::ResetAfterSend
    } else {
        TransportErrorKind::Other
    }
}

fn connect_kind(chain: &Chain) -> TransportErrorKind {
    match chain.io {
        _ if chain.says("dns error") => TransportErrorKind::Dns,
        _ if chain.says("timed out") => TransportErrorKind::ConnectTimeout,
        Some(io::ErrorKind::TimedOut) => TransportErrorKind::ConnectTimeout,
        // rustls reports a certificate or protocol that it refuses as invalid data, native TLS without any I/O error.
        Some(io::ErrorKind::InvalidData) => TransportErrorKind::Tls,
        None if !chain.says("tunnel") => TransportErrorKind::Tls,
        _ => TransportErrorKind::Connect,
    }
}

/// The errors below another one; of I/O errors the innermost counts, because wrappers say `Other`.
struct Chain {
    texts: Vec<String>,
    /// Whether one of them is an error of this crate, which only a request's body brings there.
    is_own: bool,
    io: Option<io::ErrorKind>,
}

impl Chain {
    fn of(error: &reqwest::Error) -> Self {
        let mut chain = Self { texts: Vec::new(), is_own: false, io: None };
        let mut next = error.source();
        while let Some(error) = next {
            chain.texts.push(error.to_string());
            next = error.source();
            chain.is_own |= error.is::<TransportError>();
            if let Some(error) = error.downcast_ref::<io::Error>() {
                chain.io = Some(error.kind());
                // `source` of an I/O error skips the error that it wraps.
                next = error.get_ref().map(|inner| inner as &(dyn StdError + 'static)).or(next);
            }
        }
        chain
    }

    /// A broken connection, as the system tells it or as hyper does.
    fn broke(&self) -> bool {
        self.io.is_some() || self.says("connection closed") || self.says("operation was canceled")
    }

    fn says(&self, words: &str) -> bool {
        self.texts.iter().any(|text| text.contains(words))
    }
}
