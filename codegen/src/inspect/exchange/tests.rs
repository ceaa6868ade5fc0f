//! What is decided about bodies and answers, a construct a test.

use crate::config::Config;
use crate::ir::OperationId;
use crate::load::NoFiles;
use crate::{Input, Run, understand};

/// One operation, its members in, what it takes and gives out.
#[track_caller]
fn check(operation: &str, expected: &[&str]) {
    let text = format!(
        "openapi: 3.2.0\ninfo: {{title: T, version: '1'}}\npaths:\n  /a:\n    post:\n      operationId: op\n{}\
         \ncomponents:\n  schemas:\n    A: {{type: object, properties: {{a: {{type: string}}}}}}\n    B: {{type: object, properties: {{b: {{type: string}}}}}}\n",
        operation.lines().map(|line| format!("      {line}\n")).collect::<String>()
    );
    let input = Input { name: "t.yaml", bytes: text.as_bytes(), files: &NoFiles };
    let plan =
        understand(input, &Config::default(), &mut Run::default()).expect("it is understood");
    let id = OperationId::new(0);
    let told: Vec<_> =
        super::bodies(&plan, id).into_iter().chain(super::answers(&plan, id)).collect();
    assert_eq!(told, expected, "{text}");
}

#[track_caller]
fn check_body(content: &str, expected: &[&str]) {
    let operation = format!(
        "requestBody: {{content: {{{content}}}}}\nresponses: {{'204': {{description: d}}}}"
    );
    check(&operation, &[expected, &["send: nothing"]].concat());
}

#[track_caller]
fn check_answer(responses: &str, expected: &[&str]) {
    check(&format!("responses: {{{responses}}}"), expected);
}

const A: &str = "schema: {$ref: '#/components/schemas/A'}";
const B: &str = "schema: {$ref: '#/components/schemas/B'}";

#[test]
fn the_same_json_under_several_names_is_given_in_one_way() {
    check_body(
        &format!("text/json: {{{A}}}, application/*+json: {{{A}}}, application/json: {{{A}}}"),
        &["application/json from `A`"],
    );
    check_body(&format!("application/*+json: {{{A}}}"), &["application/json from `A`"]);
    check_body(
        &format!("application/x.b+json: {{{B}}}, application/json: {{{A}}}"),
        &["application/x.b+json from `B`", "application/json from `A`"],
    );
}

#[test]
fn kinds_of_patches_are_told_apart_and_one_beside_json_is_json() {
    check_body(
        &format!("application/json-patch+json: {{{A}}}, application/merge-patch+json: {{{A}}}"),
        &["application/json-patch+json from `A`", "application/merge-patch+json from `A`"],
    );
    check_body(
        &format!("application/json-patch+json: {{{A}}}, application/json: {{{A}}}"),
        &["application/json from `A`"],
    );
}

#[test]
fn a_range_with_other_values_than_its_likeliest_member_is_given_by_hand() {
    check_body(
        &format!("application/*+json: {{{B}}}, '*/*': {{{B}}}, application/json: {{{A}}}"),
        &[
            "application/json from `A`",
            "application/*+json from bytes or a stream, and the media type that they have",
            "*/* from bytes or a stream, and the media type that they have",
        ],
    );
}

#[test]
fn a_name_that_is_taken_by_other_values_is_not_taken_again() {
    check_body(
        &format!("application/*+json: {{{A}}}, application/json: {{{B}}}, text/json: {{{A}}}"),
        &["application/json from `B`", "text/json from `A`"],
    );
}

#[test]
fn what_says_most_comes_first() {
    check_body(
        &format!(
            "application/octet-stream: {{}}, text/xml: {{{A}}}, application/x-www-form-urlencoded: {{{A}}}, application/json: {{{A}}}"
        ),
        &[
            "application/json from `A`",
            "application/x-www-form-urlencoded from `A`",
            "text/xml from text",
            "application/octet-stream from bytes or a stream",
        ],
    );
}

#[test]
fn ranges_are_json_where_there_is_a_schema_and_the_callers_otherwise() {
    check_body(&format!("'*/*': {{{A}}}"), &["application/json from `A`"]);
    let media = "from bytes or a stream, and the media type that they have";
    check_body("'*/*': {schema: {type: string, format: binary}}", &[&format!("*/* {media}")]);
    check_body("text/*: {schema: {type: string}}", &[&format!("text/* {media}")]);
    check_body("'application/*': {}", &[&format!("application/* {media}")]);
}

#[test]
fn parts_are_files_texts_or_json() {
    check_body(
        "multipart/form-data: {schema: {type: object, properties: {\
           octets: {type: string, format: binary}, anything: {}, old: {type: string, contentMediaType: application/octet-stream}, \
           text: {type: string}, number: {type: number}, day: {type: string, format: date}, kind: {type: string, enum: [a]}, \
           one: {$ref: '#/components/schemas/A'}, many: {type: array, items: {$ref: '#/components/schemas/A'}}, \
           files: {type: array, items: {type: string, format: binary}}, words: {type: array, items: {type: string}}, \
           picture: {type: string}, quoted: {type: string}, known: {type: string, readOnly: true}}}, \
         encoding: {picture: {contentType: image/png}, quoted: {contentType: application/json}}}",
        &[
            "multipart/form-data from the parts `octets` (file), `anything` (file), `old` (file), `text` (text), \
           `number` (text), `day` (text), `kind` (text), `one` (JSON of `A`), `many` (JSON of `A`, several), \
           `files` (file, several), `words` (text, several), `picture` (file), `quoted` (JSON of a text)",
        ],
    );
    check_body("multipart/mixed: {}", &["multipart/mixed from any parts"]);
    check_body(
        &format!(
            "multipart/form-data: {{schema: {{oneOf: [{{{}}}, {{{}}}]}}}}",
            &A[9..A.len() - 1],
            &B[9..B.len() - 1]
        ),
        &["multipart/form-data from any parts"],
    );
}

#[test]
fn lines_are_a_list() {
    check_body(
        &format!("application/x-ndjson: {{{A}}}"),
        &["application/x-ndjson from a list of `A`"],
    );
    check_body(
        "application/jsonl: {itemSchema: {type: integer}}",
        &["application/jsonl from a list of an integer"],
    );
    check_body("application/jsonl: {}", &["application/jsonl from bytes or a stream"]);
}

#[test]
fn a_form_that_is_no_object_is_text() {
    check_body(
        "application/x-www-form-urlencoded: {schema: {type: string}}",
        &["application/x-www-form-urlencoded from text"],
    );
}

#[test]
fn the_answers_of_a_status_are_told_apart_by_what_they_hold() {
    check_answer(
        &format!(
            "'200': {{description: d, content: {{text/xml: {{{A}}}, application/json: {{{A}}}, text/json: {{{A}}}}}}}"
        ),
        &["send: `A`"],
    );
    check_answer(
        &format!(
            "'200': {{description: d, content: {{application/json: {{{A}}}, text/csv: {{}}, application/b+json: {{{B}}}}}}}, '204': {{description: d}}"
        ),
        &[
            "send: Ok is `A`",
            "send: OkTextCsv is text",
            "send: OkApplicationBJson is `B`",
            "send: NoContent is nothing",
        ],
    );
    check_answer(
        "'200': {description: d, content: {text/html: {}, text/plain: {}}}",
        &["send: text"],
    );
    check_answer(
        "2XX: {description: d, content: {'*/*': {schema: {type: string}}}}",
        &["send: text"],
    );
    check_answer("default: {description: d, content: {application/json: {}}}", &["send: any JSON"]);
}

#[test]
fn streams_have_methods_of_their_own() {
    let bytes = ["send: bytes", "send_stream: bytes as they come"];
    let events = |content: &str, expected: &str| {
        let responses =
            format!("'200': {{description: d, content: {{text/event-stream: {{{content}}}}}}}");
        check_answer(&responses, &[bytes[0], expected, bytes[1]]);
    };
    events(A, "into_events: `A`");
    events("", "into_events: text");
    events("schema: {type: string}", "into_events: text");
    events("itemSchema: {$ref: '#/components/schemas/A'}", "into_events: `A`");
    events(
        "itemSchema: {type: object, properties: {data: {type: string}, id: {type: string}}}",
        "into_events: text",
    );
    events(
        "itemSchema: {type: object, properties: {data: {type: integer}}}",
        "into_events: an integer",
    );
    check_answer(
        &format!(
            "'200': {{description: d, content: {{text/event-stream: {{{A}}}, application/json: {{{B}}}}}}}"
        ),
        &["send: `B`", "into_events: `A`"],
    );
    check_answer(
        "'200': {description: d, content: {application/x-ndjson: {schema: {type: array, items: {type: integer}}}}}",
        &["send: bytes", "into_lines: an integer", "send_stream: bytes as they come"],
    );
}

#[test]
fn a_header_is_declared_once_whatever_its_case() {
    check_answer(
        "'200': {description: d, headers: {X-A: {schema: {type: integer}}}}, '400': {description: d, headers: {x-a: {schema: {type: string}}, X-B: {schema: {type: string}}}}",
        &["send: nothing", "send_with_headers: also X-A, X-B"],
    );
}
