//! Parameters.

use super::check_paths;

#[test]
fn locations_styles_and_their_defaults() {
    check_paths(
        r"
/a/{p}/{q}:
  get:
    parameters:
      - {name: p, in: path, required: true, schema: {type: string}}
      - {name: q, in: path, required: true, style: matrix, explode: true, schema: {type: array, items: {type: string}}}
      - {name: a, in: query, schema: {type: array, items: {type: string}}}
      - {name: b, in: query, explode: false, schema: {type: array, items: {type: string}}}
      - {name: c, in: query, style: pipeDelimited, schema: {type: array, items: {type: string}}}
      - {name: d, in: query, style: deepObject, schema: {type: object}}
      - {name: e, in: query, allowReserved: true, allowEmptyValue: true, schema: {type: string, default: x}}
      - {name: X-F, in: header, schema: {type: string}, deprecated: true, description: Old., example: y}
      - {name: g, in: cookie, schema: {type: integer}, x-rust-name: crumb}
      - {name: h, in: query, content: {application/json: {schema: {type: object, properties: {z: {type: string}}}}}}
      - {name: i, in: query, schema: {type: string, enum: [u]}}
    responses: {}
",
        r#"
object get.a.p.q.h
  z?: string
enum get.a.p.q.i
  "u"
GET /a/{p}/{q}
  path p: string simple
  path q: [string] matrix explode
  query a?: [string] form explode
  query b?: [string] form
  query c?: [string] pipedelimited
  query d?: {any} deepobject explode
  query e?: string = "x" form explode reserved empty
  header X-F?: string simple doc="Old." example="y" deprecated
  cookie g?: i64 form explode as crumb
  query h?: @get.a.p.q.h as application/json explode
  query i?: @get.a.p.q.i form explode
"#,
    );
}

#[test]
fn shared_parameters_are_merged_and_overridden_and_share_their_types() {
    check_paths(
        r"
/a/{id}:
  parameters:
    - {name: id, in: path, required: true, schema: {type: integer}}
    - {name: kind, in: query, schema: {type: string, enum: [x]}}
  get:
    parameters:
      - {name: kind, in: query, required: true, schema: {type: string}}
      - {name: more, in: query, schema: {type: string}}
    responses: {}
  put: {responses: {}}
  post: {responses: {}}
",
        r#"
enum a.id.kind
  "x"
GET /a/{id}
  path id: i64 simple
  query kind: string form explode
  query more?: string form explode
PUT /a/{id}
  path id: i64 simple
  query kind?: @a.id.kind form explode
POST /a/{id}
  path id: i64 simple
  query kind?: @a.id.kind form explode
"#,
    );
}

#[test]
fn path_parameters_and_the_template_have_to_agree() {
    check_paths(
        r"
/a/{id}/{sub}/{sub}:
  get:
    operationId: getA
    parameters:
      - {name: id, in: path, schema: {type: integer}}
      - {name: other, in: path, required: true, schema: {type: string}}
    responses: {}
",
        r"
GET /a/{id}/{sub}/{sub} getA
  path id: i64 simple
  path sub: string simple
W0322 /paths/~1a~1{id}~1{sub}~1{sub}/get/parameters/1: `other` has no place in the path /a/{id}/{sub}/{sub}; it is left out
W0321 /paths/~1a~1{id}~1{sub}~1{sub}/get/parameters: `{sub}` of /a/{id}/{sub}/{sub} is not declared; it is taken as a string
",
    );
}

#[test]
fn a_placeholder_that_takes_the_rest_of_a_path_is_its_parameter() {
    check_paths(
        r"
/a/{rest+}:
  get:
    operationId: getA
    parameters: [{name: rest, in: path, required: true, schema: {type: string, format: uuid}}]
    responses: {}
/b/{rest+}:
  get: {operationId: getB, responses: {}}
",
        r#"
GET /a/{rest+} getA
  path rest: string<uuid> simple
GET /b/{rest+} getB
  path "rest+": string simple
W0321 /paths/~1b~1{rest+}/get: `{rest+}` of /b/{rest+} is not declared; it is taken as a string
"#,
    );
}

#[test]
fn parameters_as_2_0_writes_them_keep_their_types() {
    check_paths(
        r"
/a:
  get:
    operationId: getA
    parameters:
      - {name: n, in: query, type: integer, minimum: 1}
      - {name: l, in: Query, type: array, items: {type: string}, collectionFormat: pipes}
    responses: {'200': {description: d, headers: {H: {type: number}}}}
",
        r#"
GET /a getA
  query n?: i64(>=1) form explode
  query l?: [string] pipedelimited
  200 doc="d"
    header H?: f64
"#,
    );
}

#[test]
fn duplicates_and_headers_that_are_no_parameters_are_left_out() {
    check_paths(
        r"
/a:
  get:
    parameters:
      - {name: n, in: query, schema: {type: integer}}
      - {name: n, in: query, schema: {type: string}}
      - {name: n, in: header, schema: {type: string}}
      - {name: N, in: header, schema: {type: string}}
      - {name: authorization, in: header, schema: {type: string}}
      - {name: Host, in: header, schema: {type: string}}
      - {name: X Foo, in: header, schema: {type: string}}
    responses: {}
",
        r#"
GET /a
  query n?: i64 form explode
  header n?: string simple
W0320 /paths/~1a/get/parameters/1: the parameter `n` is declared twice
W0320 /paths/~1a/get/parameters/3: the parameter `N` is declared twice
W0324 /paths/~1a/get/parameters/4: the header `authorization` is said elsewhere; the parameter is left out
W0324 /paths/~1a/get/parameters/5: the header `Host` belongs to the connection; the parameter is left out
W0324 /paths/~1a/get/parameters/6: "X Foo" cannot be the name of a header; the parameter is left out
"#,
    );
}

#[test]
fn a_style_that_has_no_meaning_is_reported() {
    check_paths(
        r"
/a:
  get:
    parameters:
      - {name: a, in: query, style: deepObject, schema: {type: string}}
      - {name: b, in: query, style: spaceDelimited, schema: {type: integer}}
      - {name: c, in: query, content: {text/plain: {}, application/json: {}}}
      - {name: d, in: query, style: pipeDelimited, explode: true, schema: {type: object}}
      - {name: e, in: query, style: deepObject, explode: true, schema: {type: array, items: {type: string}}}
      - {name: X-F, in: header, x-codegen-style: deepObject, schema: {type: string}}
      - {name: g, in: query, x-codegen-style: tabDelimited, schema: {type: array, items: {type: string}}}
      - {name: h, in: query, style: spaceDelimited, explode: true, schema: {type: array, items: {type: string}}}
      - {name: i, in: query, schema: {type: array, items: {type: array, items: {type: string}}}}
    responses: {}
",
        r"
GET /a
  query a?: string form explode
  query b?: i64 form explode
  query c?: string as text/plain explode
  query d?: {any} form explode
  query e?: [string] deepobject explode
  header X-F?: string simple
  query g?: [string] tabdelimited
  query h?: [string] form explode
  query i?: [[string]] form explode
W0323 /paths/~1a/get/parameters/0/style: `deepObject` is a style of an object; `form` is used (write: form)
W0323 /paths/~1a/get/parameters/1/style: `spaceDelimited` is a style of an array or an object; `form` is used (write: form)
W0323 /paths/~1a/get/parameters/3/style: `pipeDelimited` is a style of an object that is not exploded; `form` is used (write: form)
W0323 /paths/~1a/get/parameters/4/style: `deepObject` is a style of an object; items are written with their indexes
W0323 /paths/~1a/get/parameters/5/style: `deepObject` is no style of a header parameter; its default is used
W0323 /paths/~1a/get/parameters/7/style: `spaceDelimited` is a style of an array that is not exploded; `form` is used (write: form)
W0323 /paths/~1a/get/parameters/8: no list or object inside another can be written in the style `form`; a call with one ends in an error
",
    );
}
