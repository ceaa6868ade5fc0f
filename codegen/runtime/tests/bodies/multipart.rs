//! Multipart bodies: bytes, names, headers, order, replays.

use codegen_runtime::runtime::answer;
use codegen_runtime::runtime::body::Body;
use codegen_runtime::runtime::error::Error;
use codegen_runtime::runtime::mock::{MockAnswer, MockRequest, MockTransport};
use codegen_runtime::runtime::multipart::{Field, Multipart, Part};
use codegen_runtime::runtime::param::{self, ParamValue};
use serde_json::json;

use super::support::AnyError;
use super::{content_type, put, refused, sent};

const FORM: &str = "multipart/form-data";

const FIELDS: &[Field] = &[
    Field::new("file").required(),
    Field::new("kind"),
    Field::new("tags"),
    Field::new("sizes").separator(","),
    Field::new("meta"),
    Field::new("picture").content_type("image/png"),
];

/// The body with its boundary written as `B`, after a look at where the boundary stands.
fn text(request: &MockRequest) -> String {
    let boundary = content_type(request).split_once("boundary=").expect("a boundary is said").1;
    let boundary = boundary.split(';').next().unwrap();
    assert!(boundary.len() == 32 && boundary.bytes().all(|byte| byte.is_ascii_hexdigit()));
    String::from_utf8(request.body.to_vec()).unwrap().replace(boundary, "B")
}

async fn body(form: Multipart) -> String {
    text(&sent(|call| call.multipart(form, FORM)).await)
}

#[tokio::test]
async fn parts_go_out_in_the_order_of_the_document() {
    let mut form = Multipart::of(FIELDS).part("more", "x");
    form.json(4, &json!({"a": 1}));
    form.value(3, param::list([param::integer(1), param::integer(2)]));
    form.value(2, param::list([param::text("p"), ParamValue::Absent, param::text("q")]));
    form.value(1, param::text("é"));
    form.file(0, Part::file("a.txt", "alpha").content_type("text/plain"));
    form.files(5, [Part::from(vec![1_u8]), ("b.png", "beta").into()]);
    let expected = "\
--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\nalpha\r\n\
--B\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\né\r\n\
--B\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\np\r\n\
--B\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\nq\r\n\
--B\r\nContent-Disposition: form-data; name=\"sizes\"\r\n\r\n1,2\r\n\
--B\r\nContent-Disposition: form-data; name=\"meta\"\r\nContent-Type: application/json\r\n\r\n{\"a\":1}\r\n\
--B\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"blob\"\r\nContent-Type: image/png\r\n\r\n\u{1}\r\n\
--B\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"b.png\"\r\nContent-Type: image/png\r\n\r\nbeta\r\n\
--B\r\nContent-Disposition: form-data; name=\"more\"\r\n\r\nx\r\n\
--B--\r\n";
    assert_eq!(body(form).await, expected);
}

#[tokio::test]
async fn a_field_that_is_set_again_replaces_what_it_had() {
    let mut form = Multipart::of(FIELDS);
    form.file(0, "one".into());
    form.file(0, "two".into());
    let text = body(form).await;
    assert!(text.contains("two") && !text.contains("one"), "{text}");
}

#[tokio::test]
async fn no_name_ends_its_quotes_or_its_line() {
    let name = "a\"; filename=\"x\r\nX-Evil: 1";
    let text = body(Multipart::new().part(name, Part::file("b\"\r\n\r\nc", ""))).await;
    assert_eq!(
        text,
        "--B\r\nContent-Disposition: form-data; name=\"a%22; filename=%22x%0D%0AX-Evil: 1\"; \
         filename=\"b%22%0D%0A%0D%0Ac\"\r\n\r\n\r\n--B--\r\n"
    );
}

#[tokio::test]
async fn what_is_no_header_is_not_sent() {
    for part in [
        Part::new("x").content_type("text/plain\r\nX-Evil: 1"),
        Part::new("x").header("X-Good", "a\nb"),
        Part::new("x").header("X Bad", "a"),
    ] {
        let why = refused(|call| call.multipart(Multipart::new().part("p", part), FORM)).await;
        assert!(why.contains("the part `p`"), "{why}");
    }
}

#[tokio::test]
async fn headers_of_a_part_are_its_own() {
    let mut form = Multipart::of(FIELDS);
    form.header(0, "x-more", param::integer(2));
    form.file(0, Part::new("x").header("X-Size", "1"));
    let text = body(form).await;
    assert!(text.contains("\r\nx-size: 1\r\n") && text.contains("\r\nx-more: 2\r\n"), "{text}");
}

#[tokio::test]
async fn what_is_missing_or_unfit_is_named() {
    let set = |form: Multipart| refused(move |call| call.multipart(form, FORM));
    assert!(set(Multipart::of(FIELDS)).await.contains("the required part `file` is missing"));
    let mut form = Multipart::of(FIELDS);
    form.value(1, param::number(f64::NAN));
    assert!(set(form).await.contains("the part `kind` is not a finite number"));
}

#[tokio::test]
async fn other_multipart_types_have_no_names_and_related_names_its_root() {
    let form = || Multipart::new().part("meta", Part::json(&1)).part("media", ("a.bin", "x"));
    let mixed = sent(|call| call.multipart(form(), "multipart/mixed; charset=x")).await;
    assert!(content_type(&mixed).starts_with("multipart/mixed; boundary="));
    let expected = "--B\r\nContent-Type: application/json\r\n\r\n1\r\n\
                    --B\r\nContent-Disposition: attachment; filename=\"a.bin\"\r\n\r\nx\r\n--B--\r\n";
    assert_eq!(text(&mixed), expected);
    let related = sent(|call| call.multipart(form(), "multipart/related")).await;
    assert!(content_type(&related).ends_with("; type=\"application/json\""));
}

/// The bodies of two attempts, the first of which fails; or the error after one.
async fn twice(part: Part) -> Result<Vec<MockRequest>, Error> {
    let mock = MockTransport::new();
    mock.push(MockAnswer::status(503)).push(MockAnswer::status(204));
    let mut call = put(&mock);
    call.multipart(Multipart::new().part("a", "text").part("p", part), FORM);
    call.send::<(), AnyError>(answer::nothing).await?;
    Ok(mock.requests())
}

#[tokio::test]
async fn a_body_is_sent_again_when_all_its_parts_can_be() {
    let again = Body::replayable(|| Body::stream(Body::from("opened"), Some(6)));
    let requests = twice(Part::new(again)).await.unwrap();
    assert_eq!(requests.len(), 2);
    assert_eq!(requests[0].body, requests[1].body);
    assert!(text(&requests[1]).contains("\r\n\r\nopened\r\n"));

    let once = twice(Part::new(Body::stream(Body::from("x"), Some(1)))).await.unwrap_err();
    assert_eq!((once.status(), once.attempts()), (Some(503), 1));
}

#[tokio::test]
async fn the_length_is_known_when_that_of_every_part_is() {
    let length = |part: Part| async {
        let mock = MockTransport::new();
        let mut call = put(&mock);
        call.multipart(Multipart::new().part("p", part), FORM);
        call.into_parts().1.body.opened().length()
    };
    let known = Part::new(Body::stream(Body::from("abc"), Some(3)));
    assert_eq!(length(known).await, length(Part::new("abc")).await);
    assert!(length(Part::new("abc")).await.is_some());
    assert_eq!(length(Part::new(Body::stream(Body::from("abc"), None))).await, None);
}
