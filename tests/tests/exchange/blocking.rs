//! Streams without async: iterators of events and lines, and a download as a reader.

use std::io::{BufRead, Read};
use std::time::Duration;

use golden_streams::{Client, ErrorKind};
use vogent_tests::raw::RawServer;
use vogent_tests::reply::Reply;
use vogent_tests::server::Server;

fn client(url: &str) -> Client {
    Client::builder().base_url(url).no_proxy().build().unwrap()
}

/// A server on a runtime of its own, as a thread that blocks cannot drive it.
fn serving(replies: Vec<Reply>) -> (tokio::runtime::Runtime, Server, Client) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let server = runtime.block_on(Server::scripted(replies)).unwrap();
    let client = client(server.url());
    (runtime, server, client)
}

#[test]
fn events_and_lines_are_iterators_and_go_on_behind_what_does_not_fit() {
    let events: String = (0..200).map(|at| format!("data: {{\"at\": {at}}}\n\n")).collect();
    let lines = "{\"at\": 1}\nnull\n{\"at\": 3}\n";
    let (_runtime, server, client) = serving(vec![
        Reply::text(200, "text/event-stream", events),
        Reply::text(200, "application/x-ndjson", lines),
        Reply::text(200, "application/x-ndjson", lines),
    ]);
    let mut ticks = client.ticks().into_events_blocking();
    assert!(server.requests().is_empty(), "nothing is sent before it is wanted");
    let seen: Vec<i64> = ticks.by_ref().map(|event| event.unwrap().data.at).collect();
    assert_eq!(seen, (0..200).collect::<Vec<_>>());
    assert!(ticks.next().is_none());

    let rows = client.rows().into_lines_blocking();
    let rows: Vec<_> = rows.map(|row| row.map(|row| row.at).map_err(|e| e.kind())).collect();
    assert_eq!(rows, [Ok(1), Err(ErrorKind::Decode), Ok(3)]);
    let mut rows = client.rows().into_lines().max_line_size(5).into_blocking();
    assert_eq!(rows.next().unwrap().unwrap_err().kind(), ErrorKind::Limit);
    assert!(rows.next().is_none(), "an error that is no misfit ends a stream");
}

#[test]
fn an_event_is_given_out_before_the_next_one_comes() {
    let first = Reply::text(200, "text/event-stream", "data: {\"at\": 1}\n\n");
    let (_runtime, _server, client) = serving(vec![first.chunk("data: {").stopping()]);
    let mut ticks = client.ticks().into_events().idle_timeout(Duration::from_millis(50));
    ticks = ticks.reconnect(golden_streams::answer::Reconnect::never());
    let mut ticks = ticks.into_blocking();
    assert_eq!(ticks.next().unwrap().unwrap().data.at, 1);
    assert!(ticks.next().unwrap().unwrap_err().is_timeout());
}

#[test]
fn a_download_is_a_reader() {
    let zip = || Reply::text(200, "application/zip", "PK\n");
    let (_runtime, _server, client) =
        serving(vec![zip().chunk("more\n").chunk("rest"), zip(), Reply::status(404)]);
    let mut backup = client.backup().send_stream_blocking().unwrap();
    assert_eq!(backup.answer().content_type(), Some("application/zip"));
    let mut line = String::new();
    backup.read_line(&mut line).unwrap();
    backup.read_line(&mut line).unwrap();
    let mut rest = Vec::new();
    backup.read_to_end(&mut rest).unwrap();
    assert_eq!((line.as_str(), &*rest), ("PK\nmore\n", &b"rest"[..]));
    assert_eq!(backup.read(&mut [0]).unwrap(), 0);

    let mut target = Vec::new();
    let mut backup = client.backup().send_stream_blocking().unwrap();
    assert_eq!(std::io::copy(&mut backup, &mut target).unwrap(), 3);
    let error = client.backup().send_stream_blocking().unwrap_err();
    assert_eq!(error.status(), Some(404));
}

#[test]
fn a_download_that_breaks_off_is_an_error_of_the_reader_and_of_the_call() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let broken = "HTTP/1.1 200 OK\r\ncontent-type: application/zip\r\ncontent-length: 9\r\n\r\nPK";
    let server = runtime.block_on(RawServer::answering(broken)).unwrap();
    let mut backup = client(&server.url()).backup().send_stream_blocking().unwrap();
    assert_eq!(backup.length(), Some(9));
    let mut bytes = Vec::new();
    let error = backup.read_to_end(&mut bytes).unwrap_err();
    let source = error.get_ref().and_then(|source| source.downcast_ref::<golden_streams::Error>());
    assert_eq!(source.map(golden_streams::Error::kind), Some(ErrorKind::Transport));
    assert_eq!(bytes, b"PK");
}
