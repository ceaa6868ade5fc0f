//! Unions of lists of values and of strings.

use super::check_schemas;

#[test]
fn values_beside_text_are_an_open_enum() {
    check_schemas(
        r"
Size: {type: string, enum: [s, m]}
A: {anyOf: [{type: string}, {type: string, enum: [a, b]}]}
B: {anyOf: [{type: string, enum: [a]}, {type: string, enum: [b]}, {type: string}]}
C: {oneOf: [{$ref: '#/components/schemas/Size'}, {type: string}]}
D: {oneOf: [{type: string}, {type: string, format: uuid}]}
E: {oneOf: [{type: string, format: date}, {type: string, format: date-time}]}
",
        r#"
enum Size
  "s"
  "m"
enum A
  "a"
  "b"
enum B
  "a"
  "b"
alias C = @Size
alias D = string
oneOf E
  | string<date>
  | string<datetime>
"#,
    );
}

#[test]
fn lists_of_values_are_one_list_with_the_texts_of_their_members() {
    check_schemas(
        r"
Type:
  type: integer
  oneOf: [{title: GUILD_TEXT, const: 0, description: A channel}, {title: DM, const: 1}]
Tier: {oneOf: [{const: none, title: No tier}, {const: one, description: The first}, {type: 'null'}]}
Mixed: {anyOf: [{const: 1}, {const: two}, {const: null}, {type: number, const: 1.5}]}
Flag: {oneOf: [{const: true}, {const: false}]}
Plain: {type: object, properties: {t: {oneOf: [{enum: [1, 2]}, {enum: [2, 3]}], nullable: true}}}
",
        r#"
enum Type
  0 as GUILD_TEXT doc="A channel"
  1 as DM
enum Tier
  "none" doc="No tier"
  "one" doc="The first"
enum Mixed
  1
  "two"
  1.5
alias Flag = boolean
object Plain
  t?: @Plain.t or null
enum Plain.t
  1
  2
  3
"#,
    );
}

#[test]
fn strings_among_other_members_are_one_member() {
    check_schemas(
        r"
Failure:
  oneOf:
    - {type: object, required: [Conflict], properties: {Conflict: {type: string}}}
    - {type: string, enum: [Unit]}
    - {type: string, enum: [Other]}
Number:
  anyOf:
    - {type: number, nullable: true}
    - {type: string, nullable: true}
    - {type: string, enum: ['-INF', INF], nullable: true}
Dates: {oneOf: [{type: integer}, {type: string, format: date}, {type: string, format: date-time}]}
",
        r#"
oneOf Failure
  | @Failure.object
  | @Failure.string as string
anyOf Number
  | f64
  | @Number.string as string
oneOf Dates
  | i64
  | string<date>
  | string<datetime>
enum Failure.string
  "Unit"
  "Other"
object Failure.object
  Conflict: string
enum Number.string
  "-INF"
  "INF"
"#,
    );
}
