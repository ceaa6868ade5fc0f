//! The body of an answer, written out or described.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

/// A body.
#[derive(Debug, Clone)]
pub enum Payload {
    /// These bytes.
    Bytes(Vec<u8>),
    /// So many opening brackets.
    Brackets(usize),
    /// A JSON string that makes the body one byte longer than the limit.
    PastTheLimit,
    /// A JSON text of so many bytes, compressed.
    Bomb {
        /// `Content-Encoding`.
        coding: String,
        /// Bytes before compression.
        size: u64,
    },
}

impl Payload {
    /// Reads it from the row.
    pub fn read(payload: &Value, encoding: &Value) -> Result<Self, String> {
        let text = match payload {
            Value::Null => return Ok(Self::Bytes(Vec::new())),
            Value::String(text) => text,
            other => return Err(format!("its payload is {other}")),
        };
        match encoding.as_str() {
            None if encoding.is_null() => Ok(Self::Bytes(text.clone().into_bytes())),
            Some("hex") => hex(text.trim_start_matches("hex:")).map(Self::Bytes),
            Some("generate") => generated(text.trim_start_matches("generate:")),
            _ => Err(format!("its payload_encoding is {encoding}")),
        }
    }

    /// The payload as text, where it is.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Bytes(bytes) => std::str::from_utf8(bytes).ok(),
            _ => None,
        }
    }

    /// The payload as JSON, where it is.
    pub fn json(&self) -> Option<Value> {
        serde_json::from_str(self.text()?).ok()
    }

    /// The coding that the answer states.
    pub fn coding(&self) -> Option<&str> {
        match self {
            Self::Bomb { coding, .. } => Some(coding),
            _ => None,
        }
    }

    /// The bytes as an expression.
    pub fn answer(&self) -> TokenStream {
        match self {
            Self::Bytes(bytes) => {
                let bytes = Literal::byte_string(bytes);
                quote!(#bytes.to_vec())
            }
            Self::Brackets(count) => quote!("[".repeat(#count)),
            Self::PastTheLimit => quote!(support::past_the_limit()),
            Self::Bomb { coding, size } => quote!(support::bomb(#coding, #size)),
        }
    }
}

fn hex(digits: &str) -> Result<Vec<u8>, String> {
    let pairs: Vec<&[u8]> = digits.as_bytes().chunks(2).collect();
    let byte = |pair: &&[u8]| {
        let text = std::str::from_utf8(pair).ok().filter(|text| text.len() == 2);
        text.and_then(|text| u8::from_str_radix(text, 16).ok())
    };
    pairs.iter().map(byte).collect::<Option<_>>().ok_or_else(|| format!("`{digits}` is no hex"))
}

/// `[*100000`, `string of limit+1 bytes`, `zstd 16 KiB -> 512 MiB`.
fn generated(text: &str) -> Result<Payload, String> {
    let unknown = || format!("it wants `{text}` generated");
    if let Some(count) = text.strip_prefix("[*") {
        return count.trim().parse().map(Payload::Brackets).map_err(|_| unknown());
    }
    if text.contains("limit+1") {
        return Ok(Payload::PastTheLimit);
    }
    let (before, after) = text.split_once("->").ok_or_else(unknown)?;
    let coding = before.split_whitespace().next().ok_or_else(unknown)?;
    if !["zstd", "gzip", "deflate"].contains(&coding) {
        return Err(unknown());
    }
    let size = size(after).ok_or_else(unknown)?;
    Ok(Payload::Bomb { coding: coding.to_owned(), size })
}

fn size(text: &str) -> Option<u64> {
    let (number, unit) = text.trim().split_once(' ')?;
    let shift = match unit.trim() {
        "B" | "bytes" => 0,
        "KiB" => 10,
        "MiB" => 20,
        "GiB" => 30,
        _ => return None,
    };
    number.parse::<u64>().ok().map(|number| number << shift)
}
