//! Cancellation, told in prose: calls that are dropped at some point of their way.

use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use bytes::Bytes;
use codegen_runtime::runtime::auth;
use codegen_runtime::runtime::body::{Body, BoxFuture};
use codegen_runtime::runtime::mock::{MockAnswer, MockClock, MockTransport};
use codegen_runtime::runtime::oauth2;
use codegen_runtime::runtime::retry::RetryPolicy;
use codegen_runtime::runtime::transport::{Deadline, Transport};
use codegen_runtime::runtime::transport_error::TransportError;
use futures_core::Stream;
use serde_json::{Value, json};

use super::{api, retries};
use crate::support;

/// The scenario that a row tells; every wish with whether it came true.
pub fn look(row: &Value) -> Value {
    let case = row["case"].as_str().unwrap_or_default();
    let checks = match case {
        it if it.contains("first poll") => before_the_first_poll(),
        it if it.contains("upload") || it.contains("request body") => while_uploading(),
        it if it.contains("connecting") => while_connecting(),
        it if it.contains("request written") => before_response(),
        it if it.contains("sleeping") => while_sleeping(),
        it if it.contains("mid-body") => mid_body(),
        it if it.contains("select!") => one_of_two(),
        it if it.contains("timeout fires") => with_the_timeout(),
        it if it.contains("token refresh") => while_renewing(),
        other => return json!({"unknown": format!("the case `{other}`")}),
    };
    json!({"checks": checks})
}

type Checks = Vec<(&'static str, bool)>;

/// What an exchange waits for, for ever.
#[derive(Clone, Copy, PartialEq)]
enum Stuck {
    Connecting,
    Uploading,
    Waiting,
    MidBody,
    Never,
}

/// A transport that gets stuck, and knows which of its exchanges are still held by somebody.
#[derive(Clone)]
struct Probe {
    stuck: Stuck,
    sent: Arc<AtomicUsize>,
    open: Arc<AtomicUsize>,
}

/// An exchange: its connection is given up when this is dropped.
struct Open(Arc<AtomicUsize>);

impl Drop for Open {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Probe {
    fn new(stuck: Stuck) -> Self {
        Self { stuck, sent: Arc::default(), open: Arc::default() }
    }

    fn client(&self) -> api::Client {
        let builder = api::Client::builder().transport(self.clone()).clock(MockClock::new());
        builder.credential("bearerAuth", auth::bearer("token")).build().expect("the settings fit")
    }

    fn counts(&self) -> (usize, usize) {
        (self.sent.load(Ordering::SeqCst), self.open.load(Ordering::SeqCst))
    }
}

impl Transport for Probe {
    fn send(
        &self,
        request: http::Request<Body>,
        _: Deadline,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move {
            let mut body = request.into_body();
            while self.stuck == Stuck::Uploading && body.chunk().await.is_some() {}
            self.open.fetch_add(1, Ordering::SeqCst);
            let open = Open(self.open.clone());
            if self.stuck == Stuck::Connecting {
                std::future::pending::<()>().await;
            }
            self.sent.fetch_add(1, Ordering::SeqCst);
            if self.stuck == Stuck::Waiting {
                std::future::pending::<()>().await;
            }
            let ends = self.stuck != Stuck::MidBody;
            let body = Drip { first: true, ends, _open: open };
            let response = http::Response::builder().header("content-type", "application/json");
            Ok(response.body(Body::stream(body, None)).expect("one header is a response"))
        })
    }
}

/// A body of one chunk, and then an end or nothing ever.
struct Drip {
    first: bool,
    ends: bool,
    _open: Open,
}

impl Stream for Drip {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match (std::mem::take(&mut self.first), self.ends) {
            (true, _) => Poll::Ready(Some(Ok(Bytes::from_static(b"1")))),
            (false, true) => Poll::Ready(None),
            (false, false) => Poll::Pending,
        }
    }
}

/// Drops a call that is stuck; what had been sent before, and what is held before and after.
fn dropped(stuck: Stuck) -> (Probe, (usize, usize), (usize, usize)) {
    let probe = Probe::new(stuck);
    let client = probe.client();
    let before = {
        let mut call = pin!(client.get_x().send());
        let mut context = Context::from_waker(Waker::noop());
        for _ in 0..5 {
            assert!(call.as_mut().poll(&mut context).is_pending());
        }
        probe.counts()
    };
    let after = probe.counts();
    (probe, before, after)
}

fn before_the_first_poll() -> Checks {
    let probe = Probe::new(Stuck::Never);
    drop(probe.client().get_x().send());
    vec![("nothing is sent", probe.counts() == (0, 0))]
}

fn while_uploading() -> Checks {
    let probe = Probe::new(Stuck::Uploading);
    let client = probe.client();
    let open = Arc::new(AtomicUsize::new(1));
    let body = Body::stream(Drip { first: true, ends: false, _open: Open(open.clone()) }, None);
    let body = api::operations::PutXBody::OctetStream(body);
    let before = {
        let mut call = pin!(client.put_x().body(body).send());
        let is_pending = call.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending();
        (is_pending, open.load(Ordering::SeqCst))
    };
    vec![
        ("the body is on its way", before == (true, 1)),
        ("the rest of it is given up", open.load(Ordering::SeqCst) == 0),
        ("no retry follows", probe.counts() == (0, 0)),
    ]
}

/// Nothing runs the calls but the polls here, so a task that is left cannot be.
fn while_connecting() -> Checks {
    let (_, before, after) = dropped(Stuck::Connecting);
    vec![
        ("the connection is being made", before == (0, 1)),
        ("no request, and the attempt is given up", after == (0, 0)),
    ]
}

fn before_response() -> Checks {
    let (_, before, after) = dropped(Stuck::Waiting);
    vec![
        ("the request is written", before == (1, 1)),
        ("the exchange is given up and no retry follows", after == (1, 0)),
    ]
}

fn mid_body() -> Checks {
    let (mut probe, before, after) = dropped(Stuck::MidBody);
    probe.stuck = Stuck::Never;
    let again = support::wait(probe.client().get_x().send());
    vec![
        ("the body is being read", before == (1, 1)),
        ("the rest of the body is given up", after == (1, 0)),
        ("another call is an exchange of its own", matches!(again, Some(Ok(1)))),
        ("which is over when its body is", probe.counts() == (2, 0)),
    ]
}

fn client(mock: &MockTransport) -> api::Client {
    let builder = api::Client::builder().transport(mock.clone()).clock(mock.clock());
    builder.credential("bearerAuth", auth::bearer("token")).build().expect("the settings fit")
}

/// The wait before a retry is the one point where a request was sent, none hangs, and no wait is over.
fn while_sleeping() -> Checks {
    let fresh = retries_of_a_fresh_client();
    for polls in 1..10 {
        let mock = MockTransport::new();
        mock.push(MockAnswer::status(503));
        let client = client(&mock);
        support::poll_times(client.get_x().send(), polls);
        let (sent, waits) = (mock.requests().len(), mock.clock().sleeps().len());
        if (sent, waits) == (1, 0) {
            return vec![
                ("no further attempt is sent", mock.requests().len() == 1),
                ("the tokens are returned", retries::retries_left(&client, &mock) == fresh),
            ];
        }
    }
    vec![("the call was dropped while it slept", false)]
}

fn one_of_two() -> Checks {
    let mock = MockTransport::new();
    mock.otherwise(|_| MockAnswer::json(200, &1).yielding(3));
    let client = client(&mock);
    let mut other = pin!(client.get_x().send());
    let mut context = Context::from_waker(Waker::noop());
    let mut poll = || other.as_mut().poll(&mut context);
    let started = poll().is_pending();
    let cancelled = support::poll_times(client.get_x().send(), 2).is_none();
    let answered = (0..100).find_map(|_| match poll() {
        Poll::Ready(result) => Some(result.is_ok()),
        Poll::Pending => None,
    });
    let third = support::wait(client.get_x().send());
    vec![
        ("both were on their way", started && cancelled),
        ("the other is unaffected", answered == Some(true)),
        ("the client stays usable", matches!(third, Some(Ok(1)))),
    ]
}

fn with_the_timeout() -> Checks {
    let mock = MockTransport::new();
    mock.push(MockAnswer::json(200, &1).after(Duration::from_secs(60)));
    let client = client(&mock);
    let call = client.get_x().with_retry(RetryPolicy::none()).with_timeout(Duration::from_secs(60));
    let either = match support::wait(call.send()) {
        Some(Ok(value)) => value == 1,
        Some(Err(error)) => error.is_timeout(),
        None => false,
    };
    vec![
        ("either outcome", either),
        ("one request", mock.requests().len() == 1),
        ("no token is lost", retries::retries_left(&client, &mock) == retries_of_a_fresh_client()),
    ]
}

/// The one who asks for the token gives up at some point of that; two others wait for it.
fn while_renewing() -> Checks {
    let mut checks = Vec::new();
    for polls in 1..5 {
        let (asked, served, alone) = without_the_leader(polls);
        checks.extend([
            ("the token is asked for once", asked == 1),
            ("the others get it", served == [true, true]),
            ("one who comes later replaces a leader that was alone", alone),
        ]);
    }
    checks
}

/// Polls the leader that many times before it is dropped.
fn without_the_leader(polls: usize) -> (usize, [bool; 2], bool) {
    let (mock, client) = with_program();
    let mut leader = Box::pin(client.get_x().send());
    let mut others = [Box::pin(client.get_x().send()), Box::pin(client.get_x().send())];
    let mut context = Context::from_waker(Waker::noop());
    let _ = leader.as_mut().poll(&mut context);
    for other in &mut others {
        let _ = other.as_mut().poll(&mut context);
    }
    for _ in 1..polls {
        let _ = leader.as_mut().poll(&mut context);
    }
    drop(leader);
    let served = others.map(|other| matches!(support::wait(other), Some(Ok(1))));
    let asked = mock.requests().iter().filter(|request| request.url.ends_with("/token")).count();
    let (_, fresh) = with_program();
    support::poll_times(fresh.get_x().send(), polls);
    (asked, served, matches!(support::wait(fresh.get_x().send()), Some(Ok(1))))
}

/// A client that gets its tokens itself; each takes a few polls.
fn with_program() -> (MockTransport, api::Client) {
    let mock = MockTransport::new();
    mock.otherwise(|request| match request.url.ends_with("/token") {
        true => MockAnswer::json(200, &json!({"access_token": "t", "token_type": "bearer"})).yielding(3),
        false => MockAnswer::json(200, &1),
    });
    let program = oauth2::ClientCredentials::new("me", "secret").or_token_url("/token");
    let builder = api::Client::builder().transport(mock.clone()).clock(mock.clock());
    (mock, builder.credential("bearerAuth", program).build().expect("the settings fit"))
}

fn retries_of_a_fresh_client() -> usize {
    let mock = MockTransport::new();
    retries::retries_left(&client(&mock), &mock)
}
