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
fn aliases_that_only_containers_separate_become_a_type() {
    check_schemas(
        r"
Tree: {type: array, items: {$ref: '#/components/schemas/Tree'}}
Rows: {type: array, items: {$ref: '#/components/schemas/Row'}}
Row: {additionalProperties: {$ref: '#/components/schemas/Rows'}}
",
        r"
oneOf Tree
  | [@Tree]
alias Rows = [@Row]
oneOf Row
  | {@Rows}
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
