//! Types: what a schema means, independent of how Rust will say it.

use serde_json::{Number, Value};

use super::{Docs, IntegerFormat, NumberFormat, Origin, Pointer, StringFormat, WireName};

/// Index of a [`TypeDef`] in [`super::Api::types`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(u32);

impl TypeId {
    /// The id of the `index`th type.
    pub fn new(index: usize) -> Self {
        Self(u32::try_from(index).expect("load bounds the number of nodes far below u32::MAX"))
    }

    /// The position in [`super::Api::types`].
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A type that gets a Rust name: a component, or an inline object, enum or union.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeDef {
    /// What it is named by.
    pub origin: Origin,
    /// `x-rust-name` and the like: a name that the document asks for.
    pub name_hint: Option<String>,
    /// Where its schema stands in the source.
    pub pointer: Pointer,
    /// Its text.
    pub docs: Docs,
    /// What it is.
    pub shape: Shape,
}

/// The shape of a named type.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// An object with declared properties.
    Object(Object),
    /// A closed list of values in the document, an open one in Rust.
    Enum(Enum),
    /// One of several types.
    Union(Union),
    /// A component that is only another name of an unnamed type (`type Tags = Vec<String>`).
    Alias(TypeRef),
    /// A type of the user's own, by its Rust path; the configuration puts it in, never a document.
    Foreign(String),
}

/// A type in a position: what it is, whether null is a value of it, and its constraints.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeRef {
    /// What it is.
    pub kind: Kind,
    /// Whether `null` is allowed here.
    pub nullable: bool,
    /// Assertions of this position, if it has any.
    pub constraints: Option<Box<Constraints>>,
}

impl TypeRef {
    /// A type that is not null and has no constraints.
    pub fn new(kind: Kind) -> Self {
        Self { kind, nullable: false, constraints: None }
    }

    /// Changes every type that is named in it.
    pub fn rename(&mut self, change: &impl Fn(TypeId) -> TypeId) {
        match &mut self.kind {
            Kind::Named(id) => *id = change(*id),
            Kind::Array(item) | Kind::Map(item) => item.rename(change),
            Kind::Tuple(items) => items.iter_mut().for_each(|item| item.rename(change)),
            Kind::String(_) | Kind::Integer(_) | Kind::Number(_) | Kind::Boolean | Kind::Any(_) => {
            }
        }
    }
}

impl Shape {
    /// Changes every type that is named in it.
    pub fn rename(&mut self, change: &impl Fn(TypeId) -> TypeId) {
        match self {
            Self::Object(object) => {
                object.properties.iter_mut().for_each(|property| property.ty.rename(change));
                if let Additional::Typed(ty) = &mut object.additional {
                    ty.rename(change);
                }
            }
            Self::Union(union) => {
                union.members.iter_mut().for_each(|member| member.ty.rename(change));
            }
            Self::Alias(ty) => ty.rename(change),
            Self::Enum(_) | Self::Foreign(_) => {}
        }
    }
}

/// What a position holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// A named type.
    Named(TypeId),
    /// `type: string`.
    String(StringFormat),
    /// `type: integer`.
    Integer(IntegerFormat),
    /// `type: number`.
    Number(NumberFormat),
    /// `type: boolean`.
    Boolean,
    /// `type: array`; `uniqueItems` is a constraint.
    Array(Box<TypeRef>),
    /// An object without declared properties: any key, one type of value.
    Map(Box<TypeRef>),
    /// A fixed sequence (`prefixItems`).
    Tuple(Vec<TypeRef>),
    /// Any JSON value.
    Any(Untyped),
}

/// Why a position is untyped: the census of `codegen inspect`.
#[derive(Debug, Clone, PartialEq)]
pub enum Untyped {
    /// The schema itself admits anything.
    Faithful,
    /// The schema said more than we can express; the text says what was lost.
    Recoverable(String),
}

/// Assertions (`JSON Schema Validation §6`): documented, checked only by `validate()`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Constraints {
    /// `minimum`.
    pub minimum: Option<Number>,
    /// The minimum itself is excluded.
    pub exclusive_minimum: bool,
    /// `maximum`.
    pub maximum: Option<Number>,
    /// The maximum itself is excluded.
    pub exclusive_maximum: bool,
    /// `multipleOf`.
    pub multiple_of: Option<Number>,
    /// `minLength`, in Unicode scalar values.
    pub min_length: Option<u64>,
    /// `maxLength`, in Unicode scalar values.
    pub max_length: Option<u64>,
    /// `pattern`, verbatim (ECMA-262).
    pub pattern: Option<String>,
    /// `minItems`.
    pub min_items: Option<u64>,
    /// `maxItems`.
    pub max_items: Option<u64>,
    /// `uniqueItems`.
    pub unique_items: bool,
    /// `minProperties`.
    pub min_properties: Option<u64>,
    /// `maxProperties`.
    pub max_properties: Option<u64>,
}

/// An object with declared properties.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Object {
    /// In the order of the document; wire names are unique.
    pub properties: Vec<Property>,
    /// What other members may be.
    pub additional: Additional,
}

/// `additionalProperties` of an object that has properties.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Additional {
    /// Absent: further members are ignored.
    #[default]
    Unspecified,
    /// `false`: none are expected; a reader ignores them all the same.
    Forbidden,
    /// `true`, `{}` or a schema: kept.
    Typed(Box<TypeRef>),
}

/// One declared member of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Property {
    /// Its name on the wire.
    pub wire: WireName,
    /// A name that the document asks for.
    pub name_hint: Option<String>,
    /// Its type.
    pub ty: TypeRef,
    /// Whether it must be there.
    pub presence: Presence,
    /// In which direction it exists.
    pub access: Access,
    /// `default`, checked against the type.
    pub default: Option<Box<Value>>,
    /// Its text.
    pub docs: Docs,
    /// Where it stands.
    pub pointer: Pointer,
}

/// Whether a value must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// It must.
    Required,
    /// It may be absent.
    Optional,
}

/// `readOnly` and `writeOnly`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Access {
    /// Neither.
    #[default]
    Both,
    /// Only in answers.
    ReadOnly,
    /// Only in requests.
    WriteOnly,
}

/// A list of values.
#[derive(Debug, Clone, PartialEq)]
pub struct Enum {
    /// Distinct, in the order of the document, without null (that is `nullable`).
    pub values: Vec<EnumValue>,
    /// Whether the document itself admits others, as in `anyOf: [{type: string}, {enum: [a]}]`.
    pub open: bool,
}

impl Enum {
    /// Whether every value is a string, as in nearly all documents.
    pub fn is_string(&self) -> bool {
        self.values.iter().all(|value| value.value.is_string())
    }

    /// Whether every value is an integer.
    pub fn is_integer(&self) -> bool {
        self.values.iter().all(|value| value.value.is_i64() || value.value.is_u64())
    }
}

/// One value of an [`Enum`].
#[derive(Debug, Clone, PartialEq)]
pub struct EnumValue {
    /// The value on the wire: a string, number, boolean, array or object.
    pub value: Value,
    /// `x-enum-varnames` and the like.
    pub name_hint: Option<String>,
    /// `x-enum-descriptions` and the like.
    pub docs: Docs,
}

/// One of several types.
#[derive(Debug, Clone, PartialEq)]
pub struct Union {
    /// `oneOf` or `anyOf`.
    pub kind: UnionKind,
    /// The alternatives without null (that is `nullable` of the position), in order.
    pub members: Vec<Member>,
    /// What names the member in use, if the document says.
    pub discriminator: Option<Discriminator>,
}

/// The keyword a union was written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnionKind {
    /// `oneOf`.
    OneOf,
    /// `anyOf`.
    AnyOf,
}

/// One alternative of a [`Union`].
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Its type.
    pub ty: TypeRef,
    /// Its `title`, else the key of the component, else nothing.
    pub name_hint: Option<String>,
    /// The discriminator values that select it, in the order of the document; empty without one.
    pub tags: Vec<String>,
    /// Where it stands.
    pub pointer: Pointer,
}

/// `discriminator` (`OAS 3.0.4 §4.8.25`).
#[derive(Debug, Clone, PartialEq)]
pub struct Discriminator {
    /// `propertyName`.
    pub property: WireName,
    /// The member for values that select none, and for objects without one (3.2 `defaultMapping`).
    pub fallback: Option<usize>,
}
