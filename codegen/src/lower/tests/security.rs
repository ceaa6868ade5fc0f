//! Security and servers.

use super::check;

#[test]
fn schemes_of_every_kind() {
    check(
        r"
components:
  securitySchemes:
    bearerAuth: {type: http, scheme: Bearer, description: A token.}
    basicAuth: {type: http, scheme: basic}
    digest: {type: http, scheme: digest}
    key: {type: apiKey, in: header, name: X-Key}
    queryKey: {type: apiKey, in: query, name: key}
    cookieKey: {type: apiKey, in: cookie, name: sid}
    oauth:
      type: oauth2
      flows:
        clientCredentials: {tokenUrl: 'https://t', scopes: {write: '', read: ''}}
        implicit: {authorizationUrl: 'https://a', scopes: {admin: ''}}
        x-codegen-deviceAuthorization: {deviceAuthorizationUrl: 'https://d', tokenUrl: '', scopes: {read: 'Reads all.', '`': ''}}
    oidc: {type: openIdConnect, openIdConnectUrl: 'https://o'}
    tls: {type: http, scheme: mutual, x-codegen-type: mutualTLS}
    again: {$ref: '#/components/securitySchemes/key'}
",
        r#"
scheme bearerAuth: bearer doc="A token."
scheme basicAuth: basic
scheme digest: http digest
scheme key: apiKey Header X-Key
scheme queryKey: apiKey Query key
scheme cookieKey: apiKey Cookie sid
scheme oauth: oauth2 https://t [` admin read write] note="Flow `implicit`: people agree at `https://a`." note="Flow `clientCredentials`: tokens come from `https://t`." note="Flow `deviceAuthorization`: a device asks at `https://d`, tokens come from an address that the description leaves out." note="Scopes:\n\n* `` ` ``\n* `admin`\n* `read`: Reads all.\n* `write`"
scheme oidc: openIdConnect https://o
scheme tls: mutualTLS
scheme again: apiKey Header X-Key
W0329 /components/securitySchemes/digest: the scheme `digest` is not built in; what stands in `Authorization` is left to the user
"#,
    );
}

#[test]
fn requirements_of_the_document_and_of_operations() {
    check(
        r"
security: [{b: []}, {a: [read]}]
components:
  securitySchemes:
    a: {type: http, scheme: bearer}
    b: {type: http, scheme: basic}
paths:
  /a:
    get: {responses: {}}
    put: {security: [], responses: {}}
    post: {security: [{b: [], a: []}, {}], responses: {}}
    delete: {security: [{c: []}, {a: [], aa: []}], responses: {}}
",
        r"
scheme a: bearer
scheme b: basic
GET /a
  security b | a[read]
PUT /a
POST /a
  security a & b | none
DELETE /a
  security a
W0328 /paths/~1a/delete/security/0/c: there is no security scheme `c`
W0328 /paths/~1a/delete/security/1/aa: there is no security scheme `aa` (write: a)
",
    );
}

#[test]
fn a_server_variable_that_is_missing_is_empty() {
    check(
        r"
servers: [{url: 'https://{host}/{base}', variables: {base: {default: v1}}}, {url: /v1}]
paths:
  /a:
    servers: [{url: 'https://path'}]
    get: {servers: [{url: 'https://{own}'}], responses: {}}
    put: {responses: {}}
",
        r#"
server https://{host}/{base}
  {base} = "v1"
  {host} = ""
server /v1
GET /a
  server https://{own}
    {own} = ""
PUT /a
  server https://path
W0327 /servers/0/url: the variable `{host}` of the server is not declared; it is empty
W0327 /paths/~1a/get/servers/0/url: the variable `{own}` of the server is not declared; it is empty
"#,
    );
}
