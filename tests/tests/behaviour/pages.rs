//! Lists in pages: streams of items and of pages, and the ways in which they end.

use vogent::{Client, ErrorKind, Items, PageProblem, Pages};
use vogent_tests::client::{build, builder, client};
use vogent_tests::data::{FIXTURES, fixture, page};
use vogent_tests::reply::Reply;
use vogent_tests::server::Server;

/// The three pages of the fixtures, found by their cursors.
async fn fixtures() -> Server {
    Server::answering(|request| {
        let cursor = request.parameter("cursor");
        let before = (1..FIXTURES).find(|number| cursor == cursor_of(*number));
        Reply::text(200, "application/json", fixture(before.map_or(1, |number| number + 1)))
            .header("x-request-id", &format!("req_{}", before.unwrap_or(0)))
    })
    .await
    .unwrap()
}

fn cursor_of(number: usize) -> Option<String> {
    vogent_tests::data::fixture_value(number)["cursor"].as_str().map(str::to_owned)
}

fn stream(
    client: &Client,
) -> Items<vogent::models::ListBatchDialJobDialsResult, vogent::models::Dial> {
    client.list_batch_dial_job_dials("job").limit(4).into_stream()
}

fn pages(
    client: &Client,
) -> Pages<vogent::models::ListBatchDialJobDialsResult, vogent::models::Dial> {
    client.list_batch_dial_job_dials("job").into_pages()
}

async fn ids(
    items: &mut Items<vogent::models::ListBatchDialJobDialsResult, vogent::models::Dial>,
) -> (Vec<String>, Option<vogent::Error>) {
    let mut ids = Vec::new();
    loop {
        match items.try_next().await {
            Ok(Some(dial)) => ids.push(dial.id),
            Ok(None) => return (ids, None),
            Err(error) => return (ids, Some(error)),
        }
    }
}

#[tokio::test]
async fn a_stream_holds_every_dial_of_every_page() {
    let server = fixtures().await;
    let dials = stream(&client(server.url())).try_collect().await.unwrap();
    assert_eq!(dials.len(), 12);
    let mut distinct: Vec<_> = dials.iter().map(|dial| dial.id.as_str()).collect();
    distinct.dedup();
    assert_eq!(distinct.len(), 12);
    let requests = server.requests();
    assert_eq!(requests.len(), 3);
    assert!(requests.iter().all(|request| request.parameter("limit").as_deref() == Some("4")));
    let cursors: Vec<_> = requests.iter().map(|request| request.parameter("cursor")).collect();
    assert_eq!(cursors, [None, cursor_of(1), cursor_of(2)]);
}

#[tokio::test]
async fn pages_come_with_their_headers() {
    let server = fixtures().await;
    let pages = pages(&client(server.url())).try_collect().await.unwrap();
    let sizes: Vec<_> = pages.iter().map(|page| page.data.len()).collect();
    assert_eq!(sizes, [4, 5, 3]);
    assert_eq!(pages[1].headers()["x-request-id"], "req_1");
    assert_eq!(pages[2].request_id(), Some("req_2"));
    assert_eq!(pages[2].cursor, None);
}

#[tokio::test]
async fn a_stream_is_a_futures_stream_too() {
    use futures_util::StreamExt;
    let server = fixtures().await;
    let dials: Vec<_> = StreamExt::collect(stream(&client(server.url()))).await;
    assert_eq!(dials.iter().filter(|dial| dial.is_ok()).count(), 12);
}

#[tokio::test]
async fn a_page_is_asked_for_when_it_is_wanted_and_not_before() {
    let server = fixtures().await;
    let mut dials = stream(&client(server.url()));
    assert_eq!(server.requests().len(), 0);
    for _ in 0..4 {
        dials.try_next().await.unwrap().unwrap();
        assert_eq!(server.requests().len(), 1);
    }
    dials.try_next().await.unwrap().unwrap();
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_stream_starts_at_a_cursor() {
    let server = fixtures().await;
    let client = client(server.url());
    let from = cursor_of(1).unwrap();
    let call = client.list_batch_dial_job_dials("job").cursor(&from);
    assert_eq!(call.into_stream().try_collect().await.unwrap().len(), 8);
    assert_eq!(stream(&client).start_at(&from).try_collect().await.unwrap().len(), 8);
}

#[tokio::test]
async fn a_repeated_cursor_ends_the_list_after_its_page() {
    let server = Server::scripted([
        Reply::json(200, &page(&["a"], Some("1"))),
        Reply::json(200, &page(&["b"], Some("2"))),
        Reply::json(200, &page(&["c"], Some("1"))),
    ])
    .await
    .unwrap();
    let mut items = stream(&client(server.url()));
    let (seen, error) = ids(&mut items).await;
    let error = error.unwrap();
    assert_eq!(seen, ["a", "b", "c"]);
    assert_eq!(error.kind(), ErrorKind::Page);
    assert_eq!(error.page_problem(), Some(PageProblem::CursorLoop));
    assert_eq!(error.cursor(), Some("1"));
    assert!(items.next().await.is_none(), "an error is the end");
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn a_page_that_names_itself_ends_the_list() {
    let server = Server::always(Reply::json(200, &page(&["a"], Some("same")))).await.unwrap();
    let (seen, error) = ids(&mut stream(&client(server.url()))).await;
    assert_eq!(seen, ["a", "a"]);
    assert_eq!(error.unwrap().page_problem(), Some(PageProblem::CursorLoop));
    let call = client(server.url()).list_batch_dial_job_dials("job").cursor("same");
    let (seen, error) = ids(&mut call.into_stream()).await;
    assert_eq!((seen.len(), error.is_some()), (1, true));
}

#[tokio::test]
async fn a_repeated_cursor_can_be_allowed() {
    let server = Server::scripted([
        Reply::json(200, &page(&["a"], Some("1"))),
        Reply::json(200, &page(&["b"], Some("1"))),
        Reply::json(200, &page(&["c"], None)),
    ])
    .await
    .unwrap();
    let mut items = stream(&client(server.url())).allow_repeated_cursor();
    let (seen, error) = ids(&mut items).await;
    assert_eq!((seen.len(), error.is_none()), (3, true));
}

#[tokio::test]
async fn an_empty_page_with_a_cursor_goes_on_and_an_empty_cursor_is_the_end() {
    let server = Server::scripted([
        Reply::json(200, &page(&[], Some("1"))),
        Reply::json(200, &page(&["a"], Some(""))),
    ])
    .await
    .unwrap();
    let (seen, error) = ids(&mut stream(&client(server.url()))).await;
    assert_eq!((seen, error.is_none()), (vec!["a".to_owned()], true));
}

#[tokio::test]
async fn a_limit_of_pages_is_an_error_once_there_are_more() {
    let server = fixtures().await;
    let mut items = stream(&client(server.url())).max_pages(2);
    let (seen, error) = ids(&mut items).await;
    assert_eq!(seen.len(), 9);
    let error = error.unwrap();
    assert_eq!(error.page_problem(), Some(PageProblem::PageLimit));
    assert_eq!(error.cursor().map(str::to_owned), cursor_of(2));
    assert_eq!(server.requests().len(), 2);
    let whole = stream(&client(server.url())).max_pages(3).try_collect().await;
    assert_eq!(whole.unwrap().len(), 12);
}

#[tokio::test]
async fn after_a_failure_a_new_stream_goes_on_at_its_cursor() {
    let server = Server::scripted([
        Reply::json(200, &page(&["a"], Some("1"))),
        Reply::status(400),
        Reply::json(200, &page(&["b"], None)),
    ])
    .await
    .unwrap();
    let client = client(server.url());
    let mut items = stream(&client);
    let (seen, error) = ids(&mut items).await;
    let error = error.unwrap();
    assert_eq!((seen, error.status().unwrap()), (vec!["a".to_owned()], 400));
    assert!(items.next().await.is_none());
    let mut rest = stream(&client).start_at(error.cursor().unwrap());
    assert_eq!(ids(&mut rest).await.0, ["b"]);
}

#[tokio::test]
async fn a_page_that_does_not_fit_ends_the_list_with_its_cursor() {
    let broken = Reply::text(200, "application/json", r#"{"data":[{"id":7}],"cursor":null}"#);
    let server =
        Server::scripted([Reply::json(200, &page(&["a"], Some("1"))), broken]).await.unwrap();
    let (seen, error) = ids(&mut stream(&client(server.url()))).await;
    let error = error.unwrap();
    assert_eq!((seen.len(), error.kind()), (1, ErrorKind::Decode));
    assert_eq!((error.json_path(), error.cursor()), (Some("$.data[0].id"), Some("1")));
}

#[tokio::test]
async fn every_page_is_tried_again_by_itself() {
    let server = Server::scripted([
        Reply::status(503),
        Reply::json(200, &page(&["a"], Some("1"))),
        Reply::status(503),
        Reply::status(503),
        Reply::json(200, &page(&["b"], None)),
    ])
    .await
    .unwrap();
    let (seen, error) = ids(&mut stream(&build(builder(server.url())))).await;
    assert_eq!((seen.len(), error.is_none(), server.requests().len()), (2, true, 5));
}
