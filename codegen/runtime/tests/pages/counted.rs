//! Pages by offset and by number.

use codegen_runtime::runtime::counted::{Tally, count, offset, page};
use codegen_runtime::runtime::error::{ErrorKind, PageProblem};
use codegen_runtime::runtime::mock::MockTransport;
use codegen_runtime::runtime::pages::{InParameter, Next, Pages, Position};
use codegen_runtime::runtime::param::{Parameter, integer};
use http::Method;
use serde_json::json;

use crate::{Numbered, all, client, decode, items, received, script, support, urls};

const NOTHING: Tally = Tally { first: 0, received: 0, total: None, pages: None, has_more: None };

static BY_OFFSET: Numbered = Numbered {
    place: &InParameter(0),
    decode,
    next: |page, position| {
        offset(position, Tally { received: received(page), total: page.total, ..NOTHING })
    },
    items,
};

static BY_PAGE: Numbered = Numbered {
    place: &InParameter(0),
    decode,
    next: |numbers, position| {
        let received = received(numbers);
        page(position, Tally { first: 1, received, total: numbers.total, ..NOTHING })
    },
    items,
};

fn pages(
    mock: &MockTransport,
    paging: &'static Numbered,
    at: Option<i64>,
) -> Pages<crate::Numbers, i64> {
    let parameters = [Parameter::query("at")];
    let mut call = client(mock).call(support::endpoint(Method::GET, "/x", &parameters));
    if let Some(at) = at {
        call.set(0, integer(at));
    }
    Pages::new(call, paging)
}

#[tokio::test]
async fn an_offset_goes_on_from_where_the_call_begins() {
    let mock = script(&[json!({"items": [7, 8], "total": 9}), json!({"items": [9], "total": 9})]);
    let (items, error) = all(pages(&mock, &BY_OFFSET, Some(6))).await;
    assert_eq!((items, error.is_none()), (vec![7, 8, 9], true));
    assert_eq!(urls(&mock), ["https://api/x?at=6", "https://api/x?at=8"]);
}

#[tokio::test]
async fn an_empty_page_ends_a_list_whatever_the_total_says() {
    let mock = script(&[json!({"items": [1], "total": 9}), json!({"items": [], "total": 9})]);
    let (items, error) = all(pages(&mock, &BY_OFFSET, None)).await;
    assert_eq!((items, error.is_none(), mock.requests().len()), (vec![1], true, 2));
}

#[tokio::test]
async fn a_total_ends_numbered_pages_that_began_at_the_first() {
    let full = [json!({"items": [1, 2], "total": 3}), json!({"items": [3], "total": 3})];
    for start in [None, Some(1)] {
        let mock = script(&full);
        let (items, error) = all(pages(&mock, &BY_PAGE, start)).await;
        assert_eq!((items, error.is_none(), mock.requests().len()), (vec![1, 2, 3], true, 2));
    }
    // What came before page 2 is unknown, so that only an empty page ends it.
    let mock = script(&[json!({"items": [3], "total": 3}), json!({"items": [], "total": 3})]);
    let (items, _) = all(pages(&mock, &BY_PAGE, Some(2))).await;
    assert_eq!(items, [3]);
    assert_eq!(urls(&mock), ["https://api/x?at=2", "https://api/x?at=3"]);
}

#[tokio::test]
async fn an_error_says_where_to_go_on() {
    let mock = script(&[json!({"items": [1, 2], "total": 3})]);
    let (_, error) = all(pages(&mock, &BY_OFFSET, None)).await;
    let cursor = error.and_then(|error| error.cursor().map(str::to_owned)).expect("it has one");
    let mock = script(&[json!({"items": [3], "total": 3})]);
    let (items, _) = all(pages(&mock, &BY_OFFSET, None).start_at(&cursor)).await;
    assert_eq!((items, urls(&mock)), (vec![3], vec!["https://api/x?at=2".to_owned()]));
}

#[tokio::test]
async fn too_large_a_number_is_an_error() {
    let mock = script(&[json!({"items": [1]})]);
    let (items, error) = all(pages(&mock, &BY_OFFSET, Some(i64::MAX))).await;
    let error = error.expect("it overflows");
    assert_eq!(items, [1]);
    assert_eq!(
        (error.kind(), error.page_problem()),
        (ErrorKind::Page, Some(PageProblem::OffsetOverflow))
    );
}

#[test]
fn the_flag_is_believed_before_the_counts() {
    let at = |cursor: i64| Position { cursor: Some(cursor.to_string()), ..Position::default() };
    let more = |has_more, received| Tally {
        has_more: Some(has_more),
        received,
        total: Some(5),
        ..NOTHING
    };
    assert_eq!(offset(&at(4), more(true, 1)), Next::Number(5, 1));
    assert_eq!(offset(&at(0), more(true, 0)), Next::Missing);
    assert_eq!(offset(&at(0), more(false, 3)), Next::End);
    assert_eq!(page(&at(4), more(true, 0)), Next::Number(5, 0));
    assert_eq!(page(&at(4), more(false, 3)), Next::End);
}

#[test]
fn the_last_page_follows_from_the_first() {
    let tally = |first, pages| Tally { first, pages: Some(pages), received: 1, ..NOTHING };
    let at = |cursor: i64| Position { cursor: Some(cursor.to_string()), ..Position::default() };
    assert_eq!(page(&at(1), tally(1, 2)), Next::Number(2, 1));
    assert_eq!(page(&at(2), tally(1, 2)), Next::End);
    assert_eq!(page(&at(1), tally(0, 2)), Next::End);
    assert_eq!(page(&Position::default(), tally(0, 0)), Next::End);
    assert_eq!(page(&at(i64::MAX), Tally { received: 1, ..NOTHING }), Next::Overflow);
}

#[test]
fn items_may_be_counted_from_one() {
    let tally = Tally { first: 1, received: 2, total: Some(3), ..NOTHING };
    assert_eq!(offset(&Position::default(), tally), Next::Number(3, 2));
    let position = Position { cursor: Some("3".to_owned()), ..Position::default() };
    assert_eq!(offset(&position, Tally { received: 1, ..tally }), Next::End);
}

#[test]
fn counts_are_read_as_documents_write_them() {
    assert_eq!(count(Some(&3_i32)), Some(3));
    assert_eq!(count(Some(&3.0_f64)), Some(3));
    assert_eq!(count(Some("3")), Some(3));
    assert_eq!((count(Some(&3.5_f64)), count::<i64>(None)), (None, None));
}
