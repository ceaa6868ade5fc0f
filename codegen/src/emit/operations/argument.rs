//! Arguments: the Rust type of a parameter, and the expression that makes it a parameter's value.

use codegen_quote::quote;
use codegen_tokens::{Ident, Literal, TokenStream};

use crate::emit::idents::ident;
use crate::emit::types::{self, Types};
use crate::ir::{Kind, Parameter, Shape, StringFormat, TypeRef};
use crate::plan::Plan;

/// A parameter as an argument.
pub struct Argument {
    /// Its type.
    pub ty: TokenStream,
    /// Its value on the way out.
    pub value: TokenStream,
    /// The method of a call that takes it as it is, by its argument, for the most frequent forms.
    plain: Option<(&'static str, TokenStream)>,
}

impl Argument {
    /// An argument whose value is this expression.
    pub fn new(ty: TokenStream, value: TokenStream) -> Self {
        Self { ty, value, plain: None }
    }

    /// A value that `param` has a function for, and `Call` a method.
    fn plain(ty: TokenStream, form: &'static str, given: &TokenStream) -> Self {
        let function = ident(form);
        let value = quote!(param::#function(#given));
        Self { ty, value, plain: Some((form, given.clone())) }
    }

    /// The method call on a `Call` that sets the parameter at `index`.
    pub fn set(&self, index: usize) -> TokenStream {
        let index = Literal::usize_unsuffixed(index);
        match &self.plain {
            Some((form, given)) => {
                let method = ident(&format!("with_{form}"));
                quote!(.#method(#index, #given))
            }
            None => {
                let value = &self.value;
                quote!(.with(#index, #value))
            }
        }
    }
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
        Kind::String(format) if is_text(plan, format) => match is_json(media_type) {
            true => Argument::new(quote!(&str), quote!(param::json(#name))),
            false => Argument::plain(quote!(&str), "text", &quote!(#name)),
        },
        Kind::Array(item) => json_list(plan, item, name),
        Kind::Integer(_) | Kind::Number(_) | Kind::Boolean => {
            Argument::new(spelled, json(quote!(&#name)))
        }
        _ if is_form(media_type) => {
            Argument::new(quote!(&#spelled), quote!(form::value(&codec::Ref(#name, #codec))))
        }
        _ => Argument::new(quote!(&#spelled), json(quote!(#name))),
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
    Argument::new(quote!(&[#ty]), quote!(param::json(&#items)))
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
    let by_value = |form| Argument::plain(spelled.clone(), form, name);
    match &types::resolved(plan, ty).kind {
        Kind::String(format) if is_text(plan, format) => {
            Argument::plain(quote!(&str), "text", name)
        }
        Kind::Integer(_) => by_value("integer"),
        Kind::String(StringFormat::Int64 | StringFormat::Uint64) if is_integer(&spelled) => {
            by_value("integer")
        }
        Kind::Number(_) => by_value("number"),
        Kind::Boolean => by_value("boolean"),
        Kind::Named(id) if is_string_enum(plan.shape(*id)) => {
            Argument::plain(spelled, "text", &quote!(#name.as_str()))
        }
        _ => Argument::new(quote!(&#spelled), quote!(param::serialize(&codec::Ref(#name, #codec)))),
    }
}

/// A list is a slice; its texts may be owned or borrowed.
fn list(plan: &Plan, item: &TypeRef, name: &Ident) -> Argument {
    if is_plain_text(plan, item) {
        return Argument::new(
            quote!(&[impl AsRef<str>]),
            quote!(param::list(#name.iter().map(|item| param::text(item.as_ref())))),
        );
    }
    let types = Types::outside(plan);
    let (ty, codec) = (types.ty(item), types.codec(item));
    let items = quote!(#name.iter().map(|item| param::serialize(&codec::Ref(item, #codec))));
    Argument::new(quote!(&[#ty]), quote!(param::list(#items)))
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
    Types::outside(plan).bare(&ty).is("String")
}

/// Whether digits are an integer, and not what the user brings for their format.
fn is_integer(spelled: &TokenStream) -> bool {
    spelled.is("i64") || spelled.is("u64")
}

fn is_string_enum(shape: &Shape) -> bool {
    matches!(shape, Shape::Enum(values) if values.is_string())
}
