//! What other dialects say that 3.0 cannot, carried in extensions.

use super::check;

#[test]
fn a_member_for_values_that_select_none() {
    check(
        r"
components:
  schemas:
    Pet:
      oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Any'}]
      discriminator: {propertyName: kind, mapping: {cat: Cat}, defaultMapping: Any}
    Lost:
      oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Any'}]
      discriminator: {propertyName: kind, defaultMapping: '#/components/schemas/Nope'}
    Cat: {type: object, required: [kind], properties: {kind: {type: string}}}
    Any: {type: object, properties: {kind: {type: string}, note: {type: string}}}
",
        r#"
oneOf Pet by kind else 1
  | @Cat as Cat "cat"
  | @Any as Any "Any"
oneOf Lost by kind
  | @Cat as Cat "Cat"
  | @Any as Any "Any"
object Cat
  kind: string
object Any
  kind?: string
  note?: string
W0319 /components/schemas/Lost/discriminator/defaultMapping: `mapping` names #/components/schemas/Nope, which is not there
"#,
    );
}

#[test]
fn methods_and_places_of_3_2() {
    check(
        r"
openapi: 3.2.0
paths:
  /a:
    query: {operationId: q, requestBody: {content: {application/json: {schema: {type: string}}}}, responses: {}}
    additionalOperations:
      Link: {operationId: l, responses: {}}
  /b:
    get:
      operationId: b
      parameters:
        - {name: whole, in: querystring, content: {application/x-www-form-urlencoded: {schema: {type: object, additionalProperties: {type: string}}}}}
        - {name: c, in: cookie, style: cookie, schema: {type: string}}
      responses:
        '200': {description: d, content: {application/jsonl: {itemSchema: {type: string}}}}
",
        "
QUERY /a q
  body?
    application/json json: string
Link /a l
GET /b b
  querystring whole?: {string} as application/x-www-form-urlencoded explode
  cookie c?: string cookie explode
  200 doc=\"d\"
    application/jsonl jsonlines of string
",
    );
}

#[test]
fn collections_of_2_0() {
    let list = |name: &str, place: &str, format: &str| {
        format!(
            "        - {{name: {name}, in: {place}, required: true, type: array, items: {{type: string}}, collectionFormat: {format}}}\n"
        )
    };
    let parameters: String = [
        list("a", "path", "pipes"),
        list("b", "header", "ssv"),
        list("c", "header", "tsv"),
        list("d", "header", "csv"),
        list("e", "query", "tsv"),
        list("f", "query", "multi"),
        list("g", "formData", "tsv"),
        list("h", "formData", "multi"),
    ]
    .concat();
    check(
        &format!(
            "swagger: '2.0'\ninfo: {{title: A, version: '1'}}\npaths:\n  /{{a}}:\n    post:\n      operationId: p\n      parameters:\n{parameters}      responses: {{}}\n"
        ),
        "
object p.request
  g: [string]
  h: [string]
POST /{a} p
  path a: [string] pipedelimited
  header b: [string] spacedelimited
  header c: [string] tabdelimited
  header d: [string] simple
  query e: [string] tabdelimited
  query f: [string] form explode
  body
    application/x-www-form-urlencoded form: @p.request
      encoding g tabdelimited joined
      encoding h form explode
",
    );
}

#[test]
fn microsofts_pages_and_long_calls() {
    check(
        r"
paths:
  /a: {get: {operationId: a, x-ms-pageable: {nextLinkName: nextLink}, responses: {}}}
  /b: {get: {operationId: b, x-ms-pageable: {nextLinkName: null, itemName: rows}, responses: {}}}
  /c: {get: {operationId: c, x-ms-long-running-operation: true, responses: {}}}
",
        r#"
GET /a a
  pages of value next nextLink
GET /b b
  pages of rows
GET /c c note="The answer comes before the work is done: its headers say where to ask for the end."
"#,
    );
}
