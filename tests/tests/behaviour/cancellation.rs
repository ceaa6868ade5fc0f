//! Calls that are given up: before, during, and in the middle of the body.

use std::sync::Arc;

use tokio::sync::Notify;
use vogent_tests::client::{client, tokens};
use vogent_tests::data::page;
use vogent_tests::raw::{Event, RawServer, Step, send, soon};
use vogent_tests::reply::Reply;
use vogent_tests::server::Server;

const HALF: &str =
    "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n{\"data\":[";
const ANSWER: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 35\r\n\r\n{\"data\":[{\"id\":\"d\"}],\"cursor\":null}";

#[tokio::test]
async fn a_call_that_is_never_polled_is_never_sent() {
    let server = Server::always(Reply::json(200, &page(&["d"], None))).await.unwrap();
    let client = client(server.url());
    drop(client.list_batch_dial_job_dials("job").send());
    drop(client.list_batch_dial_job_dials("job").send_raw());
    drop(client.list_batch_dial_job_dials("job").into_stream());
    client.list_batch_dial_job_dials("last").send().await.unwrap();
    assert!(server.request().target.contains("/last/"));
}

/// Drops a call when the server has got so far in its script, and says what the server saw then.
async fn given_up(first: Vec<Step>) {
    let mut server =
        RawServer::start(vec![first, vec![Step::Read, send(ANSWER), Step::Hang]]).await.unwrap();
    let client = client(&server.url());
    let running = tokio::spawn(client.list_batch_dial_job_dials("job").send());
    assert!(matches!(soon(server.event()).await, Event::Request(_)));
    running.abort();
    assert!(running.await.unwrap_err().is_cancelled());
    assert_eq!(soon(server.event()).await, Event::Closed, "the connection goes with the call");
    assert_eq!(tokens(&client), 500);
    let page = soon(client.list_batch_dial_job_dials("job").send()).await.unwrap();
    assert_eq!((page.data.len(), server.connections()), (1, 2));
}

#[tokio::test]
async fn a_call_can_be_dropped_while_it_waits_for_the_answer() {
    given_up(vec![Step::Read, Step::Hang]).await;
}

#[tokio::test]
async fn a_call_can_be_dropped_in_the_middle_of_the_body() {
    given_up(vec![Step::Read, send(HALF), Step::Hang]).await;
}

#[tokio::test]
async fn dropping_one_call_leaves_the_others_alone() {
    let gate = Arc::new(Notify::new());
    let reply = Reply::json(200, &page(&["d"], None)).after(Arc::clone(&gate));
    let server = Server::always(reply).await.unwrap();
    let client = client(server.url());
    let calls: Vec<_> =
        (0..4).map(|_| tokio::spawn(client.list_batch_dial_job_dials("job").send())).collect();
    soon(server.received(4)).await;
    for call in calls.iter().take(2) {
        call.abort();
    }
    let mut ended = Vec::new();
    for call in calls {
        gate.notify_waiters();
        ended.push(soon(pump(&gate, call)).await);
    }
    assert_eq!(ended, [false, false, true, true]);
}

/// Opens the gate until the call has ended; says whether it succeeded.
async fn pump<T: Send + 'static, E: Send + 'static>(
    gate: &Notify,
    call: tokio::task::JoinHandle<Result<T, E>>,
) -> bool {
    while !call.is_finished() {
        gate.notify_one();
        tokio::task::yield_now().await;
    }
    call.await.is_ok_and(|result| result.is_ok())
}

#[tokio::test]
async fn a_stream_can_be_dropped_between_pages() {
    let server = Server::always(Reply::json(200, &page(&["a"], Some("1")))).await.unwrap();
    let client = client(server.url());
    let mut items = client.list_batch_dial_job_dials("job").into_stream();
    items.try_next().await.unwrap().unwrap();
    drop(items);
    client.list_batch_dial_job_dials("job").send().await.unwrap();
    assert_eq!(server.requests().len(), 2);
}
