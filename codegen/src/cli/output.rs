//! Results on stdout, everything else on stderr; colour only where a terminal shows it.

use std::io::Write;

use anstream::adapter::strip_str;
use anstream::{AutoStream, ColorChoice};

/// Prints a result. A reader that has gone away, as `head` does, is no reason to complain.
pub fn result(text: &str) {
    let mut stdout = anstream::stdout().lock();
    let _ = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
}

/// Prints a diagnostic, progress, a summary.
pub fn note(text: &str) {
    let stderr = std::io::stderr();
    // Stripped in one go, since a stream that strips writes every piece between two escapes by itself.
    let _ = match AutoStream::choice(&stderr) {
        ColorChoice::Never => stderr.lock().write_all(strip_str(text).to_string().as_bytes()),
        _ => anstream::stderr().lock().write_all(text.as_bytes()),
    };
}

/// `1 file`, `2 files`.
pub fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
