//! Answers: by status, then by media type, at once or as they come.

use golden_wire::answer::Reconnect;
use golden_wire::operations::{AnswersError, AnswersOutput, PeekError};
use golden_wire::{Client, ErrorKind};
use serde_json::json;
use vogent_tests::raw::{RawServer, Step, send, soon};
use vogent_tests::reply::Reply;
use vogent_tests::server::Server;

use super::{builder, point};

async fn answering(replies: impl IntoIterator<Item = Reply>) -> (Server, Client) {
    let server = Server::scripted(replies).await.unwrap();
    let client = builder(server.url()).token("t0k3n").build().unwrap();
    (server, client)
}

#[tokio::test]
async fn successes_by_status_and_media_type() {
    let (server, client) = answering([
        Reply::json(200, &json!({"x": 1, "y": 2})).header("x-left", "7"),
        Reply::text(200, "text/plain; charset=utf-8", "plain"),
        Reply::status(204),
        Reply::status(202),
    ])
    .await;
    let first = client.answers().send_with_headers().await.unwrap();
    assert_eq!(first.headers().x_left(), Some(7));
    assert_eq!(*first, AnswersOutput::Ok(Box::new(point(1, 2))));
    let second = client.answers().send().await.unwrap();
    assert_eq!(second, AnswersOutput::OkTextPlain("plain".to_owned()));
    assert_eq!(client.answers().send().await.unwrap(), AnswersOutput::NoContent);
    let undocumented = client.answers().send().await.unwrap_err();
    assert_eq!((undocumented.kind(), undocumented.status()), (ErrorKind::Decode, Some(202)));
    let accept = "application/json, text/plain, application/problem+json";
    assert_eq!(server.requests()[0].header("accept"), accept);
}

#[tokio::test]
async fn an_answer_to_head_has_no_body_whatever_is_documented() {
    let head =
        "content-type: application/json\r\ncontent-length: 999999999999\r\nx-left: 7\r\n\r\n";
    let server = RawServer::start(vec![vec![
        Step::Read,
        send(format!("HTTP/1.1 200 OK\r\n{head}")),
        Step::Read,
        send(format!("HTTP/1.1 404 Not Found\r\n{head}")),
    ]]);
    let server = server.await.unwrap();
    let client = builder(&server.url()).token("t0k3n").build().unwrap();
    let there = soon(client.peek().send_with_headers()).await.unwrap();
    assert_eq!(there.headers().x_left(), Some(7));
    let error = soon(client.peek().send()).await.unwrap_err();
    assert!(matches!(error.api(), Some(PeekError::NotFound(body)) if body.bytes().is_empty()));
    assert_eq!((error.status(), server.connections()), (Some(404), 1));
}

#[tokio::test]
async fn integers_that_travel_as_text() {
    let (_server, client) = answering([
        Reply::json(200, &json!("9007199254740993")),
        Reply::json(200, &json!(9_007_199_254_740_993_i64)),
        Reply::json(200, &json!("many")),
    ])
    .await;
    for _ in 0..2 {
        assert_eq!(client.numbers(1).send().await.unwrap(), 9_007_199_254_740_993);
    }
    assert_eq!(client.numbers(1).send().await.unwrap_err().kind(), ErrorKind::Decode);
}

#[tokio::test]
async fn errors_by_range_and_by_default() {
    let problem = json!({"title": "no"});
    let (_server, client) = answering([
        Reply::text(418, "application/problem+json", problem.to_string()),
        Reply::status(501),
        Reply::text(404, "application/problem+json", "{"),
    ])
    .await;
    let error = client.answers().send().await.unwrap_err();
    let Some(AnswersError::ClientError(problem)) = error.api() else { panic!("{error:?}") };
    assert_eq!(problem.title.as_deref(), Some("no"));
    let error = client.answers().send().await.unwrap_err();
    assert!(matches!(error.api(), Some(AnswersError::Default(_))), "{error:?}");
    let error = client.answers().send().await.unwrap_err();
    assert_eq!(error.status(), Some(404), "a body that does not fit hides no status");
    assert!(matches!(error.api(), Some(AnswersError::Other(_))), "{error:?}");
}

#[tokio::test]
async fn a_download_as_it_comes() {
    let octets = Reply::text(200, "application/octet-stream", "ab").chunk("cd");
    let (_server, client) = answering([octets.clone(), octets, Reply::status(404)]).await;
    assert_eq!(client.download().send().await.unwrap(), "abcd");
    let mut download = client.download().send_stream().await.unwrap();
    assert_eq!(download.content_type(), Some("application/octet-stream"));
    let mut whole = Vec::new();
    while let Some(chunk) = download.try_next().await.unwrap() {
        whole.extend_from_slice(&chunk);
    }
    assert_eq!(whole, b"abcd");
    assert_eq!(client.download().send_stream().await.unwrap_err().status(), Some(404));
}

#[tokio::test]
async fn events_go_on_after_the_last_one_where_the_user_wants_that() {
    let first = "event: point\nid: 7\nretry: 10\ndata: {\"x\":1,\ndata: \"y\":2}\n\n: nothing\n\n";
    let second = "data: {\"x\":3,\"y\":4}\n\n";
    let (server, client) = answering([
        Reply::text(200, "text/event-stream", first),
        Reply::text(200, "text/event-stream", second),
        Reply::status(204),
    ])
    .await;
    let events =
        soon(client.follow_events().into_events().reconnect(Reconnect::always()).try_collect())
            .await
            .unwrap();
    let points: Vec<_> = events.iter().map(|event| (event.data.x, event.id.as_str())).collect();
    assert_eq!(points, [(1, "7"), (3, "7")]);
    assert_eq!(events[0].event.as_deref(), Some("point"));
    let requests = server.requests();
    assert_eq!(requests[0].header("accept"), "text/event-stream");
    assert!(!requests[0].headers.contains_key("last-event-id"));
    assert_eq!(requests[1].header("last-event-id"), "7");
}

#[tokio::test]
async fn events_go_on_after_a_connection_that_broke() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncontent-length: 500\r\n\r\n";
    let first = format!("{head}id: 7\ndata: {{\"x\":1,\"y\":2}}\n\ndata: {{\"x\":");
    let last = "data: {\"x\":3,\"y\":4}\n\n";
    let length = last.len();
    let last = format!("{}{last}", head.replace("500", &length.to_string()));
    let server = RawServer::start(vec![
        vec![Step::Read, send(first), Step::UntilClosed],
        vec![Step::Read, send(last), Step::Hang],
    ]);
    let mut server = server.await.unwrap();
    let client = builder(&server.url()).token("t0k3n").build().unwrap();
    let events = soon(client.follow_events().into_events().try_collect()).await.unwrap();
    let points: Vec<_> = events.iter().map(|event| event.data.x).collect();
    assert_eq!(points, [1, 3], "half an event is none");
    let requests = server.requests();
    assert!(!requests[0].contains("last-event-id") && requests[1].contains("last-event-id: 7\r\n"));
}

#[tokio::test]
async fn lines_of_json_in_whatever_pieces() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/x-ndjson\r\nconnection: close\r\n\r\n";
    let lines = "{\"x\":1,\"y\":2}\n\n{\"x\":3,\"y\":4}\r\n{\"x\":5,\"y\":6}";
    let script = vec![Step::Read, send(head), Step::Drip(lines.into())];
    let server = RawServer::start(vec![script]).await.unwrap();
    let client = builder(&server.url()).token("t0k3n").build().unwrap();
    let points = soon(client.read_lines().into_lines().try_collect()).await.unwrap();
    assert_eq!(points, [point(1, 2), point(3, 4), point(5, 6)]);
}
