//! Names that generated code may not take, a list a scope; one rule of escape.

/// The reserved names of a scope.
#[derive(Debug, Clone, Copy)]
pub struct Reserved {
    /// Not one set, as scopes are many and small.
    lists: &'static [&'static [&'static str]],
}

/// Keywords of every edition up to 2024, weak ones where they hurt; raw identifiers cannot spell them all.
const KEYWORDS: &[&str] = &[
    "_", "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Names of the prelude and of primitive types that generated code spells without a path.
const PRELUDE: &[&str] = &[
    "AsMut",
    "AsRef",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "ExactSizeIterator",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Future",
    "Hash",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Vec",
    "bool",
    "char",
    "f32",
    "f64",
    "i128",
    "i16",
    "i32",
    "i64",
    "i8",
    "isize",
    "str",
    "u128",
    "u16",
    "u32",
    "u64",
    "u8",
    "usize",
];

/// Methods that generated types have, and method names that the prelude's traits or clippy claim.
const METHODS: &[&str] = &[
    "add",
    "as_mut",
    "as_ref",
    "as_str",
    "bitand",
    "bitor",
    "bitxor",
    "borrow",
    "borrow_mut",
    "build",
    "builder",
    "clone",
    "clone_from",
    "clone_into",
    "cmp",
    "default",
    "deref",
    "deref_mut",
    "deserialize",
    "div",
    "drop",
    "eq",
    "fmt",
    "from",
    "from_iter",
    "from_str",
    "ge",
    "gt",
    "hash",
    "index",
    "index_mut",
    "into",
    "into_iter",
    "le",
    "lt",
    "max",
    "min",
    "mul",
    "ne",
    "neg",
    "new",
    "next",
    "not",
    "partial_cmp",
    "rem",
    "serialize",
    "shl",
    "shr",
    "sub",
    "to_owned",
    "to_string",
    "try_from",
    "try_into",
    "type_id",
    "validate",
];

/// Methods of a request that are not setters.
const REQUEST: &[&str] = &[
    "into_events",
    "into_events_blocking",
    "into_lines",
    "into_lines_blocking",
    "into_iter_blocking",
    "into_pages",
    "into_stream",
    "send",
    "send_blocking",
    "send_raw",
    "send_stream",
    "send_stream_blocking",
    "send_with_headers",
    "with_attempt_timeout",
    "with_header",
    "with_retry",
    "with_server",
    "with_timeout",
    "call",
];

/// Methods of the client that are not operations.
const CLIENT: &[&str] = &["builder", "core", "from_env", "new", "request"];

/// Methods of the client's builder that are not credentials.
const BUILDER: &[&str] = &[
    "add_root_certificate_pem",
    "allow_insecure_credentials",
    "attempt_timeout",
    "base_url",
    "clock",
    "connect_timeout",
    "credential",
    "document_url",
    "header",
    "http_client",
    "jitter",
    "layer",
    "max_response_size",
    "no_proxy",
    "proxy",
    "redirects",
    "retry",
    "server",
    "settings",
    "timeout",
    "transport",
    "user_agent_suffix",
];

/// File stems that Cargo, rustc or a file system claim.
const FILES: &[&str] = &[
    "aux", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "core",
    "lib", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "main", "mod",
    "nul", "prn", "test",
];

/// What `mock/mod.rs` names by module.
const BESIDE_GROUPS: &[&str] =
    &["body", "credentials", "http", "layer", "mock", "mock_operation", "std", "transport"];

impl Reserved {
    const fn of(lists: &'static [&'static [&'static str]]) -> Self {
        Self { lists }
    }

    /// Types: keywords, the prelude, and `New`, whose constructor would be called as the type is.
    pub fn types() -> Self {
        Self::of(&[KEYWORDS, PRELUDE, &["New"]])
    }

    /// Variants: keywords, and the variant that keeps unknown values.
    pub fn variants() -> Self {
        Self::of(&[KEYWORDS, &["Unrecognized"]])
    }

    /// Variants of an error enum: keywords, and the variant that keeps the undocumented.
    pub fn answers() -> Self {
        Self::of(&[KEYWORDS, &["Other"]])
    }

    /// Fields, which share their names with setters.
    pub fn fields() -> Self {
        Self::of(&[KEYWORDS, METHODS])
    }

    /// Parameters: arguments and setters of a request.
    pub fn parameters() -> Self {
        Self::of(&[KEYWORDS, METHODS, REQUEST, &["body"]])
    }

    /// Setters of the parts of a multipart body, which are arguments too.
    pub fn parts() -> Self {
        Self::of(&[KEYWORDS, METHODS, &["part", "parts"]])
    }

    /// The ways to give a body.
    pub fn bodies() -> Self {
        Self::of(&[KEYWORDS])
    }

    /// Methods that read the headers of an answer.
    pub fn headers() -> Self {
        Self::of(&[KEYWORDS, METHODS])
    }

    /// Methods of the client and of tag accessors.
    pub fn operations() -> Self {
        Self::of(&[KEYWORDS, METHODS, CLIENT])
    }

    /// Methods of the client's builder.
    pub fn builder() -> Self {
        Self::of(&[KEYWORDS, METHODS, BUILDER])
    }

    /// Modules of models; none is called like the module that holds it.
    pub fn model_files() -> Self {
        Self::of(&[KEYWORDS, FILES, &["models"]])
    }

    /// File stems and modules.
    pub fn files() -> Self {
        Self::of(&[KEYWORDS, FILES])
    }

    /// Modules of tags, which stand beside the support code that they use.
    pub fn group_files() -> Self {
        Self::of(&[KEYWORDS, FILES, BESIDE_GROUPS, &["operations"]])
    }

    /// The name itself, or with a trailing underscore where it is taken.
    pub fn escape(&self, ident: &str) -> String {
        if self.lists.iter().any(|list| list.contains(&ident)) {
            format!("{ident}_")
        } else {
            ident.to_owned()
        }
    }
}
