//! Types as text.

use std::fmt::Write;

use super::{docs, hint, line, origin, quoted};
use crate::ir::{
    Access, Additional, Api, Constraints, Enum, Kind, Object, Presence, Property, Shape,
    StringFormat, TypeDef, TypeRef, Union, UnionKind, Untyped,
};

pub(super) fn print_type(out: &mut String, api: &Api, def: &TypeDef) {
    let head = format!("{}{}", origin(&def.origin), hint(def.name_hint.as_deref()));
    let text = docs(&def.docs);
    match &def.shape {
        Shape::Object(object) => {
            line(out, "", &format!("object {head}{text}"));
            print_object(out, api, object);
        }
        Shape::Enum(list) => {
            line(out, "", &format!("enum {head}{text}"));
            print_enum(out, list);
        }
        Shape::Union(union) => print_union(out, api, union, &format!("{head}{text}")),
        Shape::Alias(target) => {
            line(out, "", &format!("alias {head} = {}{text}", type_ref(api, target)));
        }
        Shape::Foreign(path) => line(out, "", &format!("foreign {head} = {path}{text}")),
    }
}

fn print_object(out: &mut String, api: &Api, object: &Object) {
    for property in &object.properties {
        line(out, "  ", &property_line(api, property));
    }
    match &object.additional {
        Additional::Unspecified => {}
        Additional::Forbidden => line(out, "  ", "* forbidden"),
        Additional::Typed(ty) => line(out, "  ", &format!("*: {}", type_ref(api, ty))),
    }
}

fn property_line(api: &Api, property: &Property) -> String {
    let mut text = quoted(property.wire.as_str());
    if property.presence == Presence::Optional {
        text.push('?');
    }
    let _ = write!(text, ": {}", type_ref(api, &property.ty));
    if let Some(default) = &property.default {
        let _ = write!(text, " = {default}");
    }
    match property.access {
        Access::Both => {}
        Access::ReadOnly => text.push_str(" readOnly"),
        Access::WriteOnly => text.push_str(" writeOnly"),
    }
    text + &hint(property.name_hint.as_deref()) + &docs(&property.docs)
}

fn print_enum(out: &mut String, list: &Enum) {
    for value in &list.values {
        let text =
            format!("{}{}{}", value.value, hint(value.name_hint.as_deref()), docs(&value.docs));
        line(out, "  ", &text);
    }
}

fn print_union(out: &mut String, api: &Api, union: &Union, head: &str) {
    let kind = match union.kind {
        UnionKind::OneOf => "oneOf",
        UnionKind::AnyOf => "anyOf",
    };
    let by = union.discriminator.as_ref().map(|by| {
        let fallback = by.fallback.map(|index| format!(" else {index}"));
        format!(" by {}{}", by.property, fallback.unwrap_or_default())
    });
    line(out, "", &format!("{kind} {head}{}", by.unwrap_or_default()));
    for member in &union.members {
        let tags = member.tags.iter().map(|tag| format!(" {tag:?}")).collect::<String>();
        let name = hint(member.name_hint.as_deref());
        line(out, "  ", &format!("| {}{name}{tags}", type_ref(api, &member.ty)));
    }
}

/// `[Dial]?` for a nullable list of dials.
pub(super) fn type_ref(api: &Api, ty: &TypeRef) -> String {
    let mut text = kind(api, &ty.kind);
    if let Some(constraints) = &ty.constraints {
        text.push_str(&constraint_list(constraints));
    }
    if ty.nullable {
        text.push_str(" or null");
    }
    text
}

fn kind(api: &Api, kind: &Kind) -> String {
    match kind {
        Kind::Named(id) => named(&origin(&api.ty(*id).origin)),
        Kind::String(StringFormat::Plain) => "string".to_owned(),
        Kind::String(StringFormat::Other(format)) => format!("string<{format}>"),
        Kind::String(format) => format!("string<{}>", format!("{format:?}").to_lowercase()),
        Kind::Integer(format) => format!("{format:?}").to_lowercase(),
        Kind::Number(format) => format!("{format:?}").to_lowercase(),
        Kind::Boolean => "boolean".to_owned(),
        Kind::Array(item) => format!("[{}]", type_ref(api, item)),
        Kind::Map(value) => format!("{{{}}}", type_ref(api, value)),
        Kind::Tuple(items) => {
            let items = items.iter().map(|item| type_ref(api, item)).collect::<Vec<_>>();
            format!("({})", items.join(", "))
        }
        Kind::Any(Untyped::Faithful) => "any".to_owned(),
        Kind::Any(Untyped::Recoverable(lost)) => format!("any<{lost}>"),
    }
}

fn named(name: &str) -> String {
    format!("@{name}")
}

fn constraint_list(constraints: &Constraints) -> String {
    let Constraints {
        minimum,
        exclusive_minimum,
        maximum,
        exclusive_maximum,
        multiple_of,
        min_length,
        max_length,
        pattern,
        min_items,
        max_items,
        unique_items,
        min_properties,
        max_properties,
    } = constraints;
    let open = |exclusive: bool| if exclusive { "" } else { "=" };
    let mut parts = Vec::new();
    parts.extend(minimum.as_ref().map(|bound| format!(">{}{bound}", open(*exclusive_minimum))));
    parts.extend(maximum.as_ref().map(|bound| format!("<{}{bound}", open(*exclusive_maximum))));
    parts.extend(multiple_of.as_ref().map(|step| format!("%{step}")));
    for (name, low, high) in [
        ("length", min_length, max_length),
        ("items", min_items, max_items),
        ("properties", min_properties, max_properties),
    ] {
        parts.extend(low.map(|low| format!("{name}>={low}")));
        parts.extend(high.map(|high| format!("{name}<={high}")));
    }
    parts.extend(pattern.as_ref().map(|pattern| format!("pattern {pattern:?}")));
    if *unique_items {
        parts.push("unique".to_owned());
    }
    format!("({})", parts.join(", "))
}
