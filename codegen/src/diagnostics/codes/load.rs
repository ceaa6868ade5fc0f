//! Codes of load: 01xx.

use crate::diagnostics::Code;

/// The file holds nothing.
pub const EMPTY: Code = Code {
    id: "E0101",
    title: "the file is empty",
    explanation: "The file has no characters but blanks, so there is nothing to generate from.

Often a download failed, or the shell made an empty file before a command could fill it:

    curl -s https://example.com/openapi.json > openapi.json

Download the description again, and look at it before generating.",
};

/// The bytes are no UTF-8.
pub const NOT_UTF8: Code = Code {
    id: "E0102",
    title: "the file is not UTF-8 text",
    explanation:
        "OpenAPI documents are UTF-8; UTF-16, which PowerShell writes, is read as well. This file is in a
Latin encoding or in UTF-32, or it is no text at all.

    title: Caf\\xE9    # one byte, where UTF-8 has two

Save it again as UTF-8:

    iconv -f LATIN1 -t UTF-8 openapi.json > openapi-utf8.json",
};

/// No parser can read it.
pub const SYNTAX: Code = Code {
    id: "E0103",
    title: "the file is neither JSON nor YAML",
    explanation:
        "The parser stopped at the place shown. The mistake is there or a little before it.

    paths:
      /pets:
        get:
         summary: List: all    # a colon and a space end a name
          tags: [pets]         # indented more than its neighbours

Indent with spaces, each member like its neighbours, and put a value in quotes when it holds
`: ` or ` #`, or begins with one of `*&!|>{}[]@%` or a backtick.",
};

/// Too many bytes.
pub const TOO_LARGE: Code = Code {
    id: "E0104",
    title: "the file is too large",
    explanation:
        "Files above 64 MiB are refused before they are read, because no API description is
that large, but attacks and mistaken inputs (a log, a database dump) are.

Split a larger description into several files that refer to each other with `$ref`.",
};

/// Too many levels.
pub const TOO_DEEP: Code = Code {
    id: "E0105",
    title: "values are nested too deeply",
    explanation:
        "The document nests values more than 120 levels deep. Real descriptions need about 30;
such depth is made by a program that inlines every reference, or by an attack.

    a: [[[[[[[[ ... ]]]]]]]]

Name inner schemas under `components.schemas` and refer to them with `$ref`.",
};

/// Too many values.
pub const TOO_MANY_NODES: Code = Code {
    id: "E0106",
    title: "the document expands to too many values",
    explanation:
        "Each YAML alias is replaced by a copy of what it names. Aliases of aliases multiply, and
a few lines can grow to billions of values (the \"billion laughs\" attack):

    a: &a [x, x, x, x, x, x, x, x, x]
    b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
    c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]

The same happens when an anchor holds an alias of itself. Use `$ref` for what is shared.",
};

/// Another kind of document.
pub const FOREIGN: Code = Code {
    id: "E0107",
    title: "the file is another kind of document",
    explanation:
        "The file is a web page, an AsyncAPI document, a JSON Schema, a Postman collection or the
like. It was probably named by mistake, or a link to a page was saved instead of the file.

    <!DOCTYPE html>

An OpenAPI document begins with `openapi: 3.0.3` (or another version) or `swagger: \"2.0\"`.",
};

/// No object at the top.
pub const NOT_AN_OBJECT: Code = Code {
    id: "E0108",
    title: "the document is not an object",
    explanation:
        "At the top of an OpenAPI document stands an object with the members `openapi`, `info` and
`paths`. This file holds a list, a text, a number or null instead.

    - openapi: 3.0.3    # the dash makes it a list

Remove what stands around the object.",
};

/// A key twice in one mapping.
pub const DUPLICATE_KEY: Code = Code {
    id: "W0110",
    title: "a name occurs twice in one object",
    explanation:
        "The same name occurs twice in one object. Parsers differ in which of the two they take;
this one takes the first and ignores the second.

    properties:
      id: { type: integer }
      id: { type: string }

Delete one of the two, or join what they hold.",
};

/// More than one YAML document.
pub const SEVERAL_DOCUMENTS: Code = Code {
    id: "W0111",
    title: "the file holds several YAML documents",
    explanation:
        "A line `---` ends a YAML document and starts the next one. Only the first is read.

    openapi: 3.0.3
    ---
    info: { title: Pets, version: '1' }

Delete the line if it is there by mistake; else give each document a file of its own.",
};

/// A tab in the indentation.
pub const TAB: Code = Code {
    id: "W0112",
    title: "a tab in the indentation",
    explanation:
        "YAML is indented with spaces; a tab there is an error for most tools. The file is read as
if each tab were as many spaces as make it readable.

    info:
    \ttitle: Pets

Replace the tabs, for example with `expand -i -t 2`.",
};

/// JSON with YAML's liberties.
pub const LOOSE_JSON: Code = Code {
    id: "W0113",
    title: "not strict JSON, read as YAML",
    explanation:
        "The file looks like JSON, but has something that JSON forbids: a comma after the last
member, a comment, a name without quotes. YAML allows these, so it is read as YAML.

    {\"openapi\": \"3.0.3\",}

Mend it, because other tools will refuse the file.",
};

/// NaN or an infinity.
pub const NOT_FINITE: Code = Code {
    id: "W0114",
    title: "a number that JSON cannot carry",
    explanation:
        "YAML can write `.nan` and `.inf`, but an API that speaks JSON cannot send them. The value
is read as text.

    default: .nan

Leave the member out, or write the value as the server really sends it.",
};

/// A YAML tag.
pub const TAG: Code = Code {
    id: "W0115",
    title: "a YAML tag is ignored",
    explanation:
        "A tag such as `!include` or `!Ref` is an order to the program that reads the YAML. None is
obeyed here; the value behind it is used as it stands.

    schema: !include pet.yaml

Use `$ref: pet.yaml` to refer to another file.",
};

/// `<<` with no mapping.
pub const BAD_MERGE: Code = Code {
    id: "W0116",
    title: "nothing to merge behind `<<`",
    explanation:
        "`<<` copies the members of another mapping, or of a list of mappings, into this one.
Behind this one stands something else, so it is kept as an ordinary member named `<<`.

    pet:
      <<: dog

Write `<<: *dog`, and put the anchor `&dog` on a mapping above.",
};

/// A file outside of the folder, or no files at all.
pub const FILE_NOT_ALLOWED: Code = Code {
    id: "W0117",
    title: "a file that may not be read",
    explanation:
        "A `$ref` names a file outside of the folder of the main file. Only files in that folder
and below are read, so that a description from a stranger cannot read your files.

    $ref: ../../secrets.yaml#/password

Copy the file into the folder, or bundle the description into one file.",
};

/// A file that cannot be read.
pub const FILE_UNREADABLE: Code = Code {
    id: "W0118",
    title: "a file that cannot be read",
    explanation:
        "A `$ref` names a file that does not exist, or that is neither JSON nor YAML. What refers
to it is degraded; everything else is generated.

    $ref: schemas/pett.yaml

The path is relative to the file that holds the `$ref`.",
};

/// Every code of this stage.
pub const ALL: &[&Code] = &[
    &EMPTY,
    &NOT_UTF8,
    &SYNTAX,
    &TOO_LARGE,
    &TOO_DEEP,
    &TOO_MANY_NODES,
    &FOREIGN,
    &NOT_AN_OBJECT,
    &DUPLICATE_KEY,
    &SEVERAL_DOCUMENTS,
    &TAB,
    &LOOSE_JSON,
    &NOT_FINITE,
    &TAG,
    &BAD_MERGE,
    &FILE_NOT_ALLOWED,
    &FILE_UNREADABLE,
];
