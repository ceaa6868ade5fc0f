//! The assertions of a document (JSON Schema Validation §6), checked when a caller asks for it and at no other time.

use std::collections::BTreeMap;
use std::fmt;

/// The most violations that are listed.
const MOST_VIOLATIONS: usize = 100;

/// A type with assertions.
pub trait Validate {
    /// Checks every assertion of the value and of what it holds.
    fn check(&self, checks: &mut Checks);
}

impl<T: Validate + ?Sized> Validate for Box<T> {
    fn check(&self, checks: &mut Checks) {
        (**self).check(checks);
    }
}

/// Checks a value.
///
/// # Errors
///
/// Returns what the document does not allow.
pub fn validate<T: Validate + ?Sized>(value: &T) -> Result<(), Violations> {
    let mut checks = Checks::default();
    value.check(&mut checks);
    if checks.found.is_empty() { Ok(()) } else { Err(Violations(checks.found)) }
}

/// Checks a body before it is sent.
///
/// # Errors
///
/// Returns what the document does not allow, as one sentence.
pub fn demanded<T: Validate + ?Sized>(body: &T) -> Result<(), String> {
    validate(body).map_err(|violations| format!("the body is not as described: {violations}"))
}

/// Something that the document does not allow. It names the place and the rule, never the value, which may be secret.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Violation {
    /// Where, as a JSON path.
    pub path: String,
    /// The rule that is broken.
    pub message: String,
}

/// Everything that the document does not allow about a value, up to 100 entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violations(Vec<Violation>);

impl Violations {
    /// One by one, in the order of the document.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = std::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.iter().enumerate() {
            let separator = if index == 0 { "" } else { "; " };
            write!(formatter, "{separator}{}: {}", violation.path, violation.message)?;
        }
        Ok(())
    }
}

impl std::error::Error for Violations {}

/// Numbers that have bounds.
pub trait Number: Copy + PartialOrd + fmt::Display {
    /// Whether the number is a multiple of another.
    fn is_multiple_of(self, step: Self) -> bool;
}

macro_rules! integers {
    ($($integer:ty)*) => {$(
        impl Number for $integer {
            fn is_multiple_of(self, step: Self) -> bool {
                self.checked_rem(step).is_none_or(|rest| rest == 0)
            }
        }
    )*};
}

integers!(i8 i16 i32 i64 u8 u16 u32 u64);

impl Number for f64 {
    /// `0.3` is a multiple of `0.1`, whatever binary fractions say.
    fn is_multiple_of(self, step: Self) -> bool {
        let quotient = self / step;
        (quotient - quotient.round()).abs() <= 1e-9 * quotient.abs().max(1.0)
    }
}

/// The place that is being checked, and what was found.
#[derive(Debug, Default)]
pub struct Checks {
    path: Vec<String>,
    found: Vec<Violation>,
}

impl Checks {
    /// Checks a member, if it has a value.
    pub fn member<T>(&mut self, name: &str, value: Option<&T>, check: impl FnOnce(&T, &mut Self)) {
        if let Some(value) = value {
            self.within(format!(".{name}"), |checks| check(value, checks));
        }
    }

    /// Checks every element of a list.
    pub fn elements<T>(&mut self, values: &[T], check: impl Fn(&T, &mut Self)) {
        for (index, value) in values.iter().enumerate() {
            self.within(format!("[{index}]"), |checks| check(value, checks));
        }
    }

    /// Checks every value of a map.
    pub fn values<K: fmt::Display, T>(
        &mut self,
        values: &BTreeMap<K, T>,
        check: impl Fn(&T, &mut Self),
    ) {
        for (key, value) in values {
            self.within(format!(".{key}"), |checks| check(value, checks));
        }
    }

    /// `minimum`.
    pub fn minimum<N: Number>(&mut self, value: &N, least: N) {
        self.demand(*value >= least, || format!("must be at least {least}"));
    }

    /// `exclusiveMinimum`.
    pub fn exclusive_minimum<N: Number>(&mut self, value: &N, bound: N) {
        self.demand(*value > bound, || format!("must be more than {bound}"));
    }

    /// `maximum`.
    pub fn maximum<N: Number>(&mut self, value: &N, most: N) {
        self.demand(*value <= most, || format!("must be at most {most}"));
    }

    /// `exclusiveMaximum`.
    pub fn exclusive_maximum<N: Number>(&mut self, value: &N, bound: N) {
        self.demand(*value < bound, || format!("must be less than {bound}"));
    }

    /// `multipleOf`.
    pub fn multiple_of<N: Number>(&mut self, value: &N, step: N) {
        self.demand(value.is_multiple_of(step), || format!("must be a multiple of {step}"));
    }

    /// `minLength`, in Unicode scalar values.
    pub fn min_length(&mut self, text: &str, least: usize) {
        self.demand(text.chars().count() >= least, || {
            format!("must have at least {least} characters")
        });
    }

    /// `maxLength`, in Unicode scalar values.
    pub fn max_length(&mut self, text: &str, most: usize) {
        self.demand(text.chars().nth(most).is_none(), || {
            format!("must have at most {most} characters")
        });
    }

    /// `minItems`.
    pub fn min_items<T>(&mut self, values: &[T], least: usize) {
        self.demand(values.len() >= least, || format!("must have at least {least} elements"));
    }

    /// `maxItems`.
    pub fn max_items<T>(&mut self, values: &[T], most: usize) {
        self.demand(values.len() <= most, || format!("must have at most {most} elements"));
    }

    /// `uniqueItems`.
    pub fn unique_items<T: PartialEq>(&mut self, values: &[T]) {
        let repeated =
            values.iter().enumerate().any(|(index, value)| values[..index].contains(value));
        self.demand(!repeated, || "must not hold an element twice".to_owned());
    }

    /// `minProperties`.
    pub fn min_properties(&mut self, count: usize, least: usize) {
        self.demand(count >= least, || format!("must have at least {least} members"));
    }

    /// `maxProperties`.
    pub fn max_properties(&mut self, count: usize, most: usize) {
        self.demand(count <= most, || format!("must have at most {most} members"));
    }

    /// Any other rule, said as what the value must be.
    pub fn demand(&mut self, holds: bool, message: impl FnOnce() -> String) {
        if !holds && self.found.len() < MOST_VIOLATIONS {
            self.found
                .push(Violation { path: format!("${}", self.path.concat()), message: message() });
        }
    }

    fn within(&mut self, step: String, check: impl FnOnce(&mut Self)) {
        self.path.push(step);
        check(self);
        self.path.pop();
    }
}
