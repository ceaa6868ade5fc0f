//! The call of a generated method, with the row's values as its arguments.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use codegen::ir::{Kind, Operation, OperationId, StringFormat, TypeRef};
use codegen::plan::facts::BodyShape;
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;

use super::row::Row;
use crate::vectors::apis::Api;

/// The call up to its `send`, and whether every parameter of the row is one of the operation; none if
/// the signature cannot take a value.
pub fn call(
    api: &Api,
    id: OperationId,
    operation: &Operation,
    row: &Row,
) -> Option<(TokenStream, bool)> {
    let arguments = &api.plan.facts.operation(id).arguments;
    let names = api.plan.names.operation(id);
    let method = format_ident!("{}", names.method);
    let value_of = |index: usize| {
        let wire = operation.parameters[index].wire.as_str();
        row.given.iter().find(|given| given.name == wire).map_or(&Value::Null, |given| &given.value)
    };
    let mut taken = Vec::new();
    for index in &arguments.positional {
        taken.push(argument(&operation.parameters[*index].ty, value_of(*index))?);
    }
    match arguments.bodies.iter().map(|form| &form.shape).collect::<Vec<_>>().as_slice() {
        [] => {}
        [BodyShape::Json(_) | BodyShape::Form(..)] => {
            let text = row.given[0].value.to_string();
            taken.push(quote!(&support::from_json(#text)));
        }
        _ => return None,
    }
    let mut setters = TokenStream::new();
    for index in &arguments.setters {
        if value_of(*index).is_null() {
            continue;
        }
        let name = format_ident!("{}", names.parameters[*index]);
        let value = argument(&operation.parameters[*index].ty, value_of(*index))?;
        setters.extend(quote!(.#name(#value)));
    }
    let is_there = |name: &str| operation.parameters.iter().any(|p| p.wire.as_str() == name);
    let complete = row.location == "body" || row.given.iter().all(|given| is_there(&given.name));
    Some((quote!(client.#method(#(#taken),*) #setters), complete))
}

/// A value as its argument; small ones by value, text and the rest by reference.
fn argument(ty: &TypeRef, value: &Value) -> Option<TokenStream> {
    let text = value.to_string();
    Some(match (&ty.kind, value) {
        (_, Value::Null) => return None,
        (Kind::Boolean | Kind::Integer(_), Value::Bool(_) | Value::Number(_)) => literal(value),
        (Kind::Number(_), Value::String(name)) => special(name)?,
        (Kind::Number(_), Value::Number(number)) => {
            let number = Literal::f64_suffixed(number.as_f64()?);
            quote!(#number)
        }
        (Kind::String(format), Value::String(text)) => string(format, text)?,
        (Kind::Array(item), Value::Array(items)) => list(item, items)?,
        _ => quote!(&support::from_json(#text)),
    })
}

/// An integer or a boolean as Rust writes it.
fn literal(value: &Value) -> TokenStream {
    value.to_string().parse().expect("JSON integers and booleans are Rust literals")
}

fn special(name: &str) -> Option<TokenStream> {
    Some(match name {
        "NaN" => quote!(f64::NAN),
        "Infinity" => quote!(f64::INFINITY),
        "-Infinity" => quote!(f64::NEG_INFINITY),
        _ => return None,
    })
}

fn string(format: &StringFormat, text: &str) -> Option<TokenStream> {
    Some(match format {
        StringFormat::Byte => {
            let bytes = Literal::byte_string(&BASE64_STANDARD.decode(text).ok()?);
            quote!(&#bytes.to_vec())
        }
        StringFormat::Plain | StringFormat::Uri | StringFormat::Binary | StringFormat::Other(_) => {
            quote!(#text)
        }
        StringFormat::Password | StringFormat::Duration => {
            let json = Value::from(text).to_string();
            quote!(&support::from_json(#json))
        }
        StringFormat::Int64 | StringFormat::Uint64 => quote!(support::parse(#text)),
        _ => quote!(&support::parse(#text)),
    })
}

/// A slice: of borrowed text where the items are text and never null.
fn list(item: &TypeRef, items: &[Value]) -> Option<TokenStream> {
    let is_text = matches!(&item.kind, Kind::String(StringFormat::Plain)) && !item.nullable;
    if is_text {
        let texts = items.iter().map(Value::as_str).collect::<Option<Vec<_>>>()?;
        let count = items.len();
        return Some(quote!(&([#(#texts),*] as [&str; #count])));
    }
    let text = Value::from(items).to_string();
    Some(quote!(&support::from_json::<Vec<_>>(#text)))
}
