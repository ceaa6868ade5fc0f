//! Results, a line of JSON each, for `cargo xtask bench` to read.

use serde_json::json;

/// Prints one.
pub fn print(name: &str, unit: &str, (ours, theirs): (f64, f64), most: f64) {
    let figure =
        json!({ "name": name, "unit": unit, "ours": ours, "theirs": theirs, "most": most });
    println!("{figure}");
}
