//! Codes of schemas.

use crate::diagnostics::Code;

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
