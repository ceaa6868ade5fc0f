//! Names that a reader may have meant.

/// How many are worth reading.
const SHOWN: usize = 3;

/// The names of `known` that are most like `name`, best first.
pub(super) fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    let folded = name.to_lowercase();
    let mut rated: Vec<_> = known
        .map(|known| (strsim::jaro_winkler(&folded, &known.to_lowercase()), known))
        .filter(|(likeness, known)| *likeness > 0.8 || is_a_letter_off(&folded, known))
        .collect();
    rated.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.cmp(other.1)));
    rated.into_iter().take(SHOWN).map(|(_, known)| known).collect()
}

/// Short names are unlike each other by any measure of likeness.
fn is_a_letter_off(name: &str, known: &str) -> bool {
    name.len() > 1 && strsim::osa_distance(name, &known.to_lowercase()) == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_meant() {
        let near = |name| nearest(name, ["Pet", "Owner", "OwnerList"].into_iter());
        assert_eq!(near("Pt"), ["Pet"]);
        assert_eq!(near("pet"), ["Pet"]);
        assert_eq!(near("Ownre"), ["Owner", "OwnerList"]);
        assert!(near("X").is_empty());
    }
}
