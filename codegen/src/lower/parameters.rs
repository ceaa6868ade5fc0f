//! The parameters of an operation: its own over those of its path, checked against the template.

use openapiv3::{Parameter, ReferenceOr};

use super::context::Context;
use super::parameter::parameter;
use super::place::Place;
use crate::diagnostics::codes::lower as codes;
use crate::ir::{
    self, Docs, Kind, Location, PathPart, PathTemplate, Presence, StringFormat, Style, TypeRef,
    WireName,
};

/// A parameter, and where it was declared.
#[derive(Clone)]
pub(super) struct Declared {
    parameter: ir::Parameter,
    place: Place,
}

/// The parameters of one list; of two with the same name and location the first counts.
pub(super) fn declared(
    context: &mut Context<'_>,
    list: &[ReferenceOr<Parameter>],
    place: &Place,
) -> Vec<Declared> {
    let mut declared: Vec<Declared> = Vec::new();
    let keyword = place.keyword("parameters");
    for (index, node) in list.iter().enumerate() {
        let place = keyword.element(index);
        let Some(parameter) = parameter(context, node, &place) else { continue };
        if declared.iter().any(|known| is_same(&known.parameter, &parameter)) {
            let message = format!("the parameter `{}` is declared twice", parameter.wire);
            context.warn(&codes::PARAMETER_TWICE, &place.pointer, message);
            continue;
        }
        declared.push(Declared { parameter, place });
    }
    declared
}

/// Whether one of the lists has a path parameter of this name.
pub(super) fn in_path(lists: [&[Declared]; 2], name: &str) -> bool {
    let mut all = lists.into_iter().flatten().map(|declared| &declared.parameter);
    all.any(|known| known.location == Location::Path && known.wire.as_str() == name)
}

/// Header names are told apart without regard to case (RFC 9110 §5.1).
fn is_same(one: &ir::Parameter, other: &ir::Parameter) -> bool {
    let (name, known) = (one.wire.as_str(), other.wire.as_str());
    let header = one.location == Location::Header && name.eq_ignore_ascii_case(known);
    one.location == other.location && (name == known || header)
}

/// The shared parameters, each replaced by the operation's own of that name, then the rest of its
/// own; then what the template asks for and nobody declares.
pub(super) fn merged(
    context: &mut Context<'_>,
    template: &PathTemplate,
    shared: &[Declared],
    mut own: Vec<Declared>,
    place: &Place,
) -> Vec<ir::Parameter> {
    let mut all: Vec<Declared> = Vec::new();
    for declared in shared {
        let replaced = own.iter().position(|own| is_same(&own.parameter, &declared.parameter));
        all.push(replaced.map_or_else(|| declared.clone(), |index| own.remove(index)));
    }
    all.extend(own);
    let mut list = Vec::new();
    for declared in all {
        if is_used(context, template, &declared) {
            list.push(declared.parameter);
        }
    }
    let missing = placeholders(template).filter(|name| !declares(&list, name)).cloned();
    let mut missing: Vec<_> = missing.collect();
    missing.dedup();
    for name in missing {
        if !declares(&list, &name) {
            list.push(undeclared(context, template, name, place));
        }
    }
    list
}

fn declares(list: &[ir::Parameter], name: &WireName) -> bool {
    list.iter().any(|known| known.location == Location::Path && known.wire == *name)
}

fn placeholders(template: &PathTemplate) -> impl Iterator<Item = &WireName> {
    template.parts.iter().filter_map(|part| match part {
        PathPart::Parameter(name) => Some(name),
        PathPart::Literal(_) => None,
    })
}

/// Whether a path parameter has its place in the template.
fn is_used(context: &mut Context<'_>, template: &PathTemplate, declared: &Declared) -> bool {
    let parameter = &declared.parameter;
    let used = parameter.location != Location::Path
        || placeholders(template).any(|name| *name == parameter.wire);
    if !used {
        let message = format!(
            "`{}` has no place in the path {}; it is left out",
            parameter.wire, template.raw
        );
        context.warn(&codes::PATH_PARAMETER_UNUSED, &declared.place.pointer, message);
    }
    used
}

/// Whether it is declared in a way that has been complained about: without a place.
fn is_known(context: &Context<'_>, name: &WireName, place: &Place) -> bool {
    let lists = [place.pointer.child("parameters"), place.pointer.parent().child("parameters")];
    let lists = lists.iter().filter_map(|list| context.parts.tree.pointer(list.as_str()));
    let mut declared = lists.filter_map(serde_json::Value::as_array).flatten();
    declared.any(|one| one.get("in").is_none() && one.get("name").is_some_and(|own| *own == name.0))
}

fn undeclared(
    context: &mut Context<'_>,
    template: &PathTemplate,
    name: WireName,
    place: &Place,
) -> ir::Parameter {
    let message =
        format!("`{{{name}}}` of {} is not declared; it is taken as a string", template.raw);
    let list = place.pointer.child("parameters");
    let has_list = context.parts.tree.pointer(list.as_str()).is_some();
    let text = name.as_str();
    let is_plain = text.chars().all(|letter| letter.is_alphanumeric() || "-_.".contains(letter));
    let quoted = if is_plain { text.to_owned() } else { serde_json::Value::from(text).to_string() };
    let one = format!("{{ name: {quoted}, in: path, required: true, schema: {{ type: string }} }}");
    let pointer = if has_list { &list } else { &place.pointer };
    if !is_known(context, &name, place)
        && let Some(reported) = context.report(&codes::PATH_PARAMETER_UNDECLARED, pointer, message)
    {
        match has_list {
            true => reported.at_name().element(format!("- {one}")).done(),
            false => reported.insert(format!("parameters: [{one}]")).done(),
        }
    }
    ir::Parameter {
        wire: name,
        name_hint: None,
        location: Location::Path,
        style: Style::Simple,
        explode: false,
        allow_reserved: false,
        allow_empty_value: false,
        presence: Presence::Required,
        ty: TypeRef::new(Kind::String(StringFormat::Plain)),
        content: None,
        default: None,
        docs: Docs::default(),
        pointer: place.pointer.clone(),
    }
}
