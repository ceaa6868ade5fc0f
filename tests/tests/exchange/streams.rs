//! Streams: events, lines and downloads, in pieces that a socket carries.

use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use golden_streams::answer::Reconnect;
use golden_streams::mock::{MockAnswer, MockClock, MockJitter, MockTransport};
use golden_streams::models::{ChangesResponseItem, MixedResponseItem, Tick};
use golden_streams::{Client, Error, ErrorKind};
use tokio::sync::Notify;
use vogent_tests::raw::{RawServer, Step, send, soon};
use vogent_tests::reply::Reply;
use vogent_tests::server::Server;

fn client(url: &str) -> (Client, MockClock) {
    let clock = MockClock::new();
    let client = Client::builder()
        .base_url(url)
        .no_proxy()
        .clock(clock.clone())
        .jitter(MockJitter::new(0.0))
        .build()
        .unwrap();
    (client, clock)
}

async fn serving(replies: impl IntoIterator<Item = Reply>) -> (Client, Server) {
    let server = Server::scripted(replies).await.unwrap();
    (client(server.url()).0, server)
}

/// A reply whose body comes byte by byte.
fn dripping(content_type: &str, text: &str) -> Reply {
    let reply = Reply::text(200, content_type, "");
    text.bytes().fold(reply, |reply, byte| reply.chunk(vec![byte]))
}

#[tokio::test]
async fn typed_events_byte_by_byte() {
    let text = ": hello\r\n\r\nevent: tick\r\nid: 1\r\ndata: {\"at\":\r\ndata: 1}\r\n\r\ndata: {\"at\": 2}\n\n";
    let (client, server) = serving([dripping("text/event-stream", text)]).await;
    let events = client.ticks().into_events().try_collect().await.unwrap();
    assert_eq!(events.iter().map(|event| event.data.at).collect::<Vec<_>>(), [1, 2]);
    assert_eq!((events[0].event.as_deref(), &*events[1].id), (Some("tick"), "1"));
    assert_eq!(server.request().header("accept"), "text/event-stream");
}

/// A sender of events flushes after each; what was flushed is not kept back until more comes.
#[tokio::test]
async fn compressed_events_come_when_they_are_flushed() {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let mut flushed = |at: u32| {
        write!(encoder, "data: {{\"at\": {at}}}\n\n").unwrap();
        encoder.flush().unwrap();
        std::mem::take(encoder.get_mut())
    };
    let (first, second) = (flushed(1), flushed(2));
    let gate = Arc::new(Notify::new());
    let head =
        "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncontent-encoding: gzip\r\n\r\n";
    let script = vec![
        Step::Read,
        send(head),
        send(first),
        Step::Wait(Arc::clone(&gate)),
        send(second),
        Step::UntilClosed,
    ];
    let server = RawServer::start(vec![script]).await.unwrap();
    let mut events = client(&server.url()).0.ticks().into_events().reconnect(Reconnect::never());
    for at in [1, 2] {
        assert_eq!(soon(events.try_next()).await.unwrap().unwrap().data.at, at);
        gate.notify_one();
    }
    let error = soon(events.try_next()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport, "the compressed body was cut off");
}

#[tokio::test]
async fn a_mock_streams_values_and_texts() {
    let mock = MockTransport::new();
    let client = mock.builder().build().unwrap();
    let ticks = [Tick::new(1), Tick::new(2)];
    mock.ticks()
        .answer(MockAnswer::events(&ticks))
        .respond(200, Bytes::from("data: {\"at\":3}\n\n"));
    mock.rows().answer(MockAnswer::lines(&ticks)).respond(200, Bytes::from("{\"at\": 4}"));
    let mut seen = Vec::new();
    for _ in 0..2 {
        let events = client.ticks().into_events().try_collect().await.unwrap();
        seen.extend(events.iter().map(|event| event.data.at));
        let rows = client.rows().into_lines().try_collect().await.unwrap();
        seen.extend(rows.iter().map(|row| row.at));
    }
    assert_eq!((seen, mock.left()), (vec![1, 2, 1, 2, 3, 4], 0));
}

#[tokio::test]
async fn events_that_are_told_apart_by_their_type() {
    let text = "event: added\ndata: {\"at\": 5}\n\nevent: removed\nid: 7\ndata: \"x\"\n\n";
    let (client, _server) = serving([dripping("text/event-stream", text)]).await;
    let events = client.changes().into_events().try_collect().await.unwrap();
    let [added, removed] = events.as_slice() else { panic!("{events:?}") };
    assert!(matches!(&added.data, ChangesResponseItem::Added(added) if added.data.at == 5));
    assert!(matches!(&removed.data, ChangesResponseItem::Removed(gone) if gone.data == "x"));
}

#[tokio::test]
async fn data_that_is_a_text_with_json_is_what_its_schema_says() {
    let ticks = "id: 4\ndata: [{\"at\": 1}, {\"at\": 2}]\n\n";
    let mixed = "event: addText\ndata: not JSON\n\nevent: addText\ndata: 5\n\n\
                 event: addTick\ndata: {\"at\": 7}\n\nevent: addTick\ndata: [\n\n";
    let (client, _server) = serving([
        Reply::text(200, "text/event-stream", ticks),
        Reply::text(200, "text/event-stream", mixed),
    ])
    .await;
    let wrapped = client.wrapped().into_events().try_collect().await.unwrap();
    assert_eq!(wrapped[0].data.iter().map(|tick| tick.at).collect::<Vec<_>>(), [1, 2]);
    let mut mixed = client.mixed().into_events();
    for expected in ["not JSON", "5"] {
        match mixed.try_next().await.unwrap().unwrap().data {
            MixedResponseItem::AddText(text) => assert_eq!(text.data.as_deref(), Some(expected)),
            other => panic!("{other:?}"),
        }
    }
    match mixed.try_next().await.unwrap().unwrap().data {
        MixedResponseItem::AddTick(tick) => assert_eq!(tick.data.unwrap().at, 7),
        other => panic!("{other:?}"),
    }
    assert_eq!(mixed.try_next().await.unwrap_err().kind(), ErrorKind::Decode);
    assert!(mixed.try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn an_operation_that_answers_with_a_value_or_a_stream() {
    let events = Reply::text(200, "text/event-stream", "data: {\"at\": 1}\n\ndata: [DONE]\n\n");
    let value = Reply::json(200, &serde_json::json!({"at": 2}));
    let (client, server) = serving([events, value]).await;
    let body = golden_streams::models::ChatRequest::new().stream(true);
    assert_eq!(client.chat(&body).into_events().try_collect().await.unwrap().len(), 1);
    assert_eq!(client.chat(&body).send().await.unwrap().at, 2);
    let accepts: Vec<_> =
        server.requests().iter().map(|request| request.header("accept").to_owned()).collect();
    assert_eq!(accepts, ["text/event-stream", "application/json"]);
}

#[tokio::test]
async fn a_connection_that_breaks_is_made_again_behind_the_last_event() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n";
    let broken = format!(
        "{head}content-length: 500\r\n\r\nretry: 40\nid: é1\ndata: {{\"at\": 1}}\n\ndata: {{"
    );
    let whole = format!("{head}connection: close\r\n\r\ndata: {{\"at\": 2}}\n\n");
    let mut server =
        RawServer::start(vec![vec![Step::Read, send(broken)], vec![Step::Read, send(whole)]])
            .await
            .unwrap();
    let (client, clock) = client(&server.url());
    let events = client.ticks().into_events().try_collect().await.unwrap();
    assert_eq!(events.iter().map(|event| event.data.at).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(clock.sleeps(), [Duration::from_millis(40)]);
    let requests = server.requests();
    assert!(!requests[0].contains("last-event-id"), "{requests:?}");
    assert!(requests[1].contains("last-event-id: é1\r\n"), "{requests:?}");

    let broken = format!("{head}content-length: 500\r\n\r\nid: 1\ndata: {{\"at\": 1}}\n\n");
    let server = RawServer::answering(broken).await.unwrap();
    let mut events =
        self::client(&server.url()).0.ticks().into_events().reconnect(Reconnect::never());
    assert_eq!(events.try_next().await.unwrap().unwrap().data.at, 1);
    let error = events.try_next().await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Transport, Some(200)));
}

#[tokio::test]
async fn json_lines_and_sequences() {
    let (client, server) = serving([
        dripping("application/x-ndjson", "{\"at\": 1}\r\n\n{\"at\": 2}"),
        dripping("application/json-seq", "\u{1E}1\n\u{1E}2\n"),
        dripping("application/jsonl", "3\n4\n"),
    ])
    .await;
    let rows = client.rows().into_lines().try_collect().await.unwrap();
    assert_eq!(rows.iter().map(|row| row.at).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(client.sequence().into_lines().try_collect().await.unwrap(), [1, 2]);
    assert_eq!(client.sequence().into_lines().try_collect().await.unwrap(), [3, 4]);
    assert_eq!(server.requests()[2].header("accept"), "application/json-seq, application/jsonl");
}

#[tokio::test]
async fn a_download_and_its_headers() {
    let reply = Reply::text(200, "application/zip", "PK").header("content-disposition", "inline");
    let (client, _server) = serving([reply.clone().chunk("more"), reply, Reply::status(404)]).await;
    let mut download = client.backup().send_stream().await.unwrap();
    let mut bytes = Vec::new();
    while let Some(chunk) = download.try_next().await.unwrap() {
        bytes.extend_from_slice(&chunk);
    }
    assert_eq!(
        (bytes.as_slice(), download.content_type()),
        (&b"PKmore"[..], Some("application/zip"))
    );
    let backup = client.backup().send_with_headers().await.unwrap();
    assert_eq!(backup.headers().content_disposition().as_deref(), Some("inline"));
    assert_eq!(&backup[..], b"PK");
    let error: Error = client.backup().send_stream().await.unwrap_err().into();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Api, Some(404)));
}
