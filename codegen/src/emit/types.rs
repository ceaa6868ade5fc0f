//! Types and codecs of positions: the Rust spelling of a `TypeRef`, and how it stands on the wire.

use codegen_quote::quote;
use codegen_tokens::TokenStream;

use super::idents::{ident, path};
use crate::ir::{IntegerFormat, Kind, Shape, StringFormat, TypeId, TypeRef};
use crate::plan::{Dates, Plan};

/// Spells types for one file: models name each other bare, everybody else through `models::`.
#[derive(Clone, Copy)]
pub struct Types<'a> {
    plan: &'a Plan,
    qualified: bool,
}

impl<'a> Types<'a> {
    /// For a file inside `models`, which imports the names it uses.
    pub fn inside(plan: &'a Plan) -> Self {
        Self { plan, qualified: false }
    }

    /// For any other file.
    pub fn outside(plan: &'a Plan) -> Self {
        Self { plan, qualified: true }
    }

    /// The name of a type.
    pub fn named(self, id: TypeId) -> TokenStream {
        let name = ident(&self.plan.names.ty(id).ident);
        if self.qualified { quote!(models::#name) } else { quote!(#name) }
    }

    /// The type of a position; null makes it an `Option`.
    pub fn ty(self, ty: &TypeRef) -> TokenStream {
        let bare = self.bare(ty);
        if ty.nullable { quote!(Option<#bare>) } else { bare }
    }

    /// The type of a position without its null.
    pub fn bare(self, ty: &TypeRef) -> TokenStream {
        match &ty.kind {
            Kind::Named(id) => self.named(*id),
            Kind::String(format) => self.string(format),
            Kind::Integer(format) => self.integer(*format),
            Kind::Number(_) => quote!(f64),
            Kind::Boolean => quote!(bool),
            Kind::Array(item) => {
                let item = self.ty(item);
                quote!(Vec<#item>)
            }
            Kind::Map(value) if is_free(value) => {
                quote!(serde_json::Map<String, serde_json::Value>)
            }
            Kind::Map(value) => {
                let value = self.ty(value);
                quote!(std::collections::BTreeMap<String, #value>)
            }
            Kind::Tuple(items) => {
                let types = items.iter().map(|item| self.ty(item));
                // Of one element a comma makes a tuple.
                if items.len() == 1 { quote!((#(#types,)*)) } else { quote!((#(#types),*)) }
            }
            Kind::Any(_) => quote!(serde_json::Value),
        }
    }

    fn integer(self, format: IntegerFormat) -> TokenStream {
        integer(if self.plan.settings.wide_integers { IntegerFormat::I64 } else { format })
    }

    fn string(self, format: &StringFormat) -> TokenStream {
        if let Some(replacement) = self.plan.settings.formats.get(format.name()) {
            return path(replacement);
        }
        match (format, self.plan.settings.dates) {
            (_, Dates::Text) => {}
            (StringFormat::DateTime, Dates::Chrono) => {
                return quote!(chrono::DateTime<chrono::FixedOffset>);
            }
            (StringFormat::DateTime, Dates::Jiff) => return quote!(jiff::Zoned),
            (StringFormat::DateTime, Dates::Time) => return quote!(time::OffsetDateTime),
            (StringFormat::Date, Dates::Chrono) => return quote!(chrono::NaiveDate),
            (StringFormat::Date, Dates::Jiff) => return quote!(jiff::civil::Date),
            (StringFormat::Date, Dates::Time) => return quote!(time::Date),
            (StringFormat::Time, Dates::Chrono) => return quote!(time_of_day::TimeOfDay),
            (StringFormat::Time, Dates::Jiff) => return quote!(jiff_dates::TimeOfDay),
            (StringFormat::Time, Dates::Time) => return quote!(time_dates::TimeOfDay),
            (StringFormat::Duration, _) => return quote!(duration::IsoDuration),
            _ => {}
        }
        match format {
            StringFormat::Uuid => quote!(uuid::Uuid),
            StringFormat::Byte => quote!(Vec<u8>),
            StringFormat::Password => quote!(password::Password),
            StringFormat::Ip => quote!(std::net::IpAddr),
            StringFormat::Ipv4 => quote!(std::net::Ipv4Addr),
            StringFormat::Ipv6 => quote!(std::net::Ipv6Addr),
            StringFormat::Int64 => quote!(i64),
            StringFormat::Uint64 => quote!(u64),
            _ => quote!(String),
        }
    }

    /// The codec of a position; null makes it `Nullable`.
    pub fn codec(self, ty: &TypeRef) -> TokenStream {
        let bare = self.bare_codec(ty);
        if ty.nullable { quote!(codec::Nullable(#bare)) } else { bare }
    }

    /// The codec of a position without its null.
    pub fn bare_codec(self, ty: &TypeRef) -> TokenStream {
        match &ty.kind {
            Kind::Named(id) => self.named_codec(*id),
            Kind::String(format) => self.string_codec(format),
            Kind::Integer(format) => {
                let name = ident(&self.integer(*format).to_string().to_uppercase());
                quote!(number::#name)
            }
            Kind::Number(_) => quote!(number::Num),
            Kind::Boolean => quote!(codec::Bool),
            Kind::Array(item) => {
                let item = self.codec(item);
                quote!(list::List(#item))
            }
            Kind::Map(value) if is_free(value) => quote!(json::JsonObject),
            Kind::Map(value) => {
                let value = self.codec(value);
                quote!(dict::Dict(#value))
            }
            Kind::Tuple(items) => {
                let codecs = items.iter().map(|item| self.codec(item));
                match items.len() {
                    1 => quote!(tuple::Tuple((#(#codecs,)*))),
                    _ => quote!(tuple::Tuple((#(#codecs),*))),
                }
            }
            Kind::Any(_) => quote!(json::Json),
        }
    }

    /// An alias is only a name: what it stands for is read and written.
    fn named_codec(self, id: TypeId) -> TokenStream {
        match self.plan.shape(id) {
            Shape::Alias(target) if !self.plan.facts.ty(id).newtype => self.bare_codec(target),
            _ if self.qualified => {
                let name = self.named(id);
                quote!(codec::Of::<#name>::new())
            }
            // Inside a model the field beside it says which type.
            _ => quote!(codec::Of::new()),
        }
    }

    fn string_codec(self, format: &StringFormat) -> TokenStream {
        let of = || {
            let ty = self.string(format);
            quote!(codec::Of::<#ty>::new())
        };
        if self.plan.settings.formats.contains_key(format.name()) {
            return of();
        }
        match (format, self.plan.settings.dates) {
            (StringFormat::DateTime, Dates::Chrono) => return quote!(timestamp::Timestamp),
            (StringFormat::DateTime, Dates::Jiff) => return quote!(jiff_dates::Timestamp),
            (StringFormat::DateTime, Dates::Time) => return quote!(time_dates::Timestamp),
            (StringFormat::Date, Dates::Chrono) => return quote!(date::Date),
            (StringFormat::Date, Dates::Jiff) => return quote!(jiff_dates::Date),
            (StringFormat::Date, Dates::Time) => return quote!(time_dates::Date),
            (StringFormat::Time | StringFormat::Duration, dates) if dates != Dates::Text => {
                return of();
            }
            _ => {}
        }
        match format {
            StringFormat::Uuid => quote!(uuid_text::UuidText),
            StringFormat::Byte => quote!(base64_text::Base64),
            StringFormat::Int64 => quote!(integer_text::I64_TEXT),
            StringFormat::Uint64 => quote!(integer_text::U64_TEXT),
            StringFormat::Password | StringFormat::Ip | StringFormat::Ipv4 | StringFormat::Ipv6 => {
                of()
            }
            _ => quote!(codec::Text),
        }
    }
}

/// Whether a map says nothing about its values: then it is a JSON object.
fn is_free(value: &TypeRef) -> bool {
    matches!(value.kind, Kind::Any(_))
}

fn integer(format: IntegerFormat) -> TokenStream {
    match format {
        IntegerFormat::I8 => quote!(i8),
        IntegerFormat::I16 => quote!(i16),
        IntegerFormat::I32 => quote!(i32),
        IntegerFormat::I64 => quote!(i64),
        IntegerFormat::U8 => quote!(u8),
        IntegerFormat::U16 => quote!(u16),
        IntegerFormat::U32 => quote!(u32),
        IntegerFormat::U64 => quote!(u64),
    }
}

/// What a position is behind all its aliases.
pub fn resolved<'a>(plan: &'a Plan, ty: &'a TypeRef) -> &'a TypeRef {
    let mut ty = ty;
    // Aliases that reach themselves are newtypes, so this ends.
    while let Kind::Named(id) = ty.kind {
        match plan.shape(id) {
            Shape::Alias(target) if !plan.facts.ty(id).newtype => ty = target,
            _ => break,
        }
    }
    ty
}
