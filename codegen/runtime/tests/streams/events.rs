//! Events of a call: types, ends, errors, limits.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use codegen_runtime::runtime::body::{Body, BoxFuture};
use codegen_runtime::runtime::call::Call;
use codegen_runtime::runtime::codec::{Nullable, Text};
use codegen_runtime::runtime::error::ErrorKind;
use codegen_runtime::runtime::events::{self, Events, RawEvent};
use codegen_runtime::runtime::mock::{MockAnswer, MockTransport};
use codegen_runtime::runtime::number::I64;
use codegen_runtime::runtime::trail::DecodeFailure;
use codegen_runtime::runtime::transport::{Deadline, Transport};
use codegen_runtime::runtime::transport_error::TransportError;

use super::support;

pub fn stream(body: &'static str) -> MockAnswer {
    MockAnswer::status(200).header("content-type", "text/event-stream; charset=utf-8").body(body)
}

pub fn number(event: &RawEvent) -> Result<i64, DecodeFailure> {
    events::json(event, I64)
}

fn call(answer: MockAnswer) -> (Call, MockTransport) {
    let mock = MockTransport::new();
    mock.push(answer);
    (support::core(&mock).call(support::get()), mock)
}

fn numbers(answer: MockAnswer) -> Events<i64> {
    Events::new(call(answer).0, number)
}

#[tokio::test]
async fn nothing_is_sent_before_the_first_poll() {
    let (call, mock) = call(stream("data: 1\n\n"));
    let mut events = Events::new(call, number);
    assert!(mock.requests().is_empty() && events.answer().is_none());
    let event = events.try_next().await.unwrap().unwrap();
    assert_eq!((event.data, event.event, &*event.id), (1, None, ""));
    assert_eq!(mock.requests()[0].headers["accept"], "text/event-stream");
    assert_eq!(events.answer().unwrap().status(), 200);
    assert!(events.try_next().await.unwrap().is_none());
    assert!(events.try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn an_end_without_an_error_is_the_end() {
    let (call, mock) = call(stream("id: 1\ndata: 1\n\ndata: 2\n\ndata: 3"));
    let all = Events::new(call, number).try_collect().await.unwrap();
    assert_eq!(all.iter().map(|event| event.data).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(mock.requests().len(), 1);
}

#[tokio::test]
async fn data_that_does_not_fit_is_an_error_of_its_own() {
    let mut events = numbers(stream("data: 1\n\ndata: {\"a\": \"secret\"}\n\ndata: 3\n\n"));
    assert_eq!(events.try_next().await.unwrap().unwrap().data, 1);
    let error = events.try_next().await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Decode, Some(200)));
    assert_eq!(error.body().unwrap().text(), "{\"a\": \"secret\"}");
    assert!(!error.to_string().contains("secret"), "{error}");
    assert_eq!(events.try_next().await.unwrap().unwrap().data, 3);
}

#[tokio::test]
async fn done_is_the_end_of_json_and_a_text_like_any_other() {
    let body = "data: 1\n\ndata: [DONE]\n\ndata: 2\n\n";
    assert_eq!(numbers(stream(body)).try_collect().await.unwrap().len(), 1);
    let texts = Events::plain(call(stream(body)).0, events::text).try_collect().await.unwrap();
    assert_eq!(texts.iter().map(|event| &*event.data).collect::<Vec<_>>(), ["1", "[DONE]", "2"]);
}

#[tokio::test]
async fn a_whole_event_is_an_object_of_its_fields() {
    fn whole(event: &RawEvent) -> Result<serde_json::Value, DecodeFailure> {
        events::whole(event, codegen_runtime::runtime::json::Json)
    }
    let (call, _) = call(stream("event: add\nid: 1\ndata: x\n\nid\ndata: {\"a\": 1}\n\n"));
    let all = Events::new(call, whole).try_collect().await.unwrap();
    assert_eq!(all[0].data, serde_json::json!({"data": "x", "event": "add", "id": "1"}));
    assert_eq!(all[1].data, serde_json::json!({"data": "{\"a\": 1}"}));
}

#[tokio::test]
async fn the_data_of_a_whole_event_may_be_json() {
    fn whole(event: &RawEvent) -> Result<serde_json::Value, DecodeFailure> {
        events::whole_json(event, codegen_runtime::runtime::json::Json)
    }
    let (call, _) =
        call(stream("event: a\"b\ndata: {\"a\": 1}\n\ndata: 1, \"event\": 2\n\ndata: x\n\n"));
    let mut events = Events::new(call, whole);
    let expected = serde_json::json!({"data": {"a": 1}, "event": "a\"b"});
    assert_eq!(events.try_next().await.unwrap().unwrap().data, expected);
    for _ in 0..2 {
        let error = events.next().await.unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
    }
}

#[tokio::test]
async fn an_answer_of_another_type_is_no_stream() {
    for (content_type, part) in [
        (Some("application/json"), "the body is application/json, not an event stream"),
        (Some("text/event-streams"), "the body is text/event-streams, not an event stream"),
        (None, "not said to be an event stream"),
    ] {
        let answer = MockAnswer::status(200).body("data: 1\n\n");
        let mut events = numbers(match content_type {
            Some(text) => answer.header("content-type", text),
            None => answer,
        });
        let error = events.try_next().await.unwrap_err();
        assert!(error.to_string().contains(part), "{error}");
        assert_eq!((error.kind(), error.status()), (ErrorKind::Decode, Some(200)));
        assert!(events.next().await.is_none(), "an error ends the stream");
    }
}

#[tokio::test]
async fn events_are_utf_8_whatever_the_answer_says() {
    let answer = MockAnswer::status(200).body("data: 1\n\n");
    let mut events = numbers(answer.header("content-type", "Text/Event-Stream; charset=latin1"));
    assert_eq!(events.try_next().await.unwrap().unwrap().data, 1);
}

#[tokio::test]
async fn an_error_status_is_the_error_of_the_first_poll() {
    let mut events = numbers(MockAnswer::json(403, &serde_json::json!({"message": "not yours"})));
    let error = events.try_next().await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Api, Some(403)));
    assert!(events.next().await.is_none());
    let nothing = numbers(MockAnswer::status(204)).try_collect().await.unwrap();
    assert!(nothing.is_empty(), "no content is no event");
}

#[tokio::test]
async fn an_event_is_bounded() {
    let mut events =
        numbers(stream("data: 1\n\ndata: 22222222222222\n\ndata: 3\n\n")).max_event_size(10);
    assert_eq!(events.try_next().await.unwrap().unwrap().data, 1);
    let error = events.try_next().await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Limit, Some(200)));
    assert!(events.next().await.is_none(), "an error ends the stream");
    let mut settings = support::settings(&MockTransport::new());
    settings.max_response_size(4);
    let mock = MockTransport::new();
    mock.push(stream("data: 1\n\n"));
    settings.transport(mock.clone());
    let core = settings.build().unwrap();
    let error = Events::new(core.call(support::get()), number).try_next().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit, "the client's limit holds too");
}

#[tokio::test]
async fn a_flood_of_comments_lets_other_tasks_run() {
    let mut answer = stream(": \n");
    for _ in 0..100 {
        answer = answer.body(": \n");
    }
    let mut events = numbers(answer.body("data: 1\n\n"));
    let mut turns = 0;
    let first = std::future::poll_fn(|context| {
        turns += 1;
        std::pin::pin!(events.next()).as_mut().poll(context)
    });
    assert_eq!(first.await.unwrap().unwrap().data, 1);
    assert!(turns > 1, "polled once");
}

#[test]
fn a_stream_is_moved_freely_and_between_threads() {
    fn check<T: Send + Unpin>(_: &T) {}
    check(&numbers(stream("")));
    fn nullable(event: &RawEvent) -> Result<Option<String>, DecodeFailure> {
        events::json(event, Nullable(Text))
    }
    check(&Events::new(call(stream("")).0, nullable));
}

/// Answers with a stream that falls silent after `text`.
#[derive(Clone)]
struct Silent(&'static str);

impl Transport for Silent {
    fn send(
        &self,
        _: http::Request<Body>,
        _: Deadline,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let stream = StartOf(Some(self.0));
        let mut response = http::Response::new(Body::stream(stream, None));
        let content_type = http::HeaderValue::from_static("text/event-stream");
        response.headers_mut().insert("content-type", content_type);
        Box::pin(std::future::ready(Ok(response)))
    }
}

struct StartOf(Option<&'static str>);

impl futures_core::Stream for StartOf {
    type Item = Result<bytes::Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.take().map_or(Poll::Pending, |text| Poll::Ready(Some(Ok(text.into()))))
    }
}

#[tokio::test]
async fn silence_is_bounded_where_that_is_asked_for() {
    let mock = MockTransport::new();
    let mut settings = support::settings(&mock);
    settings.transport(Silent("data: 1\n\n"));
    let call = settings.build().unwrap().call(support::get());
    let mut events = Events::new(call, number).idle_timeout(Duration::from_secs(30));
    assert_eq!(events.try_next().await.unwrap().unwrap().data, 1);
    let clock = mock.clock();
    let mut next = std::pin::pin!(events.next());
    let mut poll = || next.as_mut().poll(&mut Context::from_waker(Waker::noop()));
    assert!(poll().is_pending());
    clock.advance(Duration::from_secs(29));
    assert!(poll().is_pending());
    clock.advance(Duration::from_secs(1));
    let Poll::Ready(Some(Err(error))) = poll() else { panic!("the time is over") };
    assert_eq!((error.kind(), error.status()), (ErrorKind::Timeout, Some(200)));
}

#[tokio::test]
async fn a_stream_may_be_dropped_at_every_await() {
    for polls in 0..12 {
        let mock = MockTransport::new();
        mock.push(stream("data: 1\n\n").body("data: 2\n\n").yielding(2))
            .push(stream("data: 3\n\n"));
        let core = support::core(&mock);
        let tokens = core.budget.tokens();
        let mut events = Events::new(core.call(support::get()), number);
        for _ in 0..polls {
            let mut next = std::pin::pin!(events.next());
            let _ = next.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        }
        drop(events);
        assert_eq!(core.budget.tokens(), tokens, "after {polls} polls");
        assert!(mock.requests().len() <= 1, "after {polls} polls");
    }
}
