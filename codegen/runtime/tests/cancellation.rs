//! The rows `cancel.*` of `retry_vectors.json` over the mock: a call that is dropped leaves nothing behind.

mod support;

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use codegen_runtime::runtime::core::Core;
use codegen_runtime::runtime::execute::streamed;
use codegen_runtime::runtime::mock::{MockAnswer, MockTransport};
use codegen_runtime::runtime::retry::RetryPolicy;
use codegen_runtime::runtime::transport_error::TransportErrorKind;

/// Polls a future that many times and drops it.
fn poll_and_drop<F: Future>(future: F, times: usize) -> Option<F::Output> {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..times {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return Some(output);
        }
    }
    None
}

fn slow(mock: &MockTransport) -> Core {
    mock.otherwise(|_| MockAnswer::status(200).body("a").body("b").yielding(2));
    mock.push(MockAnswer::failure(TransportErrorKind::Connect).yielding(1));
    mock.push(MockAnswer::status(503).header("retry-after", "7").body("later").yielding(1));
    support::core(mock)
}

/// cancel.1, cancel.2, cancel.3: whatever a call waits for, dropping it sends nothing more and gives its tokens back.
#[test]
fn dropping_a_call_at_every_await_leaves_nothing_behind() {
    let mut finished = false;
    for polls in 0..40 {
        let mock = MockTransport::new();
        let core = slow(&mock);
        let output = poll_and_drop(core.call(support::get()).send_raw(), polls);
        let (sent, waits) = (mock.requests().len(), mock.clock().sleeps().len());
        assert!(sent <= waits + 1, "after {polls} polls: {sent} requests, {waits} waits");
        // Only a retry that was sent has spent tokens, and success gave one back.
        let spent = 5 * u32::try_from(waits).unwrap() - u32::from(output.is_some());
        assert_eq!(core.budget.tokens(), 500 - spent, "after {polls} polls");
        poll_and_drop(core.call(support::get()).send_raw(), 100)
            .expect("the client stays usable")
            .unwrap();
        finished |= output.is_some();
    }
    assert!(finished, "the call was polled to its end");
}

/// cancel.4: a body that is dropped half read ends the exchange; a new one starts afresh.
#[test]
fn dropping_a_streamed_body_leaves_the_client_usable() {
    let mock = MockTransport::new();
    mock.otherwise(|_| MockAnswer::status(200).body("a").body("b"));
    let core = support::core(&mock);
    let (client, request) = core.call(support::get()).into_parts();
    let mut done = poll_and_drop(streamed(client, request), 100).unwrap().unwrap();
    assert_eq!(poll_and_drop(done.body.chunk(), 10).flatten().unwrap().unwrap(), "a");
    drop(done);
    let answer = poll_and_drop(core.call(support::get()).send_raw(), 100).unwrap().unwrap();
    assert_eq!(answer.text(), "ab");
}

/// cancel.6
#[tokio::test]
async fn cancelling_one_of_two_calls_does_not_touch_the_other() {
    let mock = MockTransport::new();
    mock.otherwise(|_| MockAnswer::status(200).yielding(3));
    let core = support::core(&mock);
    let (one, other) = (core.call(support::get()).send_raw(), core.call(support::get()).send_raw());
    let other = tokio::spawn(other);
    poll_and_drop(one, 2);
    assert_eq!(other.await.unwrap().unwrap().status(), 200);
    assert_eq!(core.call(support::get()).send_raw().await.unwrap().status(), 200);
}

/// cancel.8
#[tokio::test]
async fn an_answer_that_comes_with_the_timeout_is_one_or_the_other() {
    let mock = MockTransport::new();
    mock.push(MockAnswer::status(200).after(Duration::from_secs(60)));
    let core = support::core(&mock);
    let call = core.call(support::get()).with_retry(RetryPolicy::none());
    match call.send_raw().await {
        Ok(answer) => assert_eq!(answer.status(), 200),
        Err(error) => assert!(error.is_timeout()),
    }
    assert_eq!(core.budget.tokens(), 500);
}

#[test]
fn nothing_is_sent_before_the_first_poll() {
    let mock = MockTransport::new();
    let core = slow(&mock);
    drop(core.call(support::get()).send_raw());
    assert!(mock.requests().is_empty());
}
