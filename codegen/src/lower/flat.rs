//! One flat view of a schema: the only place that knows the shapes openapiv3 sorts schemas into.
//!
//! A type with `enum`, `format` or `oneOf` beside it lands in `SchemaKind::Any`, a plain one in
//! `SchemaKind::Type`; here they are the same list of keywords.

use std::borrow::Cow;

use indexmap::IndexMap;
use openapiv3::{
    AdditionalProperties, AnySchema, ArrayType, BooleanType, IntegerType, NumberType, ObjectType,
    ReferenceOr, Schema, SchemaData, SchemaKind, StringType, Type, VariantOrUnknownOrEmpty,
};
use serde::Serialize;
use serde_json::{Number, Value};

use super::extension;

/// The properties of a schema, as openapiv3 holds them.
pub(super) type Properties = IndexMap<String, ReferenceOr<Box<Schema>>>;

/// Every keyword of a schema that says something about values; what is absent is empty.
#[derive(Clone)]
pub(super) struct Flat<'s> {
    pub(super) data: &'s SchemaData,
    pub(super) typ: Option<&'s str>,
    pub(super) format: Option<Cow<'s, str>>,
    pub(super) pattern: Option<&'s str>,
    pub(super) multiple_of: Option<Number>,
    pub(super) minimum: Option<Number>,
    pub(super) maximum: Option<Number>,
    pub(super) exclusive_minimum: bool,
    pub(super) exclusive_maximum: bool,
    pub(super) min_length: Option<usize>,
    pub(super) max_length: Option<usize>,
    pub(super) properties: Option<&'s Properties>,
    pub(super) required: &'s [String],
    pub(super) additional: Option<&'s AdditionalProperties>,
    pub(super) min_properties: Option<usize>,
    pub(super) max_properties: Option<usize>,
    pub(super) items: Option<&'s ReferenceOr<Box<Schema>>>,
    pub(super) min_items: Option<usize>,
    pub(super) max_items: Option<usize>,
    pub(super) unique_items: bool,
    pub(super) values: Cow<'s, [Value]>,
    pub(super) one_of: &'s [ReferenceOr<Schema>],
    pub(super) any_of: &'s [ReferenceOr<Schema>],
    pub(super) all_of: &'s [ReferenceOr<Schema>],
    pub(super) not: Option<&'s ReferenceOr<Schema>>,
}

impl<'s> Flat<'s> {
    /// The flat view of `schema`.
    pub(super) fn of(schema: &'s Schema) -> Self {
        let mut flat = Self::of_kind(schema);
        if let Some(exact) = exact_bound(flat.data, extension::MINIMUM) {
            flat.minimum = Some(exact);
        }
        if let Some(exact) = exact_bound(flat.data, extension::MAXIMUM) {
            flat.maximum = Some(exact);
        }
        flat
    }

    fn of_kind(schema: &'s Schema) -> Self {
        let flat = || Self::empty(&schema.schema_data);
        match &schema.schema_kind {
            SchemaKind::Type(Type::String(string)) => flat().string(string),
            SchemaKind::Type(Type::Number(number)) => flat().number(number),
            SchemaKind::Type(Type::Integer(integer)) => flat().integer(integer),
            SchemaKind::Type(Type::Object(object)) => flat().object(object),
            SchemaKind::Type(Type::Array(array)) => flat().array(array),
            SchemaKind::Type(Type::Boolean(boolean)) => flat().boolean(boolean),
            SchemaKind::OneOf { one_of } => Self { one_of, ..flat() },
            SchemaKind::AllOf { all_of } => Self { all_of, ..flat() },
            SchemaKind::AnyOf { any_of } => Self { any_of, ..flat() },
            SchemaKind::Not { not } => Self { not: Some(not), ..flat() },
            SchemaKind::Any(any) => Self::any(&schema.schema_data, any),
        }
    }

    fn empty(data: &'s SchemaData) -> Self {
        Self {
            data,
            typ: None,
            format: None,
            pattern: None,
            multiple_of: None,
            minimum: None,
            maximum: None,
            exclusive_minimum: false,
            exclusive_maximum: false,
            min_length: None,
            max_length: None,
            properties: None,
            required: &[],
            additional: None,
            min_properties: None,
            max_properties: None,
            items: None,
            min_items: None,
            max_items: None,
            unique_items: false,
            values: Cow::Borrowed(&[]),
            one_of: &[],
            any_of: &[],
            all_of: &[],
            not: None,
        }
    }

    fn string(self, string: &'s StringType) -> Self {
        let StringType { format, pattern, enumeration, min_length, max_length } = string;
        Self {
            typ: Some("string"),
            format: format_name(format),
            pattern: pattern.as_deref(),
            values: values(enumeration),
            min_length: *min_length,
            max_length: *max_length,
            ..self
        }
    }

    fn number(self, number: &'s NumberType) -> Self {
        let NumberType {
            format,
            multiple_of,
            exclusive_minimum,
            exclusive_maximum,
            minimum,
            maximum,
            enumeration,
        } = number;
        Self {
            typ: Some("number"),
            format: format_name(format),
            multiple_of: multiple_of.and_then(exact),
            minimum: minimum.and_then(exact),
            maximum: maximum.and_then(exact),
            exclusive_minimum: *exclusive_minimum,
            exclusive_maximum: *exclusive_maximum,
            values: values(enumeration),
            ..self
        }
    }

    fn integer(self, integer: &'s IntegerType) -> Self {
        let IntegerType {
            format,
            multiple_of,
            exclusive_minimum,
            exclusive_maximum,
            minimum,
            maximum,
            enumeration,
        } = integer;
        Self {
            typ: Some("integer"),
            format: format_name(format),
            multiple_of: multiple_of.map(Number::from),
            minimum: minimum.map(Number::from),
            maximum: maximum.map(Number::from),
            exclusive_minimum: *exclusive_minimum,
            exclusive_maximum: *exclusive_maximum,
            values: values(enumeration),
            ..self
        }
    }

    fn object(self, object: &'s ObjectType) -> Self {
        let ObjectType {
            properties,
            required,
            additional_properties,
            min_properties,
            max_properties,
        } = object;
        Self {
            typ: Some("object"),
            properties: Some(properties),
            required,
            additional: additional_properties.as_ref(),
            min_properties: *min_properties,
            max_properties: *max_properties,
            ..self
        }
    }

    fn array(self, array: &'s ArrayType) -> Self {
        let ArrayType { items, min_items, max_items, unique_items } = array;
        Self {
            typ: Some("array"),
            items: items.as_ref(),
            min_items: *min_items,
            max_items: *max_items,
            unique_items: *unique_items,
            ..self
        }
    }

    fn boolean(self, boolean: &'s BooleanType) -> Self {
        let BooleanType { enumeration } = boolean;
        Self { typ: Some("boolean"), values: values(enumeration), ..self }
    }

    fn any(data: &'s SchemaData, any: &'s AnySchema) -> Self {
        let AnySchema {
            typ,
            pattern,
            multiple_of,
            exclusive_minimum,
            exclusive_maximum,
            minimum,
            maximum,
            properties,
            required,
            additional_properties,
            min_properties,
            max_properties,
            items,
            min_items,
            max_items,
            unique_items,
            enumeration,
            format,
            min_length,
            max_length,
            one_of,
            all_of,
            any_of,
            not,
        } = any;
        Self {
            data,
            typ: typ.as_deref(),
            format: format.as_deref().map(Cow::Borrowed),
            pattern: pattern.as_deref(),
            multiple_of: multiple_of.and_then(exact),
            minimum: minimum.and_then(exact),
            maximum: maximum.and_then(exact),
            exclusive_minimum: exclusive_minimum.unwrap_or_default(),
            exclusive_maximum: exclusive_maximum.unwrap_or_default(),
            min_length: *min_length,
            max_length: *max_length,
            properties: Some(properties),
            required,
            additional: additional_properties.as_ref(),
            min_properties: *min_properties,
            max_properties: *max_properties,
            items: items.as_ref(),
            min_items: *min_items,
            max_items: *max_items,
            unique_items: unique_items.unwrap_or_default(),
            values: Cow::Borrowed(enumeration),
            one_of,
            any_of,
            all_of,
            not: not.as_deref(),
        }
    }
}

/// Whether a schema is composed of others or lists values, as far as that is seen without a flat view.
pub(super) fn may_be_composed(schema: &Schema) -> bool {
    match &schema.schema_kind {
        SchemaKind::Any(any) => {
            let lists = [&any.all_of, &any.any_of, &any.one_of];
            lists.iter().any(|list| !list.is_empty()) || !any.enumeration.is_empty()
        }
        _ => true,
    }
}

/// A bound that a double cannot hold.
fn exact_bound(data: &SchemaData, name: &str) -> Option<Number> {
    data.extensions.get(name)?.as_number().cloned()
}

/// A bound that openapiv3 widened to a double, as the integer it was written as where it was one.
fn exact(bound: f64) -> Option<Number> {
    const LIMIT: f64 = 9_007_199_254_740_992.0;
    if bound.fract() == 0.0 && bound.abs() <= LIMIT {
        #[allow(clippy::cast_possible_truncation, reason = "integral and within 2^53")]
        return Some(Number::from(bound as i64));
    }
    Number::from_f64(bound)
}

fn values<T: Serialize>(enumeration: &[Option<T>]) -> Cow<'static, [Value]> {
    let value = |value| serde_json::to_value(value).unwrap_or(Value::Null);
    Cow::Owned(enumeration.iter().map(value).collect())
}

fn format_name<T: Serialize>(format: &VariantOrUnknownOrEmpty<T>) -> Option<Cow<'_, str>> {
    match format {
        VariantOrUnknownOrEmpty::Item(known) => {
            let value = serde_json::to_value(known).ok()?;
            value.as_str().map(|name| Cow::Owned(name.to_owned()))
        }
        VariantOrUnknownOrEmpty::Unknown(name) => Some(Cow::Borrowed(name)),
        VariantOrUnknownOrEmpty::Empty => None,
    }
}
