//! Arguments: the Rust type of a parameter, and the expression that makes it a parameter's value.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::emit::types::{self, Types};
use crate::ir::{Kind, Parameter, Shape, StringFormat, TypeRef};
use crate::plan::Plan;

/// A parameter as an argument.
pub struct Argument {
    /// Its type.
    pub ty: TokenStream,
    /// Its value on the way out.
    pub value: TokenStream,
}

/// How `parameter` is taken under the name `name`.
pub fn argument(plan: &Plan, parameter: &Parameter, name: &Ident) -> Argument {
    if let Some(media_type) = &parameter.content {
        let (ty, codec) = spelled(plan, &parameter.ty);
        let write = if is_form(media_type) { quote!(serialize) } else { quote!(json) };
        return Argument {
            ty: quote!(&#ty),
            value: quote!(param::#write(&codec::Ref(#name, #codec))),
        };
    }
    match &types::resolved(plan, &parameter.ty).kind {
        Kind::Array(item) => list(plan, item, name),
        _ => scalar(plan, &parameter.ty, &quote!(#name)),
    }
}

/// The pairs of a form are what a whole query string is made of (`OAS 3.2.0 §4.12.5`).
fn is_form(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/x-www-form-urlencoded")
}

fn spelled(plan: &Plan, ty: &TypeRef) -> (TokenStream, TokenStream) {
    let types = Types::outside(plan);
    (types.bare(ty), types.bare_codec(ty))
}

/// A value that is not a list: the small ones by value, text and the rest by reference.
fn scalar(plan: &Plan, ty: &TypeRef, name: &TokenStream) -> Argument {
    let (spelled, codec) = spelled(plan, ty);
    let by_value = |value: TokenStream| Argument { ty: spelled.clone(), value };
    match &types::resolved(plan, ty).kind {
        Kind::String(format) if is_text(plan, format) => {
            Argument { ty: quote!(&str), value: quote!(param::text(#name)) }
        }
        Kind::Integer(_) => by_value(quote!(param::integer(#name))),
        Kind::Number(_) => by_value(quote!(param::number(#name))),
        Kind::Boolean => by_value(quote!(param::boolean(#name))),
        Kind::Named(id) if is_string_enum(&plan.api.ty(*id).shape) => {
            by_value(quote!(param::text(#name.as_str())))
        }
        _ => Argument {
            ty: quote!(&#spelled),
            value: quote!(param::serialize(&codec::Ref(#name, #codec))),
        },
    }
}

/// A list is a slice; its texts may be owned or borrowed.
fn list(plan: &Plan, item: &TypeRef, name: &Ident) -> Argument {
    let resolved = types::resolved(plan, item);
    let is_plain = matches!(&resolved.kind, Kind::String(format) if is_text(plan, format));
    if is_plain && !item.nullable {
        return Argument {
            ty: quote!(&[impl AsRef<str>]),
            value: quote!(param::list(#name.iter().map(|item| param::text(item.as_ref())))),
        };
    }
    let types = Types::outside(plan);
    let (ty, codec) = (types.ty(item), types.codec(item));
    Argument {
        ty: quote!(&[#ty]),
        value: quote! {
            param::list(#name.iter().map(|item| param::serialize(&codec::Ref(item, #codec))))
        },
    }
}

/// Whether a parameter is taken as `&str`.
pub fn is_text_argument(plan: &Plan, parameter: &Parameter) -> bool {
    parameter.content.is_none()
        && matches!(&types::resolved(plan, &parameter.ty).kind, Kind::String(format) if is_text(plan, format))
}

/// Whether the format is a plain `String` in Rust.
fn is_text(plan: &Plan, format: &StringFormat) -> bool {
    let ty = TypeRef::new(Kind::String(format.clone()));
    Types::outside(plan).bare(&ty).to_string() == "String"
}

fn is_string_enum(shape: &Shape) -> bool {
    matches!(shape, Shape::Enum(values) if values.is_string())
}
