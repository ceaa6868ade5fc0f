//! Lists of values.

use super::check_schemas;

#[test]
fn enums_of_every_type() {
    check_schemas(
        r#"
Text: {type: string, enum: [a, '', '1', ' a']}
Number: {type: integer, enum: [1, 2]}
Mixed: {enum: [1, a, 2.5, true]}
Null: {type: string, nullable: true, enum: [a, null]}
Implied: {enum: [a, b]}
Flag: {type: boolean, enum: [true]}
Flags: {type: boolean, enum: [true, false]}
OnlyNull: {enum: [null]}
Use:
  properties:
    null_: {$ref: '#/components/schemas/Null'}
    none: {$ref: '#/components/schemas/OnlyNull'}
    list: {type: array, items: {type: string, enum: [x]}}
"#,
        r#"
enum Text
  "a"
  ""
  "1"
  " a"
enum Number
  1
  2
enum Mixed
  1
  "a"
  2.5
  true
enum Null
  "a"
enum Implied
  "a"
  "b"
enum Flag
  true
alias Flags = boolean
alias OnlyNull = any
object Use
  null_?: @Null or null
  none?: @OnlyNull or null
  list?: [@Use.list.item]
enum Use.list.item
  "x"
"#,
    );
}

#[test]
fn values_are_distinct_and_of_their_type() {
    check_schemas(
        r"
Twice: {type: string, enum: [a, b, a]}
SameNumber: {enum: [1, 1.0, 2.5]}
Unquoted: {type: string, enum: [1, true, a]}
Quoted: {type: integer, enum: ['1', 2, x]}
Float: {type: integer, enum: [1.0]}
Remarks: {type: integer, enum: [1 (One)]}
Text: {type: object, enum: [a]}
",
        r#"
enum Twice
  "a"
  "b"
enum SameNumber
  1
  2.5
enum Unquoted
  "1"
  "true"
  "a"
enum Quoted
  1
  2
enum Float
  1
alias Remarks = i64
enum Text
  "a"
W0312 /components/schemas/Twice/enum/2: the value "a" occurs twice
W0312 /components/schemas/SameNumber/enum/1: the value 1.0 occurs twice
W0313 /components/schemas/Quoted/enum/0: the value "1" is not of the type integer (write: 1)
W0313 /components/schemas/Quoted/enum/2: the value "x" is not of the type integer
W0313 /components/schemas/Remarks/enum/0: the value "1 (One)" is not of the type integer
W0313 /components/schemas/Text/enum/0: the value "a" is not of the type object
"#,
    );
}

#[test]
fn values_beside_an_array_are_those_of_its_items() {
    check_schemas(
        r"
List: {type: array, items: {type: string}, enum: [a, b]}
Whole: {type: array, items: {type: integer}, enum: [[1], [1, 2]]}
Objects: {type: object, enum: [{a: 1}]}
Tree: {type: array, items: {$ref: '#/components/schemas/Tree'}, enum: [a]}
",
        r#"
alias List = [@List.item]
alias Whole = [i64] note="One of `[1]`, `[1,2]`."
alias Objects = {any} note="One of `{\"a\":1}`."
alias Tree = [@Tree]
enum List.item
  "a"
  "b"
W0313 /components/schemas/List/enum: the values are no arrays; they are taken as those of the items
W0313 /components/schemas/Tree/enum: the values are no arrays; they are left out
"#,
    );
}

#[test]
fn names_and_texts_of_values() {
    check_schemas(
        r"
A: {type: integer, enum: [1, 2], x-enum-varnames: [One, Two], x-enum-descriptions: [first, second]}
B: {type: integer, enum: [1, 2], x-enumNames: [One, Two]}
C: {type: string, enum: [a, b], x-enum-descriptions: {a: first}}
D:
  type: string
  enum: [a]
  x-ms-enum: {name: Kind, values: [{value: a, name: First, description: The first.}]}
E: {type: string, enum: [a], x-rust-name: Letter}
",
        r#"
enum A
  1 as One doc="first"
  2 as Two doc="second"
enum B
  1 as One
  2 as Two
enum C
  "a" doc="first"
  "b"
enum D as Kind
  "a" as First doc="The first."
enum E as Letter
  "a"
"#,
    );
}
