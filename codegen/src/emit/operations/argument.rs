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
        return content(plan, &parameter.ty, media_type, name);
    }
    of_type(plan, &parameter.ty, name)
}

/// How a value of a type is taken under the name `name`.
pub fn of_type(plan: &Plan, ty: &TypeRef, name: &Ident) -> Argument {
    match &types::resolved(plan, ty).kind {
        Kind::Array(item) => list(plan, item, name),
        _ => scalar(plan, ty, &quote!(#name)),
    }
}

/// A value that is written as a media type says (`OAS 3.2.0 §4.12.5`): as the pairs of a form, as the text that it is, or
/// as JSON. Arguments are the same as without one.
fn content(plan: &Plan, ty: &TypeRef, media_type: &str, name: &Ident) -> Argument {
    let (spelled, codec) = spelled(plan, ty);
    let json = |value: TokenStream| quote!(param::json(&codec::Ref(#value, #codec)));
    match &types::resolved(plan, ty).kind {
        Kind::String(format) if is_text(plan, format) => {
            let write = if is_json(media_type) { quote!(json) } else { quote!(text) };
            Argument { ty: quote!(&str), value: quote!(param::#write(#name)) }
        }
        Kind::Array(item) => json_list(plan, item, name),
        Kind::Integer(_) | Kind::Number(_) | Kind::Boolean => {
            Argument { ty: spelled, value: json(quote!(&#name)) }
        }
        _ if is_form(media_type) => Argument {
            ty: quote!(&#spelled),
            value: quote!(form::value(&codec::Ref(#name, #codec))),
        },
        _ => Argument { ty: quote!(&#spelled), value: json(quote!(#name)) },
    }
}

fn json_list(plan: &Plan, item: &TypeRef, name: &Ident) -> Argument {
    let types = Types::outside(plan);
    let (ty, codec) = (types.ty(item), types.codec(item));
    let (ty, item) = match is_plain_text(plan, item) {
        true => (quote!(impl AsRef<str>), quote!(item.as_ref())),
        false => (ty, quote!(codec::Ref(item, #codec))),
    };
    let items = quote!(#name.iter().map(|item| #item).collect::<Vec<_>>());
    Argument { ty: quote!(&[#ty]), value: quote!(param::json(&#items)) }
}

/// Whether a media type is that of forms.
pub fn is_form(media_type: &str) -> bool {
    essence(media_type) == "application/x-www-form-urlencoded"
}

fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    matches!(&*essence, "application/json" | "text/json") || essence.ends_with("+json")
}

fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
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
        Kind::String(StringFormat::Int64 | StringFormat::Uint64) if is_integer(&spelled) => {
            by_value(quote!(param::integer(#name)))
        }
        Kind::Number(_) => by_value(quote!(param::number(#name))),
        Kind::Boolean => by_value(quote!(param::boolean(#name))),
        Kind::Named(id) if is_string_enum(plan.shape(*id)) => {
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
    if is_plain_text(plan, item) {
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

/// Whether an item is a text that is never null.
fn is_plain_text(plan: &Plan, item: &TypeRef) -> bool {
    is_text_type(plan, item) && !item.nullable
}

/// Whether a parameter is taken as `&str`.
pub fn is_text_argument(plan: &Plan, parameter: &Parameter) -> bool {
    parameter.content.is_none() && is_text_type(plan, &parameter.ty)
}

/// Whether values of a type are given as `&str`.
pub fn is_text_type(plan: &Plan, ty: &TypeRef) -> bool {
    matches!(&types::resolved(plan, ty).kind, Kind::String(format) if is_text(plan, format))
}

/// Whether the format is a plain `String` in Rust.
fn is_text(plan: &Plan, format: &StringFormat) -> bool {
    let ty = TypeRef::new(Kind::String(format.clone()));
    Types::outside(plan).bare(&ty).to_string() == "String"
}

/// Whether digits are an integer, and not what the user brings for their format.
fn is_integer(spelled: &TokenStream) -> bool {
    matches!(&*spelled.to_string(), "i64" | "u64")
}

fn is_string_enum(shape: &Shape) -> bool {
    matches!(shape, Shape::Enum(values) if values.is_string())
}
