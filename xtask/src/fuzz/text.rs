//! A document as text that no tree would give: broken off, doubled lines, characters out of place.

use std::io;

use fastrand::Rng;
use serde_json::Value;

use super::mutate::mutate;

/// Reads a document, changes it as `seed` says, and writes it again, as JSON or as YAML.
pub fn mutated(bytes: &[u8], seed: u64) -> io::Result<Vec<u8>> {
    let mut rng = Rng::with_seed(seed);
    let mut document = read(bytes)?;
    mutate(&mut document, &mut rng);
    let json = document.to_string();
    let text = match rng.u8(0..8) {
        0 if !is_deep(&json) => serde_yaml::to_string(&document).map_err(io::Error::other)?,
        1 if !is_deep(&json) => serde_json::to_string_pretty(&document)?,
        _ => json,
    };
    let mut bytes = text.into_bytes();
    if rng.u8(0..16) == 0 {
        garble(&mut bytes, &mut rng);
    }
    Ok(bytes)
}

fn read(bytes: &[u8]) -> io::Result<Value> {
    serde_json::from_slice(bytes)
        .or_else(|_| serde_yaml::from_slice(bytes))
        .map_err(io::Error::other)
}

/// Whether writing it indented would take all the time and space there is.
fn is_deep(json: &str) -> bool {
    let mut deepest = 0_usize;
    let mut depth = 0_usize;
    for byte in json.bytes() {
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest > 500
}

fn garble(bytes: &mut Vec<u8>, rng: &mut Rng) {
    const PIECES: [&[u8]; 12] = [
        b"\0",
        b"\xff",
        b"\t",
        b"\r",
        b"\xef\xbb\xbf",
        b"\"",
        b"{",
        b"&a [*a]",
        b"\n---\n",
        b"!!binary x",
        b"<<: ",
        b"\\ud800",
    ];
    let at = rng.usize(0..=bytes.len());
    match rng.u8(0..4) {
        0 => bytes.truncate(at),
        1 => {
            let end = rng.usize(at..=bytes.len());
            let piece = bytes[at..end].to_vec();
            bytes.splice(at..at, piece);
        }
        _ => {
            bytes.splice(at..at, PIECES[rng.usize(0..PIECES.len())].iter().copied());
        }
    }
}
