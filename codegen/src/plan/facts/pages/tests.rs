//! Documents in, the pagination of their one operation out, as `inspect` tells it.

use crate::config;
use crate::inspect::Report;
use crate::load::NoFiles;
use crate::{Input, Run};

/// An operation with parameters (`name type` or `header:name type`), an answer, and what stands in `[pagination]`.
struct Case<'a> {
    parameters: &'a [&'a str],
    answer: &'a str,
    stated: &'a str,
}

fn parameter(text: &str) -> String {
    let (name, schema) = text.split_once(' ').expect("a name and a schema");
    let (place, name) = name.split_once(':').unwrap_or(("query", name));
    format!("{{name: {name}, in: {place}, schema: {{{schema}}}}}")
}

impl Case<'_> {
    fn report(&self, more: &str) -> (Option<String>, Vec<String>) {
        let parameters: Vec<_> = self.parameters.iter().map(|text| parameter(text)).collect();
        let document = format!(
            "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths:\n  /x:\n    post:\n      operationId: x\n      \
             parameters: [{}]\n{more}      responses:\n        '200':\n          description: ok\n          headers: {{{}}}\n          \
             content: {{application/json: {{schema: {}}}}}\n",
            parameters.join(", "),
            if self.answer.contains("# link") { "Link: {schema: {type: string}}" } else { "" },
            self.answer.replace("# link", ""),
        );
        let mut run = Run::default();
        let config = format!("[pagination]\n{}", self.stated);
        let config =
            config::parse("codegen.toml", &config, &mut run.diagnostics).expect("a config");
        let input = Input { name: "x.yaml", bytes: document.as_bytes(), files: &NoFiles };
        let plan = crate::understand(input, &config, &mut run).expect("a document");
        let report = Report::of(&plan, &run.diagnostics);
        let pages = report.operations[0].pages.as_ref().map(ToString::to_string);
        let complaints = run.diagnostics.iter().map(|found| found.message.clone()).collect();
        (pages, complaints)
    }
}

#[track_caller]
fn found(parameters: &[&str], answer: &str, expected: Option<&str>) {
    let (pages, complaints) = Case { parameters, answer, stated: "" }.report("");
    let expected = expected.map(|text| format!("pages by {text} (found in the document)"));
    assert_eq!((pages, complaints), (expected, Vec::new()));
}

#[track_caller]
fn stated(parameters: &[&str], answer: &str, rule: &str, expected: Result<&str, &str>) {
    let rule = format!("x = {{ {rule} }}");
    let (pages, complaints) = Case { parameters, answer, stated: &rule }.report("");
    match expected {
        Ok(text) => {
            let expected = format!("pages by {text} (stated in codegen.toml)");
            assert_eq!((pages, complaints), (Some(expected), Vec::new()));
        }
        Err(why) => {
            assert_eq!(pages, None);
            let message = format!("the pagination stated for `x` does not fit the document: {why}");
            assert_eq!(complaints, [message]);
        }
    }
}

/// The schema of an object with these members.
fn object(members: &str) -> String {
    format!("{{type: object, properties: {{{members}}}}}")
}

const ITEMS: &str = "items: {type: array, items: {type: object, properties: {id: {type: string}}}}";

#[test]
fn cursors_are_found_in_the_query_a_header_and_deeper_in_the_answer() {
    let flat = object(&format!("{ITEMS}, next_cursor: {{type: string, nullable: true}}"));
    found(
        &["cursor type: string"],
        &flat,
        Some("cursor: `next_cursor` → `cursor`, items in `items`"),
    );
    found(
        &["header:X-Page-Token type: string", "header:Page-Token type: string"],
        &object(&format!("{ITEMS}, nextPageToken: {{type: string}}, has_more: {{type: boolean}}")),
        Some("cursor: `nextPageToken`, `has_more` → `Page-Token`, items in `items`"),
    );
    let deep = "paging: {type: object, properties: {cursors: {type: object, properties: {after: {type: string}}}}}";
    found(
        &["after type: string"],
        &object(&format!("data: {{type: object, properties: {{{ITEMS}}}}}, {deep}")),
        Some("cursor: `paging.cursors.after` → `after`, items in `data.items`"),
    );
}

#[test]
fn the_number_of_the_next_page_is_a_cursor() {
    let page = object(&format!("{ITEMS}, next_page: {{type: integer, nullable: true}}"));
    found(&["page type: integer"], &page, Some("cursor: `next_page` → `page`, items in `items`"));
    let url = object(&format!("{ITEMS}, next_page: {{type: string}}"));
    found(&["page type: integer"], &url, None);
}

#[test]
fn a_url_is_no_cursor() {
    let next = object(&format!("{ITEMS}, next: {{type: string, format: uri, nullable: true}}"));
    found(&["cursor type: string"], &next, Some("next-url: `next` → the URL, items in `items`"));
    let links = "links: {type: object, properties: {next: {type: string}}}";
    let links = object(&format!("{ITEMS}, {links}"));
    found(
        &["cursor type: string"],
        &links,
        Some("next-url: `links.next` → the URL, items in `items`"),
    );
    let href = "_links: {type: object, properties: {next: {type: object, properties: {href: {type: string}}}}}";
    found(
        &[],
        &object(&format!("{ITEMS}, {href}")),
        Some("next-url: `_links.next.href` → the URL, items in `items`"),
    );
    let odata =
        object("value: {type: array, items: {type: string}}, '@odata.nextLink': {type: string}");
    found(&[], &odata, Some("next-url: `@odata.nextLink` → the URL, items in `value`"));
    found(&[], &object(&format!("{ITEMS}, next: {{type: string}}")), None);
}

#[test]
fn a_documented_link_header_leads_on() {
    let list = "{type: array, items: {type: string}} # link";
    found(&["page type: integer"], list, Some("link: `Link` → the URL"));
    found(&["page type: integer"], "{type: array, items: {type: string}}", None);
}

#[test]
fn the_last_id_needs_a_flag_and_an_id() {
    let more = format!("{ITEMS}, has_more: {{type: boolean}}");
    found(
        &["starting_after type: string"],
        &object(&more),
        Some("last-id: `id`, `has_more` → `starting_after`, items in `items`"),
    );
    found(&["starting_after type: string"], &object(ITEMS), None);
    found(
        &["after type: string"],
        &object(&format!("{more}, last_id: {{type: string}}")),
        Some("cursor: `last_id`, `has_more` → `after`, items in `items`"),
    );
}

#[test]
fn offsets_need_an_end() {
    let page = object(&format!("{ITEMS}, total: {{type: number}}"));
    found(&["offset type: integer"], &page, Some("offset: `total` → `offset`, items in `items`"));
    found(&["offset type: integer"], &object(ITEMS), None);
    // From 0 or from 1: the document has to say.
    found(&["startIndex type: integer"], &page, None);
    found(
        &["startIndex type: integer, minimum: 1"],
        &page,
        Some("offset: `total` → `startIndex`, items in `items`"),
    );
}

#[test]
fn page_numbers_need_a_beginning_and_an_end() {
    let meta =
        "meta: {type: object, properties: {total: {type: integer}, last_page: {type: integer}}}";
    let page = object(&format!("{ITEMS}, {meta}"));
    let right = "page: `meta.total`, `meta.last_page` → `page`, items in `items`";
    found(&["page type: integer, default: 1"], &page, Some(right));
    found(&["page type: integer, minimum: 0"], &page, Some(right));
    found(&["page type: integer"], &page, None);
    found(&["page type: integer, default: 1"], &object(ITEMS), None);
}

#[test]
fn of_several_lists_the_usual_name_decides() {
    let cursor = "next_cursor: {type: string}";
    let errors = "errors: {type: array, items: {type: string}}";
    let strange = "strange: {type: array, items: {type: string}}";
    found(
        &["cursor type: string"],
        &object(&format!("{errors}, {ITEMS}, {cursor}")),
        Some("cursor: `next_cursor` → `cursor`, items in `items`"),
    );
    found(&["cursor type: string"], &object(&format!("{errors}, {strange}, {cursor}")), None);
}

#[test]
fn a_cursor_in_the_body_is_found() {
    let answer = object(&format!("{ITEMS}, next_cursor: {{type: string}}"));
    let body = "      requestBody: {content: {application/json: {schema: {type: object, properties: {page: \
                {type: object, properties: {cursor: {type: string}}}}}}}}\n";
    let (pages, complaints) = Case { parameters: &[], answer: &answer, stated: "" }.report(body);
    let expected =
        "pages by cursor: `next_cursor` → `page.cursor`, items in `items` (found in the document)";
    assert_eq!((pages.as_deref(), complaints), (Some(expected), Vec::new()));
}

#[test]
fn what_is_stated_wins_and_may_lie_deep() {
    let answer = object(&format!(
        "a: {{type: object, properties: {{{ITEMS}}}}}, b: {{type: object, properties: {{'c.d': {{type: integer}}}}}}"
    ));
    stated(
        &["p type: integer"],
        &answer,
        "kind = 'page', parameter = 'p', items = 'a.items', total-pages = 'b.c.d', first = 0",
        Ok("page: `b.c.d` → `p`, items in `a.items`"),
    );
    stated(
        &["p type: string"],
        &answer,
        "kind = 'last-id', parameter = 'p', items = 'a.items'",
        Ok("last-id: `id` → `p`, items in `a.items`"),
    );
    stated(
        &[],
        &answer,
        "kind = 'link', items = 'a.items'",
        Ok("link: `Link` → the URL, items in `a.items`"),
    );
}

#[test]
fn what_does_not_fit_is_named() {
    let answer = object(&format!("{ITEMS}, next: {{type: string}}, other: {{type: string}}"));
    for (rule, why) in [
        ("kind = 'cursor', parameter = 'p'", "`next` is not stated"),
        ("kind = 'cursor', next = 'nix', parameter = 'p'", "the answer has no member `nix`"),
        (
            "kind = 'cursor', next = 'items', parameter = 'p'",
            "the member `items` of the answer is no string or integer",
        ),
        ("kind = 'cursor', next = 'next'", "either `parameter` or `body` has to be stated"),
        ("kind = 'cursor', next = 'next', parameter = 'q'", "it has no parameter `q`"),
        ("kind = 'cursor', next = 'next', body = 'q'", "it has no JSON body"),
        ("kind = 'link', items = 'other'", "the member `other` of the answer is no list"),
        (
            "kind = 'page', parameter = 'p', total = 'next'",
            "the member `next` of the answer is no number",
        ),
        (
            "kind = 'page', parameter = 'p', has-more = 'next'",
            "the member `next` of the answer is neither true nor false",
        ),
        (
            "kind = 'last-id', parameter = 'p', id = 'key'",
            "an item has no member `key` that is a string or an integer",
        ),
    ] {
        stated(&["p type: string"], &answer, rule, Err(why));
    }
}
