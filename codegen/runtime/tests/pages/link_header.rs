//! The `Link` header, `RFC 8288` with its appendix B.

use codegen_runtime::runtime::link_header::next;
use codegen_runtime::runtime::pages::Next;
use http::{HeaderMap, HeaderValue};

#[track_caller]
fn check(headers: &[&str], expected: Option<&str>) {
    let mut map = HeaderMap::new();
    for header in headers {
        map.append("link", HeaderValue::from_bytes(header.as_bytes()).unwrap());
    }
    let expected = expected.map_or(Next::End, |target| Next::Cursor(target.to_owned()));
    assert_eq!(next(&map), expected, "{headers:?}");
}

#[test]
fn the_relation_may_be_a_token_or_quoted_and_of_any_case() {
    check(&["</x?page=2>; rel=next"], Some("/x?page=2"));
    check(&["</x?page=2>; rel=\"next\""], Some("/x?page=2"));
    check(&["</x?page=2>;REL=NEXT"], Some("/x?page=2"));
    check(&["  < /x >  ;  rel = \"Next\" "], Some("/x"));
}

#[test]
fn one_of_several_relations_is_enough_and_a_part_of_a_word_is_not() {
    check(&["</x>; rel=\"last next\""], Some("/x"));
    check(&["</x>; rel=\"next-archive\""], None);
    check(&["</x>; rel=\"https://example.com/next\""], None);
    check(&["</x>; rel=\"prev\""], None);
    check(&["</x>"], None);
}

#[test]
fn of_several_links_the_right_one_is_taken() {
    check(&["</1>; rel=\"first\", </3>; rel=\"next\", </9>; rel=\"last\""], Some("/3"));
    check(&["</1>; rel=prev", "</3>; rel=next"], Some("/3"));
    check(&["</3>; rel=next, </4>; rel=next"], Some("/3"));
}

#[test]
fn commas_and_semicolons_stand_in_targets_and_quotes_too() {
    check(&["</1?a=1,2;b>; rel=prev, </3?ids=1,2;3>; rel=next"], Some("/3?ids=1,2;3"));
    check(&["</3>; title=\"one, two; rel=prev\"; rel=next"], Some("/3"));
    check(&["</1>; title=\"a \\\" , <b>; rel=next\"; rel=prev, </3>; rel=next"], Some("/3"));
}

#[test]
fn the_first_relation_parameter_counts_and_a_foreign_anchor_does_not() {
    check(&["</1>; rel=prev; rel=next"], None);
    check(&["</1>; rel=next; anchor=\"/other\", </3>; rel=next"], Some("/3"));
}

#[test]
fn what_is_no_link_is_passed_over() {
    check(&["nonsense, </3>; rel=next"], Some("/3"));
    check(&["</3; rel=next"], None);
    check(&[""], None);
    check(&[], None);
    check(&["</é>; rel=next"], Some("/é"));
}
