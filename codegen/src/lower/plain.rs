//! Schemas of one JSON type: objects, maps, arrays, text, numbers.

use serde_json::Value;

use super::context::Context;
use super::kinds::JsonType;
use super::object;
use super::place::Place;
use super::schema::{Shaped, intersection, position, with_assertions};
use super::view::View;
use super::{extension, naming};
use crate::diagnostics::codes::lower as codes;
use crate::ir::{IntegerFormat, Kind, NumberFormat, StringFormat, TypeRef, Untyped};
use crate::normalize::Parts;

/// The shape of a view without values and unions.
pub(super) fn shape<'a: 's, 's>(context: &mut Context<'a>, view: View<'s>) -> Shaped {
    report_items(context, &view);
    let kind = match view.typ {
        Some(JsonType::Object) => return object::shape(context, view),
        Some(JsonType::Array) => array(context, &view),
        Some(JsonType::String) => Kind::String(string(&view)),
        Some(JsonType::Integer) => Kind::Integer(integer_format(view.format.as_deref())),
        Some(JsonType::Number) => number(view.format.as_deref()),
        Some(JsonType::Boolean) => Kind::Boolean,
        None => untyped(&view),
    };
    let place = view.place.clone();
    Shaped::Ref(with_assertions(context, TypeRef::new(kind), &view.constraints, &place))
}

/// `items` beside another type than array: the author means one of the two.
fn report_items(context: &mut Context<'_>, view: &View<'_>) {
    let Some(typ) = view.typ.filter(|typ| *typ != JsonType::Array) else { return };
    if let Some(items) = view.items.first() {
        let message = format!("`items` says nothing about a value of type {typ}; it is ignored");
        context.warn(&codes::MISPLACED_CONSTRAINT, &items.place.pointer, message);
    }
}

fn array<'a: 's, 's>(context: &mut Context<'a>, view: &View<'s>) -> Kind {
    if let Some(items) = tuple(context, view) {
        return Kind::Tuple(items);
    }
    let place = view.place.role("items", naming::ITEM);
    Kind::Array(Box::new(intersection(context, &view.items, &place)))
}

/// `prefixItems`: nothing may follow them or nothing is said of what follows; the authors of such
/// schemas mean exactly these elements.
fn tuple(context: &mut Context<'_>, view: &View<'_>) -> Option<Vec<TypeRef>> {
    let list = view.extension(extension::PREFIX_ITEMS)?;
    let items = list.as_array()?.clone();
    let keyword = view.place.keyword(extension::PREFIX_ITEMS);
    let types = items.iter().enumerate().map(|(index, item)| {
        let place = keyword.element(index).word(&(index + 1).to_string());
        carried(context, item, &place)
    });
    Some(types.collect())
}

/// The type of a schema that an extension carries.
pub(super) fn carried(context: &mut Context<'_>, value: &Value, place: &Place) -> TypeRef {
    position(context, (&Parts::schema(value)).into(), place)
}

/// Text by its format; of a text `int64` says what digits it holds, and without a type they are a number.
fn string(view: &View<'_>) -> StringFormat {
    match view.format.as_deref() {
        Some("int64") => StringFormat::Int64,
        Some("uint64") => StringFormat::Uint64,
        format => string_format(format),
    }
}

/// `format` alone says what it is often enough; without it any value is meant.
fn untyped(view: &View<'_>) -> Kind {
    if let Some(lost) = view.extension(extension::LOST).and_then(Value::as_str) {
        return Kind::Any(Untyped::Recoverable(lost.to_owned()));
    }
    match string_format(view.format.as_deref()) {
        StringFormat::Plain | StringFormat::Other(_) => match view.format.as_deref() {
            Some("int32" | "int64") => Kind::Integer(integer_format(view.format.as_deref())),
            Some("float" | "double") => number(view.format.as_deref()),
            _ => Kind::Any(Untyped::Faithful),
        },
        format => Kind::String(format),
    }
}

/// The format of a string.
pub(super) fn string_format(format: Option<&str>) -> StringFormat {
    match format.unwrap_or_default() {
        "" | "string" | "text" => StringFormat::Plain,
        "date" => StringFormat::Date,
        "date-time" => StringFormat::DateTime,
        "time" => StringFormat::Time,
        "duration" => StringFormat::Duration,
        "uuid" => StringFormat::Uuid,
        "uri" | "url" | "uri-reference" | "iri" | "iri-reference" => StringFormat::Uri,
        "byte" | "base64" => StringFormat::Byte,
        "binary" => StringFormat::Binary,
        "password" => StringFormat::Password,
        // The latter is what pydantic writes.
        "ip" | "ipvanyaddress" => StringFormat::Ip,
        "ipv4" => StringFormat::Ipv4,
        "ipv6" => StringFormat::Ipv6,
        other => StringFormat::Other(other.to_owned()),
    }
}

fn integer_format(format: Option<&str>) -> IntegerFormat {
    match format.unwrap_or_default() {
        "int8" => IntegerFormat::I8,
        "int16" => IntegerFormat::I16,
        "int32" => IntegerFormat::I32,
        "uint8" => IntegerFormat::U8,
        "uint16" => IntegerFormat::U16,
        "uint32" => IntegerFormat::U32,
        "uint64" => IntegerFormat::U64,
        _ => IntegerFormat::I64,
    }
}

/// `int32` and its like apply to `number` as well (OAS format registry), and then say integer.
fn number(format: Option<&str>) -> Kind {
    match format.unwrap_or_default() {
        "float" => Kind::Number(NumberFormat::F32),
        "int8" | "int16" | "int32" | "int64" | "uint8" | "uint16" | "uint32" | "uint64" => {
            Kind::Integer(integer_format(format))
        }
        _ => Kind::Number(NumberFormat::F64),
    }
}
