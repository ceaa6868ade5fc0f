//! Names for packages and folders of a run.

/// A package name that is unique in a run and says which document it is from.
pub fn package(index: usize, document: &str) -> String {
    let letter = |letter: char| {
        if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' }
    };
    let words: String = document.trim_end_matches(".json").chars().map(letter).collect();
    let tail: String = words.chars().skip(words.len().saturating_sub(40)).collect();
    format!("c{index:04}-{}", tail.trim_matches('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_told_apart_and_short() {
        assert_eq!(package(7, "openapi-3.0/Acme.com/1.0.json"), "c0007-openapi-3-0-acme-com-1-0");
        assert!(package(1, &"é/".repeat(300)).len() < 64);
    }
}
