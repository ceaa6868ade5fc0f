//! Every kind of pages in generated code, over real HTTP: what is asked for, page after page.

use golden_pages::models::{Item, Search, SearchPage};
use golden_pages::{Client, Error, ErrorKind, Items, PageProblem};
use serde_json::{Value, json};
use vogent_tests::reply::Reply;
use vogent_tests::server::Server;

/// A server with these pages, and a client of it.
async fn scripted(pages: &[Value]) -> (Server, Client) {
    let replies: Vec<_> = pages.iter().map(|page| Reply::json(200, page)).collect();
    replied(replies).await
}

async fn replied(replies: Vec<Reply>) -> (Server, Client) {
    let server = Server::scripted(replies).await.unwrap();
    let client = Client::builder().base_url(server.url()).no_proxy().build().unwrap();
    (server, client)
}

async fn ids<P>(items: Items<P, Item>) -> Result<String, Error> {
    let items = items.try_collect().await?;
    Ok(items.into_iter().filter_map(|item| item.id).collect())
}

fn targets(server: &Server) -> Vec<String> {
    server.requests().into_iter().map(|request| request.target).collect()
}

fn items(ids: &str) -> Value {
    ids.chars().map(|id| json!({ "id": id })).collect()
}

#[tokio::test]
async fn a_cursor_goes_back_in_a_header() {
    let pages = [json!({"data": items("a"), "cursor": "x/y"}), json!({"data": items("b")})];
    let (server, client) = scripted(&pages).await;
    assert_eq!(ids(client.by_header().into_stream()).await.unwrap(), "ab");
    let sent: Vec<_> =
        server.requests().iter().map(|request| request.header("page-token").to_owned()).collect();
    assert_eq!(sent, ["", "x/y"]);
    assert_eq!(targets(&server), ["/header", "/header"]);
}

#[tokio::test]
async fn a_cursor_goes_back_in_the_body() {
    let meta = |cursor: &str, more: bool| json!({"paging": {"next_cursor": cursor, "more": more}});
    let pages = [
        json!({"data": {"items": items("a")}, "meta": meta("2", true)}),
        json!({"data": {"items": null}, "meta": meta("3", true)}),
        json!({"data": {"items": items("b")}, "meta": meta("4", false)}),
    ];
    let (server, client) = scripted(&pages).await;
    let search = Search::new("t").page(SearchPage::new());
    assert_eq!(ids(client.by_body(&search).into_stream()).await.unwrap(), "ab");
    let sent: Vec<_> = server.requests().iter().map(|request| request.body.clone()).collect();
    assert_eq!(
        sent,
        [
            r#"{"text":"t","page":{}}"#,
            r#"{"text":"t","page":{"cursor":"2"}}"#,
            r#"{"text":"t","page":{"cursor":"3"}}"#
        ]
    );
}

#[tokio::test]
async fn an_offset_advances_by_what_came() {
    let page = |ids: &str| json!({"items": items(ids), "meta": {"total": 3.0}});
    let (server, client) = scripted(&[page("ab"), page("c")]).await;
    assert_eq!(ids(client.by_offset().limit(5).into_stream()).await.unwrap(), "abc");
    assert_eq!(targets(&server), ["/offset?limit=5", "/offset?offset=2&limit=5"]);
}

#[tokio::test]
async fn pages_are_counted_from_where_the_document_says() {
    let page = |ids: &str| json!({"items": items(ids), "meta": {"total_pages": 2}});
    let (server, client) = scripted(&[page("a"), page("b")]).await;
    assert_eq!(ids(client.by_page().into_stream()).await.unwrap(), "ab");
    assert_eq!(targets(&server), ["/page", "/page?page=2"]);
    let (server, client) = scripted(&[items("a"), items("b"), items("")]).await;
    assert_eq!(ids(client.by_plain_page().into_stream()).await.unwrap(), "ab");
    assert_eq!(targets(&server), ["/plain", "/plain?p=1", "/plain?p=2"]);
}

#[tokio::test]
async fn a_url_in_the_body_leads_on_and_never_away() {
    let next = |url: &str| json!({"results": items("a"), "next": url});
    let (server, client) =
        scripted(&[next("/url?cursor=2&x=%2F"), next("http://127.0.0.1:1/")]).await;
    let mut pages = client.by_url().into_pages();
    for _ in 0..2 {
        assert_eq!(
            pages.try_next().await.unwrap().unwrap().results.as_ref().map(Vec::len),
            Some(1)
        );
    }
    let error = pages.try_next().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.page_problem()),
        (ErrorKind::Page, Some(PageProblem::CrossOriginNext))
    );
    assert!(pages.try_next().await.unwrap().is_none());
    assert_eq!(targets(&server), ["/url", "/url?cursor=2&x=%2F"]);
}

#[tokio::test]
async fn a_link_header_leads_on() {
    let link = "</link?page=1>; rel=\"first\", </link?page=2,3>; rel=\"last next\"";
    let first = Reply::json(200, &items("a")).header("link", link);
    let (server, client) = replied(vec![first, Reply::json(200, &items("b"))]).await;
    let pages = client.by_link().into_pages().try_collect().await.unwrap();
    assert_eq!((pages.len(), pages[0].headers()["link"].as_bytes()), (2, link.as_bytes()));
    assert_eq!(targets(&server), ["/link", "/link?page=2,3"]);
}

#[tokio::test]
async fn the_last_item_says_where_to_go_on() {
    let page = |ids: &str, more: bool| json!({"data": items(ids), "has_more": more});
    let (server, client) = scripted(&[page("ab", true), page("c", false)]).await;
    assert_eq!(ids(client.by_last_id().into_stream()).await.unwrap(), "abc");
    assert_eq!(targets(&server), ["/last", "/last?starting_after=b"]);
    let pages = [json!({"numbers": [1, null, 7]}), json!({"numbers": []})];
    let (server, client) = scripted(&pages).await;
    let numbers = client.by_last_item().into_stream().try_collect().await.unwrap();
    assert_eq!(
        (numbers, targets(&server)[1].as_str()),
        (vec![Some(1), None, Some(7)], "/scalar?above=7")
    );
}
