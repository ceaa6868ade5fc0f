//! Codes of normalize: 02xx.

use crate::diagnostics::Code;

/// The version is not supported.
pub const VERSION: Code = Code {
    id: "E0201",
    title: "the version is not supported",
    explanation:
        "The document follows a version that is neither Swagger 2.0 nor OpenAPI 3.0, 3.1 or 3.2.

    openapi: 4.0.0

Write the version that the document really follows, or convert it.",
};

/// The document names no version.
pub const NO_VERSION: Code = Code {
    id: "E0202",
    title: "the document names no version",
    explanation: "Neither `openapi` nor `swagger` stands at the top of the document, so nothing tells how to read
the rest.

    info: { title: Pets, version: '1' }
    paths: {}

Add the line that fits, such as `openapi: 3.0.3`.",
};

/// Something that the specification demands is missing.
pub const INCOMPLETE: Code = Code {
    id: "W0203",
    title: "something that the specification demands is missing",
    explanation: "A part that the specification demands is missing. An empty one is assumed.

    openapi: 3.0.3
    info: { title: Pets }     # no version
    paths: {}

Add what the help line names.",
};

/// A value of the wrong type, read as what is meant.
pub const CONVERTED: Code = Code {
    id: "W0204",
    title: "a value of the wrong type, read as what is meant",
    explanation: "A value has the wrong type, but what is meant is plain, so it is converted.

    info: { title: Pets, version: 1.10 }    # a number, read as the text \"1.10\"

Mostly a pair of quotes is missing, or there is one too many. YAML reads `1.10` as a number, and
`no` and `yes` are texts in YAML 1.2, but booleans in YAML 1.1.",
};

/// A value of the wrong type is left out.
pub const DROPPED: Code = Code {
    id: "W0205",
    title: "a value of the wrong type is left out",
    explanation: "A value has the wrong type, and nothing tells what is meant, so it is left out.

    tags: { name: pets }      # an object where a list of texts belongs
    minLength: many

Write a value of the type that the message names, or delete the member.",
};

/// Null where something belongs is read as absent.
pub const NULL: Code = Code {
    id: "W0206",
    title: "null where something belongs is read as absent",
    explanation:
        "A member is there, but null; mostly its value was forgotten, or is indented too little.

    parameters:
    responses:

It is read as if it were absent. Delete it, or indent what belongs into it.",
};

/// A single value where a list belongs.
pub const SINGLE: Code = Code {
    id: "W0207",
    title: "a single value where a list belongs",
    explanation: "A list is wanted and a single value stands there. It is read as a list of one.

    tags: pets

Put it in brackets: `tags: [pets]`.",
};

/// A member that does not exist.
pub const UNKNOWN_MEMBER: Code = Code {
    id: "W0208",
    title: "a member that does not exist",
    explanation: "The object has no member of that name in any version of the specification, so it is ignored.
Mostly it is misspelt, or indented wrongly so that it belongs to another object.

    schema: { ref: '#/components/schemas/Pet' }   # `$ref` is meant

Correct the name. If it is an extension of yours, let its name begin with `x-`.",
};

/// A type that does not exist.
pub const TYPE_NAME: Code = Code {
    id: "W0209",
    title: "a type that does not exist",
    explanation: "`type` is one of string, number, integer, boolean, array and object (and null from 3.1). What
is plainly meant is used instead; else any value is admitted.

    type: int

Write `type: integer` with `format: int32`.",
};

/// `required` on a property.
pub const REQUIRED_FLAG: Code = Code {
    id: "W0210",
    title: "`required` on a property",
    explanation:
        "In OpenAPI the object lists its required properties. A boolean on the property is of an old
draft of JSON Schema. It is read as an entry of the list.

    properties:
      id: { type: string, required: true }

Write `required: [id]` beside `properties`.",
};

/// Something of OpenAPI 3.1 in an older document.
pub const NEWER: Code = Code {
    id: "W0211",
    title: "something of OpenAPI 3.1 in an older document",
    explanation:
        "The document says that it follows 2.0 or 3.0, but uses what only 3.1 has. It is honoured.

    openapi: 3.0.3
    ...
    type: [string, 'null']

Write `openapi: 3.1.0`, or `nullable: true`.",
};

/// A member beside `$ref` is honoured.
pub const SIBLINGS_KEPT: Code = Code {
    id: "W0212",
    title: "a member beside `$ref` is honoured",
    explanation:
        "Before OpenAPI 3.1 whatever stands beside `$ref` is to be ignored. This member is plainly
meant all the same, so it is read as if the reference stood in an `allOf`.

    owner:
      $ref: '#/components/schemas/User'
      nullable: true

Write `allOf: [{ $ref: ... }]` and keep the member beside it.",
};

/// A member beside `$ref` is ignored.
pub const SIBLINGS_DROPPED: Code = Code {
    id: "W0213",
    title: "a member beside `$ref` is ignored",
    explanation: "Whatever stands beside `$ref` is to be ignored, and this member is.

    owner:
      $ref: '#/components/schemas/User'
      type: object

Delete the member, or use `allOf` if both are meant.",
};

/// A `$ref` that is no text.
pub const BAD_REFERENCE: Code = Code {
    id: "W0214",
    title: "a `$ref` that is no text",
    explanation: "A `$ref` is a text that leads to something, and this one is a number, a list, null or empty.
What refers is left out, or admits any value.

    schema: { $ref: 5 }

Write `$ref: '#/components/schemas/Name'`.",
};

/// Something that is no schema.
pub const BAD_SCHEMA: Code = Code {
    id: "W0215",
    title: "something that is no schema",
    explanation: "A schema is an object (or true and false from 3.1). Something else stands here, so the schema
is read as one that admits any value; everything else is generated.

    properties:
      id: string

Write `id: { type: string }`.",
};

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

/// A rule that no type can express.
pub const NOTED: Code = Code {
    id: "W0225",
    title: "a rule that no type can express",
    explanation:
        "`if`, `dependentSchemas`, `contains` and their relatives hold between values, which a type
cannot express. The documentation of the type mentions them; nothing checks them.

    if: { properties: { kind: { const: card } } }
    then: { required: [number] }

Nothing needs to be done; a `oneOf` of the cases makes better types.",
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

/// Every code of this stage.
pub const ALL: &[&Code] = &[
    &VERSION,
    &NO_VERSION,
    &INCOMPLETE,
    &CONVERTED,
    &DROPPED,
    &NULL,
    &SINGLE,
    &UNKNOWN_MEMBER,
    &TYPE_NAME,
    &REQUIRED_FLAG,
    &NEWER,
    &SIBLINGS_KEPT,
    &SIBLINGS_DROPPED,
    &BAD_REFERENCE,
    &BAD_SCHEMA,
    &PARAMETER,
    &SCHEMA_OR_CONTENT,
    &STYLE,
    &STATUS,
    &NO_RESPONSES,
    &METHOD,
    &OPERATION,
    &PATH_REFERENCE,
    &SECURITY,
    &NOTED,
    &CONVERSION,
];
