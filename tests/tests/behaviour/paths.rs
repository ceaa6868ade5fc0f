//! Values in a path: encoded, and refused where they would lead to another resource.

use vogent::ErrorKind;
use vogent_tests::client::{build, builder, client};
use vogent_tests::data::page;
use vogent_tests::reply::Reply;
use vogent_tests::server::Server;

async fn server() -> Server {
    Server::always(Reply::json(200, &page(&["d"], None))).await.unwrap()
}

#[tokio::test]
async fn what_a_segment_cannot_hold_is_encoded() {
    for (id, segment) in [
        ("job_123", "job_123"),
        ("a/b?c#d", "a%2Fb%3Fc%23d"),
        ("100% sure", "100%25%20sure"),
        ("%2e%2e", "%252e%252e"),
        ("a\\b", "a%5Cb"),
        ("...", "..."),
        (".a", ".a"),
        ("Zähne 🦷", "Z%C3%A4hne%20%F0%9F%A6%B7"),
        ("a;b=c,d:e@f&g+h", "a%3Bb%3Dc%2Cd%3Ae%40f%26g%2Bh"),
        ("-._~", "-._~"),
        ("\r\nx: y", "%0D%0Ax%3A%20y"),
        ("{id}", "%7Bid%7D"),
    ] {
        let server = server().await;
        client(server.url()).list_batch_dial_job_dials(id).send().await.unwrap();
        assert_eq!(server.request().target, format!("/batch_dial_jobs/{segment}/dials"), "{id:?}");
    }
}

#[tokio::test]
async fn what_would_climb_or_vanish_is_refused_before_anything_is_sent() {
    let server = server().await;
    for id in ["", ".", ".."] {
        let call = client(server.url()).list_batch_dial_job_dials(id);
        let error = call.send().await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Build, 0), "{id:?}: {error}");
        assert!(!error.may_have_been_sent());
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn the_path_and_the_query_of_the_base_url_stay() {
    for (base, target) in [
        ("", "/batch_dial_jobs/j/dials?limit=1"),
        ("/", "/batch_dial_jobs/j/dials?limit=1"),
        ("/api/v2", "/api/v2/batch_dial_jobs/j/dials?limit=1"),
        ("/api/v2/", "/api/v2/batch_dial_jobs/j/dials?limit=1"),
        ("/api?tenant=a%20b", "/api/batch_dial_jobs/j/dials?tenant=a%20b&limit=1"),
    ] {
        let server = server().await;
        let client = client(&format!("{}{base}", server.url()));
        client.list_batch_dial_job_dials("j").limit(1).send().await.unwrap();
        assert_eq!(server.request().target, target, "{base:?}");
    }
}

#[test]
fn a_base_url_that_cannot_be_used_is_an_error_of_build() {
    for url in [
        "",
        "api.vogent.ai",
        "/api",
        "ftp://127.0.0.1",
        "http://user:pass-5@127.0.0.1",
        "https://a/{version}",
        "https://a/#b",
        "https://",
    ] {
        let error = builder(url).build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build, "{url:?}");
        assert!(!format!("{error} {error:?}").contains("pass-5"));
    }
    drop(build(builder(" https://api.example.com/v1 ")));
}
