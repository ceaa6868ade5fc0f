//! Everything that generated code calls.

pub mod base64_text;
pub mod clock_text;
pub mod codec;
pub mod date;
pub mod dict;
pub mod duration;
pub mod entry;
pub mod fields;
pub mod json;
pub mod list;
pub mod number;
pub mod object;
pub mod open_enum;
pub mod password;
pub mod patch;
pub mod steps;
pub mod text;
pub mod time_of_day;
pub mod timestamp;
pub mod tuple;
pub mod uuid_text;
pub mod writer;
