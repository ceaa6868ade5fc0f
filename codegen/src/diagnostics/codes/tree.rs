//! Codes of tree and of the call: 06xx.

use crate::diagnostics::Code;

/// Every code of this stage.
pub const ALL: &[&Code] =
    &[&UNWRITABLE, &IN_THE_WAY, &FOREIGN, &EDITED, &NO_INPUT, &UNKNOWN_CODE, &UNUSED_ALLOWANCE];

/// The output folder cannot be read or written.
pub const UNWRITABLE: Code = Code {
    id: "E0601",
    title: "the output folder cannot be written",
    explanation: "\
The folder given with --out cannot be made, read or written: a part of its path is a file, its
permissions forbid it, or the disk is full. Nothing was changed; a run writes everything or nothing.

Example: `codegen generate openapi.yaml --out Cargo.toml/client`, where Cargo.toml is a file.

Cure: give another folder, or make this one writable.",
};

/// Something that is not ours stands where a file must go.
pub const IN_THE_WAY: Code = Code {
    id: "E0602",
    title: "something that is not ours is in the way",
    explanation: "\
A file of the output has to go where something stands that the generator did not write: a file that
`.codegen-manifest` does not name, a folder, or a symbolic link. It is not touched, and nothing else
was changed either.

Example: `cargo new client`, then `codegen generate openapi.yaml --out client`: Cargo.toml and
src/lib.rs are there already.

Cure: generate into a folder of its own, or move or delete what is in the way.",
};

/// A file in the output folder that is not ours.
pub const FOREIGN: Code = Code {
    id: "W0603",
    title: "a file in the output folder was not written by the generator",
    explanation: "\
The output folder holds a file that `.codegen-manifest` does not name. It is left alone, but
`--check` reports it as drift: everything in the folder is written by the generator, so that nobody
edits it by hand and loses the edit.

Example: `touch client/src/notes.rs`, then generate into `client`.

Cure: move it out of the folder, or delete it. `target/`, `Cargo.lock` and `.git` are not counted.",
};

/// A file of ours was edited by hand.
pub const EDITED: Code = Code {
    id: "W0604",
    title: "a generated file had been edited by hand",
    explanation: "\
The hash in `.codegen-manifest` says that a generated file is no longer what the generator wrote. It
was written again, and the edit is gone from it.

Example: change a line of `client/src/lib.rs`, then generate into `client`.

Cure: change the description or codegen.toml instead; the edit may still be in version control.",
};

/// The description or the config cannot be read.
pub const NO_INPUT: Code = Code {
    id: "E0605",
    title: "a file of the call cannot be read",
    explanation: "\
The API description, or the file given with --config, does not exist or cannot be read.

Example: `codegen generate opnapi.yaml --out client`.

Cure: check the path; `-` reads the description from standard input.",
};

/// `--deny` or `--allow` of a code that does not exist.
pub const UNKNOWN_CODE: Code = Code {
    id: "E0606",
    title: "there is no such code",
    explanation: "\
--deny, --allow and the lists under [diagnostics] take codes such as W0604; --deny takes `warnings`
as well, for all of them.

Example: `codegen generate openapi.yaml --out client --allow W321`.

Cure: take the code from the message that you want to allow or deny.",
};

/// `--allow` of something that did not occur.
pub const UNUSED_ALLOWANCE: Code = Code {
    id: "W0607",
    title: "an allowed warning did not occur",
    explanation: "\
A warning is allowed, with --allow or in codegen.toml, that this run did not give. The allowance
would hide the warning if it came back.

Example: `codegen generate openapi.yaml --out client --allow W0604` with no file edited by hand.

Cure: remove the allowance.",
};
