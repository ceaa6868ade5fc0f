//! Unions of lists of values, which are one list: `oneOf: [{const: 1, title: Text}, {const: 2}]`.

use std::collections::HashSet;

use serde_json::Value;

use super::context::Context;
use super::enums;
use super::flat::Flat;
use super::kinds;
use super::members::Candidate;
use super::node::Node;
use super::place::Place;
use super::schema::Shaped;
use super::view::ValueSource;
use crate::ir::{Enum, EnumValue, Kind, Shape, TypeRef};

/// A member that lists its values.
pub(super) struct Listed<'l, 's> {
    pub(super) flat: &'l Flat<'s>,
    pub(super) place: &'l Place,
}

/// The one list that all `candidates` together are, if each lists plain values in place.
pub(super) fn collapse<'a: 's, 's>(
    context: &mut Context<'a>,
    candidates: &[Candidate<'s>],
) -> Option<Shaped> {
    let flats: Vec<_> = candidates.iter().map(scalars).collect::<Option<_>>()?;
    let members = flats.iter().zip(candidates);
    let members: Vec<_> =
        members.map(|(flat, candidate)| Listed { flat, place: &candidate.place }).collect();
    Some(merged(context, &members, false))
}

fn scalars<'s>(candidate: &Candidate<'s>) -> Option<Flat<'s>> {
    let Node::Schema(schema) = candidate.node else { return None };
    let flat = Flat::of(schema);
    let is_scalar = |value: &Value| !value.is_array() && !value.is_object();
    let listed = !flat.values.is_empty()
        && flat.values.iter().all(is_scalar)
        && !matches!(flat.typ, Some("array" | "object"));
    let simple = flat.all_of.is_empty() && flat.one_of.is_empty() && flat.any_of.is_empty();
    (listed && simple).then_some(flat)
}

/// One list of the values of all `members`, each with the texts of the member that has it alone.
pub(super) fn merged(context: &mut Context<'_>, members: &[Listed<'_, '_>], open: bool) -> Shaped {
    let (mut values, mut known) = (Vec::new(), HashSet::new());
    for member in members {
        let own = own(context, member).into_iter();
        values.extend(own.filter(|value| known.insert(enums::canonical(&value.value))));
    }
    if enums::is_every_boolean(&values) {
        return Shaped::Ref(TypeRef::new(Kind::Boolean));
    }
    Shaped::New(Shape::Enum(Enum { values, open }))
}

/// The values of one member. A string is a name already, so that a title is its text at most.
fn own(context: &mut Context<'_>, member: &Listed<'_, '_>) -> Vec<EnumValue> {
    let data = member.flat.data;
    let source = ValueSource {
        values: member.flat.values.to_vec(),
        data,
        pointer: member.place.pointer.clone(),
    };
    let mut values = enums::values(context, kinds::json_type(member.flat), &source);
    if let [only] = values.as_mut_slice() {
        let is_string = only.value.is_string();
        let title = data.title.as_ref().filter(|_| is_string);
        let mut texts = data.description.iter().chain(title);
        let text = texts.find(|text| !text.trim().is_empty()).cloned();
        only.docs.description = only.docs.description.take().or(text);
        if !is_string {
            only.name_hint = only.name_hint.take().or_else(|| data.title.clone());
        }
    }
    values
}
