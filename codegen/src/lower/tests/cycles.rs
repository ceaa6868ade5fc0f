//! Recursion: what is a type, and what is nothing.

use super::check_schemas;

#[test]
fn recursion_through_properties_arrays_maps_and_unions_is_a_type() {
    check_schemas(
        r"
Node:
  properties:
    next: {$ref: '#/components/schemas/Node'}
    maybe: {allOf: [{$ref: '#/components/schemas/Node'}], nullable: true}
    children: {type: array, items: {$ref: '#/components/schemas/Node'}}
    named: {additionalProperties: {$ref: '#/components/schemas/Node'}}
    other: {$ref: '#/components/schemas/Other'}
Other: {properties: {node: {$ref: '#/components/schemas/Node'}}}
Json:
  oneOf:
    - {type: string}
    - {type: array, items: {$ref: '#/components/schemas/Json'}}
    - {additionalProperties: {$ref: '#/components/schemas/Json'}}
Inline:
  properties:
    a: {properties: {b: {$ref: '#/components/schemas/Inline/properties/a'}}}
",
        r"
object Node
  next?: @Node
  maybe?: @Node or null
  children?: [@Node]
  named?: {@Node}
  other?: @Other
object Other
  node?: @Node
oneOf Json
  | string
  | [@Json]
  | {@Json}
object Inline
  a?: @Inline.a
object Inline.a
  b?: @Inline.a
",
    );
}

#[test]
fn aliases_that_only_containers_separate_stay_as_they_are() {
    check_schemas(
        r"
Tree: {type: array, items: {$ref: '#/components/schemas/Tree'}}
Rows: {type: array, items: {$ref: '#/components/schemas/Row'}}
Row: {additionalProperties: {$ref: '#/components/schemas/Rows'}}
",
        r"
alias Tree = [@Tree]
alias Rows = [@Row]
alias Row = {@Rows}
",
    );
}

#[test]
fn a_schema_that_is_nothing_but_itself_is_reported() {
    check_schemas(
        r"
A: {$ref: '#/components/schemas/B'}
B: {$ref: '#/components/schemas/A'}
Self: {$ref: '#/components/schemas/Self'}
C: {oneOf: [{$ref: '#/components/schemas/C'}, {type: string}, {type: integer}]}
D: {oneOf: [{$ref: '#/components/schemas/E'}, {type: string}]}
E: {anyOf: [{$ref: '#/components/schemas/D'}, {type: integer}]}
",
        r"
alias A = @B
alias B = any<a schema that is itself>
alias Self = any<a schema that is itself>
oneOf C
  | string
  | i64
oneOf D
  | @E as E
  | string
anyOf E
  | i64
W0305 /components/schemas/A: a schema is nothing but itself: A → B → A
W0305 /components/schemas/Self: a schema is nothing but itself: Self → Self
W0305 /components/schemas/C: a schema is nothing but itself: C → C
W0305 /components/schemas/D: a schema is nothing but itself: D → E → D
",
    );
}

#[test]
fn unions_that_list_each_other_come_to_an_end() {
    check_schemas(
        r"
Pet:
  properties: {a: {type: string}}
  oneOf: [{$ref: '#/components/schemas/Cat'}, {type: object, properties: {x: {type: string}}}]
Cat:
  properties: {b: {type: string}}
  oneOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {y: {type: string}}}]
",
        r"
oneOf Pet
  | @Pet.Cat as Cat
  | @Pet.x
oneOf Cat
  | @Cat.Pet as Pet
  | @Cat.y
object Pet.Cat.y
  a?: string
  b?: string
  y?: string
oneOf Pet.Cat
  | @Pet.Cat.y
object Pet.x
  a?: string
  x?: string
object Cat.Pet.x
  b?: string
  a?: string
  x?: string
oneOf Cat.Pet
  | @Cat.Pet.x
object Cat.y
  b?: string
  y?: string
W0305 /components/schemas/Pet: a schema is nothing but itself: Pet → /components/schemas/Pet/oneOf/0 → Pet
W0305 /components/schemas/Cat: a schema is nothing but itself: Cat → /components/schemas/Cat/oneOf/0 → Cat
",
    );
}

#[test]
fn a_property_that_brings_its_own_object_in_is_a_type_that_refers_to_itself() {
    check_schemas(
        "
Pet:
  type: object
  properties:
    u:
      allOf: [{ $ref: '#/components/schemas/Pet' }]
      anyOf: [{ type: object, properties: { x: { type: string } } }, { type: string }]
",
        "
object Pet
  u?: @Pet.u
anyOf Pet.u
  | @Pet.u.object
  | string
object Pet.u.object
  u?: @Pet.u
  x?: string
",
    );
}

#[test]
fn a_property_that_two_parents_bring_into_itself_is_a_type_that_refers_to_itself() {
    check_schemas(
        "
A: { allOf: [{ $ref: '#/components/schemas/B' }, { $ref: '#/components/schemas/C' }] }
B: { properties: { u: { allOf: [{ $ref: '#/components/schemas/A' }], properties: { b: { type: string } } } } }
C: { properties: { u: { allOf: [{ $ref: '#/components/schemas/A' }], properties: { c: { type: string } } } } }
",
        "
object A
  u?: @A.u
object B
  u?: @B.u
object C
  u?: @C.u
object A.u
  u?: @A.u
  b?: string
  c?: string
object B.u.u
  u?: @B.u.u
  b?: string
  c?: string
object B.u
  u?: @B.u.u
  b?: string
object C.u.u
  u?: @C.u.u
  b?: string
  c?: string
object C.u
  u?: @C.u.u
  c?: string
",
    );
}
