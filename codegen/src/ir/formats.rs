//! `format` of texts and numbers: which values of a JSON type are meant.

/// `format` of a string.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StringFormat {
    /// No format, or one that changes nothing.
    Plain,
    /// `date` (RFC 3339 full-date).
    Date,
    /// `date-time` (RFC 3339).
    DateTime,
    /// `time` (RFC 3339 full-time or partial-time).
    Time,
    /// `duration` (ISO 8601).
    Duration,
    /// `uuid`.
    Uuid,
    /// `uri`, `url` and relatives: checked by nobody, documented.
    Uri,
    /// `byte`: base64 text.
    Byte,
    /// `binary`: raw octets; text in JSON.
    Binary,
    /// `password`: redacted in Debug.
    Password,
    /// `ip`: of either version.
    Ip,
    /// `ipv4`.
    Ipv4,
    /// `ipv6`.
    Ipv6,
    /// `int64`: decimal digits, since JavaScript has no integers of that width.
    Int64,
    /// `uint64`, likewise.
    Uint64,
    /// Any other format, verbatim; a plain string.
    Other(String),
}

impl StringFormat {
    /// The format as documents name it; empty for none.
    pub fn name(&self) -> &str {
        match self {
            Self::Plain => "",
            Self::Date => "date",
            Self::DateTime => "date-time",
            Self::Time => "time",
            Self::Duration => "duration",
            Self::Uuid => "uuid",
            Self::Uri => "uri",
            Self::Byte => "byte",
            Self::Binary => "binary",
            Self::Password => "password",
            Self::Ip => "ip",
            Self::Ipv4 => "ipv4",
            Self::Ipv6 => "ipv6",
            Self::Int64 => "int64",
            Self::Uint64 => "uint64",
            Self::Other(name) => name,
        }
    }
}

/// `format` of an integer; without one it is 64 bits wide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum IntegerFormat {
    /// `int8`.
    I8,
    /// `int16`.
    I16,
    /// `int32`.
    I32,
    /// `int64`, unknown formats and none.
    I64,
    /// `uint8`.
    U8,
    /// `uint16`.
    U16,
    /// `uint32`.
    U32,
    /// `uint64`.
    U64,
}

/// `format` of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NumberFormat {
    /// `float`; read and written as a double, since money is written as a float too often.
    F32,
    /// `double`, unknown formats and none.
    F64,
}
