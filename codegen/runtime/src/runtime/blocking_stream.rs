//! The items of a stream without async.

use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;

use crate::runtime::blocking::wait;
use crate::runtime::core::Core;
use crate::runtime::error::Error;

/// The most items that one turn of the client's thread takes.
const AT_ONCE: usize = 64;

/// The items of a stream as an iterator, which blocks while it waits for one.
pub struct BlockingStream<S, T> {
    core: Core,
    /// None once the client's thread has ended.
    stream: Option<S>,
    arrived: VecDeque<Option<Result<T, Error>>>,
}

impl<S, T> BlockingStream<S, T>
where
    S: Stream<Item = Result<T, Error>> + Send + Unpin + 'static,
    T: Send + 'static,
{
    /// The items of `stream`, for which the thread of `core` waits.
    pub fn new(core: Core, stream: S) -> Self {
        Self { core, stream: Some(stream), arrived: VecDeque::new() }
    }

    /// Waits for an item, and takes those along that are there by then.
    fn wait(&mut self) -> Result<(), Error> {
        let Some(mut stream) = self.stream.take() else { return Ok(()) };
        let (stream, arrived) = wait(&self.core, async move {
            let arrived = poll_fn(|context| take(&mut stream, context)).await;
            (stream, arrived)
        })?;
        self.stream = Some(stream);
        self.arrived = arrived;
        Ok(())
    }
}

/// What is there of a stream; nothing is asked for behind an error or an end.
fn take<S, T>(stream: &mut S, context: &mut Context<'_>) -> Poll<VecDeque<Option<Result<T, Error>>>>
where
    S: Stream<Item = Result<T, Error>> + Unpin,
{
    let mut arrived = VecDeque::new();
    while arrived.len() < AT_ONCE && arrived.back().is_none_or(|last| matches!(last, Some(Ok(_)))) {
        match Pin::new(&mut *stream).poll_next(context) {
            Poll::Ready(item) => arrived.push_back(item),
            Poll::Pending => break,
        }
    }
    if arrived.is_empty() { Poll::Pending } else { Poll::Ready(arrived) }
}

impl<S, T> Iterator for BlockingStream<S, T>
where
    S: Stream<Item = Result<T, Error>> + Send + Unpin + 'static,
    T: Send + 'static,
{
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.arrived.is_empty() {
            if let Err(error) = self.wait() {
                return Some(Err(error));
            }
        }
        self.arrived.pop_front().flatten()
    }
}

impl<S: fmt::Debug, T> fmt::Debug for BlockingStream<S, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("BlockingStream").field(&self.stream).finish()
    }
}
