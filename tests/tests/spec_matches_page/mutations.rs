//! Shows that the comparison can fail: an edit of a small spec or of its table is named, and nothing else.

use crate::compare::differences;

const SPEC: &str = "
security: [bearer: []]
paths:
  /things/{id}:
    get:
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
      responses:
        '200':
          description: Things.
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Page'}
        '400': {description: Refused.}
components:
  securitySchemes:
    bearer: {type: http, scheme: bearer}
  schemas:
    Page:
      type: object
      required: [things]
      properties:
        things: {type: array, items: {$ref: '#/components/schemas/Thing'}}
    Thing:
      type: object
      required: [at]
      properties:
        at: {type: string, format: date-time}
        size: {type: integer, default: 10, minimum: 1}
        kind: {nullable: true, allOf: [$ref: '#/components/schemas/Kind']}
        extra: {type: object, additionalProperties: true}
    Kind: {type: string, nullable: true, enum: [RED, BLUE, null]}
";

const TABLE: &str = "\
path\ttype\tformat\trequired\tnullable\tenum\tdefault\tminimum
header:Authorization\tstring\t\ttrue\tfalse\t\t\t
path:id\tstring\t\ttrue\tfalse\t\t\t
things\tobject[]\t\ttrue\tfalse\t\t\t
things.at\tstring\tdate-time\ttrue\tfalse\t\t\t
things.size\tinteger\t\tfalse\tfalse\t\t10\t1
things.kind\tstring\t\tfalse\ttrue\tRED|BLUE\t\t
things.extra\tobject\t\tfalse\tfalse\t\t\t
things.extra.{key}\tany\t\tfalse\tfalse\t\t\t
";

#[test]
fn a_spec_and_its_table_agree() {
    assert_eq!(differences(SPEC, TABLE), Vec::<String>::new());
}

#[test]
fn an_edit_of_each_kind_of_fact_is_named() {
    edit_of_spec(
        "integer",
        "number",
        &["things.size: type is `number` in the spec, `integer` in the table"],
    );
    edit_of_spec(
        "date-time",
        "date",
        &["things.at: format is `date` in the spec, `date-time` in the table"],
    );
    edit_of_spec(
        "[at]",
        "[at, size]",
        &["things.size: required is `true` in the spec, `false` in the table"],
    );
    edit_of_spec(
        "RED, BLUE",
        "BLUE, RED",
        &["things.kind: enum is `BLUE|RED` in the spec, `RED|BLUE` in the table"],
    );
    edit_of_spec(
        "BLUE, ",
        "",
        &["things.kind: enum is `RED` in the spec, `RED|BLUE` in the table"],
    );
    edit_of_spec(
        "10",
        "'10'",
        &["things.size: default is `\"10\"` in the spec, `10` in the table"],
    );
    edit_of_spec(
        "minimum: 1",
        "minimum: 2",
        &["things.size: minimum is `2` in the spec, `1` in the table"],
    );
    let nullable = "things.at: nullable is `true` in the spec, `false` in the table";
    edit_of_spec("date-time", "date-time, nullable: true", &[nullable]);
}

#[test]
fn nullability_counts_only_where_the_specification_lets_it() {
    let halves = "`nullable` has to stand beside `allOf` and in the component, or in neither";
    let halves = format!("things.kind: {halves}");
    let gone =
        ["Kind: a component that no field uses", "things.kind: in the table, not in the spec"];
    let expected = [&halves, gone[0], gone[1]];
    edit_of_spec("{nullable: true, allOf", "{allOf", &expected);
    edit_of_spec("string, nullable: true", "string", &expected);
    let without_null = "things.kind: an enum lists null where it is nullable, and only there";
    edit_of_spec(", null]", "]", &[without_null]);
}

#[test]
fn what_only_one_of_the_two_has_is_named() {
    let renamed = [
        "things.extra: in the table, not in the spec",
        "things.extra.{key}: in the table, not in the spec",
        "things.other: in the spec, not in the table",
        "things.other.{key}: in the spec, not in the table",
    ];
    edit_of_spec("extra:", "other:", &renamed);
    let moved =
        ["path:id: in the table, not in the spec", "query:id: in the spec, not in the table"];
    edit_of_spec("in: path", "in: query", &moved);
    edit_of_spec("[bearer: []]", "[]", &["header:Authorization: in the table, not in the spec"]);
    let row = "things.size\tinteger\t\tfalse\tfalse\t\t10\t1\n";
    edit_of_table(row, "", &["things.size: in the spec, not in the table"]);
    edit_of_table(row, &row.repeat(2), &["things.size: more than once in the table"]);
    let cut = ["table line 3: 7 cells instead of 8", "path:id: in the spec, not in the table"];
    edit_of_table("path:id\t", "path:id", &cut);
}

#[test]
fn the_spec_may_not_say_what_the_table_has_no_room_for() {
    let no_room = "the table has no room for";
    edit_of_spec(
        "minimum: 1",
        "minimum: 1, maximum: 9",
        &[&format!("things.size: {no_room} `maximum`")],
    );
    edit_of_spec("Refused.", "Refused., content: {}", &[&format!("400: {no_room} `content`")]);
    let deprecated = format!("get /things/{{id}}: {no_room} `deprecated`");
    edit_of_spec("      parameters:", "      deprecated: true\n      parameters:", &[&deprecated]);
    edit_of_spec(
        "    get:",
        "    summary: x\n    get:",
        &[&format!("/things/{{id}}: {no_room} `summary`")],
    );
    edit_of_spec("scheme: bearer", "scheme: basic", &["bearer: not the http scheme bearer"]);
    edit_of_spec("[at]", "[at, gone]", &["things: \"gone\" is required and no property"]);
    let closed = [
        "things.extra.{key}: forbidden in the spec",
        "things.extra.{key}: in the table, not in the spec",
    ];
    edit_of_spec("additionalProperties: true", "additionalProperties: false", &closed);
}

#[test]
fn a_reference_is_followed_or_named() {
    let gone = [
        "things.kind: `$ref: #/components/schemas/Gone` leads nowhere",
        "Kind: a component that no field uses",
        "things.kind: in the table, not in the spec",
    ];
    edit_of_spec("schemas/Kind'", "schemas/Gone'", &gone);
    let around = [
        "things.extra: Thing contains itself",
        "things.extra.{key}: in the table, not in the spec",
    ];
    edit_of_spec(
        "{type: object, additionalProperties: true}",
        "{$ref: '#/components/schemas/Thing'}",
        &around,
    );
    let siblings = "things: what stands beside `$ref` is ignored in 3.0";
    let found = differences(&SPEC.replace("Thing'}", "Thing', description: x}"), TABLE);
    assert_eq!(found.first().map(String::as_str), Some(siblings));
}

fn edit_of_spec(from: &str, to: &str, expected: &[&str]) {
    assert_eq!(SPEC.matches(from).count(), 1, "{from:?} is not one place of the spec");
    assert_eq!(differences(&SPEC.replace(from, to), TABLE), expected, "{from:?} -> {to:?}");
}

fn edit_of_table(from: &str, to: &str, expected: &[&str]) {
    assert_eq!(TABLE.matches(from).count(), 1, "{from:?} is not one place of the table");
    assert_eq!(differences(SPEC, &TABLE.replace(from, to)), expected, "{from:?} -> {to:?}");
}
