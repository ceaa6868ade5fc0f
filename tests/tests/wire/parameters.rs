//! Parameters of every place, style and type.

use golden_wire::ErrorKind;
use golden_wire::models::QueriesColor;

use super::{Wire, plain, point, text};

#[tokio::test]
async fn simple_values_in_the_path() {
    let wire = Wire::new().await;
    let call = wire.client.simple_paths("a b/c?d", -7, &["x,y", "z"], &point(1, -2));
    call.send().await.unwrap();
    assert_eq!(wire.seen(), plain("/paths/a%20b%2Fc%3Fd/-7/x%2Cy,z/x=1,y=-2"));
}

#[tokio::test]
async fn labels_in_the_path() {
    let wire = Wire::new().await;
    wire.client.label_paths("é", &["a", "b"], &point(1, 2)).send().await.unwrap();
    assert_eq!(wire.seen(), plain("/labels/.%C3%A9/.a.b/.x,1,y,2"));
}

#[tokio::test]
async fn matrices_in_the_path() {
    let wire = Wire::new().await;
    wire.client.matrix_paths(true, &[1, 2], &point(3, 4).note("n;")).send().await.unwrap();
    assert_eq!(wire.seen(), plain("/matrices/;one=true/;many=1,2/;x=3;y=4;note=n%3B"));
}

#[tokio::test]
async fn a_path_that_would_climb_or_be_empty_is_not_sent() {
    let wire = Wire::new().await;
    for text in ["", ".", ".."] {
        let call = wire.client.simple_paths(text, 1, &["a"], &point(1, 2));
        assert_eq!(call.send().await.unwrap_err().kind(), ErrorKind::Build, "{text:?}");
    }
    assert!(wire.server.requests().is_empty());
}

#[tokio::test]
async fn queries_of_every_style() {
    let wire = Wire::new().await;
    let at = chrono::DateTime::parse_from_rfc3339("2026-11-25T01:02:03.5+01:00").unwrap();
    let call = wire.client.queries().text("a&b=c d+é").number(1.5).on(false);
    let call = call.day(&chrono::NaiveDate::from_ymd_opt(2026, 2, 3).unwrap()).at(&at);
    let call = call.color(QueriesColor::SkyBlue).exploded(&["a", "b c"]).joined(&["d,", "e"]);
    let call = call.spaces(&["f", "g"]).pipes(&[1, 2]).point(&point(1, 2)).flat(&point(3, 4));
    let call = call.deep(&point(5, 6).note("[]")).reserved("a/b?c=1&d#e%20").json(&point(7, 8));
    call.odd_name("x").blank("").send().await.unwrap();
    let query = [
        "text=a%26b%3Dc%20d%2B%C3%A9",
        "number=1.5",
        "on=false",
        "day=2026-02-03",
        "at=2026-11-25T01%3A02%3A03.500%2B01%3A00",
        "color=sky%20blue",
        "exploded=a&exploded=b%20c",
        "joined=d%2C,e",
        "spaces=f%20g",
        "pipes=1%7C2",
        "x=1&y=2",
        "flat=x,3,y,4",
        "deep%5Bx%5D=5&deep%5By%5D=6&deep%5Bnote%5D=%5B%5D",
        "reserved=a/b?c=1&d%23e%20",
        "json=%7B%22x%22%3A7%2C%22y%22%3A8%7D",
        "odd%20name%26%5B%5D=x",
        "blank=",
    ];
    assert_eq!(wire.seen(), plain(&format!("/queries?{}", query.join("&"))));
}

#[tokio::test]
async fn numbers_wherever_they_stand() {
    let wire = Wire::new().await;
    let call = wire.client.numbers(9_007_199_254_740_993).sizes(&[1.0, 2.5]).ids(&[u64::MAX, 0]);
    let error = call.words(&["a", "b c"]).limit(7).send().await.unwrap_err();
    assert_eq!(error.status(), Some(204), "the server has nothing but that to say");
    let query =
        "sizes=1&sizes=2.5&ids=18446744073709551615,0&words=%5B%22a%22%2C%22b%20c%22%5D&limit=7";
    let expected = plain(&format!("/numbers/9007199254740993?{query}"));
    assert_eq!(wire.seen(), expected.replace("*/*", "application/json"));
}

#[tokio::test]
async fn what_is_absent_or_empty_is_not_in_the_query() {
    let wire = Wire::new().await;
    wire.client.queries().send().await.unwrap();
    wire.client.queries().exploded(&[] as &[&str]).pipes(&[]).text("").send().await.unwrap();
    let requests = wire.server.requests();
    assert_eq!(text(&requests[0]), plain("/queries"));
    assert_eq!(text(&requests[1]), plain("/queries?text="));
}

#[tokio::test]
async fn headers_and_cookies() {
    let wire = Wire::new().await;
    let call = wire.client.heads().x_text("a b, é\"").x_list(&[1, 2]).x_point(&point(3, 4));
    let call = call.x_exploded(&point(5, 6)).session("s%20").flavors(&["oat", "nut"]);
    call.send().await.unwrap();
    let expected = "GET /heads\n\
        accept: */*\n\
        authorization: Bearer t0k3n\n\
        cookie: session=s%2520; flavors=oat,nut\n\
        x-exploded: x=5,y=6\n\
        x-list: 1,2\n\
        x-point: x,3,y,4\n\
        x-text: a b, é\"\n\n";
    assert_eq!(wire.seen(), expected);
}

#[tokio::test]
async fn a_header_that_is_missing_or_breaks_lines_is_not_sent() {
    let wire = Wire::new().await;
    let missing = wire.client.heads().send().await.unwrap_err();
    assert!(missing.to_string().contains("`X-Text` is missing"), "{missing}");
    let broken = wire.client.heads().x_text("a\r\nx-evil: b").send().await.unwrap_err();
    assert_eq!(broken.kind(), ErrorKind::Build);
    assert!(wire.server.requests().is_empty() && !broken.to_string().contains("evil"));
}
