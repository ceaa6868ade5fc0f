//! Texts, examples and other annotations.

use super::{check, check_schemas};

#[test]
fn texts_examples_and_deprecation_of_schemas() {
    check_schemas(
        r"
Pet:
  type: object
  title: A pet
  description: Lives with people.
  deprecated: true
  externalDocs: {url: 'https://example.com', description: More}
  example: {name: Rex}
  x-rust-name: Animal
  properties:
    name: {type: string, title: Name, description: How it is called., example: Rex, x-rust-name: title}
    old: {type: string, deprecated: true}
    older: {type: string, x-deprecated: true}
    blank: {type: string, description: '  '}
",
        r#"
object Pet as Animal title="A pet" doc="Lives with people." see=https://example.com example={"name":"Rex"} deprecated
  name?: string as title title="Name" doc="How it is called." example="Rex"
  old?: string deprecated
  older?: string deprecated
  blank?: string
"#,
    );
}

#[test]
fn the_only_member_of_a_union_speaks_for_all_of_it() {
    check_schemas(
        r"
Call:
  type: object
  properties:
    heat: {anyOf: [{type: number, default: 1, description: How wild.}, {type: 'null'}]}
    more: {anyOf: [{type: number, default: 1}, {type: string, default: a}]}
    own: {description: Own., anyOf: [{type: string, description: Inner., default: a}, {type: 'null'}]}
",
        r#"
object Call
  heat?: f64 or null = 1 doc="How wild."
  more?: @Call.more
  own?: string or null = "a" doc="Own."
anyOf Call.more
  | f64
  | string
"#,
    );
}

#[test]
fn texts_of_operations_tags_and_servers() {
    check(
        r"
tags: [{name: pets, description: All pets.}, {name: unused}]
servers:
  - {url: 'https://{region}.example.com', description: Live, variables: {region: {default: eu, enum: [eu, us], description: Where}}}
paths:
  /a:
    summary: Shared.
    get:
      operationId: getA
      tags: [zoo, pets, zoo]
      summary: Own.
      description: Long.
      deprecated: true
      x-rust-name: fetch
      externalDocs: {url: 'https://example.com'}
      responses: {200: {description: Fine.}}
    put: {tags: [apes], servers: [{url: 'https://put.example.com'}], responses: {}}
",
        r#"
server https://{region}.example.com doc="Live"
  {region} = "eu" | eu | us doc="Where"
tag pets doc="All pets."
tag unused
tag apes
tag zoo
GET /a getA as fetch tags[zoo pets] summary="Own." doc="Long." see=https://example.com deprecated
  200 doc="Fine."
PUT /a tags[apes] summary="Shared."
  server https://put.example.com
"#,
    );
}
