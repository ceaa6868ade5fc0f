//! What tells the members of a union apart: kinds of JSON, required keys, and values that are fixed.

use codegen_quote::quote;
use codegen_tokens::TokenStream;
use serde_json::Value;

use crate::emit::types;
use crate::ir::{
    Additional, Enum, Kind, Object, Presence, Property, Shape, TypeId, TypeRef, Union,
};
use crate::plan::Plan;

/// One entry a member, in order.
pub fn candidates(plan: &Plan, id: TypeId, union: &Union) -> Vec<TokenStream> {
    let names = plan.names.ty(id).variants.iter();
    union
        .members
        .iter()
        .zip(names)
        .map(|(member, name)| candidate(plan, name, &member.ty))
        .collect()
}

fn candidate(plan: &Plan, name: &str, ty: &TypeRef) -> TokenStream {
    let kinds = kinds(plan, ty);
    let facts = facts(plan, ty);
    if facts.is_empty() {
        quote!(candidate::Candidate::new(#name, #kinds))
    } else {
        quote!(candidate::Candidate { #(#facts,)* ..candidate::Candidate::new(#name, #kinds) })
    }
}

/// What is known beside the kinds.
fn facts(plan: &Plan, ty: &TypeRef) -> Vec<TokenStream> {
    match &types::resolved(plan, ty).kind {
        Kind::Array(item) => {
            let items = kinds(plan, item);
            vec![quote!(items: #items)]
        }
        Kind::Map(_) => vec![quote!(open: true)],
        Kind::Named(id) => match plan.shape(*id) {
            Shape::Object(object) => object_facts(plan, object),
            Shape::Enum(values) => {
                let values = scalars(values);
                vec![quote!(values: &[#(#values),*])]
            }
            Shape::Union(_) | Shape::Alias(_) | Shape::Foreign(_) => Vec::new(),
        },
        _ => Vec::new(),
    }
}

fn object_facts(plan: &Plan, object: &Object) -> Vec<TokenStream> {
    let must =
        |property: &&Property| property.presence == Presence::Required && !property.ty.nullable;
    let required: Vec<_> =
        object.properties.iter().filter(must).map(|property| property.wire.as_str()).collect();
    let consts: Vec<_> =
        object.properties.iter().filter_map(|property| fixed(plan, property)).collect();
    let mut properties: Vec<_> =
        object.properties.iter().map(|property| property.wire.as_str()).collect();
    properties.sort_unstable();
    let mut facts = Vec::new();
    if !required.is_empty() {
        facts.push(quote!(required: &[#(#required),*]));
    }
    if !consts.is_empty() {
        facts.push(quote!(consts: &[#(#consts),*]));
    }
    if !properties.is_empty() {
        facts.push(quote!(properties: &[#(#properties),*]));
    }
    if let Additional::Typed(_) = object.additional {
        facts.push(quote!(open: true));
    }
    facts
}

/// A property of an enum narrows its object down, unless the document admits other values.
fn fixed(plan: &Plan, property: &Property) -> Option<TokenStream> {
    let Kind::Named(id) = types::resolved(plan, &property.ty).kind else {
        return None;
    };
    let Shape::Enum(values) = plan.shape(id) else {
        return None;
    };
    if values.open {
        return None;
    }
    let (name, values) = (property.wire.as_str(), scalars(values));
    Some(quote!((#name, &[#(#values),*])))
}

fn scalars(values: &Enum) -> Vec<String> {
    values
        .values
        .iter()
        .filter_map(|value| match &value.value {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            Value::Bool(flag) => Some(flag.to_string()),
            Value::Null | Value::Array(_) | Value::Object(_) => None,
        })
        .collect()
}

fn kinds(plan: &Plan, ty: &TypeRef) -> TokenStream {
    let resolved = types::resolved(plan, ty);
    let kinds = match &resolved.kind {
        Kind::String(_) => quote!(candidate::TEXT),
        Kind::Integer(_) => quote!(candidate::INTEGER),
        Kind::Number(_) => quote!(candidate::NUMBER),
        Kind::Boolean => quote!(candidate::BOOLEAN),
        Kind::Array(_) | Kind::Tuple(_) => quote!(candidate::LIST),
        Kind::Map(_) => quote!(candidate::OBJECT),
        Kind::Any(_) => quote!(candidate::ANY),
        Kind::Named(id) => match plan.shape(*id) {
            Shape::Object(_) => quote!(candidate::OBJECT),
            Shape::Enum(values) if values.is_string() => quote!(candidate::TEXT),
            Shape::Enum(values) if values.is_integer() => quote!(candidate::INTEGER),
            Shape::Enum(_) | Shape::Union(_) | Shape::Alias(_) | Shape::Foreign(_) => {
                quote!(candidate::ANY)
            }
        },
    };
    if ty.nullable || resolved.nullable { quote!(#kinds | candidate::NULL) } else { kinds }
}
