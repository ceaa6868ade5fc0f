//! Values in a query: encoded so that they come out as they went in.

use vogent_tests::client::client;
use vogent_tests::data::page;
use vogent_tests::reply::Reply;
use vogent_tests::server::{Received, Server};

async fn sent(limit: Option<i64>, cursor: Option<&str>) -> Received {
    let server = Server::always(Reply::json(200, &page(&["d"], None))).await.unwrap();
    let mut call = client(server.url()).list_batch_dial_job_dials("job");
    if let Some(limit) = limit {
        call = call.limit(limit);
    }
    if let Some(cursor) = cursor {
        call = call.cursor(cursor);
    }
    call.send().await.unwrap();
    server.request()
}

#[tokio::test]
async fn what_is_not_set_is_not_sent() {
    assert_eq!(sent(None, None).await.target, "/batch_dial_jobs/job/dials");
}

#[tokio::test]
async fn numbers_are_written_as_they_are() {
    for (limit, text) in [(50, "limit=50"), (0, "limit=0"), (-1, "limit=-1")] {
        assert_eq!(sent(Some(limit), None).await.query(), text);
    }
    assert_eq!(sent(Some(i64::MAX), None).await.query(), "limit=9223372036854775807");
}

#[tokio::test]
async fn parameters_keep_the_order_of_the_document() {
    assert_eq!(sent(Some(2), Some("c")).await.query(), "limit=2&cursor=c");
}

#[tokio::test]
async fn texts_come_out_as_they_went_in() {
    for cursor in [
        "eyJpZCI6MX0=",
        "a+b/c==&limit=9#x?y",
        "50%",
        "%41",
        "Grüße 🦷",
        " ",
        "",
        "'\"<>`{}|\\^[]",
        "line\nbreak\ttab\0nul",
    ] {
        let request = sent(None, Some(cursor)).await;
        assert_eq!(request.parameter("cursor").as_deref(), Some(cursor), "{}", request.target);
        assert_eq!(request.parameter("limit"), None, "{}", request.target);
    }
}

#[tokio::test]
async fn a_space_is_encoded_in_the_way_that_every_server_reads() {
    assert_eq!(sent(None, Some("a b+c")).await.query(), "cursor=a%20b%2Bc");
}

#[tokio::test]
async fn the_last_value_wins() {
    let server = Server::always(Reply::json(200, &page(&["d"], None))).await.unwrap();
    let call = client(server.url()).list_batch_dial_job_dials("job").limit(1).limit(2);
    call.send().await.unwrap();
    assert_eq!(server.request().query(), "limit=2");
}
