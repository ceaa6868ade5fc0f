//! What the token endpoint is asked, and where it may lie.

use codegen_runtime::runtime::error::ErrorKind;
use codegen_runtime::runtime::mock::MockTransport;
use codegen_runtime::runtime::oauth2::{ClientAuthentication, ClientCredentials};
use http::Method;

use super::{CANARY, TOKEN_URL, call, client, issuing, program, sent, settings, token_requests};

#[tokio::test]
async fn a_token_is_asked_for_once_and_sent_with_every_call() {
    let mock = issuing(Some(3600));
    let credentials = program().scope("read").scope("write").parameter("audience", "a b&c");
    let core = client(&mock, credentials);
    assert_eq!((call(&core).await, call(&core).await), (200, 200));
    let requests = mock.requests();
    let asked = &requests[0];
    assert_eq!((&asked.method, asked.url.as_str()), (&Method::POST, TOKEN_URL));
    let mut headers: Vec<_> =
        asked.headers.iter().map(|(name, value)| format!("{name}: {value:?}")).collect();
    headers.sort();
    assert_eq!(
        headers,
        [
            r#"accept: "application/json""#,
            "authorization: Sensitive",
            r#"content-type: "application/x-www-form-urlencoded""#,
            r#"user-agent: "test/1.0""#,
        ]
    );
    assert_eq!(asked.headers["authorization"], "Basic bWU6Y2FuYXJ5LTdmM2E5Yw==");
    assert_eq!(asked.body, "grant_type=client_credentials&scope=read+write&audience=a+b%26c");
    assert_eq!(sent(&mock), ["Bearer token-1", "Bearer token-1"]);
    assert!(requests[1].headers["authorization"].is_sensitive());
    assert_eq!(token_requests(&mock), 1);
}

#[tokio::test]
async fn id_and_secret_are_encoded_before_they_are_joined_or_stand_in_the_body() {
    let tricky = ClientCredentials::new("a:b c", "ü&=").token_url(TOKEN_URL);
    let mock = issuing(None);
    call(&client(&mock, tricky.clone())).await;
    // base64 of `a%3Ab+c:%C3%BC%26%3D`
    assert_eq!(mock.requests()[0].headers["authorization"], "Basic YSUzQWIrYzolQzMlQkMlMjYlM0Q=");
    let mock = issuing(None);
    call(&client(&mock, tricky.authentication(ClientAuthentication::Body))).await;
    let asked = &mock.requests()[0];
    assert!(!asked.headers.contains_key("authorization"));
    assert_eq!(
        asked.body,
        "grant_type=client_credentials&client_id=a%3Ab+c&client_secret=%C3%BC%26%3D"
    );
}

#[tokio::test]
async fn the_token_endpoint_is_https_or_this_machine_and_may_be_relative() {
    let none = "";
    for (base, url, goes) in [
        ("https://a/base", "/oauth/token", "https://a/oauth/token"),
        ("https://a/base/", "token", "https://a/base/token"),
        ("https://a/base", "https://b/token", "https://b/token"),
        ("http://localhost:1", "/token", "http://localhost:1/token"),
        ("https://a", "http://127.0.0.1:2/token", "http://127.0.0.1:2/token"),
        ("https://a", "http://b/token", none),
        ("https://a", "ftp://b/token", none),
        ("https://a", "https://u:p@b/token", none),
        ("https://a", "https://{tenant}/token", none),
        ("https://a", "", none),
    ] {
        let mock = issuing(None);
        let mut settings = settings(&mock, ClientCredentials::new("me", CANARY).token_url(url));
        settings.base_url(base);
        match settings.build() {
            Ok(core) => {
                call(&core).await;
                assert_eq!(mock.requests()[0].url, goes, "{url}");
            }
            Err(error) => {
                assert_eq!((error.kind(), goes), (ErrorKind::Build, none), "{url}: {error}");
                assert!(error.to_string().contains("token endpoint"), "{error}");
            }
        }
    }
    let mock = issuing(None);
    let mut settings = settings(&mock, program().token_url("http://b/token"));
    settings.allow_insecure_credentials(true);
    assert_eq!(call(&settings.build().unwrap()).await, 200);
}

#[test]
fn nothing_of_a_program_shows_but_its_name_and_scopes() {
    let secret = program().parameter("assertion", CANARY).scope("read");
    let mock = MockTransport::new();
    let text = format!(
        "{secret:?} {:?} {:?}",
        settings(&mock, secret.clone()),
        client(&mock, secret.clone())
    );
    assert!(!text.contains(CANARY) && !text.contains("https://"), "{text}");
    assert!(text.contains("read"), "{text}");
}
