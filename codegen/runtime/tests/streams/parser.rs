//! The format of server-sent events, cut anywhere.

use codegen_runtime::runtime::event_parser::EventParser;

/// `type|data|id` of every event.
fn read<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> Vec<String> {
    let mut parser = EventParser::new(1 << 20);
    let mut events = Vec::new();
    for piece in pieces {
        parser.push(piece);
        while let Some(event) = parser.event().expect("no event is too long") {
            let name = event.event.unwrap_or_default();
            events.push(format!("{name}|{}|{}", event.data, event.id));
        }
    }
    events
}

/// Whatever the pieces, the events are the same.
fn check(text: &str, expected: &[&str]) {
    let bytes = text.as_bytes();
    assert_eq!(read([bytes]), expected, "{text:?} in one piece");
    assert_eq!(read(bytes.chunks(1)), expected, "{text:?} byte by byte");
    for cut in 1..bytes.len() {
        let (first, second) = bytes.split_at(cut);
        assert_eq!(read([first, second]), expected, "{text:?} cut at {cut}");
    }
}

#[test]
fn data_of_several_lines_is_joined() {
    check("data: YHOO\ndata: +2\ndata: 10\n\n", &["|YHOO\n+2\n10|"]);
}

#[test]
fn every_line_end_counts() {
    check("data: a\r\ndata: b\rdata: c\n\r\ndata: d\r\rdata: e\n\n", &["|a\nb\nc|", "|d|", "|e|"]);
    check("data: a\r\n\r\n\r\ndata: b\r\n\r\n", &["|a|", "|b|"]);
}

#[test]
fn comments_and_unknown_fields_say_nothing() {
    check(": test\n\ndata: a\n:\nother: x\ndatum\n\n", &["|a|"]);
}

#[test]
fn one_space_after_the_colon_goes() {
    check("data:test\n\ndata: test\n\ndata:  test\n\n", &["|test|", "|test|", "| test|"]);
}

#[test]
fn a_field_without_a_colon_is_empty() {
    check("data\n\ndata\ndata\n\ndata:\n\n", &["||", "|\n|", "||"]);
}

#[test]
fn an_event_without_data_is_none_and_one_without_an_end_neither() {
    check("event: ping\n\ndata: a\n\ndata: unfinished\n", &["|a|"]);
}

#[test]
fn the_type_holds_for_one_event_and_the_id_until_the_next() {
    check("event: add\nid: 1\ndata: a\n\ndata: b\n\nid\ndata: c\n\n", &["add|a|1", "|b|1", "|c|"]);
    check("id: 1\n\ndata: a\n\nid: 2\0\ndata: b\n\n", &["|a|1", "|b|1"]);
}

#[test]
fn a_byte_order_mark_is_passed_over_at_the_start_alone() {
    check("\u{FEFF}data: a\n\n\u{FEFF}data: b\n\n", &["|a|"]);
    check("\u{FEFF}\u{FEFF}data: a\n\ndata: b\n\n", &["|b|"]);
}

#[test]
fn text_is_utf_8_and_what_is_not_is_replaced() {
    check("data: 中文 é\n\n", &["|中文 é|"]);
    assert_eq!(read([&b"data: a\xFFb\n\n"[..]]), ["|a\u{FFFD}b|"]);
}

#[test]
fn retry_is_a_number_of_milliseconds() {
    let mut parser = EventParser::new(100);
    for (text, milliseconds) in [
        ("retry: 5\n\n", 5),
        ("retry: -1\n", 5),
        ("retry: 1.5\n", 5),
        ("retry:\n", 5),
        ("retry: 070\n", 70),
    ] {
        parser.push(text.as_bytes());
        assert_eq!(parser.event(), Ok(None));
        assert_eq!(parser.retry().unwrap().as_millis(), milliseconds, "{text}");
    }
    parser.push(b"retry: 99999999999999999999999\n");
    assert_eq!(parser.event(), Ok(None));
    assert_eq!(parser.retry().unwrap().as_millis(), u128::from(u64::MAX));
}

#[test]
fn a_new_connection_keeps_the_id_and_the_wait() {
    let mut parser = EventParser::new(100);
    parser.push(b"id: 7\nretry: 9\ndata: a\n\ndata: half");
    assert_eq!(parser.event().unwrap().unwrap().id, "7");
    assert_eq!(parser.event(), Ok(None));
    parser.restart();
    parser.push(b"\xEF\xBB\xBFdata: b\n\n");
    let event = parser.event().unwrap().unwrap();
    assert_eq!((&*event.data, &*event.id, parser.retry().unwrap().as_millis()), ("b", "7", 9));
}

#[test]
fn neither_a_line_nor_an_event_grows_without_end() {
    let mut parser = EventParser::new(10);
    parser.push(b"data: 4567\n\n");
    assert_eq!(parser.event().unwrap().unwrap().data, "4567");
    parser.push(b"data: 456789");
    assert!(parser.event().is_err(), "a line without an end");
    let mut parser = EventParser::new(10);
    parser.push(b"data: 1234\ndata: 1234\ndata: 1234\n");
    assert!(parser.event().is_err(), "many lines of data");
}
