//! Unions of strings: values beside text are an open enum, and texts that no type tells apart are
//! text.

use super::context::Context;
use super::flat::Flat;
use super::listed::{self, Listed};
use super::members::Candidate;
use super::peek;
use super::place::Place;
use super::plain::string_format;
use super::schema::{Shaped, named};
use super::view::View;
use crate::ir::{Docs, Kind, Member, StringFormat, TypeDef, TypeId, TypeRef};

/// A member that is a string.
struct Text<'s> {
    flat: Flat<'s>,
    id: Option<TypeId>,
    place: Place,
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
            StringFormat::Plain
                | StringFormat::Uri
                | StringFormat::Password
                | StringFormat::Other(_)
        );
        !self.is_enum() && open
    }
}

/// The one type that all `candidates` together are, if they are all strings and one is enough.
pub(super) fn collapse<'a: 's, 's>(
    context: &mut Context<'a>,
    candidates: &[Candidate<'s>],
) -> Option<Shaped> {
    let texts: Vec<_> =
        candidates.iter().map(|candidate| text(context, candidate)).collect::<Option<_>>()?;
    one(context, &texts.iter().collect::<Vec<_>>())
}

fn one(context: &mut Context<'_>, texts: &[&Text<'_>]) -> Option<Shaped> {
    let enums: Vec<_> = texts.iter().filter(|text| text.is_enum()).collect();
    let open = texts.iter().any(|text| text.is_open());
    let inline = enums.iter().all(|text| text.id.is_none());
    match enums.as_slice() {
        [] if open => Some(Shaped::Ref(TypeRef::new(Kind::String(StringFormat::Plain)))),
        [Text { id: Some(id), .. }] if open => Some(Shaped::Ref(named(context, *id))),
        [_, ..] if open || (inline && enums.len() == texts.len()) => {
            let members: Vec<_> =
                enums.iter().map(|text| Listed { flat: &text.flat, place: &text.place }).collect();
            Some(listed::merged(context, &members, open))
        }
        _ => None,
    }
}

/// Strings among other members, which no value tells apart: the member that they are together, and
/// the candidates that it stands for.
pub(super) fn joined<'a: 's, 's>(
    context: &mut Context<'a>,
    view: &View<'s>,
    candidates: &[Candidate<'s>],
) -> Option<(Vec<usize>, Member)> {
    let texts: Vec<(usize, Text<'s>)> = candidates
        .iter()
        .enumerate()
        .filter_map(|(index, candidate)| Some((index, text(context, candidate)?)))
        .collect();
    let all: Vec<_> = texts.iter().collect();
    let inline: Vec<_> = texts.iter().filter(|(_, text)| text.id.is_none()).collect();
    [all, inline].into_iter().filter(|group| group.len() > 1).find_map(|group| {
        let shaped = one(context, &group.iter().map(|(_, text)| text).collect::<Vec<_>>())?;
        let first = &candidates[group[0].0];
        let ty = match shaped {
            Shaped::Ref(ty) => TypeRef { nullable: false, ..ty },
            Shaped::New(shape) => {
                let place = first.place.named_by(&view.place).word("string");
                let (origin, pointer) = (place.origin(None), place.pointer);
                let (name_hint, docs) = (None, Docs::default());
                let def = TypeDef { origin, name_hint, pointer, docs, shape };
                TypeRef::new(Kind::Named(context.add(def)))
            }
        };
        let pointer = first.place.pointer.clone();
        let member = Member { name_hint: Some("string".to_owned()), ty, tags: Vec::new(), pointer };
        Some((group.iter().map(|(index, _)| *index).collect(), member))
    })
}

fn text<'a: 's, 's>(context: &Context<'a>, candidate: &Candidate<'s>) -> Option<Text<'s>> {
    let node = peek::essence(context.targets, candidate.node);
    let (_, schema) = context.targets.follow(node)?;
    let flat = Flat::of(schema);
    let typed = flat.typ.or_else(|| flat.implied_type()) == Some("string");
    let listed = !flat.values.is_empty()
        && flat.values.iter().all(|value| value.is_string() || value.is_null());
    let simple = flat.all_of.is_empty() && flat.one_of.is_empty() && flat.any_of.is_empty();
    let string = if flat.values.is_empty() { typed } else { listed && flat.typ != Some("array") };
    (string && simple).then(|| Text { flat, id: candidate.id, place: candidate.place.clone() })
}
