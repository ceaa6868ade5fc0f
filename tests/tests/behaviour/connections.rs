//! Connections: refused, kept, gone stale.

use std::error::Error as _;
use std::sync::Arc;

use tokio::sync::Notify;
use vogent::transport::{TransportError, TransportErrorKind};
use vogent::{Client, ErrorKind, RetryPolicy};
use vogent_tests::client::{build, builder, client, clocked};
use vogent_tests::raw::{Event, RawServer, Step, refusing, send, soon};

const ANSWER: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 35\r\n\r\n{\"data\":[{\"id\":\"d\"}],\"cursor\":null}";

async fn dials(client: &Client) -> usize {
    soon(client.list_batch_dial_job_dials("job").send()).await.unwrap().data.len()
}

#[tokio::test]
async fn a_refused_connection_is_an_error_that_was_never_sent() {
    let (client, clock) = clocked(&refusing().await);
    let error = soon(client.list_batch_dial_job_dials("job").send()).await.unwrap_err();
    let kind = error.source().and_then(|source| source.downcast_ref::<TransportError>());
    assert_eq!(kind.map(TransportError::kind), Some(TransportErrorKind::Connect), "{error:?}");
    assert_eq!((error.kind(), error.may_have_been_sent()), (ErrorKind::Transport, false));
    assert_eq!((error.attempts(), clock.sleeps().len()), (3, 2), "trying again does no harm");
}

#[tokio::test]
async fn a_connection_is_used_again_by_all_clones() {
    let server =
        RawServer::start(vec![vec![[Step::Read, send(ANSWER)]; 3].concat()]).await.unwrap();
    let client = client(&server.url());
    for client in [client.clone(), client.clone(), client] {
        assert_eq!(dials(&client).await, 1);
    }
    assert_eq!(server.connections(), 1);
}

/// The server closes a kept connection when the second request is on its way.
#[tokio::test]
async fn a_connection_that_went_stale_is_replaced() {
    let mut server = RawServer::start(vec![
        vec![Step::Read, send(ANSWER), Step::Read, Step::Reset],
        vec![Step::Read, send(ANSWER), Step::Hang],
    ])
    .await
    .unwrap();
    let client = client(&server.url());
    assert_eq!(dials(&client).await, 1);
    assert_eq!(dials(&client).await, 1);
    assert_eq!((server.connections(), server.requests().len()), (2, 3));
}

/// The server closes a kept connection before the second request, and the client has seen it.
#[tokio::test]
async fn a_connection_that_was_closed_in_between_is_not_used() {
    let gate = Arc::new(Notify::new());
    let mut server = RawServer::start(vec![
        vec![Step::Read, send(ANSWER), Step::Wait(Arc::clone(&gate)), Step::UntilClosed],
        vec![Step::Read, send(ANSWER), Step::Hang],
    ])
    .await
    .unwrap();
    let client = build(builder(&server.url()).retry(RetryPolicy::none()));
    assert_eq!(dials(&client).await, 1);
    assert!(matches!(server.event().await, Event::Request(_)));
    gate.notify_one();
    assert_eq!(soon(server.event()).await, Event::Closed);
    assert_eq!(dials(&client).await, 1, "without any retry");
    assert_eq!(server.connections(), 2);
}

#[tokio::test]
async fn a_host_without_an_address_is_an_error_that_was_never_sent() {
    let client = build(builder("https://does-not-exist.invalid").retry(RetryPolicy::none()));
    let error = client.list_batch_dial_job_dials("job").send().await.unwrap_err();
    assert_eq!((error.kind(), error.may_have_been_sent()), (ErrorKind::Transport, false));
}
