//! Names that a reader may have meant.

/// How many are worth reading.
const SHOWN: usize = 3;

/// The names of `known` that are most like `name`, best first.
pub(super) fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    let folded = name.to_lowercase();
    let mut rated: Vec<_> = known
        .map(|known| (strsim::jaro_winkler(&folded, &known.to_lowercase()), known))
        .filter(|(likeness, _)| *likeness > 0.8)
        .collect();
    rated.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.cmp(other.1)));
    rated.into_iter().take(SHOWN).map(|(_, known)| known).collect()
}
