//! One request for a token, however many calls wait for it, and whoever of them gives up.

use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use codegen_runtime::runtime::body::{Body, BoxFuture};
use codegen_runtime::runtime::mock::MockTransport;
use codegen_runtime::runtime::transport::{Deadline, Transport};
use codegen_runtime::runtime::transport_error::TransportError;

use super::{client, issuing, poll, program, sent, settings, support, token, token_requests};

#[tokio::test]
async fn a_hundred_calls_at_once_ask_for_one_token() {
    let mock = issuing(Some(3600));
    let core = client(&mock, program());
    let calls: Vec<_> = (0..100).map(|_| core.call(support::get()).send_raw()).collect();
    for result in futures_util::future::join_all(calls).await {
        assert_eq!(result.unwrap().status(), 200);
    }
    assert_eq!((token_requests(&mock), sent(&mock).len()), (1, 100));
    assert!(sent(&mock).iter().all(|credential| credential == "Bearer token-1"));
}

/// cancel.7 of the retry vectors: who gives up does not take the token request along, at whatever point.
#[test]
fn a_waiter_that_gives_up_does_not_lose_the_request() {
    for polls in 1..10 {
        let mock = issuing(Some(3600));
        let core = client(&mock, program());
        let mut leader = Box::pin(core.call(support::get()).send_raw());
        assert!(poll(leader.as_mut()).is_pending());
        let mut others: Vec<_> =
            (0..3).map(|_| Box::pin(core.call(support::get()).send_raw())).collect();
        assert!(others.iter_mut().all(|other| poll(other.as_mut()).is_pending()));
        let finished = (1..polls).any(|_| poll(leader.as_mut()).is_ready());
        drop(leader);
        for other in &mut others {
            assert!(answered(other.as_mut()), "no deadlock after {polls} polls");
        }
        assert_eq!(token_requests(&mock), 1, "after {polls} polls");
        if finished {
            return;
        }
    }
    panic!("the leader was never polled to its end");
}

fn answered(mut call: Pin<&mut impl Future>) -> bool {
    (0..50).any(|_| poll(call.as_mut()).is_ready())
}

/// A transport whose token endpoint answers when the test says so.
#[derive(Clone, Default)]
struct Gate {
    open: Arc<tokio::sync::Notify>,
    asked: Arc<AtomicUsize>,
}

impl Transport for Gate {
    fn send(
        &self,
        request: http::Request<Body>,
        _: Deadline,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move {
            if request.uri().path() != "/token" {
                return Ok(http::Response::new(Body::empty()));
            }
            self.asked.fetch_add(1, Ordering::SeqCst);
            self.open.notified().await;
            Ok(http::Response::new(token("late", None).to_string().into()))
        })
    }
}

/// The others are woken by the answer, although the one who sent the request is gone.
#[tokio::test]
async fn waiters_are_woken_when_the_one_who_asked_is_gone() {
    let gate = Gate::default();
    let mut settings = settings(&MockTransport::new(), program());
    settings.transport(gate.clone());
    let core = settings.build().unwrap();
    let start = || tokio::spawn(core.call(support::get()).send_raw());
    let leader = start();
    tokio::task::yield_now().await;
    let others = [start(), start()];
    tokio::task::yield_now().await;
    leader.abort();
    assert!(leader.await.unwrap_err().is_cancelled());
    gate.open.notify_waiters();
    for other in others {
        let answer = tokio::time::timeout(Duration::from_secs(5), other).await;
        assert_eq!(answer.expect("it is woken").unwrap().unwrap().status(), 200);
    }
    assert_eq!(gate.asked.load(Ordering::SeqCst), 1);
}

/// The one who waits alone takes it along, and the next call asks anew.
#[test]
fn the_last_waiter_that_gives_up_ends_the_request() {
    let mock = issuing(Some(3600));
    let core = client(&mock, program());
    {
        let mut alone = pin!(core.call(support::get()).send_raw());
        assert!(poll(alone.as_mut()).is_pending());
        assert_eq!(token_requests(&mock), 1);
    }
    let mut next = pin!(core.call(support::get()).send_raw());
    assert!(answered(next.as_mut()));
    assert_eq!(token_requests(&mock), 2);
}
