//! Redirects: answers by default, and never a way for the key to another origin.

use vogent::models::ListBatchDialJobDialsResult as Dials;
use vogent::operations::ListBatchDialJobDialsError as Failure;
use vogent::{CallError, ErrorKind, RedirectPolicy};
use vogent_tests::client::{KEY, build, builder};
use vogent_tests::data::page;
use vogent_tests::reply::Reply;
use vogent_tests::server::Server;

fn to(status: u16, location: &str) -> Reply {
    Reply::status(status).header("location", location)
}

async fn target() -> Server {
    Server::always(Reply::json(200, &page(&["d"], None))).await.unwrap()
}

async fn call(server: &Server, policy: RedirectPolicy) -> Result<Dials, CallError<Failure>> {
    let client = build(builder(server.url()).redirects(policy).header("x-api-secret", KEY));
    client.list_batch_dial_job_dials("job").with_header("cookie", KEY).send().await
}

#[tokio::test]
async fn by_default_a_redirect_is_an_error_and_nobody_is_asked() {
    for status in [301, 302, 303, 307, 308] {
        let target = target().await;
        let server = Server::always(to(status, target.url())).await.unwrap();
        let error = call(&server, RedirectPolicy::none()).await.unwrap_err();
        assert_eq!((error.kind(), error.status().unwrap()), (ErrorKind::Api, status));
        assert_eq!((server.requests().len(), target.requests().len()), (1, 0));
    }
}

#[tokio::test]
async fn within_the_origin_the_key_goes_along() {
    let server =
        Server::scripted([to(307, "/elsewhere?x=1"), Reply::json(200, &page(&["d"], None))])
            .await
            .unwrap();
    call(&server, RedirectPolicy::limited(3)).await.unwrap();
    let requests = server.requests();
    assert_eq!(requests[1].target, "/elsewhere?x=1");
    assert_eq!(requests[1].header("authorization"), format!("Bearer {KEY}"));
}

#[tokio::test]
async fn to_another_origin_nothing_secret_goes() {
    for status in [301, 302, 303, 307, 308] {
        let target = target().await;
        let server = Server::always(to(status, &format!("{}/x", target.url()))).await.unwrap();
        call(&server, RedirectPolicy::limited(3)).await.unwrap();
        let request = target.request();
        assert!(!format!("{request:?}").contains(KEY), "{status}: {request:?}");
        assert!(
            request.headers.contains_key("user-agent") && request.headers.contains_key("accept")
        );
        assert!(!request.headers.contains_key("referer"));
    }
}

#[tokio::test]
async fn a_way_back_does_not_bring_the_key_back() {
    let home = std::sync::Arc::new(std::sync::OnceLock::<String>::new());
    let known = std::sync::Arc::clone(&home);
    let target = Server::answering(move |_| to(302, &format!("{}/back", known.get().unwrap())))
        .await
        .unwrap();
    let server = Server::scripted([to(302, target.url()), Reply::json(200, &page(&["d"], None))])
        .await
        .unwrap();
    home.set(server.url().to_owned()).unwrap();
    call(&server, RedirectPolicy::limited(3)).await.unwrap();
    assert_eq!(server.requests()[1].target, "/back");
    assert!(!format!("{:?}", server.requests()[1]).contains(KEY));
}

#[tokio::test]
async fn too_many_and_bad_ones_are_refused() {
    let looping = Server::always(to(302, "/again")).await.unwrap();
    let error = call(&looping, RedirectPolicy::limited(3)).await.unwrap_err();
    assert_eq!((error.kind(), looping.requests().len()), (ErrorKind::Redirect, 4));
    for location in [
        "ftp://127.0.0.1/x",
        "file:///etc/passwd",
        "http://user:pw-3@127.0.0.1:1/",
        "http://[",
        "javascript:x",
    ] {
        let server = Server::always(to(302, location)).await.unwrap();
        let error = call(&server, RedirectPolicy::limited(3)).await.unwrap_err();
        assert_eq!((error.kind(), server.requests().len()), (ErrorKind::Redirect, 1), "{location}");
        assert!(!format!("{error} {error:?}").contains("pw-3"));
    }
}
