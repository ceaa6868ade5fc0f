//! Bodies: what arrives at a server, byte by byte.

use golden_bodies::body::{Body, Part, from_reader};
use golden_bodies::mock::{MockClock, MockJitter};
use golden_bodies::models::{Kind, Meta, Pet, UploadSize};
use golden_bodies::operations::{
    CreatePetBody, CreatePetForm, FilesCreateForm, FilesCreateManyForm, FilesCreateRelatedForm,
};
use golden_bodies::{Client, Error, ErrorKind};
use vogent_tests::reply::Reply;
use vogent_tests::server::{Received, Server};

async fn server() -> (Client, Server) {
    scripted([Reply::status(204)]).await
}

async fn scripted(replies: impl IntoIterator<Item = Reply>) -> (Client, Server) {
    let server = Server::scripted(replies).await.unwrap();
    let client = Client::builder()
        .base_url(server.url())
        .no_proxy()
        .clock(MockClock::new())
        .jitter(MockJitter::new(0.0))
        .build()
        .unwrap();
    (client, server)
}

fn body(received: &Received) -> String {
    String::from_utf8_lossy(&received.body).into_owned()
}

/// The jitter of the tests counts its bits up.
const BOUNDARY: &str = "00000000000000000000000000000001";

#[tokio::test]
async fn a_form_of_files_texts_and_json() {
    let (client, server) = server().await;
    let file = Part::file("a\"b.txt", "alpha").content_type("text/plain");
    let form = FilesCreateForm::new(file, Kind::Draft)
        .title("grün")
        .attachments([Part::from("one"), ("two.bin", vec![2_u8]).into()])
        .tags(&["x", "y"])
        .sizes(&[1, 2])
        .meta_x_version(3)
        .meta(&Meta::new().author("me".to_owned()))
        .metas(&[Meta::new(), Meta::new()])
        .quoted("q\"")
        .drawing("<svg/>")
        .picture(vec![0x89_u8])
        .size(&UploadSize::String("a b".to_owned()))
        .part("extra", "e");
    client.files().create(form).send().await.unwrap();
    let request = server.request();
    assert_eq!(request.header("content-type"), format!("multipart/form-data; boundary={BOUNDARY}"));
    assert_eq!(request.header("content-length"), request.body.len().to_string());
    let part = |head: &str, content: &str| {
        format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name={head}\r\n\r\n{content}\r\n")
    };
    let expected = [
        part("\"file\"; filename=\"a%22b.txt\"\r\nContent-Type: text/plain", "alpha"),
        part("\"kind\"", "draft"),
        part("\"title\"", "grün"),
        part("\"picture\"; filename=\"blob\"\r\nContent-Type: image/png", "\u{FFFD}"),
        part("\"attachments\"; filename=\"blob\"\r\nContent-Type: application/octet-stream", "one"),
        part(
            "\"attachments\"; filename=\"two.bin\"\r\nContent-Type: application/octet-stream",
            "\u{2}",
        ),
        part("\"tags\"", "x"),
        part("\"tags\"", "y"),
        part("\"sizes\"", "1|2"),
        part("\"meta\"\r\nContent-Type: application/json\r\nx-version: 3", "{\"author\":\"me\"}"),
        part("\"metas\"\r\nContent-Type: application/json", "{}"),
        part("\"metas\"\r\nContent-Type: application/json", "{}"),
        part("\"quoted\"\r\nContent-Type: application/json", "\"q\\\"\""),
        // No JSON under another name, whatever the schema says.
        part("\"drawing\"; filename=\"blob\"\r\nContent-Type: image/svg+xml", "<svg/>"),
        part("\"size\"", "a b"),
        part("\"extra\"", "e"),
        format!("--{BOUNDARY}--\r\n"),
    ];
    assert_eq!(body(&request), expected.concat());
}

#[tokio::test]
async fn a_form_is_sent_again_when_its_parts_can_be_and_once_otherwise() {
    let failing = || [Reply::status(503), Reply::status(204)];
    let (client, server) = scripted(failing()).await;
    let again = Body::replayable(|| from_reader(&b"opened"[..], Some(6)));
    client
        .files()
        .create(FilesCreateForm::new(again, Kind::Final))
        .with_retry(repeating())
        .send()
        .await
        .unwrap();
    let requests = server.requests();
    assert_eq!((requests.len(), &requests[0].body), (2, &requests[1].body));
    assert!(body(&requests[1]).contains("\r\n\r\nopened\r\n"));

    let (client, server) = scripted(failing()).await;
    let form = FilesCreateForm::new(from_reader(&b"once"[..], None), Kind::Final);
    let error = client.files().create(form).with_retry(repeating()).send().await.unwrap_err();
    assert_eq!((error.status(), server.requests().len()), (Some(503), 1));
    let request = server.request();
    assert_eq!(request.header("content-length"), "", "the length is not known");
    assert!(body(&request).contains("\r\n\r\nonce\r\n"));
}

fn repeating() -> golden_bodies::RetryPolicy {
    golden_bodies::RetryPolicy::new().idempotent(true)
}

#[tokio::test]
async fn a_required_part_that_is_missing_is_named() {
    let (client, server) = server().await;
    let form = FilesCreateManyForm::new().a("1").b("2").c("3").d("4").files([Part::from("f")]);
    let error: Error = client.files().create_many(form).send().await.unwrap_err().into();
    assert_eq!(error.kind(), ErrorKind::Build);
    assert!(error.to_string().contains("the required part `e` is missing"), "{error}");
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn related_parts_have_no_names() {
    let (client, server) = server().await;
    let form = FilesCreateRelatedForm::new(&Meta::new()).media("bytes");
    client.files().create_related(form).send().await.unwrap();
    let request = server.request();
    let content_type = format!("multipart/related; boundary={BOUNDARY}; type=\"application/json\"");
    assert_eq!(request.header("content-type"), content_type);
    let expected = format!(
        "--{BOUNDARY}\r\nContent-Type: application/json\r\n\r\n{{}}\r\n--{BOUNDARY}\r\n\
         Content-Disposition: attachment; filename=\"blob\"\r\nContent-Type: application/octet-stream\r\n\r\nbytes\r\n--{BOUNDARY}--\r\n"
    );
    assert_eq!(body(&request), expected);
}

/// The content type and the text of a body.
async fn pet<'a>(form: impl Into<CreatePetBody<'a>>) -> (String, String) {
    let (client, server) = server().await;
    client.create_pet(form).send().await.unwrap();
    let request = server.request();
    (request.header("content-type").to_owned(), body(&request))
}

#[tokio::test]
async fn one_operation_in_each_of_its_media_types() {
    let rex = Pet::new("R&x".to_owned());
    let owned = |content_type: &str, text: &str| (content_type.to_owned(), text.to_owned());
    assert_eq!(pet(&rex).await, owned("application/json", "{\"name\":\"R&x\"}"));
    assert_eq!(
        pet(CreatePetBody::Form(&rex)).await,
        owned("application/x-www-form-urlencoded", "name=R%26x")
    );
    assert_eq!(
        pet(CreatePetBody::Xml("<pet/>".to_owned())).await,
        owned("application/xml", "<pet/>")
    );
    assert_eq!(pet(CreatePetBody::Csv("a,b".to_owned())).await, owned("text/csv", "a,b"));
    let octets = CreatePetBody::OctetStream("raw".into());
    assert_eq!(pet(octets).await, owned("application/octet-stream", "raw"));
    let picture = CreatePetBody::Image(("image/webp", "pixels").into());
    assert_eq!(pet(picture).await, owned("image/webp", "pixels"));
    let (content_type, text) = pet(CreatePetForm::new("photo")).await;
    assert!(content_type.starts_with("multipart/form-data; boundary="));
    assert!(text.contains("name=\"photo\"; filename=\"blob\""), "{text}");
}

#[tokio::test]
async fn a_media_type_that_the_caller_says() {
    let (client, server) = server().await;
    client.files().patch("n", ("text/x-log", "line\n")).send().await.unwrap();
    assert_eq!(server.request().header("content-type"), "text/x-log");
    let error = client.put_picture("n").body(("text/plain", "x")).send().await.unwrap_err();
    assert!(error.to_string().contains("`text/plain`, is none of `image/*`"), "{error}");
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn members_of_a_form_in_their_styles() {
    let (client, server) = server().await;
    let filter: golden_bodies::models::Filter = serde_json::from_str(
        r#"{"tags": ["a b", "c"], "at": {"x": 1}, "url": "https://a/?b=c", "text": "t"}"#,
    )
    .unwrap();
    client.post_form(&filter).send().await.unwrap();
    let expected = "tags=a%20b%7Cc&at%5Bx%5D=1&url=https://a/?b=c&text=%22t%22";
    assert_eq!(body(&server.request()), expected);
}

#[tokio::test]
async fn values_one_a_line() {
    let (client, server) = server().await;
    let rows = [Meta::new(), Meta::new().author("a\nb".to_owned())];
    client.post_rows(&rows).send().await.unwrap();
    let request = server.request();
    assert_eq!(request.header("content-type"), "application/x-ndjson");
    assert_eq!(body(&request), "{}\n{\"author\":\"a\\nb\"}\n");
}

#[tokio::test]
async fn a_stream_of_unknown_length_goes_out_in_chunks() {
    let (client, server) = server().await;
    let long = vec![b'x'; 300_000];
    let reader = std::io::Cursor::new(long.clone());
    client.files().put("n", from_reader(reader, None)).send().await.unwrap();
    let request = server.request();
    assert_eq!((request.header("content-length"), request.body.len()), ("", long.len()));
    assert_eq!(request.header("transfer-encoding"), "chunked");
}
