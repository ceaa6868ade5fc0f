//! The untyped census: how many positions have a type, and which are `serde_json::Value` although
//! the document said more.

use serde::Serialize;

use crate::ir::{self, Additional, Kind, MediaKind, Pointer, Shape, TypeRef, Untyped};

/// Positions of an API by how well they are typed. A position is a property, a parameter, a header,
/// a body, a member of a union, an alias; of lists and maps, what is innermost.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Census {
    /// Positions with a type.
    pub typed: usize,
    /// Positions where the document admits any value.
    pub faithful: usize,
    /// Positions that are a `Value` although the document said more.
    pub recoverable: Vec<Loss>,
    /// Bodies and answers of a declared structure that are given as text or octets, since no media type of
    /// theirs is one that is read and written.
    pub raw: Vec<Loss>,
}

/// A position that lost its type.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Loss {
    /// Where.
    pub pointer: String,
    /// What was lost.
    pub what: String,
}

impl Census {
    /// Counts the positions of an API.
    pub fn of(api: &ir::Api) -> Self {
        let mut census = Self::default();
        for def in &api.types {
            census.shape(&def.shape, &def.pointer);
        }
        for operation in &api.operations {
            census.operation(operation);
        }
        for event in &api.events {
            census.contents(&event.contents);
        }
        census
    }

    fn shape(&mut self, shape: &Shape, pointer: &Pointer) {
        match shape {
            Shape::Object(object) => {
                for property in &object.properties {
                    self.position(&property.ty, &property.pointer);
                }
                if let Additional::Typed(ty) = &object.additional {
                    self.position(ty, pointer);
                }
            }
            Shape::Union(union) => {
                for member in &union.members {
                    self.position(&member.ty, &member.pointer);
                }
            }
            Shape::Alias(ty) => self.position(ty, pointer),
            Shape::Enum(_) | Shape::Foreign(_) => {}
        }
    }

    fn operation(&mut self, operation: &ir::Operation) {
        for parameter in &operation.parameters {
            self.position(&parameter.ty, &parameter.pointer);
        }
        if let Some(body) = &operation.body {
            self.contents(&body.contents);
        }
        for response in &operation.responses {
            for header in &response.headers {
                self.position(&header.ty, &header.pointer);
            }
            self.contents(&response.contents);
        }
    }

    fn contents(&mut self, contents: &[ir::Content]) {
        if let Some(content) = contents.first().filter(|_| contents.iter().all(is_raw)) {
            let what = format!("a body of the type {}", content.media_type);
            self.raw.push(Loss { pointer: content.pointer.as_str().to_owned(), what });
        }
        for content in contents {
            for ty in content.ty.iter().chain(&content.item) {
                self.position(ty, &content.pointer);
            }
        }
    }

    fn position(&mut self, ty: &TypeRef, pointer: &Pointer) {
        match &ty.kind {
            Kind::Array(item) | Kind::Map(item) => self.position(item, pointer),
            Kind::Tuple(items) => items.iter().for_each(|item| self.position(item, pointer)),
            Kind::Any(Untyped::Faithful) => self.faithful += 1,
            Kind::Any(Untyped::Recoverable(what)) => self
                .recoverable
                .push(Loss { pointer: pointer.as_str().to_owned(), what: what.clone() }),
            Kind::Named(_)
            | Kind::String(_)
            | Kind::Integer(_)
            | Kind::Number(_)
            | Kind::Boolean => {
                self.typed += 1;
            }
        }
    }
}

/// Whether a structure is declared and is not read or written as such.
fn is_raw(content: &ir::Content) -> bool {
    let is_structure = content.ty.as_ref().is_some_and(|ty| {
        matches!(ty.kind, Kind::Named(_) | Kind::Array(_) | Kind::Map(_) | Kind::Tuple(_))
    });
    is_structure && matches!(content.kind, MediaKind::Text | MediaKind::Xml | MediaKind::Binary)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::{Docs, Object, Origin, Presence, Property, StringFormat, TypeDef};

    fn property(name: &str, kind: Kind) -> Property {
        Property {
            wire: name.into(),
            name_hint: None,
            ty: TypeRef::new(kind),
            presence: Presence::Optional,
            access: ir::Access::Both,
            default: None,
            docs: Docs::default(),
            pointer: Pointer::root().child(name),
        }
    }

    #[test]
    fn a_document_whose_census_is_known() {
        let list = |kind| Kind::Array(Box::new(TypeRef::new(kind)));
        let lost = || Kind::Any(Untyped::Recoverable("a union".to_owned()));
        let object = Object {
            properties: vec![
                property("text", Kind::String(StringFormat::Plain)),
                property("texts", list(list(Kind::String(StringFormat::Plain)))),
                property("any", Kind::Map(Box::new(TypeRef::new(Kind::Any(Untyped::Faithful))))),
                property("lost", list(lost())),
            ],
            additional: Additional::Typed(Box::new(TypeRef::new(Kind::Boolean))),
        };
        let def = TypeDef {
            origin: Origin::Component("A".to_owned()),
            name_hint: None,
            pointer: Pointer::parse("/components/schemas/A"),
            docs: Docs::default(),
            shape: Shape::Object(object),
        };
        let api = ir::Api { types: vec![def], ..ir::Api::default() };
        let loss = Loss { pointer: "/lost".to_owned(), what: "a union".to_owned() };
        let expected = Census { typed: 3, faithful: 1, recoverable: vec![loss], raw: Vec::new() };
        assert_eq!(Census::of(&api), expected);
    }
}
