//! Codes of operations, security and servers.

use crate::diagnostics::Code;

/// Parameter that is declared twice.
pub const PARAMETER_TWICE: Code = Code {
    id: "W0320",
    title: "parameter that is declared twice",
    explanation: r"A list of parameters holds two of the same name and location. The first one counts.

    parameters:
      - {name: limit, in: query, schema: {type: integer}}
      - {name: limit, in: query, schema: {type: string}}

Remove one of them.
",
};

/// Path parameter that is not declared.
pub const PATH_PARAMETER_UNDECLARED: Code = Code {
    id: "W0321",
    title: "path parameter that is not declared",
    explanation: r"The path has a placeholder that no parameter declares. It is taken as a required string.

    paths:
      /pets/{id}:
        get: {responses: {}}

Declare a parameter of that name with `in: path`.
",
};

/// Path parameter that the path does not have.
pub const PATH_PARAMETER_UNUSED: Code = Code {
    id: "W0322",
    title: "path parameter that the path does not have",
    explanation: r"A parameter with `in: path` has no placeholder. It is left out.

    paths:
      /pets:
        get:
          parameters: [{name: id, in: path, required: true, schema: {type: string}}]

Add `{id}` to the path, or remove the parameter.
",
};

/// Style that has no meaning for the type.
pub const STYLE: Code = Code {
    id: "W0323",
    title: "style that has no meaning for the type",
    explanation: r"`style` is not defined for the location or the type of the parameter. The default is
used, but for items in `deepObject`, which everybody writes with their indexes. Lists and objects
inside others are only written by `deepObject`; with another style a call with one ends in an
error.

    name: filter
    in: query
    style: deepObject
    schema: {type: string}

Remove `style`, or correct the schema.
",
};

/// Header that is not a parameter.
pub const RESERVED_HEADER: Code = Code {
    id: "W0324",
    title: "header that is not a parameter",
    explanation: r"`Accept`, `Content-Type` and `Authorization` are said by media types and security (OAS
3.0.4
§4.8.12.2), `Cookie` by cookie parameters, others belong to the connection, and a name has to
be a token (RFC 9110 §5.1). The
parameter is left out.

    parameters:
      - {name: Authorization, in: header, schema: {type: string}}

Describe credentials by `security`, media types by `content`.
",
};

/// Body of a method that has none.
pub const BODY_WITHOUT_MEANING: Code = Code {
    id: "W0325",
    title: "body of a method that has none",
    explanation: r"The meaning of a body of GET, HEAD, DELETE and TRACE is not defined (RFC 9110 §9.3), and
servers
between may drop it. It is sent all the same.

    get:
      requestBody: {content: {application/json: {}}}

Use query parameters or another method, if the API is yours.
",
};

/// Invalid media type.
pub const MEDIA_TYPE: Code = Code {
    id: "W0326",
    title: "invalid media type",
    explanation: r"A key of `content` is no media type (RFC 9110 §8.3.1). It is left out.

    content:
      json: {schema: {type: string}}

Write `application/json`.
",
};

/// Unknown security scheme.
pub const SCHEME_UNKNOWN: Code = Code {
    id: "W0328",
    title: "unknown security scheme",
    explanation: r"`security` names a scheme that the document does not declare. It is left out; an
alternative that asks
for nothing else is left out with it.

    security:
      - apiKeys: []     # the scheme is called apiKey

Correct the name, or declare the scheme.
",
};

/// HTTP authentication scheme that is not built in.
pub const SCHEME_BY_HAND: Code = Code {
    id: "W0329",
    title: "authentication scheme that is not built in",
    explanation: r"The client knows the HTTP schemes `basic` and `bearer`. For any other one the user
gives the whole value of the header `Authorization`, or a credential of their own that computes it
for every request.

    digest: {type: http, scheme: digest}

Nothing has to be mended; accept it under `[diagnostics] allow` if it is known.
",
};

/// Server variable that is not declared.
pub const SERVER_VARIABLE: Code = Code {
    id: "W0327",
    title: "server variable that is not declared",
    explanation: r"The URL of a server has a placeholder that `variables` does not declare. Its default is
empty.

    servers:
      - url: https://{region}.example.com

Declare the variable with a default.
",
};

/// Two paths that no request can tell apart.
pub const PATH_TWICE: Code = Code {
    id: "W0340",
    title: "two paths that no request can tell apart",
    explanation: r"Two paths differ in the names of their placeholders alone (OAS 3.0.4 §4.8.8.1 forbids it).
Both are generated;
which operation a request reaches is for the server to say.

    paths:
      /pets/{id}: …
      /pets/{name}: …

Merge them, or tell them apart by a word.
",
};

/// Odd path.
pub const PATH_FORM: Code = Code {
    id: "W0341",
    title: "odd path",
    explanation: r"A path begins without a slash, holds a query or a fragment, an empty segment, or a
character that a URL
cannot hold. The message says what is sent.

    paths:
      pets?sort=name: …

Write `/pets`, and the query as a parameter.
",
};
