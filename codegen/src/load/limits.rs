//! How much a document may hold; real ones stay far below, hostile ones stop here.

/// Bytes of one file; the largest known description has about 35 MB.
pub const MAX_BYTES: usize = 64 << 20;

/// Values of one file after aliases are expanded; GitHub's description has about 300,000.
pub const MAX_NODES: usize = 4 << 20;

/// Levels of nesting; below the 128 at which both parsers stop, so that the message is ours.
pub const MAX_DEPTH: usize = 120;

/// Open brackets at which YAML is refused unread: libyaml's time is quadratic in them.
const MAX_OPEN_BRACKETS: usize = 1_000;

/// The first byte at which far too many brackets are open, judged roughly and in linear time.
pub(super) fn flow_tower(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    let mut quoted = false;
    let mut previous = b'\n';
    for (offset, byte) in text.bytes().enumerate() {
        match byte {
            // A name at the margin of a block mapping: nothing is open there.
            _ if previous == b'\n' && byte.is_ascii_alphanumeric() => (open, quoted) = (0, false),
            b'\n' => quoted = false,
            b'"' if previous != b'\\' => quoted = !quoted,
            b'[' | b'{' if !quoted => open += 1,
            b']' | b'}' if !quoted => open = open.saturating_sub(1),
            _ => {}
        }
        if open > MAX_OPEN_BRACKETS {
            return Some(offset);
        }
        previous = byte;
    }
    None
}
