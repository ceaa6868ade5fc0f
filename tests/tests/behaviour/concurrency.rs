//! Many calls at once on one client.

use vogent_tests::client::{client, tokens};
use vogent_tests::data::page;
use vogent_tests::reply::Reply;
use vogent_tests::server::{Received, Server};

const STREAMS: usize = 100;
const PAGES: usize = 3;

/// Three pages a job; the first request of every job is turned away once in a while by number.
fn answer(request: &Received) -> Reply {
    let job = request.target.split('/').nth(2).unwrap_or_default().to_owned();
    let number = request
        .parameter("cursor")
        .and_then(|cursor| cursor.rsplit('-').next()?.parse().ok())
        .unwrap_or(0);
    let ids: Vec<String> = (0..2).map(|item| format!("{job}-{number}-{item}")).collect();
    let next = (number + 1 < PAGES).then(|| format!("{job}-{}", number + 1));
    Reply::json(200, &page(&ids.iter().map(String::as_str).collect::<Vec<_>>(), next.as_deref()))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_hundred_streams_do_not_mix() {
    let server = Server::answering(answer).await.unwrap();
    let client = client(server.url());
    let streams: Vec<_> = (0..STREAMS)
        .map(|number| {
            let stream = client.list_batch_dial_job_dials(&format!("job{number}")).into_stream();
            tokio::spawn(async move { (number, stream.try_collect().await.unwrap()) })
        })
        .collect();
    for stream in streams {
        let (job, dials) = stream.await.unwrap();
        let ids: Vec<String> = dials.into_iter().map(|dial| dial.id).collect();
        let expected: Vec<String> = (0..PAGES)
            .flat_map(|page| (0..2).map(move |item| format!("job{job}-{page}-{item}")))
            .collect();
        assert_eq!(ids, expected);
    }
    assert_eq!(server.requests().len(), STREAMS * PAGES);
    assert_eq!(tokens(&client), 500);
}

#[tokio::test]
async fn calls_of_one_task_run_side_by_side() {
    let server = Server::answering(answer).await.unwrap();
    let client = client(server.url());
    let calls =
        (0..STREAMS).map(|number| client.list_batch_dial_job_dials(&format!("j{number}")).send());
    let pages = futures_util::future::join_all(calls).await;
    assert!(pages.iter().enumerate().all(|(number, page)| {
        page.as_ref().is_ok_and(|page| page.data[0].id == format!("j{number}-0-0"))
    }));
}

#[test]
fn everything_can_travel_between_threads() {
    fn travels<T: Send + Sync>(_: &T) {}
    fn moves<T: Send + Unpin>(_: &T) {}
    let client = client("http://127.0.0.1:1");
    travels(&client);
    travels(&vogent::Error::build("any"));
    moves(&client.list_batch_dial_job_dials("job").send());
    moves(&client.list_batch_dial_job_dials("job").into_stream());
    moves(&client.list_batch_dial_job_dials("job").into_pages());
}
