//! Names for packages and folders of a run.

/// A package name that is unique in a run and says which document it is from.
pub fn package(index: usize, document: &str) -> String {
    let name = document.trim_end_matches(".json").to_ascii_lowercase();
    let words = name.split(|letter: char| !letter.is_ascii_alphanumeric());
    // Two dashes in a row would be two underscores in the crate's name, which rustc minds.
    let words = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    let tail = &words[words.len().saturating_sub(40)..];
    format!("c{index:04}-{}", tail.trim_matches('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_told_apart_and_short() {
        assert_eq!(package(7, "openapi-3.0/Acme.com/1.0.json"), "c0007-openapi-3-0-acme-com-1-0");
        assert_eq!(package(1, "a - b --.json"), "c0001-a-b");
        assert!(package(1, &"é/".repeat(300)).len() < 64);
    }
}
