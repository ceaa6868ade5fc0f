//! Answers: the status decides, then the content type, and never a guess.

use golden_answers::models::{ReportResponseXKind, ReportResponseXLevel};
use golden_answers::operations::{EitherOutput, ReportError, ReportHeaders, ReportOutput};
use golden_answers::{Client, ErrorKind};
use serde_json::json;
use vogent_tests::reply::Reply;
use vogent_tests::server::Server;

async fn answering(reply: Reply) -> (Client, Server) {
    let server = Server::always(reply).await.unwrap();
    let client = Client::builder().base_url(server.url()).no_proxy().build().unwrap();
    (client, server)
}

async fn report(reply: Reply) -> ReportOutput {
    answering(reply).await.0.report().send().await.unwrap()
}

#[tokio::test]
async fn the_content_type_chooses_among_the_answers_of_a_status() {
    let job = report(Reply::json(200, &json!({"id": "j"}))).await;
    assert!(matches!(job, ReportOutput::Ok(job) if job.id.as_deref() == Some("j")));
    let rows = report(Reply::text(200, "Text/CSV; charset=utf-8", "a,b")).await;
    assert_eq!(rows, ReportOutput::OkTextCsv("a,b".to_owned()));
    let pages = report(Reply::text(200, "application/pdf", "%PDF")).await;
    assert_eq!(pages, ReportOutput::OkApplicationPdf("%PDF".into()));
    let text = r#"{"detail": "d"}"#;
    let problem = report(Reply::text(200, "application/vnd.problem+json", text)).await;
    assert!(
        matches!(problem, ReportOutput::OkApplicationVndProblemJson(it) if it.detail.as_deref() == Some("d"))
    );
    assert_eq!(report(Reply::status(204)).await, ReportOutput::NoContent);
}

#[tokio::test]
async fn what_is_not_documented_is_an_error_that_says_so() {
    let (client, _server) = answering(Reply::text(200, "text/html", "<p>")).await;
    let error = client.report().send().await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Decode, Some(200)));
    assert!(error.to_string().contains("the body is text/html, not JSON"), "{error}");
    let (client, _server) = answering(Reply::json(201, &json!({}))).await;
    let error = client.report().send().await.unwrap_err();
    assert!(error.to_string().contains("this success is not documented"), "{error}");
}

#[tokio::test]
async fn text_is_read_in_the_character_set_that_it_says() {
    let rows = report(Reply::text(200, "text/csv; charset=ISO-8859-1", vec![0xE9])).await;
    assert_eq!(rows, ReportOutput::OkTextCsv("é".to_owned()));
    for content_type in ["text/csv", "text/csv; charset=shift_jis"] {
        let (client, _server) = answering(Reply::text(200, content_type, vec![0xE9])).await;
        let error = client.report().send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{content_type}");
    }
}

#[tokio::test]
async fn a_range_takes_what_no_other_media_type_does() {
    let either = async |reply| answering(reply).await.0.either().send().await;
    let job = either(Reply::json(200, &json!({"id": "j"}))).await.unwrap();
    assert!(matches!(job, EitherOutput::Ok(job) if job.id.as_deref() == Some("j")));
    let problem = Reply::text(200, "application/problem+json", r#"{"detail": "d"}"#);
    let problem = either(problem).await.unwrap();
    assert!(matches!(problem, EitherOutput::OkApplicationProblemJson(_)), "{problem:?}");
    for content_type in ["image/png", "application/xml", "text/plain"] {
        let octets = either(Reply::text(200, content_type, "{}")).await.unwrap();
        assert_eq!(octets, EitherOutput::OkAny("{}".into()), "{content_type}");
    }
    let broken = either(Reply::text(200, "application/json", "{")).await.unwrap_err();
    assert_eq!(broken.kind(), ErrorKind::Decode, "JSON that is broken is no octets");
    let nothing_said = either(Reply::status(200).chunk(r#"{"id": "j"}"#)).await.unwrap();
    assert!(matches!(nothing_said, EitherOutput::Ok(_)));
}

#[tokio::test]
async fn errors_are_chosen_in_the_same_way() {
    let error =
        |reply| async { answering(reply).await.0.report().send().await.unwrap_err().into_api() };
    let plain = error(Reply::json(400, &json!({"detail": "d"}))).await.unwrap();
    assert!(
        matches!(plain, ReportError::BadRequest(problem) if problem.detail.as_deref() == Some("d"))
    );
    let other =
        error(Reply::text(400, "application/problem+json", r#"{"id": "j"}"#)).await.unwrap();
    assert!(
        matches!(other, ReportError::BadRequestApplicationProblemJson(job) if job.id.is_some())
    );
    let text = error(Reply::text(400, "text/plain", "no")).await.unwrap();
    assert!(matches!(text, ReportError::Other(body) if body.text() == "no"));
}

#[tokio::test]
async fn declared_headers_are_typed_and_never_fail_a_call() {
    let reply = Reply::json(200, &json!({}))
        .header("x-left", "7")
        .header("x-until", "2024-01-02T03:04:05Z")
        .header("x-kind", "full")
        .header("x-tags", "a, b")
        .header("x-page", "{\"id\": \"p\"}")
        .header("set-cookie", "a=1; Expires=Wed, 1 Jan 2025");
    let answered = answering(reply).await.0.report().send_with_headers().await.unwrap();
    let headers = answered.headers();
    assert_eq!((headers.x_left(), headers.x_kind()), (Some(7), Some(ReportResponseXKind::Full)));
    assert_eq!(headers.x_until().unwrap().to_rfc3339(), "2024-01-02T03:04:05+00:00");
    assert_eq!(headers.x_tags().unwrap(), ["a", "b"]);
    assert_eq!(headers.x_page().unwrap().id.as_deref(), Some("p"));
    assert_eq!(headers.set_cookie().unwrap(), ["a=1; Expires=Wed, 1 Jan 2025"]);

    let reply = Reply::json(200, &json!({})).header("x-left", "many");
    let answered = answering(reply).await.0.report().send_with_headers().await.unwrap();
    let headers = answered.headers();
    assert!(
        headers.x_left().is_none() && headers.x_kind().is_none() && headers.retry_after().is_none()
    );
    assert_eq!(answered.raw_headers()["x-left"], "many");
}

#[tokio::test]
async fn a_header_that_is_an_object_is_typed_both_ways() {
    let reply = Reply::json(200, &json!({}))
        .header("x-quota", "left,7,name,a b,until,2024-01-02")
        .header("x-quota", "hard,true,new,1")
        .header("x-window", "left=3, name=7,other=x")
        .header("x-counts", "a=1,b=-2")
        .header("x-nested", "deep,a")
        .header("x-level", "2");
    let answered = answering(reply).await.0.report().send_with_headers().await.unwrap();
    let headers = answered.headers();
    let quota = headers.x_quota().unwrap();
    assert_eq!((quota.left, quota.name.as_deref(), quota.hard), (7, Some("a b"), Some(true)));
    assert_eq!(quota.until.unwrap().to_string(), "2024-01-02");
    let window = headers.x_window().unwrap();
    assert_eq!((window.left, window.name.as_deref(), window.hard), (3, Some("7"), None));
    assert_eq!(
        headers.x_counts().unwrap().into_iter().collect::<Vec<_>>(),
        [("a".to_owned(), 1), ("b".to_owned(), -2)]
    );
    assert_eq!(
        headers.x_nested().as_deref(),
        Some("deep,a"),
        "no style writes an object in an object"
    );
    assert_eq!(headers.x_level(), Some(ReportResponseXLevel::Two));

    for misfit in ["left", "left,many", "name,a", "left,1,hard"] {
        let reply =
            Reply::json(200, &json!({})).header("x-quota", misfit).header("x-window", misfit);
        let answered = answering(reply).await.0.report().send_with_headers().await.unwrap();
        assert!(answered.headers().x_quota().is_none(), "{misfit}");
        assert!(answered.headers().x_window().is_none(), "{misfit}");
    }
}

#[tokio::test]
async fn an_error_has_its_headers_too() {
    let reply = Reply::json(400, &json!({})).header("retry-after", "1.5");
    let error = answering(reply).await.0.report().send().await.unwrap_err();
    let headers = ReportHeaders::from(error.answer().unwrap().clone());
    assert_eq!(headers.retry_after(), Some(1.5));
}

#[tokio::test]
async fn texts_under_any_type_and_octets_of_a_range() {
    let (client, _server) = answering(Reply::json(200, &json!("a\"b"))).await;
    assert_eq!(client.word().send().await.unwrap(), "a\"b");
    let (client, _server) = answering(Reply::text(200, "text/plain", "\"a\"")).await;
    assert_eq!(client.word().send().await.unwrap(), "\"a\"");
    let (client, _server) = answering(Reply::text(200, "image/png", "pixels")).await;
    assert_eq!(client.picture().send().await.unwrap(), "pixels");
    let (client, _server) = answering(Reply::json(200, &json!({"any": [1]}))).await;
    assert_eq!(client.thing().send().await.unwrap(), json!({"any": [1]}));
}
