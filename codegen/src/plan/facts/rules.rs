//! The rules that `validate` checks at a position: those of its constraints that say anything.

use super::pattern;
use crate::ir::{Constraints, IntegerFormat, Kind};
use crate::plan::Settings;
use serde_json::Number;

/// A check of the support code, and what it compares with.
#[derive(Debug, Clone, PartialEq)]
pub enum Rule {
    /// Of how many there are: characters, elements, members.
    Count(&'static str, u64),
    /// Of a number.
    Bound(&'static str, Number),
    /// Of a text: the pattern of the document, and what `regex-lite` takes for it.
    Pattern(String, String),
    /// No element twice.
    UniqueItems,
}

/// The rules for a value of `kind`.
pub fn rules(kind: &Kind, constraints: &Constraints, settings: &Settings) -> Vec<Rule> {
    match kind {
        Kind::String(format) if settings.is_text(format) || settings.is_password(format) => {
            let mut rules =
                counts("min_length", constraints.min_length, "max_length", constraints.max_length);
            let wanted = constraints.pattern.as_ref().filter(|_| !settings.unchecked_patterns);
            rules
                .extend(wanted.and_then(|text| {
                    Some(Rule::Pattern(text.clone(), pattern::expression(text)?))
                }));
            rules
        }
        Kind::Integer(format) => {
            let format = if settings.wide_integers { IntegerFormat::I64 } else { *format };
            bounds(constraints, |bound| is_inside(bound, format))
        }
        Kind::Number(_) => bounds(constraints, |bound| bound.as_f64().is_some_and(f64::is_finite)),
        Kind::Array(_) => {
            let mut rules =
                counts("min_items", constraints.min_items, "max_items", constraints.max_items);
            rules.extend(constraints.unique_items.then_some(Rule::UniqueItems));
            rules
        }
        Kind::Map(_) => counts(
            "min_properties",
            constraints.min_properties,
            "max_properties",
            constraints.max_properties,
        ),
        _ => Vec::new(),
    }
}

/// Bounds of counts; one of zero at the lower end says nothing.
fn counts(
    least: &'static str,
    min: Option<u64>,
    most: &'static str,
    max: Option<u64>,
) -> Vec<Rule> {
    let min = min.filter(|min| *min > 0).map(|min| Rule::Count(least, min));
    min.into_iter().chain(max.map(|max| Rule::Count(most, max))).collect()
}

fn bounds(constraints: &Constraints, says: impl Fn(&Number) -> bool) -> Vec<Rule> {
    let Constraints { minimum, exclusive_minimum, maximum, exclusive_maximum, multiple_of, .. } =
        constraints;
    let least = if *exclusive_minimum { "exclusive_minimum" } else { "minimum" };
    let most = if *exclusive_maximum { "exclusive_maximum" } else { "maximum" };
    let step = multiple_of.as_ref().filter(|step| step.as_f64().is_some_and(|step| step > 0.0));
    [(least, minimum.as_ref()), (most, maximum.as_ref()), ("multiple_of", step)]
        .into_iter()
        .filter_map(|(name, bound)| Some(Rule::Bound(name, bound?.clone())))
        .filter(|rule| matches!(rule, Rule::Bound(_, bound) if says(bound)))
        .collect()
}

/// Whether a bound is inside the type's own range; one at its edge or beyond it says nothing.
fn is_inside(bound: &Number, format: IntegerFormat) -> bool {
    let (low, high): (i128, i128) = match format {
        IntegerFormat::I8 => (i8::MIN.into(), i8::MAX.into()),
        IntegerFormat::I16 => (i16::MIN.into(), i16::MAX.into()),
        IntegerFormat::I32 => (i32::MIN.into(), i32::MAX.into()),
        IntegerFormat::I64 => (i64::MIN.into(), i64::MAX.into()),
        IntegerFormat::U8 => (0, u8::MAX.into()),
        IntegerFormat::U16 => (0, u16::MAX.into()),
        IntegerFormat::U32 => (0, u32::MAX.into()),
        IntegerFormat::U64 => (0, u64::MAX.into()),
    };
    let bound = bound.as_i64().map(i128::from).or_else(|| bound.as_u64().map(i128::from));
    bound.is_some_and(|bound| low < bound && bound < high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::StringFormat;

    fn check(kind: Kind, constraints: Constraints, expected: &[Rule]) {
        assert_eq!(rules(&kind, &constraints, &Settings::default()), expected, "{kind:?}");
    }

    #[test]
    fn a_password_is_checked_like_any_text() {
        let constraints = || Constraints { min_length: Some(8), ..Constraints::default() };
        let kind = || Kind::String(StringFormat::Password);
        check(kind(), constraints(), &[Rule::Count("min_length", 8)]);
        let formats = [("password".to_owned(), "acme::Secret".to_owned())];
        let settings = Settings { formats: formats.into(), ..Settings::default() };
        assert_eq!(rules(&kind(), &constraints(), &settings), []);
    }

    #[test]
    fn a_rule_that_every_value_satisfies_is_none() {
        let length = |min, max| Constraints {
            min_length: Some(min),
            max_length: Some(max),
            ..Constraints::default()
        };
        let plain = Kind::String(StringFormat::Plain);
        check(plain, length(0, 0), &[Rule::Count("max_length", 0)]);
        check(Kind::String(StringFormat::Uuid), length(1, 36), &[]);
        let from_zero = Constraints { minimum: Some(0.into()), ..Constraints::default() };
        check(Kind::Integer(IntegerFormat::U8), from_zero.clone(), &[]);
        let zero = Rule::Bound("minimum", 0.into());
        check(Kind::Integer(IntegerFormat::I8), from_zero, &[zero]);
        let odd = Constraints { pattern: Some("^(?=a)".to_owned()), ..Constraints::default() };
        check(Kind::String(StringFormat::Plain), odd, &[]);
        let step = Constraints { multiple_of: Some(0.into()), ..Constraints::default() };
        check(Kind::Number(crate::ir::NumberFormat::F64), step, &[]);
    }

    #[test]
    fn a_pattern_is_checked_unless_the_user_says_not() {
        let kind = Kind::String(StringFormat::Plain);
        let constraints = Constraints { pattern: Some("^{a".to_owned()), ..Constraints::default() };
        let rule = Rule::Pattern("^{a".to_owned(), "^\\{a".to_owned());
        check(kind.clone(), constraints.clone(), &[rule]);
        let settings = Settings { unchecked_patterns: true, ..Settings::default() };
        assert_eq!(rules(&kind, &constraints, &settings), []);
    }
}
