//! `$ref` to whatever may be referred to.

use super::{check, check_schemas, lowered};
use crate::ir::Origin;

#[test]
fn a_reference_may_name_any_schema_of_the_document() {
    check(
        r"
components:
  schemas:
    A:
      type: object
      properties:
        b: {type: object, properties: {c: {type: string, enum: [x]}}}
        list: {type: array, items: {oneOf: [{type: string}, {type: object, properties: {d: {type: string}}}]}}
    'Odd Name/~': {type: object, properties: {x: {type: string}}}
    Use:
      properties:
        b: {$ref: '#/components/schemas/A/properties/b'}
        c: {$ref: '#/components/schemas/A/properties/b/properties/c'}
        index: {$ref: '#/components/schemas/A/properties/list/items/oneOf/1'}
        odd: {$ref: '#/components/schemas/Odd%20Name~1~0'}
        path: {$ref: '#/paths/~1users~1{id}/get/responses/200/content/application~1json/schema'}
        foreign: {$ref: '#/x-types/Thing'}
x-types:
  Thing: {type: object, properties: {t: {type: string}}}
paths:
  /users/{id}:
    get:
      operationId: getUser
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        200:
          description: ''
          content: {application/json: {schema: {type: object, properties: {u: {type: string}}}}}
",
        r#"
object A
  b?: @A.b
  list?: [@A.list.item]
object Odd Name/~
  x?: string
object Use
  b?: @A.b
  c?: @A.b.c
  index?: @A.list.item.1
  odd?: @Odd Name/~
  path?: @getUser.response
  foreign?: @Thing
object A.b
  c?: @A.b.c
enum A.b.c
  "x"
object A.list.item.1
  d?: string
object getUser.response
  u?: string
object Thing
  t?: string
oneOf A.list.item
  | string
  | @A.list.item.1
GET /users/{id} getUser
  path id: string simple
  200
    application/json json: @getUser.response
"#,
    );
}

#[test]
fn a_missing_target_is_reported_with_the_nearest_names() {
    check_schemas(
        r"
Pet: {type: object, properties: {next: {$ref: '#/components/schemas/Pett'}}}
Alias: {$ref: '#/components/schemas/pet'}
Merged: {allOf: [{$ref: '#/components/schemas/Zzz'}, {properties: {a: {type: string}}}]}
Index: {$ref: '#/components/schemas/Union/oneOf/00'}
Union: {oneOf: [{type: string}, {type: integer}]}
",
        r"
object Pet
  next?: any<`$ref` to #/components/schemas/Pett>
alias Alias = any<`$ref` to #/components/schemas/pet>
object Merged
  a?: string
alias Index = any<`$ref` to #/components/schemas/Union/oneOf/00>
oneOf Union
  | string
  | i64
W0301 /components/schemas/Pet/properties/next/$ref: `#/components/schemas/Pett` is not in the document (write: '#/components/schemas/Pet')
W0301 /components/schemas/Alias/$ref: `#/components/schemas/pet` is not in the document (write: '#/components/schemas/Pet')
W0301 /components/schemas/Merged/allOf/0/$ref: `#/components/schemas/Zzz` is not in the document
W0301 /components/schemas/Index/$ref: `#/components/schemas/Union/oneOf/00` is not in the document
",
    );
}

#[test]
fn a_target_of_another_kind_is_reported() {
    check(
        r"
components:
  parameters:
    Limit: {name: limit, in: query, schema: {type: integer}}
  schemas:
    A: {$ref: '#/components/parameters/Limit'}
    B: {$ref: '#/components/parameters/Limit/schema'}
    C: {$ref: Pet}
    D: {$ref: ''}
    E: {$ref: 'other.yaml#/Pet'}
    F: {$ref: '#/components/schemas'}
",
        r"
alias A = any<`$ref` to #/components/parameters/Limit>
alias B = @Limit
alias C = any<`$ref` to Pet>
alias D = any<a broken `$ref`>
alias E = any<`$ref` to other.yaml#/Pet>
alias F = any<`$ref` to #/components/schemas>
alias Limit = i64
W0302 /components/schemas/A/$ref: `#/components/parameters/Limit` is a parameter, where a schema has to be (write: '#/components/parameters/Limit/schema')
W0302 /components/schemas/F/$ref: `#/components/schemas` is no node of its own, where a schema has to be
",
    );
}

#[test]
fn every_kind_of_component_may_be_referred_to() {
    check(
        r"
components:
  schemas:
    Pet: {type: object, properties: {x: {type: string}}}
  parameters:
    Limit: {name: limit, in: query, schema: {type: integer}}
    Sort: {name: sort, in: query, schema: {type: string, enum: [up, down]}}
    Again: {$ref: '#/components/parameters/Limit'}
  headers:
    Next: {schema: {type: string, enum: [more]}}
  examples:
    Seven: {value: 7}
  requestBodies:
    PetBody: {required: true, content: {application/json: {schema: {type: object, properties: {p: {type: string}}}}}}
  responses:
    NotFound: {description: No such pet., content: {application/json: {schema: {type: object, properties: {m: {type: string}}}}}}
paths:
  /a:
    get:
      parameters:
        - $ref: '#/components/parameters/Again'
        - $ref: '#/components/parameters/Sort'
        - {name: n, in: query, schema: {type: integer}, examples: {a: {$ref: '#/components/examples/Seven'}}}
      responses:
        200: {description: '', headers: {X-Next: {$ref: '#/components/headers/Next'}}}
        404: {$ref: '#/components/responses/NotFound'}
    post:
      parameters: [{$ref: '#/paths/~1a/get/parameters/2'}]
      requestBody: {$ref: '#/components/requestBodies/PetBody'}
      responses:
        404: {$ref: '#/paths/~1a/get/responses/404'}
",
        r#"
object Pet
  x?: string
enum Sort.parameter
  "up"
  "down"
enum Next.header
  "more"
object NotFound.response
  m?: string
object PetBody.request
  p?: string
GET /a
  query limit?: i64 form explode
  query sort?: @Sort.parameter form explode
  query n?: i64 form explode example=7
  200
    header X-Next?: @Next.header
  404 doc="No such pet."
    application/json json: @NotFound.response
POST /a
  query n?: i64 form explode example=7
  body
    application/json json: @PetBody.request
  404 doc="No such pet."
    application/json json: @NotFound.response
"#,
    );
}

#[test]
fn a_reference_of_a_parameter_that_leads_nowhere_is_reported() {
    check(
        r"
components:
  parameters:
    A: {$ref: '#/components/parameters/B'}
    B: {$ref: '#/components/parameters/A'}
  responses:
    Gone: {description: ''}
paths:
  /a:
    get:
      parameters:
        - $ref: '#/components/parameters/A'
        - $ref: '#/components/parameters/C'
        - $ref: '#/components/responses/Gone'
      responses:
        200: {$ref: '#/components/responses/Gon'}
",
        r"
GET /a
W0304 /components/parameters/B/$ref: the references lead in a circle: /components/parameters/A → /components/parameters/B → /components/parameters/A
W0301 /paths/~1a/get/parameters/1/$ref: `#/components/parameters/C` is not in the document
W0302 /paths/~1a/get/parameters/2/$ref: `#/components/responses/Gone` is a response, where a parameter has to be
W0301 /paths/~1a/get/responses/200/$ref: `#/components/responses/Gon` is not in the document (write: '#/components/responses/Gone')
",
    );
}

/// Whoever comes first makes the type, and the order of the document must not show.
#[test]
fn what_is_referred_to_is_named_as_where_it_stands() {
    let operation = "
  /a:
    get:
      operationId: own
      responses:
        200:
          description: ''
          content:
            application/json: {schema: {type: object, properties: {x: {type: string}}}}
            application/xml: {schema: {type: object, properties: {y: {type: string}}}}
        400: {description: '', content: {application/json: {schema: {type: object, properties: {z: {type: string}}}}}}
  /d/{e}:
    parameters: [{name: e, in: path, required: true, schema: {type: object, properties: {e: {type: string}}}}]
    get:
      responses: {default: {description: '', content: {application/json: {schema: {type: object, properties: {d: {type: string}}}}}}}";
    let references = "
  /b:
    get:
      operationId: other
      responses:
        200: {$ref: '#/paths/~1a/get/responses/200'}
        400: {$ref: '#/paths/~1a/get/responses/400'}
        default: {$ref: '#/paths/~1d~1{e}/get/responses/default'}
  /c:
    get:
      operationId: last
      parameters: [{name: q, in: query, schema: {$ref: '#/paths/~1d~1{e}/parameters/0/schema'}}]
      responses: {}";
    let types = |paths: String| {
        let (api, _) = lowered(&format!("paths:{paths}"));
        let name = |origin: &Origin| match origin {
            Origin::Inline { words, .. } => words.join("."),
            Origin::Component(key) => key.clone(),
        };
        let mut names: Vec<_> = api.types.iter().map(|def| name(&def.origin)).collect();
        names.sort();
        names
    };
    let expected =
        ["d.e.e", "get.d.e.response", "own.response", "own.response.400", "own.response.xml"];
    assert_eq!(types(format!("{operation}{references}")), expected);
    assert_eq!(types(format!("{references}{operation}")), expected);
}
