//! The bytes of a multipart body, made while it is sent.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use crate::runtime::body::Body;
use crate::runtime::transport_error::TransportError;

/// One part: the lines before it, and its content.
#[derive(Debug)]
pub struct Piece {
    /// The headers and the empty line after them.
    pub head: Vec<u8>,
    /// The content.
    pub body: Body,
}

/// The body of these parts between lines with `boundary`. It can be sent again if each of its parts can.
#[must_use]
pub fn body(boundary: &str, pieces: Vec<Piece>) -> Body {
    let mut bodies = Vec::new();
    for Piece { head, body } in pieces {
        let head = [format!("--{boundary}\r\n").as_bytes(), &head].concat();
        bodies.extend([head.into(), body, "\r\n".into()]);
    }
    bodies.push(format!("--{boundary}--\r\n").into());
    match copies(&bodies) {
        Some(_) => replayable(bodies),
        None => chain(bodies),
    }
}

fn copies(bodies: &[Body]) -> Option<Vec<Body>> {
    bodies.iter().map(Body::try_clone).collect()
}

fn replayable(bodies: Vec<Body>) -> Body {
    // A body is `Send` alone, what makes bodies has to be `Sync`; the lock is held while they are copied.
    let bodies = Mutex::new(bodies);
    Body::replayable(move || {
        chain(copies(&bodies.lock().unwrap_or_else(PoisonError::into_inner)).unwrap_or_default())
    })
}

fn chain(bodies: Vec<Body>) -> Body {
    let bodies: VecDeque<Body> = bodies.into_iter().map(Body::opened).collect();
    let length = bodies.iter().try_fold(0_u64, |sum, body| sum.checked_add(body.length()?));
    Body::stream(Chain(bodies), length)
}

/// One body after the other.
struct Chain(VecDeque<Body>);

impl Stream for Chain {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        while let Some(first) = self.0.front_mut() {
            match ready!(Pin::new(first).poll_next(context)) {
                Some(chunk) => return Poll::Ready(Some(chunk)),
                None => drop(self.0.pop_front()),
            }
        }
        Poll::Ready(None)
    }
}
