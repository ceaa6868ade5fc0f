//! Paths inside the output: which are safe everywhere, and which on disk are nobody's business.

/// Whether `path` stays inside the output folder and means the same on every file system.
pub fn is_safe(path: &str) -> bool {
    path.len() <= 240 && path.split('/').all(is_safe_step)
}

fn is_safe_step(step: &str) -> bool {
    let alphabet = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-');
    !matches!(step, "" | "." | "..")
        && step.bytes().all(alphabet)
        && !step.ends_with('.')
        && !step.starts_with('-')
        && !is_device(step)
}

/// Names that Windows gives to devices, with any extension.
fn is_device(step: &str) -> bool {
    let stem = step.split('.').next().unwrap_or(step).to_ascii_lowercase();
    let numbered = |name: &str| {
        stem.strip_prefix(name).is_some_and(|rest| matches!(rest.as_bytes(), [b'1'..=b'9']))
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// What cargo and git keep beside a crate, at the top of the output folder.
pub fn is_ignored(path: &str) -> bool {
    matches!(path, "target" | "Cargo.lock" | ".git")
}
