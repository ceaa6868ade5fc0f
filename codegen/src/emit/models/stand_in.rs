//! Values that hold the place of required fields until they are read.

use codegen_quote::quote;
use codegen_tokens::TokenStream;

use super::object::Field;
use crate::emit::types::{self, Types};
use crate::ir::{Kind, Shape, StringFormat, TypeRef};
use crate::plan::facts::FieldForm;
use crate::plan::{Dates, Plan};

/// A value that holds the place of a field until it comes; a required model has none.
pub fn stand_in(plan: &Plan, field: &Field<'_>) -> Option<TokenStream> {
    match field.form {
        FieldForm::Nullable | FieldForm::Optional => Some(quote!(None)),
        FieldForm::ThreeState => Some(quote!(patch::Patch::Absent)),
        FieldForm::Required if field.boxed => None,
        FieldForm::Required => value_stand_in(plan, &field.property.ty),
    }
}

fn value_stand_in(plan: &Plan, ty: &TypeRef) -> Option<TokenStream> {
    match &types::resolved(plan, ty).kind {
        Kind::String(StringFormat::Ip | StringFormat::Ipv4 | StringFormat::Ipv6)
        | Kind::Tuple(_) => None,
        // What the user brings may have no default, and dates of other libraries have none.
        Kind::String(format) if plan.settings.formats.contains_key(format.name()) => None,
        Kind::String(StringFormat::DateTime | StringFormat::Date | StringFormat::Time)
            if matches!(plan.settings.dates, Dates::Jiff | Dates::Time) =>
        {
            None
        }
        Kind::String(format) => {
            let plain = TypeRef::new(Kind::String(format.clone()));
            let is_string = Types::inside(plan).bare(&plain).is("String");
            Some(if is_string { quote!(String::new()) } else { quote!(Default::default()) })
        }
        Kind::Integer(_) => Some(quote!(0)),
        Kind::Number(_) => Some(quote!(0.0)),
        Kind::Boolean => Some(quote!(false)),
        Kind::Array(_) => Some(quote!(Vec::new())),
        Kind::Map(value) if matches!(value.kind, Kind::Any(_)) => {
            Some(quote!(serde_json::Map::new()))
        }
        Kind::Map(_) => Some(quote!(std::collections::BTreeMap::new())),
        Kind::Any(_) => Some(quote!(serde_json::Value::Null)),
        Kind::Named(id) => match plan.shape(*id) {
            Shape::Enum(values) if values.is_string() => {
                // By the name that the field's type is spelled with: that of an alias's target is not imported.
                let name = Types::inside(plan).bare(ty);
                Some(quote!(#name::from("")))
            }
            _ => None,
        },
    }
}
