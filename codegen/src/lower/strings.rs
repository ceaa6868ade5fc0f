//! Unions of strings: values beside text are an open enum, and texts that no type tells apart are
//! text.

use super::context::Context;
use super::enums;
use super::flat::Flat;
use super::kinds::JsonType;
use super::members::Candidate;
use super::peek;
use super::plain::string_format;
use super::schema::{Shaped, named};
use super::view::{ValueSource, View};
use crate::ir::{Docs, Kind, StringFormat, TypeId, TypeRef};

/// A member that is a string.
struct Text<'s> {
    flat: Flat<'s>,
    id: Option<TypeId>,
}

impl Text<'_> {
    fn is_enum(&self) -> bool {
        !self.flat.values.is_empty()
    }

    /// Whether any text fits: no format that has a type of its own.
    fn is_open(&self) -> bool {
        let format = string_format(self.flat.format.as_deref());
        let open = matches!(
            format,
            StringFormat::Plain | StringFormat::Uri | StringFormat::Password | StringFormat::Other(_)
        );
        !self.is_enum() && open
    }
}

/// The one type that all `candidates` together are, if they are all strings and one is enough.
pub(super) fn collapse<'a: 's, 's>(
    context: &mut Context<'a>,
    view: &View<'s>,
    candidates: &[Candidate<'s>],
) -> Option<Shaped> {
    let texts: Vec<_> =
        candidates.iter().map(|candidate| text(context, candidate)).collect::<Option<_>>()?;
    let enums: Vec<_> = texts.iter().filter(|text| text.is_enum()).collect();
    let open = texts.iter().any(Text::is_open);
    let inline = enums.iter().all(|text| text.id.is_none());
    match enums.as_slice() {
        [] if open => Some(Shaped::Ref(TypeRef::new(Kind::String(StringFormat::Plain)))),
        [Text { id: Some(id), .. }] if open => Some(Shaped::Ref(named(context, *id))),
        [_, ..] if open || (inline && enums.len() == texts.len()) => {
            Some(merged(context, view, &enums))
        }
        _ => None,
    }
}

fn text<'a: 's, 's>(context: &Context<'a>, candidate: &Candidate<'s>) -> Option<Text<'s>> {
    let node = peek::essence(context.targets, candidate.node);
    let (_, schema) = context.targets.follow(node)?;
    let flat = Flat::of(schema);
    let typed = flat.typ.or_else(|| flat.implied_type()) == Some("string");
    let listed = !flat.values.is_empty() && flat.values.iter().all(|value| value.is_string() || value.is_null());
    let simple = flat.all_of.is_empty() && flat.one_of.is_empty() && flat.any_of.is_empty();
    let string = if flat.values.is_empty() { typed } else { listed && flat.typ != Some("array") };
    (string && simple).then_some(Text { flat, id: candidate.id })
}

fn merged<'a: 's, 's>(context: &mut Context<'a>, view: &View<'s>, enums: &[&Text<'s>]) -> Shaped {
    let data = enums[0].flat.data;
    let mut values: Vec<_> = Vec::new();
    for value in enums.iter().flat_map(|text| text.flat.values.iter()) {
        if !values.contains(value) {
            values.push(value.clone());
        }
    }
    let mut view = View::empty(view.place.clone());
    view.typ = Some(JsonType::String);
    view.values = Some(ValueSource { values, data, pointer: view.place.pointer.clone() });
    enums::shape(context, view, &mut Docs::default())
}
