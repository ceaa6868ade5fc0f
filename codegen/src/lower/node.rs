//! A schema position without its box: a reference or a schema, borrowed.

use openapiv3::{ReferenceOr, Schema};

/// What stands where a schema may stand.
#[derive(Debug, Clone, Copy)]
pub(super) enum Node<'s> {
    /// `$ref`, as written.
    Reference(&'s str),
    /// A schema in place.
    Schema(&'s Schema),
}

impl PartialEq for Node<'_> {
    /// The same schema is equal without a look inside, which is as deep as the document.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Reference(one), Self::Reference(other)) => one == other,
            (Self::Schema(one), Self::Schema(other)) => std::ptr::eq(*one, *other) || one == other,
            _ => false,
        }
    }
}

impl<'s> From<&'s ReferenceOr<Schema>> for Node<'s> {
    fn from(node: &'s ReferenceOr<Schema>) -> Self {
        match node {
            ReferenceOr::Reference { reference } => Self::Reference(reference),
            ReferenceOr::Item(schema) => Self::Schema(schema),
        }
    }
}

impl<'s> From<&'s ReferenceOr<Box<Schema>>> for Node<'s> {
    fn from(node: &'s ReferenceOr<Box<Schema>>) -> Self {
        match node {
            ReferenceOr::Reference { reference } => Self::Reference(reference),
            ReferenceOr::Item(schema) => Self::Schema(schema),
        }
    }
}
