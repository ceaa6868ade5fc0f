//! Codes of references and schemas.

use crate::diagnostics::Code;

/// Reference to what is not there.
pub const REFERENCE_MISSING: Code = Code {
    id: "W0301",
    title: "reference to what is not there",
    explanation: r"A `$ref` names a place that the document does not have. The position that refers to it
accepts any
value; an operation loses the parameter, body or answer.

    schema:
      $ref: '#/components/schemas/Pett'   # the component is called Pet

Correct the name, or add what is missing.
",
};

/// Reference to something of another kind.
pub const REFERENCE_KIND: Code = Code {
    id: "W0302",
    title: "reference to something of another kind",
    explanation: r"A `$ref` leads to a node of another kind than the place asks for. It is treated as
missing.

    schema:
      $ref: '#/components/parameters/Limit'

Refer to a node of the right kind, here `#/components/parameters/Limit/schema`.
",
};

/// Reference that cannot be followed.
pub const REFERENCE_UNREADABLE: Code = Code {
    id: "W0303",
    title: "reference that cannot be followed",
    explanation: r"A `$ref` is empty, leaves the document, or is no JSON Pointer (RFC 6901). It is treated as
missing.

    schema:
      $ref: 'Pet'

Write `#/` and the way to the node; `~` is written `~0` and `/` within a name `~1`.
",
};

/// References that lead in a circle.
pub const REFERENCE_CYCLE: Code = Code {
    id: "W0304",
    title: "references that lead in a circle",
    explanation: r"Following references of a parameter, body, answer or header comes back to where it began.
The node is
left out.

    components:
      parameters:
        A: {$ref: '#/components/parameters/B'}
        B: {$ref: '#/components/parameters/A'}

Let one of them be what is meant.
",
};

/// Schema that is nothing but itself.
pub const ALIAS_CYCLE: Code = Code {
    id: "W0305",
    title: "schema that is nothing but itself",
    explanation: r"References and unions lead from a schema back to itself with no object or array between,
so that no
value is described. The last link is taken as any value, or left out of its union.

    components:
      schemas:
        A: {$ref: '#/components/schemas/B'}
        B: {oneOf: [{$ref: '#/components/schemas/A'}]}

Remove one of the links.
",
};

/// Schema that is part of itself.
pub const ALL_OF_CYCLE: Code = Code {
    id: "W0306",
    title: "schema that is part of itself",
    explanation: r"`allOf` leads from a schema back to itself. The part that closes the circle is ignored.

    components:
      schemas:
        A:
          allOf: [{$ref: '#/components/schemas/A'}]

Remove the schema from its own parts.
",
};

/// Schemas nested too deep.
pub const TOO_DEEP: Code = Code {
    id: "W0307",
    title: "schemas nested too deep",
    explanation: r"Schemas are nested in one another further than any reader would follow. What is deeper is
any value.

    items: {items: {items: {items: …}}}    # 65 times

Give inner schemas a name among the components, and refer to them.
",
};

/// Parts of `allOf` that no value satisfies.
pub const ALL_OF_CONFLICT: Code = Code {
    id: "W0308",
    title: "parts of `allOf` that no value satisfies",
    explanation: r"Two parts of an `allOf` contradict each other. The later one is used.

    allOf:
      - {type: string}
      - {type: integer}

Remove the part that is wrong.
",
};

/// Required property that is not declared.
pub const REQUIRED_UNDECLARED: Code = Code {
    id: "W0310",
    title: "required property that is not declared",
    explanation: r"`required` names a property that the object does not have. The name is ignored.

    required: [ID]
    properties:
      id: {type: string}

Correct the name, declare the property, or remove the name.
",
};

/// Property that is both readOnly and writeOnly.
pub const READ_AND_WRITE_ONLY: Code = Code {
    id: "W0311",
    title: "property that is both readOnly and writeOnly",
    explanation: r"A property cannot be only in answers and only in requests. It is taken as neither.

    secret: {type: string, readOnly: true, writeOnly: true}

Keep the one that is meant.
",
};

/// Enum value that occurs twice.
pub const ENUM_VALUE_TWICE: Code = Code {
    id: "W0312",
    title: "enum value that occurs twice",
    explanation: r"A list of values holds the same value again. It is taken once.

    enum: [asc, desc, asc]

Remove the second one.
",
};

/// Enum value of another type.
pub const ENUM_VALUE_TYPE: Code = Code {
    id: "W0313",
    title: "enum value of another type",
    explanation: r"A value of `enum` is not of the `type` beside it. Text and numbers are read as the type
says where
that is possible; otherwise the value is left out, or kept beside `type: object` and `type:
array`.

    type: integer
    enum: ['1', '2']

Write the values as the type says, or correct the type.
",
};

/// Default that is no value of its schema.
pub const DEFAULT: Code = Code {
    id: "W0314",
    title: "default that is no value of its schema",
    explanation: r"`default` is of another type, outside of the enum or out of range. It is left out.

    type: integer
    default: ten

Correct the default.
",
};

/// Bound outside of the type.
pub const BOUND_OUTSIDE: Code = Code {
    id: "W0315",
    title: "bound outside of the type",
    explanation: r"`minimum` or `maximum` is a number that the integer type does not hold, so that it
restricts nothing.
It is left out.

    type: integer
    format: int32
    maximum: 9999999999

Use `format: int64`, or remove the bound.
",
};

/// Constraint that says nothing about the type.
pub const MISPLACED_CONSTRAINT: Code = Code {
    id: "W0316",
    title: "constraint that says nothing about the type",
    explanation: r"An assertion stands at a schema of a type that it does not apply to. It is left out.

    type: integer
    maxLength: 10

Move it to where it belongs, or correct the type.
",
};

/// Several unions at once.
pub const SEVERAL_UNIONS: Code = Code {
    id: "W0317",
    title: "several unions at once",
    explanation: r"More than one `oneOf` or `anyOf` holds for the same value. Their members are taken as one
object with
all their properties; where they are no objects, any value is accepted.

    oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
    anyOf: [{$ref: '#/components/schemas/Big'}, {$ref: '#/components/schemas/Small'}]

Move one of them to a property of its own, or list the combinations.
",
};

/// Discriminator that cannot tell the members apart.
pub const DISCRIMINATOR: Code = Code {
    id: "W0318",
    title: "discriminator that cannot tell the members apart",
    explanation: r"A member is no object, or no value of the property selects it. The members are told apart
by their
structure.

    oneOf:
      - type: object
        properties: {kind: {type: string}}
      - $ref: '#/components/schemas/Dog'
    discriminator: {propertyName: kind}

Name every member in `mapping`, or restrict the property of each by an `enum`.
",
};

/// Mapping to what is no member.
pub const MAPPING: Code = Code {
    id: "W0319",
    title: "mapping to what is no member",
    explanation: r"`mapping` of a discriminator names a schema that is not there, or that the union does not
list. The
value is treated as unknown.

    discriminator:
      propertyName: kind
      mapping: {cat: '#/components/schemas/Katze'}

Correct the name, or list the schema.
",
};
