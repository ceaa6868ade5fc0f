//! `oneOf` and `anyOf`.

use super::check_schemas;

/// Members that the cases share.
const PETS: &str = r"
Cat: {type: object, required: [meow], properties: {meow: {type: string}}}
Dog: {type: object, required: [bark], properties: {bark: {type: string}}}
";

/// What [`PETS`] become.
const PETS_TEXT: &str = r"object Cat
  meow: string
object Dog
  bark: string
";

#[track_caller]
fn check_pets(schemas: &str, expected: &str, rest: &str) {
    let expected = format!("{PETS_TEXT}{}\n{rest}", expected.trim());
    check_schemas(&format!("{PETS}{schemas}"), expected.trim_end());
}

#[test]
fn members_are_references_inline_types_and_primitives() {
    check_pets(
        r"
Pet:
  oneOf:
    - $ref: '#/components/schemas/Cat'
    - {type: string}
    - {type: array, items: {type: string}}
    - {type: object, title: Fish, properties: {fins: {type: integer}}}
",
        r#"
oneOf Pet
  | @Cat as Cat
  | string
  | [string]
  | @Pet.Fish(Fish) as Fish
object Pet.Fish(Fish) title="Fish"
  fins?: i64
"#,
        "",
    );
}

#[test]
fn null_is_no_member_and_one_member_is_no_union() {
    check_pets(
        r"
Maybe: {oneOf: [{$ref: '#/components/schemas/Cat'}, {enum: [null]}]}
Single: {anyOf: [{$ref: '#/components/schemas/Dog'}]}
Inline: {oneOf: [{type: object, properties: {a: {type: string}}}]}
Twice: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Cat'}]}
Use:
  properties:
    maybe: {$ref: '#/components/schemas/Maybe'}
    inline: {oneOf: [{$ref: '#/components/schemas/Cat'}], nullable: true}
",
        r"
alias Maybe = @Cat
alias Single = @Dog
object Inline
  a?: string
alias Twice = @Cat
object Use
  maybe?: @Maybe or null
  inline?: @Cat or null
",
        "",
    );
}

#[test]
fn members_are_named_by_the_value_that_tells_them_apart() {
    check_schemas(
        r"
Base: {type: object, properties: {id: {type: string}}}
Event:
  oneOf:
    - {type: object, required: [type, a], properties: {type: {const: created}, a: {type: string}}}
    - {type: object, required: [type], properties: {type: {type: string, enum: [deleted]}}}
    - allOf:
        - {$ref: '#/components/schemas/Base'}
        - {type: object, required: [type], properties: {type: {type: string, enum: [moved]}}}
",
        r#"
object Base
  id?: string
oneOf Event
  | @Event.created
  | @Event.deleted
  | @Event.moved
enum Event.created.type
  "created"
object Event.created
  type: @Event.created.type
  a: string
enum Event.deleted.type
  "deleted"
object Event.deleted
  type: @Event.deleted.type
enum Event.moved.type
  "moved"
object Event.moved
  id?: string
  type: @Event.moved.type
"#,
    );
}

#[test]
fn an_object_that_may_be_null_beside_a_reference_only_says_null() {
    check_pets(
        r"
Owner:
  type: object
  properties:
    cat: {anyOf: [{$ref: '#/components/schemas/Cat'}, {type: object, nullable: true}]}
    list: {anyOf: [{type: array, items: {type: string, enum: [a]}}, {type: 'null'}]}
    any: {anyOf: [{$ref: '#/components/schemas/Cat'}, {type: object}]}
",
        r#"
object Owner
  cat?: @Cat or null
  list?: [@Owner.list.item] or null
  any?: @Owner.any
enum Owner.list.item
  "a"
anyOf Owner.any
  | @Cat as Cat
  | {any}
"#,
        "",
    );
}

#[test]
fn a_discriminator_takes_its_values_from_mapping_enum_and_key() {
    check_pets(
        r"
Mapped:
  oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
  discriminator:
    propertyName: kind
    mapping: {c: '#/components/schemas/Cat', cat: Cat, d: '#/components/schemas/Dog'}
Keys:
  anyOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
  discriminator: {propertyName: kind}
Values:
  oneOf:
    - {type: object, properties: {kind: {type: string, enum: [x]}}}
    - {type: object, properties: {kind: {type: string, enum: [y]}}}
  discriminator: {propertyName: kind}
",
        r#"
oneOf Mapped by kind
  | @Cat as Cat "c" "cat"
  | @Dog as Dog "d"
anyOf Keys by kind
  | @Cat as Cat "Cat"
  | @Dog as Dog "Dog"
oneOf Values by kind
  | @Values.x "x"
  | @Values.y "y"
enum Values.x.kind
  "x"
object Values.x
  kind?: @Values.x.kind
enum Values.y.kind
  "y"
object Values.y
  kind?: @Values.y.kind
"#,
        "",
    );
}

#[test]
fn a_discriminator_that_tells_nothing_apart_is_reported() {
    check_pets(
        r"
Missing:
  oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
  discriminator: {propertyName: kind, mapping: {c: Catt, h: House}}
House: {type: object, properties: {x: {type: string}}}
Text:
  oneOf: [{$ref: '#/components/schemas/Cat'}, {type: string}]
  discriminator: {propertyName: kind}
Inline:
  oneOf: [{$ref: '#/components/schemas/Cat'}, {type: object, properties: {a: {type: string}}}]
  discriminator: {propertyName: kind}
",
        r#"
oneOf Missing by kind
  | @Cat as Cat "Cat"
  | @Dog as Dog "Dog"
object House
  x?: string
oneOf Text
  | @Cat as Cat
  | string
oneOf Inline
  | @Cat as Cat
  | @Inline.a
object Inline.a
  a?: string
"#,
        r"W0319 /components/schemas/Missing/discriminator/mapping/c: `mapping` names Catt, which is not there (write: 'Cat')
W0319 /components/schemas/Missing/discriminator/mapping/h: `House` is not a member of the union
W0318 /components/schemas/Text/discriminator: a member of the union is no object, so it has no `kind`
W0318 /components/schemas/Inline/discriminator: no value of `kind` selects one of the members
",
    );
}

#[test]
fn what_stands_beside_a_union_is_part_of_every_object_in_it() {
    check_pets(
        r"
Pet:
  type: object
  required: [id]
  properties: {id: {type: string}}
  oneOf:
    - $ref: '#/components/schemas/Cat'
    - {type: object, title: Fish, properties: {fins: {type: integer}}}
Typed:
  type: string
  oneOf: [{format: date}, {format: date-time}]
",
        r#"
oneOf Pet
  | @Pet.Cat as Cat
  | @Pet.Fish(Fish) as Fish
oneOf Typed
  | string<date>
  | string<datetime>
object Pet.Cat
  id: string
  meow: string
object Pet.Fish(Fish) title="Fish"
  id: string
  fins?: i64
"#,
        "",
    );
}

#[test]
fn members_that_only_require_are_a_note() {
    check_schemas(
        r"
A:
  type: object
  properties: {a: {type: string}, b: {type: string}}
  anyOf: [{required: [a]}, {required: [b]}]
B:
  type: object
  properties: {a: {type: string}, b: {type: string}}
  oneOf: [{required: [a], not: {required: [b]}}, {not: {required: [a]}}]
",
        r#"
object A note="At least one of these must be there: `a`; `b`."
  a?: string
  b?: string
object B note="Not every combination of properties is allowed."
  a?: string
  b?: string
"#,
    );
}

#[test]
fn a_union_in_a_union_of_its_kind_is_opened() {
    check_pets(
        r"
Nested:
  oneOf:
    - oneOf: [{$ref: '#/components/schemas/Cat'}, {type: string}]
    - $ref: '#/components/schemas/Dog'
    - {enum: [null]}
Kept:
  oneOf:
    - anyOf: [{$ref: '#/components/schemas/Cat'}, {type: string}]
    - $ref: '#/components/schemas/Dog'
",
        r"
oneOf Nested
  | @Cat as Cat
  | string
  | @Dog as Dog
oneOf Kept
  | @Kept.1
  | @Dog as Dog
anyOf Kept.1
  | @Cat as Cat
  | string
",
        "",
    );
}

#[test]
fn two_unions_at_once_are_one_object() {
    check_pets(
        r"
Both:
  oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
  anyOf: [{type: object, properties: {x: {type: string}}}, {type: object, properties: {y: {type: string}}}]
",
        r#"
object Both note="Only some of these properties go together."
  meow?: string
  bark?: string
  x?: string
  y?: string
"#,
        "W0317 /components/schemas/Both: several unions hold at once; their members are taken as one object",
    );
}

#[test]
fn a_union_in_all_of_takes_the_other_parts_over() {
    check_pets(
        r"
Owned:
  allOf:
    - {type: object, required: [owner], properties: {owner: {type: string}}}
    - oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
",
        r"
oneOf Owned
  | @Owned.Cat as Cat
  | @Owned.Dog as Dog
object Owned.Cat
  owner: string
  meow: string
object Owned.Dog
  owner: string
  bark: string
",
        "",
    );
}
