//! Headers that are objects: which of their members are texts, as a header itself does not say.

use codegen_quote::quote;
use codegen_tokens::TokenStream;

use crate::emit::types;
use crate::ir::{Additional, Header, Kind, Shape, TypeRef};
use crate::plan::Plan;

/// Which members of an object are texts; none where a header cannot hold such an object. A `Link` header never holds one
/// (`RFC 8288`), whatever its schema says.
pub fn texts(plan: &Plan, header: &Header) -> Option<TokenStream> {
    if header.wire.as_str().eq_ignore_ascii_case("link") {
        return None;
    }
    let object = match &types::resolved(plan, &header.ty).kind {
        Kind::Map(value) => return Some(rest(holding(plan, value)?)),
        Kind::Named(id) => match &plan.api.ty(*id).shape {
            Shape::Object(object) => object,
            _ => return None,
        },
        _ => return None,
    };
    let mut others = Vec::new();
    for property in &object.properties {
        if holding(plan, &property.ty)? == Holding::Number {
            others.push(property.wire.as_str());
        }
    }
    Some(match &object.additional {
        Additional::Typed(value) if holding(plan, value)? == Holding::Number => {
            let texts = object.properties.iter().map(|property| property.wire.as_str());
            let texts = texts.filter(|name| !others.contains(name));
            quote!(|name| [#(#texts),*].contains(&name))
        }
        _ if others.is_empty() => rest(Holding::Text),
        _ => quote!(|name| ![#(#others),*].contains(&name)),
    })
}

/// All members are of one kind.
fn rest(holding: Holding) -> TokenStream {
    let is_text = holding == Holding::Text;
    quote!(|_| #is_text)
}

/// What a member of a header is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holding {
    Text,
    /// Or a boolean.
    Number,
}

/// None for lists and objects, which cannot stand in one.
fn holding(plan: &Plan, ty: &TypeRef) -> Option<Holding> {
    match &types::resolved(plan, ty).kind {
        Kind::String(_) | Kind::Any(_) => Some(Holding::Text),
        Kind::Integer(_) | Kind::Number(_) | Kind::Boolean => Some(Holding::Number),
        Kind::Named(id) => match &plan.api.ty(*id).shape {
            Shape::Enum(values) if values.is_string() => Some(Holding::Text),
            Shape::Enum(values) if values.is_integer() => Some(Holding::Number),
            _ => None,
        },
        Kind::Array(_) | Kind::Map(_) | Kind::Tuple(_) => None,
    }
}
