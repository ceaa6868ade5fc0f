//! Enums: a variant a documented value, and one that keeps every other.

use codegen_quote::quote;
use codegen_tokens::{Ident, Literal, TokenStream};
use serde_json::Value;

use super::{text, type_docs};
use crate::emit::idents::ident;
use crate::emit::{deprecated, docs, literals};
use crate::ir::{Enum, EnumValue, TypeId};
use crate::plan::Plan;

/// What enums derive whose values are compared as a whole.
const TOTAL: &[&str] =
    &["Debug", "Clone", "Copy", "PartialEq", "Eq", "Hash", "PartialOrd", "Ord", "Default"];

/// An enum of strings.
pub fn strings(plan: &Plan, id: TypeId, values: &Enum) -> TokenStream {
    let name = ident(&plan.names.ty(id).ident);
    let variants = variants(plan, id);
    let wires: Vec<_> =
        values.values.iter().map(|value| value.value.as_str().unwrap_or_default()).collect();
    let declared = declarations(values, &variants);
    let head = head(plan, id);
    let allow = deprecated::allow(deprecated::in_definition(plan, id));
    let derives = super::derives(plan, id, TOTAL);
    quote! {
        #head
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord #derives)]
        #[non_exhaustive]
        pub enum #name {
            #(#declared,)*
            #[doc = " A value that this version does not know; it is kept and written back as it came."]
            Unrecognized(open_enum::Unrecognized),
        }

        #allow
        impl #name {
            #[doc = " The values that this version knows, as they stand on the wire."]
            pub const VALUES: &'static [&'static str] = &[#(#wires),*];

            #[doc = " The value as it stands on the wire."]
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #wires,)*
                    Self::Unrecognized(value) => value.as_str(),
                }
            }
        }

        #allow
        impl From<&str> for #name {
            fn from(value: &str) -> Self {
                match value {
                    #(#wires => Self::#variants,)*
                    other => Self::Unrecognized(open_enum::Unrecognized::new(other)),
                }
            }
        }

        #allow
        impl From<String> for #name {
            fn from(value: String) -> Self {
                Self::from(value.as_str())
            }
        }

        #allow
        impl std::str::FromStr for #name {
            type Err = std::convert::Infallible;

            fn from_str(value: &str) -> Result<Self, std::convert::Infallible> {
                Ok(Self::from(value))
            }
        }

        #allow
        impl std::fmt::Display for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        #allow
        impl<'de> serde::Deserialize<'de> for #name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                open_enum::read(deserializer)
            }
        }

        #allow
        impl serde::Serialize for #name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    }
}

/// Any other enum: of integers, of numbers, of mixed values.
pub fn values(plan: &Plan, id: TypeId, values: &Enum) -> TokenStream {
    if values.values.iter().all(|value| value.value.is_i64()) {
        integers(plan, id, values)
    } else {
        mixed(plan, id, values)
    }
}

fn integers(plan: &Plan, id: TypeId, values: &Enum) -> TokenStream {
    let name = ident(&plan.names.ty(id).ident);
    let variants = variants(plan, id);
    let numbers: Vec<_> = values
        .values
        .iter()
        .map(|value| Literal::i64_unsuffixed(value.value.as_i64().unwrap_or_default()))
        .collect();
    let declared = declarations(values, &variants);
    let head = head(plan, id);
    let allow = deprecated::allow(deprecated::in_definition(plan, id));
    let derives = super::derives(plan, id, TOTAL);
    quote! {
        #head
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord #derives)]
        #[non_exhaustive]
        pub enum #name {
            #(#declared,)*
            #[doc = " A value that this version does not know; it is kept and written back as it came."]
            Unrecognized(open_integer::UnrecognizedInteger),
        }

        #allow
        impl #name {
            #[doc = " The values that this version knows."]
            pub const VALUES: &'static [i64] = &[#(#numbers),*];

            #[doc = " The value as it stands on the wire."]
            pub fn value(&self) -> i64 {
                match self {
                    #(Self::#variants => #numbers,)*
                    Self::Unrecognized(value) => value.get(),
                }
            }
        }

        #allow
        impl From<i64> for #name {
            fn from(value: i64) -> Self {
                match value {
                    #(#numbers => Self::#variants,)*
                    other => Self::Unrecognized(open_integer::UnrecognizedInteger::new(other)),
                }
            }
        }

        #allow
        impl std::fmt::Display for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}", self.value())
            }
        }

        #allow
        impl<'de> serde::Deserialize<'de> for #name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                open_integer::read(deserializer)
            }
        }

        #allow
        impl serde::Serialize for #name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_i64(self.value())
            }
        }
    }
}

fn mixed(plan: &Plan, id: TypeId, values: &Enum) -> TokenStream {
    let name = ident(&plan.names.ty(id).ident);
    let variants = variants(plan, id);
    let indices: Vec<_> = (0..variants.len()).map(Literal::usize_unsuffixed).collect();
    let literals = values.values.iter().map(|value| literal(&value.value));
    let declared = declarations(values, &variants);
    let head = head(plan, id);
    let allow = deprecated::allow(deprecated::in_definition(plan, id));
    let derives = super::derives(plan, id, &["Debug", "Clone", "PartialEq"]);
    quote! {
        #head
        #[derive(Debug, Clone, PartialEq #derives)]
        #[non_exhaustive]
        pub enum #name {
            #(#declared,)*
            #[doc = " A value that this version does not know; it is kept and written back as it came."]
            Unrecognized(open_value::UnrecognizedValue),
        }

        #allow
        impl #name {
            const LITERALS: &'static [open_value::Literal] = &[#(#literals),*];

            #[doc = " The value as it stands on the wire."]
            pub fn to_value(&self) -> serde_json::Value {
                match self {
                    #(Self::#variants => Self::LITERALS[#indices].to_value(),)*
                    Self::Unrecognized(value) => value.as_value().clone(),
                }
            }
        }

        #allow
        impl From<serde_json::Value> for #name {
            fn from(value: serde_json::Value) -> Self {
                match open_value::find(&value, Self::LITERALS) {
                    #(Some(#indices) => Self::#variants,)*
                    _ => Self::Unrecognized(open_value::UnrecognizedValue::new(value)),
                }
            }
        }

        #allow
        impl<'de> serde::Deserialize<'de> for #name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                open_value::read(deserializer, Self::LITERALS)
            }
        }

        #allow
        impl serde::Serialize for #name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.to_value().serialize(serializer)
            }
        }
    }
}

fn literal(value: &Value) -> TokenStream {
    match value {
        Value::String(text) => quote!(open_value::Literal::Text(#text)),
        Value::Bool(flag) => quote!(open_value::Literal::Boolean(#flag)),
        Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(integer), _) => {
                let integer = Literal::i64_unsuffixed(integer);
                quote!(open_value::Literal::Integer(#integer))
            }
            (None, _) => {
                let text = number.to_string();
                quote!(open_value::Literal::Json(#text))
            }
        },
        other => {
            let text = other.to_string();
            quote!(open_value::Literal::Json(#text))
        }
    }
}

fn variants(plan: &Plan, id: TypeId) -> Vec<Ident> {
    plan.names.ty(id).variants.iter().map(|name| ident(name)).collect()
}

fn head(plan: &Plan, id: TypeId) -> TokenStream {
    let docs = type_docs(plan, id, "A value of a list that may grow.");
    let mark = deprecated::mark(plan.api.ty(id).docs.deprecated);
    quote!(#docs #mark)
}

fn declarations(values: &Enum, variants: &[Ident]) -> Vec<TokenStream> {
    values
        .values
        .iter()
        .zip(variants)
        .map(|(EnumValue { value, docs: text, name_hint: _ }, variant)| {
            let mut lines = vec![literals::value(value)];
            let description = text::docs(text);
            if !description.is_empty() {
                lines.push(String::new());
                lines.extend(description);
            }
            let docs = docs::attributes(&lines);
            let mark = deprecated::mark(text.deprecated);
            quote!(#docs #mark #variant)
        })
        .collect()
}
