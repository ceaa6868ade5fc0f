//! Codes of versions and of members of any object.

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

/// The version at the top is not the one that the rest is written in.
pub const OTHER_DIALECT: Code = Code {
    id: "W0228",
    title: "the version is not that of the rest",
    explanation: "The document names one specification and is written in the words of another: `openapi: 3.0.3`
above `definitions` and bodies among the parameters, or `swagger: '2.0'` above `requestBody` and
`content`. It is read as what it is written in.

    openapi: 3.0.3
    paths:
      /pets: {get: {responses: {'200': {schema: {$ref: '#/definitions/Pet'}}}}}
    definitions: {Pet: {type: object}}

Write the version that the rest follows.",
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
