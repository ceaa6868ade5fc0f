//! One scope of names: every entry gets an identifier that nothing else in the scope has.
//!
//! The result depends on the entries alone, never on their order: who keeps a disputed name is decided
//! by spelling, and who must give way takes the next of its own forms.

use std::collections::BTreeMap;

use super::case::{self, Form};
use super::reserved::Reserved;
use crate::workers;

/// Something that needs a name.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// The name in the document; the one whose spelling already is the identifier keeps it.
    pub wire: String,
    /// A name that goes before all forms: the one that the configuration asks for, or, where there
    /// are no forms, the only one there is.
    pub fixed: Option<String>,
    /// Identifiers to try, best first; the last one must be unique by construction.
    pub forms: Vec<Form>,
    /// What tells the entry from others of the same wire name, where it is not alone with that.
    pub identity: String,
}

/// A dispute that was settled, for a warning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// Index of the entry that gave way.
    pub entry: usize,
    /// The name that it could not have.
    pub wanted: String,
}

/// Whether no two of the identifiers are the same, so that everybody keeps the first form.
pub fn all_differ(idents: &[String]) -> bool {
    let mut seen = fnv::FnvHashSet::default();
    idents.iter().all(|ident| seen.insert(ident.as_str()))
}

impl Entry {
    /// Whether it has one name and gives way to none.
    fn is_settled(&self) -> bool {
        self.fixed.is_some() && self.forms.is_empty()
    }

    /// The name that it has before any dispute.
    fn wanted(&self, reserved: &Reserved) -> String {
        self.fixed.clone().unwrap_or_else(|| ident(self, 0, reserved))
    }
}

/// The identifiers, in the order of the entries, and who had to give way.
pub fn assign(entries: &[Entry], reserved: &Reserved) -> (Vec<String>, Vec<Clash>) {
    let mut levels = vec![0_usize; entries.len()];
    let mut idents = workers::map_small(entries, |entry| ident(entry, 0, reserved));
    // Each round moves at least one entry one form further, so the forms bound the rounds.
    let rounds: usize = entries.iter().map(|entry| entry.forms.len() + 1).sum();
    for _ in 0..=rounds {
        let losers = losers(entries, &levels, &idents);
        if losers.is_empty() {
            break;
        }
        for loser in losers {
            levels[loser] += 1;
            idents[loser] = ident(&entries[loser], levels[loser], reserved);
        }
    }
    // Most entries asked for nothing and never gave way.
    let moved = |index: &usize| levels[*index] > 0 || entries[*index].fixed.is_some();
    let clashes = (0..entries.len())
        .filter(moved)
        .map(|entry| Clash { entry, wanted: entries[entry].wanted(reserved) })
        .filter(|clash| clash.wanted != idents[clash.entry])
        .collect();
    (idents, clashes)
}

/// The identifier of an entry at its `level`th form.
fn ident(entry: &Entry, level: usize, reserved: &Reserved) -> String {
    let level = match &entry.fixed {
        Some(fixed) if entry.forms.is_empty() => return fixed.clone(),
        Some(fixed) if level == 0 => return reserved.escape(fixed),
        Some(_) => level - 1,
        None => level,
    };
    let last = entry.forms.len().saturating_sub(1);
    let form = entry.forms.get(level.min(last)).map_or("unnamed".to_owned(), Form::spell);
    match level.saturating_sub(last) {
        0 => reserved.escape(&form),
        // Thousands of long names with one beginning share their short hash sooner or later.
        beyond => format!("{form}{}{}", case::long_hash(&identity(entry)), "_".repeat(beyond - 1)),
    }
}

/// All that is known of an entry.
fn identity(entry: &Entry) -> String {
    let forms: Vec<_> = entry.forms.iter().map(Form::spell).collect();
    format!("{} {} {}", entry.wire, entry.identity, forms.join(" "))
}

/// Those who must give way in this round: all of a group but the one that may stay, if there is one.
fn losers(entries: &[Entry], levels: &[usize], idents: &[String]) -> Vec<usize> {
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, ident) in idents.iter().enumerate() {
        groups.entry(ident).or_default().push(index);
    }
    let mut losers = Vec::new();
    for (ident, group) in groups {
        if group.len() > 1 {
            let keeper = keeper(ident, &group, entries, levels);
            losers.extend(
                group.into_iter().filter(|i| Some(*i) != keeper && !entries[*i].is_settled()),
            );
        }
    }
    losers
}

/// The only name of its entry stays; then the one that the configuration asks for; then the one that
/// wants it more (fewer forms tried); then the exact spelling; and the first of those that nothing
/// tells apart.
fn keeper(ident: &str, group: &[usize], entries: &[Entry], levels: &[usize]) -> Option<usize> {
    let asked = |i: &&usize| entries[**i].fixed.is_some() && levels[**i] == 0;
    let settled = group.iter().find(|i| entries[**i].is_settled());
    let fixed = settled.or_else(|| group.iter().filter(asked).min_by_key(|i| &entries[**i].wire));
    if let Some(fixed) = fixed {
        return Some(*fixed);
    }
    let least = group.iter().map(|i| levels[*i]).min()?;
    let eager: Vec<_> = group.iter().copied().filter(|i| levels[*i] == least).collect();
    match eager.as_slice() {
        [only] => Some(*only),
        [first, ..] if least > entries[*first].forms.len() => Some(*first),
        several => {
            let mut exact = several.iter().copied().filter(|i| entries[*i].wire == ident);
            exact.next().filter(|_| exact.next().is_none())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::case::Case;
    use super::*;

    fn names(words: &[&str], case: Case) -> Vec<String> {
        let entries: Vec<_> = words
            .iter()
            .map(|word| Entry {
                wire: (*word).to_owned(),
                forms: vec![
                    Form::plain(*word, case),
                    Form::spelled(*word, case),
                    Form::hashed(*word, *word, case),
                ],
                ..Entry::default()
            })
            .collect();
        assign(&entries, &Reserved::types()).0
    }

    #[test]
    fn the_exact_spelling_keeps_the_name() {
        let names = names(&["foo_bar", "fooBar", "FooBar", "foo-bar"], Case::Pascal);
        assert_eq!(names[2], "FooBar");
        let mut distinct = names.clone();
        distinct.sort();
        distinct.dedup();
        assert_eq!(distinct.len(), 4, "{names:?}");
    }

    #[test]
    fn order_does_not_matter() {
        let forward = names(&["a.b", "a/b", "a:b", "a b", "a__b"], Case::Snake);
        let mut backward = names(&["a__b", "a b", "a:b", "a/b", "a.b"], Case::Snake);
        backward.reverse();
        assert_eq!(forward, backward);
    }

    #[test]
    fn thousands_of_long_names_with_one_beginning_are_told_apart() {
        let words: Vec<_> = (0..20_000).map(|n| format!("{}{n}", "a".repeat(100))).collect();
        let words: Vec<_> = words.iter().map(String::as_str).collect();
        let mut distinct = names(&words, Case::Pascal);
        distinct.sort();
        distinct.dedup();
        assert_eq!(distinct.len(), words.len());
    }

    #[test]
    fn thousands_of_one_name_are_told_apart_by_their_identity() {
        let entry = |n: usize| Entry {
            wire: "a".to_owned(),
            identity: n.to_string(),
            forms: vec![Form::of("A"), Form::hashed("a", n.to_string(), Case::Pascal)],
            fixed: None,
        };
        let mut entries: Vec<_> = (0..20_000).map(entry).collect();
        entries.extend([entry(0), entry(0)]);
        let mut distinct = assign(&entries, &Reserved::types()).0;
        distinct.sort();
        distinct.dedup();
        assert_eq!(distinct.len(), entries.len());
    }

    #[test]
    fn two_that_ask_for_one_name_do_not_both_get_it() {
        let entry = |wire: &str| Entry {
            wire: wire.to_owned(),
            fixed: Some("same".to_owned()),
            forms: vec![Form::of(wire)],
            ..Entry::default()
        };
        let forward = assign(&[entry("a"), entry("b")], &Reserved::fields());
        assert_eq!(forward.0, ["same", "b"]);
        assert_eq!(forward.1, [Clash { entry: 1, wanted: "same".to_owned() }]);
        assert_eq!(assign(&[entry("b"), entry("a")], &Reserved::fields()).0, ["b", "same"]);
    }

    #[test]
    fn a_reserved_name_that_is_asked_for_is_escaped_and_reported() {
        let entry = Entry {
            fixed: Some("clone".to_owned()),
            forms: vec![Form::of("a")],
            ..Entry::default()
        };
        let (idents, clashes) = assign(&[entry], &Reserved::operations());
        assert_eq!(idents, ["clone_"]);
        assert_eq!(clashes, [Clash { entry: 0, wanted: "clone".to_owned() }]);
    }

    #[test]
    fn who_has_the_wanted_name_in_the_end_gave_way_to_none() {
        let forms = |first: &str, second: &str| Entry {
            wire: second.to_lowercase(),
            forms: vec![Form::of(first), Form::of(second)],
            ..Entry::default()
        };
        let (idents, clashes) = assign(
            &[forms("Created", "DashCreated"), forms("Created", "Created")],
            &Reserved::types(),
        );
        assert_eq!(idents, ["DashCreated", "Created"]);
        assert_eq!(clashes, [Clash { entry: 0, wanted: "Created".to_owned() }]);
    }

    #[test]
    fn an_alternate_form_does_not_displace_its_owner() {
        let names = names(&["a.b", "a b", "a_dot_b"], Case::Snake);
        assert_eq!(names[2], "a_dot_b");
        assert_ne!(names[0], names[2]);
    }
}
