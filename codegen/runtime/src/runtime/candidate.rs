//! What tells the members of a union apart, and which of them a value can be.

use std::fmt::Write as _;

use crate::runtime::content::Content;

/// Kinds of value, as bits.
pub type Kinds = u8;

/// `null`.
pub const NULL: Kinds = 1;
/// `true` and `false`.
pub const BOOLEAN: Kinds = 1 << 1;
/// Numbers without a fraction.
pub const INTEGER: Kinds = 1 << 2;
/// All numbers; goes with [`INTEGER`] only where both are members.
pub const NUMBER: Kinds = 1 << 3;
/// Strings.
pub const TEXT: Kinds = 1 << 4;
/// Arrays.
pub const LIST: Kinds = 1 << 5;
/// Objects.
pub const OBJECT: Kinds = 1 << 6;
/// Everything.
pub const ANY: Kinds = 0x7f;

/// One member of a union, as far as it can be told from the others.
#[derive(Debug, Clone, Copy)]
pub struct Candidate {
    /// The name of the member, for messages.
    pub name: &'static str,
    /// The kinds of value that it can be.
    pub kinds: Kinds,
    /// The kinds of the first element, if it is an array.
    pub items: Kinds,
    /// The known values, if it is an enum of scalars, as text.
    pub values: &'static [&'static str],
    /// The keys that must be there.
    pub required: &'static [&'static str],
    /// The keys whose value, if it is there, must be one of some scalars.
    pub consts: &'static [(&'static str, &'static [&'static str])],
    /// All declared keys, sorted.
    pub properties: &'static [&'static str],
    /// Whether keys that are not declared are as good as those that are.
    pub open: bool,
}

impl Candidate {
    /// A member of which only the kinds are known.
    pub const fn new(name: &'static str, kinds: Kinds) -> Self {
        Self {
            name,
            kinds,
            items: ANY,
            values: &[],
            required: &[],
            consts: &[],
            properties: &[],
            open: false,
        }
    }
}

/// How well a member fits; the least is the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    misfits: usize,
    /// Whether it knows none of the keys, and takes them all the same.
    is_vague: bool,
    /// The position of the member in the table.
    pub member: usize,
}

/// The best member that comes after another.
pub fn best(content: &Content<'_>, candidates: &[Candidate], after: Option<Rank>) -> Option<Rank> {
    let mut possible =
        (0..candidates.len()).filter(|member| check(content, &candidates[*member]).is_ok());
    let first = possible.next()?;
    let Some(second) = possible.next() else {
        // How well it fits does not matter; as the worst, no other comes after it.
        return after.is_none().then_some(Rank {
            misfits: usize::MAX,
            is_vague: false,
            member: first,
        });
    };
    let members = [first, second].into_iter().chain(possible);
    let ranks = members.map(|member| {
        let candidate = &candidates[member];
        let (misfits, is_vague) = (misfits(content, candidate), is_vague(content, candidate));
        Rank { misfits, is_vague, member }
    });
    ranks.filter(|rank| after.is_none_or(|after| *rank > after)).min()
}

/// Why each member lost.
#[cold]
pub fn losses(
    union: &str,
    content: &Content<'_>,
    candidates: &[Candidate],
    failures: &[(usize, String)],
) -> String {
    let mut message = format!("no member of {union} fits");
    for (member, candidate) in candidates.iter().enumerate() {
        let failed = failures.iter().find(|(failed, _)| *failed == member);
        let reason = match (failed, check(content, candidate)) {
            (Some((_, reason)), _) => reason.clone(),
            (None, Err(Misfit::Kind)) => "another JSON type".to_owned(),
            (None, Err(Misfit::Missing(key))) => format!("lacks `{key}`"),
            (None, Err(Misfit::Value(key))) => format!("another value of `{key}`"),
            (None, Ok(())) => continue,
        };
        let _ = write!(message, "; {}: {reason}", candidate.name);
    }
    message
}

/// Why a value cannot be a member.
enum Misfit {
    Kind,
    Missing(&'static str),
    Value(&'static str),
}

/// Whether a value can be a member.
fn check(content: &Content<'_>, candidate: &Candidate) -> Result<(), Misfit> {
    if kinds(content) & candidate.kinds == 0 {
        return Err(Misfit::Kind);
    }
    match content {
        Content::Object(members) => check_object(members, candidate),
        Content::List(list) => match list.first() {
            Some(first) if kinds(first) & candidate.items == 0 => Err(Misfit::Kind),
            _ => Ok(()),
        },
        _ => Ok(()),
    }
}

fn check_object<K: AsRef<str>>(
    members: &[(K, Content<'_>)],
    candidate: &Candidate,
) -> Result<(), Misfit> {
    let find = |name: &str| members.iter().find(|(key, _)| key.as_ref() == name);
    for (name, values) in candidate.consts {
        if find(name).is_some_and(|(_, value)| !is_one_of(value, values)) {
            return Err(Misfit::Value(name));
        }
    }
    match candidate.required.iter().find(|name| find(name).is_none()) {
        Some(name) => Err(Misfit::Missing(name)),
        None => Ok(()),
    }
}

/// Whether a member is a map of anything that comes, so that one that declares the keys fits better.
fn is_vague(content: &Content<'_>, candidate: &Candidate) -> bool {
    match content {
        Content::Object(members) => {
            let declared = |key: &str| candidate.properties.binary_search(&key).is_ok();
            candidate.open && !members.is_empty() && !members.iter().any(|(key, _)| declared(key))
        }
        _ => false,
    }
}

/// How much speaks against a member that a value can be.
fn misfits(content: &Content<'_>, candidate: &Candidate) -> usize {
    match content {
        Content::Object(_) if candidate.open => 0,
        Content::Object(members) => {
            let declared = |key: &str| candidate.properties.binary_search(&key).is_ok();
            members.iter().filter(|(key, _)| !declared(key)).count()
        }
        Content::List(_) => 0,
        // An integer is a number too, and a value that an enum does not know may be a new one: neither is the first choice.
        scalar => {
            let inexact = kinds(scalar) & INTEGER != 0 && candidate.kinds & INTEGER == 0;
            let unknown = !candidate.values.is_empty() && !is_one_of(scalar, candidate.values);
            usize::from(inexact) + usize::from(unknown)
        }
    }
}

fn is_one_of(value: &Content<'_>, values: &[&str]) -> bool {
    value.as_text().is_some_and(|text| values.contains(&text.as_ref()))
}

fn kinds(content: &Content<'_>) -> Kinds {
    match content {
        Content::Null => NULL,
        Content::Boolean(_) => BOOLEAN,
        Content::Unsigned(_) | Content::Signed(_) => INTEGER | NUMBER,
        Content::Float(value) if value.fract() == 0.0 => INTEGER | NUMBER,
        Content::Number(text) if text.parse().is_ok_and(|value: f64| value.fract() == 0.0) => {
            INTEGER | NUMBER
        }
        Content::Float(_) | Content::Number(_) => NUMBER,
        Content::Text(_) | Content::Octets(_) => TEXT,
        Content::List(_) => LIST,
        Content::Object(_) => OBJECT,
    }
}
