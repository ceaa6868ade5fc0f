//! Credentials of every kind, alone, together and in the place of one another.

use golden_wire::ErrorKind;
use golden_wire::auth::{AuthError, Credential, RequestHead, bearer_from};
use golden_wire::transport::BoxFuture;

use super::{Wire, plain};

fn get(target: &str, headers: &str) -> String {
    format!("GET {target}\naccept: */*\n{headers}\n")
}

#[tokio::test]
async fn a_bearer_token_and_none_where_none_is_wanted() {
    let wire = Wire::new().await;
    wire.client.queries().send().await.unwrap();
    assert_eq!(wire.seen(), plain("/queries"));
    let wire = Wire::new().await;
    wire.client.open().send().await.unwrap();
    assert_eq!(wire.seen(), get("/open", ""));
}

#[tokio::test]
async fn a_user_name_and_a_password() {
    let wire = Wire::with(|builder| builder.basic("Jürgen", "pass:word")).await;
    wire.client.password().send().await.unwrap();
    // base64 of the UTF-8 of `Jürgen:pass:word` (RFC 7617 §2.1)
    assert_eq!(wire.seen(), get("/password", "authorization: Basic SsO8cmdlbjpwYXNzOndvcmQ=\n"));
    let wire = Wire::with(|builder| builder.basic("a:b", "c")).await;
    assert_eq!(wire.client.password().send().await.unwrap_err().kind(), ErrorKind::Auth);
}

#[tokio::test]
async fn keys_in_all_three_places_at_once() {
    let keys = |builder: golden_wire::ClientBuilder| {
        builder.header_key("h").query_key("q &").cookie_key("c+/=%3D;\u{e9}")
    };
    let wire = Wire::with(keys).await;
    wire.client.keys().send().await.unwrap();
    let headers = "cookie: sid=c+/=%3D%3B%C3%A9\nx-key: h\n";
    assert_eq!(wire.seen(), get("/keys?api%20key=q%20%26", headers));
}

#[tokio::test]
async fn all_of_one_alternative_or_nothing() {
    let wire = Wire::with(|builder| builder.header_key("h")).await;
    let error = wire.client.either().send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
    assert!(error.to_string().contains("basic and headerKey, or queryKey"), "{error}");
    let wire = Wire::with(|builder| builder.header_key("h").basic("a", "b").query_key("q")).await;
    wire.client.either().send().await.unwrap();
    assert_eq!(wire.seen(), get("/either", "authorization: Basic YTpi\nx-key: h\n"));
    let wire = Wire::with(|builder| builder.header_key("h").query_key("q")).await;
    wire.client.either().send().await.unwrap();
    assert_eq!(wire.seen(), get("/either?api%20key=q", ""));
}

#[tokio::test]
async fn a_credential_that_may_be_absent() {
    let wire = Wire::with(|builder| builder.token("t")).await;
    wire.client.maybe().send().await.unwrap();
    assert_eq!(wire.seen(), get("/maybe", ""));
    let wire = Wire::with(|builder| builder.cookie_key("c")).await;
    wire.client.maybe().send().await.unwrap();
    assert_eq!(wire.seen(), get("/maybe", "cookie: sid=c\n"));
}

#[tokio::test]
async fn tokens_of_openid_connect_and_of_a_provider_and_a_whole_header() {
    let wire = Wire::with(|builder| builder.oidc("id")).await;
    wire.client.connect().send().await.unwrap();
    assert_eq!(wire.seen(), get("/connect", "authorization: Bearer id\n"));
    let provide = || std::future::ready(Ok("fresh".into()));
    let wire = Wire::with(|builder| builder.credential("oidc", bearer_from(provide))).await;
    wire.client.connect().send().await.unwrap();
    assert_eq!(wire.seen(), get("/connect", "authorization: Bearer fresh\n"));
    let wire = Wire::with(|builder| builder.custom("Signature a=b")).await;
    wire.client.custom().send().await.unwrap();
    assert_eq!(wire.seen(), get("/custom", "authorization: Signature a=b\n"));
}

/// A signature over the request, for a scheme that is not built in.
struct Signature;

impl Credential for Signature {
    fn apply<'a>(&'a self, request: &'a mut RequestHead) -> BoxFuture<'a, Result<(), AuthError>> {
        let signature = format!("{} {}", request.method, request.url.ends_with("/custom"));
        let set = request.set_secret_header("authorization", "Signature ", &signature.into());
        Box::pin(std::future::ready(set.map_err(AuthError::permanent)))
    }
}

#[tokio::test]
async fn a_credential_of_ones_own_sees_the_request() {
    let wire = Wire::with(|builder| builder.credential("custom", Signature)).await;
    wire.client.custom().send().await.unwrap();
    assert_eq!(wire.seen(), get("/custom", "authorization: Signature GET true\n"));
}
