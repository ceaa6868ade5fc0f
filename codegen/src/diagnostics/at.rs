//! A place while walking a tree: costs nothing until somebody asks for the pointer.

use crate::ir::Pointer;

/// The way from the root to a node, kept on the stack of the walk.
#[derive(Debug, Clone, Copy)]
pub struct At<'a> {
    parent: Option<&'a At<'a>>,
    step: Step<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Step<'a> {
    Base(&'a str),
    Name(&'a str),
    Index(usize),
}

impl<'a> At<'a> {
    /// The whole document.
    pub const fn root() -> At<'static> {
        At { parent: None, step: Step::Base("") }
    }

    /// The node behind a pointer.
    pub fn base(pointer: &'a Pointer) -> Self {
        At { parent: None, step: Step::Base(pointer.as_str()) }
    }

    /// The member `name` of this node.
    pub fn child<'b>(&'b self, name: &'b str) -> At<'b> {
        At { parent: Some(self), step: Step::Name(name) }
    }

    /// The element `index` of this node.
    pub fn index<'b>(&'b self, index: usize) -> At<'b> {
        At { parent: Some(self), step: Step::Index(index) }
    }

    /// The pointer to this node.
    pub fn pointer(&self) -> Pointer {
        let parent = self.parent.map(At::pointer);
        match (parent, self.step) {
            (_, Step::Base(text)) => Pointer::parse(text),
            (parent, Step::Name(name)) => parent.unwrap_or_default().child(name),
            (parent, Step::Index(index)) => parent.unwrap_or_default().index(index),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_escaped_and_a_base_is_not() {
        let base = Pointer::parse("/paths/~1a");
        let root = At::base(&base);
        let list = root.child("x/y");
        assert_eq!(list.index(3).pointer().as_str(), "/paths/~1a/x~1y/3");
    }
}
