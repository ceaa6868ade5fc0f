//! The comparisons of decoding and encoding: generated models and derived ones do the same work.

use std::hint::black_box;

use golden_issues::models as issues;
use serde::Serialize;
use serde::de::DeserializeOwned;
use vogent::models::ListBatchDialJobDialsResult;

use super::{derived, issues as by_hand};

/// Two things that do the same.
pub struct Pair {
    /// What they do.
    pub name: &'static str,
    /// The most that ours may cost, as a part of theirs.
    pub most: f64,
    /// With generated models.
    pub ours: Box<dyn Fn()>,
    /// With derived ones.
    pub theirs: Box<dyn Fn()>,
}

/// At least as quick as derive, on the same types.
const AT_MOST: f64 = 1.0;

/// All of them.
pub fn pairs() -> Vec<Pair> {
    let page = super::page();
    let list = by_hand::issues(200);
    let document = by_hand::document(6);
    let events = by_hand::events(500);
    let mut pairs = Vec::new();
    let mut add = |names: [&'static str; 2], (decode, encode): (Sides, Sides)| {
        for (name, (ours, theirs)) in names.into_iter().zip([decode, encode]) {
            pairs.push(Pair { name, most: AT_MOST, ours, theirs });
        }
    };
    add(
        ["decode 1,000 dials", "encode 1,000 dials"],
        both::<ListBatchDialJobDialsResult, derived::Page>(&page),
    );
    add(
        ["decode 200 issues", "encode 200 issues"],
        both::<Vec<issues::Issue>, Vec<by_hand::Issue>>(&list),
    );
    add(
        ["decode a union 7 levels deep, theirs untagged", "encode a union 7 levels deep"],
        both::<Vec<issues::Block>, Vec<by_hand::Block>>(&document),
    );
    add(
        ["decode 500 events by their tag, theirs tagged", "encode 500 events with their tag"],
        both::<Vec<issues::Event>, Vec<by_hand::Event>>(&events),
    );
    pairs
}

/// Ours and theirs.
type Sides = (Box<dyn Fn()>, Box<dyn Fn()>);

/// Decoding and encoding of a text. Both sides have to write as much, but for what derive forgets: the
/// values of enums that it does not know.
fn both<Ours, Theirs>(text: &[u8]) -> (Sides, Sides)
where
    Ours: Serialize + DeserializeOwned + 'static,
    Theirs: Serialize + DeserializeOwned + 'static,
{
    let (ours, theirs) = (value::<Ours>(text), value::<Theirs>(text));
    let length = |written: serde_json::Result<Vec<u8>>| written.expect("it is written").len();
    let (one, other) = (length(serde_json::to_vec(&ours)), length(serde_json::to_vec(&theirs)));
    assert!(one.abs_diff(other) * 100 <= one, "ours writes {one} bytes, theirs {other}");
    let decode: Sides = (decoding::<Ours>(text.to_vec()), decoding::<Theirs>(text.to_vec()));
    (decode, (encoding(ours), encoding(theirs)))
}

fn value<T: DeserializeOwned>(text: &[u8]) -> T {
    serde_json::from_slice(text).expect("it fits")
}

fn decoding<T: DeserializeOwned + 'static>(text: Vec<u8>) -> Box<dyn Fn()> {
    Box::new(move || drop(black_box(serde_json::from_slice::<T>(black_box(&text)))))
}

fn encoding<T: Serialize + 'static>(value: T) -> Box<dyn Fn()> {
    Box::new(move || drop(black_box(serde_json::to_vec(black_box(&value)))))
}
