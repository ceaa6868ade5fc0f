//! A call dropped after each of its polls, over real sockets: nothing is left behind.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use vogent::Client;
use vogent_tests::client::{build, builder, tokens};
use vogent_tests::raw::{RawServer, Step, send, soon};

const PAGE: &str = r#"{"data":[{"id":"d"}],"cursor":null}"#;

/// The answer in many pieces, so that there are many places to stop.
fn answer() -> Vec<Step> {
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
        PAGE.len()
    );
    vec![Step::Read, Step::Drip(format!("{head}{PAGE}").into())]
}

fn busy() -> Vec<Step> {
    vec![
        Step::Read,
        send("HTTP/1.1 503 X\r\nretry-after: 7\r\ncontent-length: 4\r\n\r\n"),
        Step::Drip("busy".into()),
    ]
}

/// Polls a future at most that many times, each time when it has asked to be polled.
async fn polled<F: Future>(future: F, times: usize) -> Option<F::Output> {
    let mut future = pin!(future);
    let mut left = times;
    poll_fn(|context| {
        if left == 0 {
            return Poll::Ready(None);
        }
        left -= 1;
        match future.as_mut().poll(context) {
            Poll::Ready(output) => Poll::Ready(Some(output)),
            // The limit is reached: nobody would come back for it.
            Poll::Pending if left == 0 => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    })
    .await
}

async fn works(client: &Client) {
    let page = soon(client.list_batch_dial_job_dials("after").send()).await.unwrap();
    assert_eq!(page.data[0].id, "d");
}

fn served(requests: &[String], job: &str) -> usize {
    requests.iter().filter(|head| head.starts_with(&format!("GET /batch_dial_jobs/{job}/"))).count()
}

/// Connections that answer a request after the other, however they are shared.
async fn server(first: Vec<Step>) -> RawServer {
    let again = vec![answer(); 4].concat();
    RawServer::start(vec![[first, again.clone()].concat(), again]).await.unwrap()
}

#[tokio::test]
async fn a_call_dropped_at_any_await_leaves_nothing_behind() {
    let mut ends = Vec::new();
    for polls in 0.. {
        let mut server = server(Vec::new()).await;
        let client = build(builder(&server.url()));
        let call = client.list_batch_dial_job_dials("dropped").send();
        let output = soon(polled(call, polls)).await;
        assert_eq!(tokens(&client), 500, "after {polls} polls");
        works(&client).await;
        assert_eq!(tokens(&client), 500, "after {polls} polls");
        let requests = server.requests();
        assert!(served(&requests, "dropped") <= 1, "after {polls} polls: {requests:?}");
        assert_eq!(served(&requests, "after"), 1, "after {polls} polls: {requests:?}");
        assert!(server.connections() <= 2, "one that was given up, and one that works");
        ends.push(output.is_some());
        if output.is_some() {
            break;
        }
    }
    assert!(ends.len() > 4, "there was a place to stop before, within and after the exchange");
}

#[tokio::test]
async fn a_call_dropped_around_a_retry_spends_no_more_than_it_sent() {
    let mut retried = 0;
    for polls in 0.. {
        let mut server = server(busy()).await;
        let client = build(builder(&server.url()));
        let call = client.list_batch_dial_job_dials("dropped").send();
        let done = soon(polled(call, polls)).await.is_some();
        let left = tokens(&client);
        assert!([500, 495, 496].contains(&left), "after {polls} polls: {left}");
        assert_eq!(done, left == 496, "after {polls} polls: {left}");
        retried += usize::from(left == 495);
        works(&client).await;
        let requests = server.requests();
        assert!(served(&requests, "dropped") <= 2, "after {polls} polls: {requests:?}");
        assert!(server.connections() <= 3, "after {polls} polls: {}", server.connections());
        if done {
            break;
        }
    }
    assert!(retried > 0, "some call was dropped after its retry had begun");
}

fn page_of(id: &str, cursor: &str) -> Vec<Step> {
    let body = format!(r#"{{"data":[{{"id":"{id}"}}],"cursor":{cursor}}}"#);
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json";
    vec![
        Step::Read,
        Step::Drip(format!("{head}\r\ncontent-length: {}\r\n\r\n{body}", body.len()).into()),
    ]
}

/// Between pages, too: a page is asked for once, and none after the drop.
#[tokio::test]
async fn a_list_dropped_at_any_await_asks_for_no_page_twice() {
    for polls in 0.. {
        let mut server =
            server([page_of("a", r#""1""#), page_of("b", r#""2""#), page_of("c", "null")].concat())
                .await;
        let client = build(builder(&server.url()));
        let items = client.list_batch_dial_job_dials("dropped").into_stream();
        let output = soon(polled(items.try_collect(), polls)).await;
        assert_eq!(tokens(&client), 500, "after {polls} polls");
        works_again(&client).await;
        let requests = server.requests();
        let mut targets: Vec<_> = requests.iter().filter_map(|head| head.lines().next()).collect();
        let asked = targets.len();
        targets.dedup();
        assert_eq!(targets.len(), asked, "after {polls} polls: {requests:?}");
        assert!(served(&requests, "dropped") <= 3 && server.connections() <= 2, "{requests:?}");
        if let Some(dials) = output {
            let ids: Vec<_> = dials.unwrap().into_iter().map(|dial| dial.id).collect();
            assert_eq!((ids.concat().as_str(), asked), ("abc", 4));
            break;
        }
    }
}

/// A kept connection goes on with the script where the list left it, so that any page is an answer.
async fn works_again(client: &Client) {
    let page = soon(client.list_batch_dial_job_dials("after").send()).await.unwrap();
    assert_eq!(page.data.len(), 1);
}
