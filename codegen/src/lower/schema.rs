//! Schemas: from a position to the type that stands there.

use openapiv3::Schema;

use super::context::Context;
use super::node::Node;
use super::place::Place;
use super::targets::Named;
use super::view::{Source, View, is_weak};
use super::{constraints, docs, enums, extension, inheritance, open, peek, plain, union};
use crate::diagnostics::codes::lower as codes;
use crate::ir::{Constraints, Kind, Object, Pointer, Shape, TypeDef, TypeId, TypeRef, Untyped};

/// How deep schemas may be nested within one owner; what is deeper is any value.
const DEPTH: usize = 64;

/// What a view turned out to be.
pub(super) enum Shaped {
    /// A type that needs a name.
    New(Shape),
    /// A type that needs none, or has one.
    Ref(TypeRef),
}

/// The type of a schema that may be referred to.
pub(super) fn target<'a>(context: &mut Context<'a>, id: TypeId, named: &Named<'a>) -> TypeDef {
    let def = TypeDef { shape: Shape::Object(Object::default()), ..named.placeholder() };
    match named.node {
        Node::Reference(reference) => {
            let target = reference_type(context, reference, &named.place);
            TypeDef { shape: alias(target), ..def }
        }
        Node::Schema(schema) => define(context, id, schema, &named.place, def),
    }
}

/// Null is a matter of the positions that refer to it, so that it is not said twice.
fn alias(target: TypeRef) -> Shape {
    Shape::Alias(TypeRef { nullable: false, ..target })
}

fn define<'a>(
    context: &mut Context<'a>,
    id: TypeId,
    schema: &'a Schema,
    place: &Place,
    def: TypeDef,
) -> TypeDef {
    let name_hint = extension::type_name_hint(&schema.schema_data);
    if let Some((index, inner)) = peek::wrapped(context.targets, schema)
        && !context.families.is_child(id)
    {
        let inner_place = place.keyword("allOf").element(index);
        let docs = docs::schema(&[&schema.schema_data]);
        let target = position(context, inner, &inner_place);
        return TypeDef { shape: alias(target), docs, name_hint, ..def };
    }
    let view = View::of(context, schema, place);
    let mut docs = docs::view(&view);
    let shape = match inheritance::shape(context, id, &view) {
        Some(shape) => shape,
        None => match shape(context, view, &mut docs) {
            Shaped::New(shape) => shape,
            Shaped::Ref(target) => alias(target),
        },
    };
    TypeDef { shape, docs, name_hint, ..def }
}

/// The type of what stands at `place`.
pub(super) fn position<'a: 's, 's>(
    context: &mut Context<'a>,
    node: Node<'s>,
    place: &Place,
) -> TypeRef {
    match node {
        Node::Reference(reference) => reference_type(context, reference, place),
        Node::Schema(schema) => inline(context, schema, place),
    }
}

/// The type that `reference` names, nullable where its target is.
pub(super) fn reference_type(context: &mut Context<'_>, reference: &str, place: &Place) -> TypeRef {
    match context.target(reference, &place.pointer) {
        Some(id) => named(context, id),
        None => TypeRef::new(Kind::Any(Untyped::Recoverable(format!("`$ref` to {reference}")))),
    }
}

/// A use of a type that references know.
pub(super) fn named(context: &mut Context<'_>, id: TypeId) -> TypeRef {
    let nullable = match context.nullable.get(&id) {
        Some(known) => *known,
        None => {
            let node = context.targets.get(id).map(|named| named.node);
            let nullable = node.is_some_and(|node| peek::nullable(context.targets, node));
            context.nullable.insert(id, nullable);
            nullable
        }
    };
    TypeRef { nullable, ..TypeRef::new(Kind::Named(id)) }
}

fn inline<'a: 's, 's>(context: &mut Context<'a>, schema: &'s Schema, place: &Place) -> TypeRef {
    if let Some(id) = context.targets.at(&place.pointer) {
        return named(context, id);
    }
    if place.depth() > DEPTH {
        let message = format!("more than {DEPTH} schemas are nested in one another here");
        return context.degrade(&codes::TOO_DEEP, place, message, "a schema nested too deep");
    }
    if let Some((index, inner)) = peek::wrapped(context.targets, schema) {
        let inner_place = place.keyword("allOf").element(index);
        let mut ty = position(context, inner, &inner_place);
        ty.nullable |= schema.schema_data.nullable;
        return ty;
    }
    if let Some(known) = context.known(&place.pointer) {
        return known;
    }
    let before = context.count();
    let key = vec![place.pointer.clone()];
    let mut ty = open::guarded(context, key, place, |context, key| {
        let view = Box::new(View::of(context, schema, place));
        keyed(context, *view, key)
    });
    ty.nullable |= peek::nullable(context.targets, Node::Schema(schema));
    if context.count() > before {
        context.remember(&place.pointer, &ty);
    }
    ty
}

/// The type of a view; a shape becomes an inline type.
pub(super) fn of_view<'a: 's, 's>(context: &mut Context<'a>, view: View<'s>) -> TypeRef {
    keyed(context, view, &[])
}

/// The same for a position that the schemas at `key` describe.
fn keyed<'a: 's, 's>(context: &mut Context<'a>, view: View<'s>, key: &[Pointer]) -> TypeRef {
    let mut docs = docs::view(&view);
    let place = view.place.clone();
    let name_hint = view.data.first().and_then(|data| extension::type_name_hint(data));
    let title = docs.title.clone();
    let assertions = view.constraints.clone();
    match shape(context, view, &mut docs) {
        Shaped::Ref(ty) => ty,
        Shaped::New(shape) => {
            let origin = place.origin(title.as_deref());
            let pointer = place.pointer.clone();
            let def = TypeDef { origin, name_hint, pointer, docs, shape };
            let id = open::add(context, key, def);
            with_assertions(context, TypeRef::new(Kind::Named(id)), &assertions, &place)
        }
    }
}

/// `ty` with the assertions that apply to it.
pub(super) fn with_assertions(
    context: &mut Context<'_>,
    ty: TypeRef,
    assertions: &Constraints,
    place: &Place,
) -> TypeRef {
    let constraints = constraints::fitting(context, assertions, &ty.kind, place);
    TypeRef { constraints, ..ty }
}

/// Decides what a view is: a union, a list of values, or of one JSON type.
pub(super) fn shape<'a: 's, 's>(
    context: &mut Context<'a>,
    view: View<'s>,
    docs: &mut crate::ir::Docs,
) -> Shaped {
    if view.values.is_some() {
        return enums::shape(context, view, docs);
    }
    if !view.unions.is_empty() {
        return union::shape(context, view, docs);
    }
    plain::shape(context, view)
}

/// The type of a position that several schemas describe at once; it is of all of them.
pub(super) fn intersection<'a: 's, 's>(
    context: &mut Context<'a>,
    sources: &[Source<'s>],
    place: &Place,
) -> TypeRef {
    let distinct = distinct(context, sources);
    match distinct.as_slice() {
        [] => TypeRef::new(Kind::Any(Untyped::Faithful)),
        [source] => position(context, source.node, &source.place),
        several => {
            let key = several.iter().map(|source| source.place.pointer.clone()).collect();
            open::guarded(context, key, place, |context, key| {
                let mut view = View::empty(place.clone());
                for source in several {
                    super::all_of::absorb_source(context, &mut view, source);
                }
                keyed(context, view, key)
            })
        }
    }
}

/// The sources that say something of their own.
fn distinct<'a: 's, 's>(context: &Context<'a>, sources: &[Source<'s>]) -> Vec<Source<'s>> {
    let targets = context.targets;
    let mut distinct: Vec<Source<'s>> = Vec::new();
    for source in sources {
        let node = peek::essence(targets, source.node);
        let known = distinct.iter().any(|known| peek::essence(targets, known.node) == node);
        if !known && !is_weak(targets, node, sources) {
            distinct.push(source.clone());
        }
    }
    match (distinct.is_empty(), sources.last()) {
        (true, Some(last)) => vec![last.clone()],
        _ => distinct,
    }
}
