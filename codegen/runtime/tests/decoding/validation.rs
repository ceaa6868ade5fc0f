//! Constraints, checked on demand.

use std::collections::BTreeMap;

use codegen_runtime::runtime::validate::{Checks, Validate, validate};

struct Inner {
    ratio: f64,
}

struct Outer {
    limit: Option<i64>,
    name: String,
    tags: Option<Vec<String>>,
    metadata: BTreeMap<String, String>,
    inner: Vec<Inner>,
}

impl Validate for Inner {
    fn check(&self, checks: &mut Checks) {
        checks.member("ratio", Some(&self.ratio), |value, checks| {
            checks.exclusive_minimum(value, 0.0);
            checks.exclusive_maximum(value, 1.0);
            checks.multiple_of(value, 0.1);
        });
    }
}

impl Validate for Outer {
    fn check(&self, checks: &mut Checks) {
        checks.member("limit", self.limit.as_ref(), |value, checks| {
            checks.minimum(value, 1);
            checks.maximum(value, 100);
            checks.multiple_of(value, 5);
        });
        checks.member("name", Some(&self.name), |value, checks| {
            checks.min_length(value, 2);
            checks.max_length(value, 4);
        });
        checks.member("tags", self.tags.as_ref(), |value, checks| {
            checks.min_items(value, 1);
            checks.max_items(value, 2);
            checks.unique_items(value);
            checks.elements(value, |value, checks| checks.min_length(value, 1));
        });
        checks.member("metadata", Some(&self.metadata), |value, checks| {
            checks.min_properties(value.len(), 1);
            checks.max_properties(value.len(), 1);
            checks.values(value, |value, checks| checks.max_length(value, 3));
        });
        checks.member("inner", Some(&self.inner), |value, checks| {
            checks.elements(value, |value, checks| value.check(checks));
        });
    }
}

fn sound() -> Outer {
    Outer {
        limit: None,
        name: "äöü€".to_owned(),
        tags: None,
        metadata: BTreeMap::from([("k".to_owned(), "v".to_owned())]),
        inner: vec![Inner { ratio: 0.3 }],
    }
}

fn complaints(outer: &Outer) -> String {
    validate(outer).map_or_else(|violations| violations.to_string(), |()| String::new())
}

#[test]
fn what_is_allowed_passes() {
    assert_eq!(complaints(&sound()), "");
    assert_eq!(
        complaints(&Outer { limit: Some(100), tags: Some(vec!["a".to_owned()]), ..sound() }),
        ""
    );
}

#[test]
fn every_rule_has_its_place_and_words() {
    let text = |text: &str| text.to_owned();
    for (outer, expected) in [
        (Outer { limit: Some(0), ..sound() }, "$.limit: must be at least 1"),
        (Outer { limit: Some(105), ..sound() }, "$.limit: must be at most 100"),
        (Outer { limit: Some(7), ..sound() }, "$.limit: must be a multiple of 5"),
        (Outer { name: text("ä"), ..sound() }, "$.name: must have at least 2 characters"),
        (Outer { name: text("abcde"), ..sound() }, "$.name: must have at most 4 characters"),
        (Outer { tags: Some(vec![]), ..sound() }, "$.tags: must have at least 1 elements"),
        (
            Outer { tags: Some(vec![text("a"), text(""), text("a")]), ..sound() },
            "$.tags: must have at most 2 elements; $.tags: must not hold an element twice; $.tags[1]: must have at least 1 characters",
        ),
        (
            Outer { metadata: BTreeMap::new(), ..sound() },
            "$.metadata: must have at least 1 members",
        ),
        (
            Outer {
                metadata: BTreeMap::from([(text("a"), text("long")), (text("b"), text(""))]),
                ..sound()
            },
            "$.metadata: must have at most 1 members; $.metadata.a: must have at most 3 characters",
        ),
        (
            Outer { inner: vec![Inner { ratio: 0.0 }], ..sound() },
            "$.inner[0].ratio: must be more than 0",
        ),
        (
            Outer { inner: vec![Inner { ratio: 0.5 }, Inner { ratio: 1.0 }], ..sound() },
            "$.inner[1].ratio: must be less than 1",
        ),
        (
            Outer { inner: vec![Inner { ratio: 0.25 }], ..sound() },
            "$.inner[0].ratio: must be a multiple of 0.1",
        ),
    ] {
        assert_eq!(complaints(&outer), expected);
    }
}

#[test]
fn the_list_is_bounded() {
    let inner = (0..500).map(|_| Inner { ratio: -1.0 }).collect();
    assert_eq!(validate(&Outer { inner, ..sound() }).unwrap_err().iter().count(), 100);
}

/// A feature that the generated crates which need it ask for.
#[cfg(feature = "patterns")]
#[test]
fn a_text_matches_its_pattern() {
    use codegen_runtime::runtime::pattern::Pattern;

    struct Code(&'static str);

    impl Validate for Code {
        fn check(&self, checks: &mut Checks) {
            static PATTERN: Pattern = Pattern::new(r"^[A-Z]{2}\/\d$", r"^[A-Z]{2}/\d$");
            checks.member("code", Some(&self.0), |value, checks| PATTERN.check(value, checks));
        }
    }

    assert_eq!(validate(&Code("AB/1")), Ok(()));
    for text in ["", "AB/12", "xAB/1", "AB/1\n", "AB/\u{661}"] {
        let violations = validate(&Code(text)).unwrap_err();
        assert_eq!(violations.to_string(), r"$.code: must match the pattern ^[A-Z]{2}\/\d$");
    }
}
