//! Lists in pages, of every kind: which requests they send.

use golden_wire::{Client, ErrorKind, PageProblem};
use serde_json::{Value, json};
use vogent_tests::reply::Reply;
use vogent_tests::server::Server;

use super::{builder, point};

async fn answering(replies: impl IntoIterator<Item = Reply>) -> (Server, Client) {
    let server = Server::scripted(replies).await.unwrap();
    let client = builder(server.url()).token("t0k3n").build().unwrap();
    (server, client)
}

fn targets(server: &Server) -> Vec<String> {
    let requests = server.requests();
    assert!(requests.iter().all(|request| request.header("authorization") == "Bearer t0k3n"));
    requests.into_iter().map(|request| request.target).collect()
}

fn points(numbers: &[i64]) -> Value {
    numbers.iter().map(|x| json!({"x": x, "y": 0})).collect()
}

#[tokio::test]
async fn by_cursor() {
    let page = |x: i64, next: Option<&str>| {
        Reply::json(200, &json!({"data": points(&[x]), "cursor": next}))
    };
    let (server, client) = answering([page(1, Some("b c")), page(2, None)]).await;
    let all = client.list_events().limit(1).into_stream().try_collect().await.unwrap();
    assert_eq!(all, [point(1, 0), point(2, 0)]);
    assert_eq!(targets(&server), ["/events?limit=1", "/events?cursor=b%20c&limit=1"]);
}

#[tokio::test]
async fn by_offset() {
    let page = |numbers: &[i64]| Reply::json(200, &json!({"items": points(numbers), "total": 3}));
    let (server, client) = answering([page(&[1, 2]), page(&[3])]).await;
    let all = client.list_by_offset().limit(2).into_stream().try_collect().await.unwrap();
    assert_eq!(all, [point(1, 0), point(2, 0), point(3, 0)]);
    assert_eq!(targets(&server), ["/lists/offset?limit=2", "/lists/offset?offset=2&limit=2"]);
}

#[tokio::test]
async fn by_page_number() {
    let page = |x: i64| Reply::json(200, &json!({"items": points(&[x]), "total_pages": 2}));
    let (server, client) = answering([page(1), page(2)]).await;
    let all = client.list_by_page().into_stream().try_collect().await.unwrap();
    assert_eq!(all, [point(1, 0), point(2, 0)]);
    assert_eq!(targets(&server), ["/lists/page", "/lists/page?page=2"]);
}

#[tokio::test]
async fn by_link_and_never_to_another_origin() {
    let page = |x: i64| Reply::json(200, &points(&[x]));
    let next = page(1).header("link", "</lists/link?after=1%2C2>; rel=\"next\", </>; rel=first");
    let away = page(2).header("link", "<http://127.0.0.1:1/lists/link>; rel=next");
    let (server, client) = answering([next, away]).await;
    let mut items = client.list_by_link().into_stream();
    assert_eq!(items.try_next().await.unwrap(), Some(point(1, 0)));
    assert_eq!(items.try_next().await.unwrap(), Some(point(2, 0)));
    let error = items.try_next().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Page);
    assert_eq!(error.page_problem(), Some(PageProblem::CrossOriginNext));
    assert_eq!(targets(&server), ["/lists/link", "/lists/link?after=1%2C2"]);
}
