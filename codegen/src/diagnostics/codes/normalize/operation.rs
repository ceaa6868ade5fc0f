//! Codes of operations, security and dialects.

use crate::diagnostics::Code;

/// A parameter that cannot be read.
pub const PARAMETER: Code = Code {
    id: "W0216",
    title: "a parameter that cannot be read",
    explanation:
        "A parameter needs `name` and `in`, and `in` is path, query, header or cookie. Without them
nobody can send it, so it is left out; the operation is generated without it.

    parameters:
      - name: limit
        schema: { type: integer }

Add `in: query`.",
};

/// A parameter or header needs one of `schema` and `content`.
pub const SCHEMA_OR_CONTENT: Code = Code {
    id: "W0217",
    title: "a parameter or header needs one of `schema` and `content`",
    explanation: "A parameter says by `schema` or by one entry of `content` what its value is. Here stand both,
neither, or several entries.

    - { name: limit, in: query }

Add `schema: { type: integer }`, or delete what is too much.",
};

/// A style that does not exist.
pub const STYLE: Code = Code {
    id: "W0218",
    title: "a style that does not exist",
    explanation: "`style` says how a value is written into the request. This name is unknown at this place, so
the default of the place is used.

    - { name: ids, in: query, style: commaDelimited, schema: { type: array } }

Delete it, or write form, spaceDelimited, pipeDelimited, deepObject (in a query), simple, label
or matrix (in a path).",
};

/// A key that is no status.
pub const STATUS: Code = Code {
    id: "W0219",
    title: "a key that is no status",
    explanation: "The keys under `responses` are statuses from 100 to 599, ranges such as 4XX, or `default`. An
answer under another key is left out.

    responses:
      OK: { description: done }

Write `'200'`.",
};

/// An operation without answers.
pub const NO_RESPONSES: Code = Code {
    id: "W0220",
    title: "an operation without answers",
    explanation:
        "The operation documents no answer at all. The call returns the raw bytes of whatever comes.

    get: { operationId: listPets }

Add at least `responses: { '200': { description: OK } }`.",
};

/// Something that is no HTTP method.
pub const METHOD: Code = Code {
    id: "W0221",
    title: "something that is no HTTP method",
    explanation:
        "A path item holds operations under get, put, post, delete, options, head, patch and trace
(and query from 3.2). What stands under another name is left out.

    /pets:
      fetch: { responses: {} }

Write a method. From 3.2 others stand under `additionalOperations`.",
};

/// An operation that cannot be read.
pub const OPERATION: Code = Code {
    id: "W0222",
    title: "an operation that cannot be read",
    explanation:
        "An operation is an object, and something else stands here. It is skipped; all others are
generated.

    /pets:
      get: listPets

Write `get: { operationId: listPets, responses: ... }`.",
};

/// A path item or callback that cannot be followed.
pub const PATH_REFERENCE: Code = Code {
    id: "W0223",
    title: "a path item or callback that cannot be followed",
    explanation:
        "A path item or a callback refers to another one that does not exist, or that leads back to
itself. It is left out.

    /pets: { $ref: '#/paths/~1animals' }     # there is no /animals

Correct the reference. A slash in a name is written `~1`.",
};

/// A security scheme that cannot be used.
pub const SECURITY: Code = Code {
    id: "W0224",
    title: "a security scheme that cannot be used",
    explanation:
        "The scheme has an unknown type or place, or lacks what its type needs. The client does not
send this credential by itself; set the header by hand.

    securitySchemes:
      key: { type: apiKey, in: body, name: key }

Write `in: header`, `query` or `cookie`.",
};

/// A construct of Swagger 2.0 that has no place in 3.0.
pub const CONVERSION: Code = Code {
    id: "W0226",
    title: "a construct of Swagger 2.0 that has no place in 3.0",
    explanation:
        "The document is Swagger 2.0 and is read as OpenAPI 3.0. This construct has no exact
counterpart; the message says what becomes of it.

    parameters:
      - { name: a, in: body, schema: {} }
      - { name: b, in: formData, type: string }    # a body already

Mend it as the help line says, or convert the document to 3.0.",
};

/// Parts of a multipart body that are described by their position.
pub const POSITIONAL: Code = Code {
    id: "W0227",
    title: "parts that are described by their position",
    explanation:
        "`prefixEncoding` and `itemEncoding` describe the parts of a multipart body by their position, as
parts of `multipart/mixed` have no names. The call takes any parts, in the order in which they
are given: each as bytes, a stream or JSON, with its media type and its headers. That these are
the ones that the document wants is up to the caller.

    multipart/mixed:
      schema: { type: array, prefixItems: [{ type: object }] }
      prefixEncoding: [{ contentType: application/json }]

Describe `multipart/form-data` with a property a part, if the server takes that.",
};
