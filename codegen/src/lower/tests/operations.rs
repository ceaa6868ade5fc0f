//! Bodies, answers, events.

use super::{check, check_paths};

#[test]
fn bodies_of_all_media_types() {
    check_paths(
        r"
/a:
  post:
    operationId: postA
    requestBody:
      required: true
      description: What to post.
      content:
        application/json: {schema: {type: object, properties: {a: {type: string}}}}
        application/xml: {schema: {type: object, properties: {a: {type: string}}}}
        multipart/form-data:
          schema: {type: object, properties: {file: {type: string, format: binary}}}
          encoding:
            file: {contentType: image/png, headers: {X-Size: {required: true, schema: {type: integer}}}}
        application/x-www-form-urlencoded:
          schema: {type: object, properties: {b: {type: string}}}
          encoding: {b: {style: deepObject, explode: true, allowReserved: true}}
        application/octet-stream: {}
        text/event-stream: {schema: {type: string}, itemSchema: {type: object, properties: {e: {type: string}}}}
        nonsense: {schema: {type: string}}
    responses: {}
",
        r#"
object postA.request
  a?: string
object postA.request.multipart
  file?: string<binary>
object postA.request.form
  b?: string
object postA.request.event.item
  e?: string
POST /a postA
  body doc="What to post."
    application/json json: @postA.request
    application/xml xml: @postA.request
    multipart/form-data multipart: @postA.request.multipart
      encoding file as image/png
        header X-Size: i64
    application/x-www-form-urlencoded form: @postA.request.form
      encoding b deepobject explode reserved
    application/octet-stream binary
    text/event-stream eventstream: string of @postA.request.event.item
W0326 /paths/~1a/post/requestBody/content/nonsense: `nonsense` is no media type; it is left out
"#,
    );
}

#[test]
fn a_body_without_meaning_is_kept() {
    check_paths(
        r"
/a:
  get: {requestBody: {content: {application/json: {schema: {type: string}}}}, responses: {}}
",
        r"
GET /a
  body?
    application/json json: string
W0325 /paths/~1a/get/requestBody: a body of a GET has no defined meaning; it is sent
",
    );
}

#[test]
fn answers_ranges_default_and_headers() {
    check_paths(
        r"
/a:
  get:
    operationId: getA
    responses:
      200:
        description: Fine.
        headers:
          X-Rate: {description: Left., required: true, schema: {type: integer}}
          Content-Type: {schema: {type: string}}
          X-Object: {content: {application/json: {schema: {type: object}}}}
        content: {application/json: {schema: {type: object, properties: {a: {type: string}}}}}
      201: {description: Made., content: {application/json: {schema: {type: object, properties: {b: {type: string}}}}}}
      4XX: {description: Wrong., content: {application/json: {schema: {type: object, properties: {c: {type: string}}}}}}
      default: {description: Else., content: {'*/*': {schema: {type: object, properties: {d: {type: string}}}}}}
",
        r#"
object getA.response
  a?: string
object getA.response.201
  b?: string
object getA.response.4XX
  c?: string
object getA.response.default
  d?: string
GET /a getA
  200 doc="Fine."
    header X-Rate: i64 doc="Left."
    header X-Object?: {any} as application/json
    application/json json: @getA.response
  201 doc="Made."
    application/json json: @getA.response.201
  4XX doc="Wrong."
    application/json json: @getA.response.4XX
  default doc="Else."
    */* wildcard: @getA.response.default
"#,
    );
}

#[test]
fn an_operation_without_an_id_of_its_own_is_named_by_method_and_path() {
    check_paths(
        r"
/users/{id}:
  get:
    parameters: [{name: id, in: path, required: true, schema: {type: string, enum: [me]}}]
    responses: {}
/b: {get: {operationId: twice, requestBody: &body {content: {application/json: {schema: {type: object, properties: {x: {type: string}}}}}}, responses: {}}}
/c: {put: {operationId: twice, requestBody: *body, responses: {}}}
",
        r#"
enum get.users.id.id
  "me"
object get.b.request
  x?: string
object put.c.request
  x?: string
GET /users/{id}
  path id: @get.users.id.id simple
GET /b twice
  body?
    application/json json: @get.b.request
PUT /c twice
  body?
    application/json json: @put.c.request
W0325 /paths/~1b/get/requestBody: a body of a GET has no defined meaning; it is sent
"#,
    );
}

#[test]
fn webhooks_and_callbacks_are_events() {
    check(
        r"
webhooks:
  newPet:
    post:
      summary: A pet was born.
      requestBody: {content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}}
      responses: {}
paths:
  /a:
    post:
      operationId: subscribe
      callbacks:
        onEvent:
          '{$request.body#/url}':
            post:
              requestBody: {content: {application/json: {schema: {type: object, properties: {at: {type: string}}}}}}
              responses: {}
            get: {responses: {}}
      responses: {}
",
        r#"
object newPet.request
  name?: string
object subscribe.onEvent.post.request
  at?: string
POST /a subscribe
event newPet summary="A pet was born."
  application/json json: @newPet.request
event subscribe.onEvent.get
event subscribe.onEvent.post
  application/json json: @subscribe.onEvent.post.request
"#,
    );
}

#[test]
fn methods_that_openapi_3_0_does_not_know() {
    check(
        r"
openapi: 3.2.0
paths:
  /a:
    trace: {responses: {}}
    query: {operationId: search, responses: {200: {description: Found.}}}
    additionalOperations:
      COPY: {responses: {}}
",
        r#"
TRACE /a
QUERY /a search
  200 doc="Found."
COPY /a
"#,
    );
}
