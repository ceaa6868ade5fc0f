//! Objects, maps and arrays.

use super::{check, check_schemas};

#[test]
fn presence_null_and_direction_are_told_apart() {
    check_schemas(
        r"
Dial:
  type: object
  required: [id, note]
  properties:
    id: {type: string, readOnly: true}
    note: {type: string, nullable: true}
    secret: {type: string, writeOnly: true}
    agent: {$ref: '#/components/schemas/Agent'}
Agent:
  type: object
  nullable: true
  properties:
    name: {type: string}
",
        r"
object Dial
  id: string readOnly
  note: string or null
  secret?: string<password> writeOnly
  agent?: @Agent or null
object Agent
  name?: string
",
    );
}

#[test]
fn additional_properties_absent_true_false_typed() {
    check_schemas(
        r"
Absent: {type: object, properties: {a: {type: string}}}
Open: {type: object, properties: {a: {type: string}}, additionalProperties: true}
Empty: {type: object, properties: {a: {type: string}}, additionalProperties: {}}
Closed: {type: object, properties: {a: {type: string}}, additionalProperties: false}
Typed: {type: object, properties: {a: {type: string}}, additionalProperties: {type: integer}}
Free: {type: object}
FreeTrue: {type: object, additionalProperties: true}
Nothing: {type: object, additionalProperties: false}
Map: {additionalProperties: {type: object, properties: {x: {type: number}}}}
",
        r"
object Absent
  a?: string
object Open
  a?: string
  *: any
object Empty
  a?: string
  *: any
object Closed
  a?: string
  * forbidden
object Typed
  a?: string
  *: i64
alias Free = {any}
alias FreeTrue = {any}
object Nothing
  * forbidden
alias Map = {@Map.value}
object Map.value
  x?: f64
",
    );
}

#[test]
fn inline_types_are_named_by_where_they_stand() {
    check_schemas(
        r"
Dial:
  type: object
  properties:
    transcript:
      type: array
      items:
        type: object
        title: Line
        properties:
          speaker: {type: string, enum: [AI, HUMAN]}
    rows: {type: array, items: {type: array, items: {type: object, properties: {x: {}}}}}
",
        r#"
object Dial
  transcript?: [@Dial.transcript.item(Line)]
  rows?: [[@Dial.rows.item.item]]
enum Dial.transcript.item.speaker
  "AI"
  "HUMAN"
object Dial.transcript.item(Line) title="Line"
  speaker?: @Dial.transcript.item.speaker
object Dial.rows.item.item
  x?: any
"#,
    );
}

#[test]
fn arrays_with_and_without_items() {
    check_schemas(
        r"
Plain: {type: array, items: {type: string}}
Unique: {type: array, uniqueItems: true, minItems: 1, maxItems: 5, items: {type: number}}
Bare: {type: array}
Empty: {type: array, items: {}, maxItems: 0}
Implied: {items: {type: string, nullable: true}}
",
        r"
alias Plain = [string]
alias Unique = [f64](items>=1, items<=5, unique)
alias Bare = [any]
alias Empty = [any](items<=0)
alias Implied = [string or null]
",
    );
}

#[test]
fn an_unknown_name_in_required_is_reported() {
    check_schemas(
        r"
Pet:
  type: object
  required: [ID, id, tail]
  properties:
    id: {type: string}
",
        r"
object Pet
  id: string
W0310 /components/schemas/Pet/required/0: `ID` is required, but there is no such property (write: id)
W0310 /components/schemas/Pet/required/2: `tail` is required, but there is no such property
",
    );
}

#[test]
fn read_only_and_write_only_at_once_is_neither() {
    check_schemas(
        r"
Pet:
  properties:
    a: {type: string, readOnly: true, writeOnly: true}
    b: {$ref: '#/components/schemas/Stamp'}
Stamp: {type: string, format: date-time, readOnly: true}
",
        r"
object Pet
  a?: string
  b?: @Stamp readOnly
alias Stamp = string<datetime>
W0311 /components/schemas/Pet/properties/a: `a` is both readOnly and writeOnly; it is taken as neither
",
    );
}

#[test]
fn what_3_0_cannot_say_is_read_as_well() {
    check(
        r"
openapi: 3.1.0
components:
  schemas:
    Point: {type: array, prefixItems: [{type: number}, {$ref: '#/components/schemas/Unit'}], items: false}
    Open: {type: array, prefixItems: [{type: number}], items: {type: string}}
    Unit: {const: mm}
    Big: {type: integer, format: uint64, maximum: 18446744073709551615}
    Bytes: {type: string, contentEncoding: base64}
    Pattern: {type: object, patternProperties: {'^x-': {type: integer}}}
    Mixed: {type: object, patternProperties: {'^x-': {type: integer}, '^y-': {type: string}}}
    Others: {type: object, patternProperties: {'^x-': {type: integer}}, additionalProperties: {$ref: '#/components/schemas/Unit'}}
    Beside: {properties: {a: {type: string}}, patternProperties: {'^x-': {type: integer}}, additionalProperties: false}
    Either: {type: [string, integer, 'null']}
    Named: {type: object, propertyNames: {pattern: '^x'}}
    Use: {properties: {e: {$ref: '#/components/schemas/Either'}}}
",
        r#"
alias Point = (f64, @Unit)
alias Open = [@Open.item]
enum Unit
  "mm"
alias Big = u64(<=18446744073709551615)
alias Bytes = string<byte>
alias Pattern = {i64}
alias Mixed = {@Mixed.value}
alias Others = {@Others.value}
object Beside
  a?: string
  *: i64
anyOf Either
  | string
  | i64
alias Named = {any} note="The document restricts the names of members."
object Use
  e?: @Either or null
anyOf Open.item
  | f64
  | string
anyOf Mixed.value
  | i64
  | string
anyOf Others.value
  | i64
  | @Unit as Unit
"#,
    );
}
