//! Unified diffs, long enough to understand and short enough to read.

use similar::TextDiff;

/// Lines of one file's diff that are shown.
const LINES_OF_A_FILE: usize = 80;

/// The difference between what stands on disk and what the generator would write.
pub fn unified(path: &str, on_disk: &str, generated: &str) -> String {
    let diff = TextDiff::from_lines(on_disk, generated);
    let text = diff
        .unified_diff()
        .context_radius(3)
        .header(&format!("{path} (on disk)"), &format!("{path} (generated)"))
        .to_string();
    shortened(&text)
}

fn shortened(text: &str) -> String {
    let hidden = text.lines().count().saturating_sub(LINES_OF_A_FILE);
    if hidden == 0 {
        return text.to_owned();
    }
    let shown: Vec<&str> = text.lines().take(LINES_OF_A_FILE).collect();
    format!("{}\n… {hidden} more lines\n", shown.join("\n"))
}
