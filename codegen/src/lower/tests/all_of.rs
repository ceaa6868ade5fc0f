//! `allOf`: wrappers, merging, conflicts, inheritance.

use super::check_schemas;

#[test]
fn a_wrapper_around_one_schema_is_that_schema() {
    check_schemas(
        r"
Pet:
  properties:
    a: {allOf: [{$ref: '#/components/schemas/Tag'}], description: Mine.}
    b: {allOf: [{$ref: '#/components/schemas/Tag'}, {description: Yours.}], nullable: true}
    c: {type: object, allOf: [{$ref: '#/components/schemas/Tag'}]}
    d: {allOf: [{type: string, maxLength: 3}]}
    e: {allOf: [{$ref: '#/components/schemas/Tag'}, {$ref: '#/components/schemas/Tag'}], readOnly: true}
Tag: {type: object, properties: {x: {type: string}}}
Other: {allOf: [{$ref: '#/components/schemas/Tag'}]}
",
        r#"
object Pet
  a?: @Tag doc="Mine."
  b?: @Tag or null doc="Yours."
  c?: @Tag
  d?: string(length<=3)
  e?: @Tag readOnly
object Tag
  x?: string
alias Other = @Tag
"#,
    );
}

#[test]
fn parts_are_merged_and_share_the_types_of_their_parents() {
    check_schemas(
        r"
Base:
  type: object
  required: [id]
  description: A base.
  properties:
    id: {type: string}
    place: {type: object, properties: {x: {type: number}}}
Child:
  description: A child.
  allOf:
    - $ref: '#/components/schemas/Base'
    - type: object
      required: [name, place]
      properties:
        name: {type: string}
        kind: {type: string, enum: [a]}
      additionalProperties: {type: integer}
",
        r#"
object Base doc="A base."
  id: string
  place?: @Base.place
object Child doc="A child."
  id: string
  place: @Base.place
  name: string
  kind?: @Child.kind
  *: i64
object Base.place
  x?: f64
enum Child.kind
  "a"
"#,
    );
}

#[test]
fn a_property_that_two_parts_declare_is_of_both() {
    check_schemas(
        r"
Base:
  properties:
    kind: {type: string, enum: [a, b, c]}
    data: {type: object}
    same: {$ref: '#/components/schemas/Tag'}
    text: {type: string}
    inner: {type: object, properties: {x: {type: string}}}
Tag: {type: object, properties: {t: {type: string}}}
Child:
  allOf:
    - $ref: '#/components/schemas/Base'
    - properties:
        kind: {type: string, enum: [a]}
        data: {$ref: '#/components/schemas/Tag'}
        same: {allOf: [{$ref: '#/components/schemas/Tag'}], description: Again.}
        text: {maxLength: 3}
        inner: {type: object, properties: {y: {type: string}}}
",
        r#"
object Base
  kind?: @Base.kind
  data?: {any}
  same?: @Tag
  text?: string
  inner?: @Base.inner
object Tag
  t?: string
object Child
  kind?: @Child.kind
  data?: @Tag
  same?: @Tag doc="Again."
  text?: string(length<=3)
  inner?: @Child.inner
enum Base.kind
  "a"
  "b"
  "c"
object Base.inner
  x?: string
enum Child.kind
  "a"
object Child.inner
  x?: string
  y?: string
"#,
    );
}

#[test]
fn parts_that_contradict_each_other_are_reported() {
    check_schemas(
        r"
A: {allOf: [{type: string}, {type: integer}]}
B: {allOf: [{type: string, enum: [a]}, {type: string, enum: [b]}]}
C: {allOf: [{type: integer, minimum: 1}, {minimum: 3, maximum: 9}]}
D: {allOf: [{type: number}, {type: integer}]}
",
        r#"
alias A = i64
enum B
  "b"
alias C = i64(>=3, <=9)
alias D = i64
W0308 /components/schemas/A/allOf/1: one part of `allOf` is string, another is integer
W0308 /components/schemas/B/allOf/1: the parts of `allOf` have no enum value in common
"#,
    );
}

#[test]
fn a_parent_with_a_discriminator_is_a_union_where_it_is_referred_to() {
    check_schemas(
        r"
Pet:
  type: object
  required: [kind]
  properties:
    kind: {type: string}
    home: {type: object, properties: {city: {type: string}}}
  discriminator: {propertyName: kind, mapping: {kitty: '#/components/schemas/Cat'}}
Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {bark: {type: string}}}]}
Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {meow: {type: string}}}]}
Lion: {allOf: [{$ref: '#/components/schemas/Cat'}]}
House: {properties: {pets: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}
",
        r#"
oneOf Pet by kind
  | @Cat as Cat "kitty"
  | @Dog as Dog "Dog"
  | @Lion as Lion "Lion"
  | @Pet.base as base "Pet"
object Dog
  kind: string
  home?: @Pet.home
  bark?: string
object Cat
  kind: string
  home?: @Pet.home
  meow?: string
object Lion
  kind: string
  home?: @Pet.home
  meow?: string
object House
  pets?: [@Pet]
object Pet.home
  city?: string
object Pet.base
  kind: string
  home?: @Pet.home
"#,
    );
}

#[test]
fn a_discriminator_without_children_changes_nothing() {
    check_schemas(
        r"
Pet:
  type: object
  properties: {kind: {type: string}}
  discriminator: {propertyName: kind}
",
        r"
object Pet
  kind?: string
",
    );
}

#[test]
fn a_parent_that_lists_its_children_is_no_choice_for_them() {
    check_schemas(
        r"
Pet:
  type: object
  required: [kind]
  properties: {kind: {type: string}}
  discriminator: {propertyName: kind}
  oneOf:
    - $ref: '#/components/schemas/Cat'
    - $ref: '#/components/schemas/Dog'
Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {meow: {type: string}}}]}
Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {bark: {type: string}}}]}
",
        r#"
oneOf Pet by kind
  | @Cat as Cat "Cat"
  | @Dog as Dog "Dog"
object Cat
  kind: string
  meow?: string
object Dog
  kind: string
  bark?: string
"#,
    );
}

#[test]
fn a_cycle_is_reported_with_its_path() {
    check_schemas(
        r"
A: {allOf: [{$ref: '#/components/schemas/A'}, {properties: {x: {type: string}}}]}
B: {allOf: [{$ref: '#/components/schemas/C'}, {properties: {b: {type: string}}}]}
C: {allOf: [{$ref: '#/components/schemas/B'}, {properties: {c: {type: string}}}]}
",
        r"
object A
  x?: string
object B
  c?: string
  b?: string
object C
  b?: string
  c?: string
W0306 /components/schemas/A/allOf/0: a schema is part of itself by `allOf`: A → A
W0306 /components/schemas/C/allOf/0: a schema is part of itself by `allOf`: B → C → B
W0306 /components/schemas/B/allOf/0: a schema is part of itself by `allOf`: C → B → C
",
    );
}

#[test]
fn a_diamond_brings_its_top_in_once() {
    check_schemas(
        r"
Top: {properties: {t: {type: string}}}
Left: {allOf: [{$ref: '#/components/schemas/Top'}, {properties: {l: {type: string}}}]}
Right: {allOf: [{$ref: '#/components/schemas/Top'}, {properties: {r: {type: string}}}]}
Bottom: {allOf: [{$ref: '#/components/schemas/Left'}, {$ref: '#/components/schemas/Right'}]}
",
        r"
object Top
  t?: string
object Left
  t?: string
  l?: string
object Right
  t?: string
  r?: string
object Bottom
  t?: string
  l?: string
  r?: string
",
    );
}

#[test]
fn whoever_comes_first_to_an_inline_schema_makes_its_type() {
    check_schemas(
        r"
Child: {allOf: [{$ref: '#/components/schemas/Base'}], properties: {own: {properties: {z: {type: string}}}}}
Alone: {properties: {in: {properties: {deep: {type: string}}}}}
Base: {properties: {place: {properties: {x: {properties: {y: {type: number}}}}}}}
Other: {allOf: [{$ref: '#/components/schemas/Base'}], properties: {own: {properties: {z: {type: string}}}}}
",
        r"
object Child
  place?: @Base.place
  own?: @Child.own
object Alone
  in?: @Alone.in
object Base
  place?: @Base.place
object Other
  place?: @Base.place
  own?: @Other.own
object Base.place.x
  y?: f64
object Base.place
  x?: @Base.place.x
object Child.own
  z?: string
object Alone.in
  deep?: string
object Other.own
  z?: string
",
    );
}
