//! Another connection after one that ended.

use std::time::Duration;

use codegen_runtime::runtime::events::{Events, Reconnect};
use codegen_runtime::runtime::mock::{MockAnswer, MockTransport};
use codegen_runtime::runtime::transport_error::TransportErrorKind as Kind;
use http::Method;

use super::events::{number, stream};
use super::support;

fn broken(body: &'static str) -> MockAnswer {
    stream(body).then_failure(Kind::BodyIncomplete)
}

fn mock(answers: impl IntoIterator<Item = MockAnswer>) -> MockTransport {
    let mock = MockTransport::new();
    for answer in answers {
        mock.push(answer);
    }
    mock
}

fn numbers(mock: &MockTransport) -> Events<i64> {
    Events::new(support::core(mock).call(support::get()), number)
}

async fn collect(
    mut events: Events<i64>,
) -> (Vec<i64>, Option<codegen_runtime::runtime::error::Error>) {
    let mut data = Vec::new();
    loop {
        match events.next().await {
            Some(Ok(event)) => data.push(event.data),
            Some(Err(error)) => {
                assert!(events.next().await.is_none(), "an error ends the stream");
                return (data, Some(error));
            }
            None => return (data, None),
        }
    }
}

fn last_ids(mock: &MockTransport) -> Vec<Option<String>> {
    let id = |headers: &http::HeaderMap| {
        Some(headers.get("last-event-id")?.to_str().unwrap().to_owned())
    };
    mock.requests().iter().map(|request| id(&request.headers)).collect()
}

#[tokio::test]
async fn a_broken_stream_goes_on_behind_its_last_id() {
    let mock =
        mock([broken("id: a\ndata: 1\n\nid: b\ndata: 2\n\nid: c\ndata: 9"), stream("data: 3\n\n")]);
    let (data, error) = collect(numbers(&mock)).await;
    assert!(error.is_none() && data == [1, 2, 3], "{data:?} {error:?}");
    assert_eq!(last_ids(&mock), [None, Some("b".to_owned())]);
    assert_eq!(mock.clock().sleeps(), [Duration::from_secs(1)]);
}

#[tokio::test]
async fn the_server_says_how_long_to_wait() {
    let mock = mock([broken("retry: 2500\nid: a\ndata: 1\n\n"), broken(""), stream("data: 2\n\n")]);
    assert_eq!(collect(numbers(&mock)).await.0, [1, 2]);
    let waits = [Duration::from_millis(2500), Duration::from_millis(2500)];
    assert_eq!(mock.clock().sleeps(), waits);
    let mock = self::mock([broken("retry: 99999999999\nid: a\ndata: 1\n\n"), stream("")]);
    collect(numbers(&mock)).await;
    assert_eq!(mock.clock().sleeps(), [Duration::from_secs(120)], "not longer than that");
}

#[tokio::test]
async fn where_events_would_be_lost_the_error_is_given_out() {
    let mock = mock([broken("data: 1\n\n"), stream("data: 2\n\n")]);
    let (data, error) = collect(numbers(&mock)).await;
    assert_eq!((data, mock.requests().len()), (vec![1], 1));
    assert!(error.unwrap().is_retryable());
}

#[tokio::test]
async fn a_method_that_is_not_safe_to_repeat_is_not_repeated() {
    let mock = mock([broken("id: a\ndata: 1\n\n"), stream("data: 2\n\n")]);
    let call = support::core(&mock).call(support::endpoint(Method::POST, "/x", &[]));
    let (data, error) = collect(Events::new(call, number)).await;
    assert_eq!((data, error.is_some(), mock.requests().len()), (vec![1], true, 1));
}

#[tokio::test]
async fn connections_that_bring_nothing_are_counted() {
    let nothing = || broken("");
    let mock = mock([
        broken("id: a\ndata: 1\n\n"),
        nothing(),
        nothing(),
        nothing(),
        stream("data: 2\n\n"),
    ]);
    let (data, error) = collect(numbers(&mock).reconnect(Reconnect::default().attempts(2))).await;
    assert_eq!((data, mock.requests().len()), (vec![1], 3));
    assert!(error.is_some());
    let seconds: Vec<_> = mock.clock().sleeps().iter().map(Duration::as_secs).collect();
    assert_eq!(seconds, [1, 2]);
}

#[tokio::test]
async fn the_first_connection_has_the_retries_of_a_call_and_no_more() {
    let mock = mock((0..9).map(|_| MockAnswer::status(503)));
    let (_, error) = collect(numbers(&mock)).await;
    assert_eq!((error.unwrap().status(), mock.requests().len()), (Some(503), 3));
    let mock = self::mock([broken("id: a\ndata: 1\n\n"), MockAnswer::status(404), stream("")]);
    let (_, error) = collect(numbers(&mock)).await;
    assert_eq!((error.unwrap().status(), mock.requests().len()), (Some(404), 2), "a final answer");
}

#[tokio::test]
async fn as_browsers_do_until_there_is_no_content() {
    let answers = [stream("data: 1\n\n"), stream("data: 2\n\n"), MockAnswer::status(204)];
    let mock = mock(answers);
    let (data, error) = collect(numbers(&mock).reconnect(Reconnect::always())).await;
    assert!(error.is_none() && data == [1, 2] && mock.requests().len() == 3);
}

#[tokio::test]
async fn never_is_never_and_a_stream_starts_where_it_is_told() {
    let mock = mock([broken("id: a\ndata: 1\n\n"), stream("data: 2\n\n")]);
    let mut events = numbers(&mock).reconnect(Reconnect::never()).start_after("z");
    assert_eq!(events.last_id(), "z");
    assert_eq!(events.try_next().await.unwrap().unwrap().data, 1);
    assert_eq!(events.last_id(), "a");
    assert!(events.try_next().await.is_err());
    assert_eq!(last_ids(&mock), [Some("z".to_owned())]);
}
