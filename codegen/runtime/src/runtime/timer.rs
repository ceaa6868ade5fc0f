//! Waiting for a future no longer than a timer allows.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use crate::runtime::body::BoxFuture;

/// What ends a wait; without one it may last for ever.
pub type Timer = Option<BoxFuture<'static, ()>>;

/// The future's output, or none if the timer ends first. The future goes first, so an answer in time is never lost.
pub async fn within<T>(timer: &mut Timer, future: impl Future<Output = T>) -> Option<T> {
    let mut future = pin!(future);
    poll_fn(|context| match (future.as_mut().poll(context), timer.as_mut()) {
        (Poll::Ready(value), _) => Poll::Ready(Some(value)),
        (Poll::Pending, Some(timer)) => timer.as_mut().poll(context).map(|()| None),
        (Poll::Pending, None) => Poll::Pending,
    })
    .await
}
