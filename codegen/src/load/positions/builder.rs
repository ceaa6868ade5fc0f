//! Puts the positions of a text together in the order in which a scanner meets them.

use std::collections::BTreeMap;
use std::ops::Range;

use indexmap::IndexMap;

use super::{Inner, Member, Node, Positions};
use crate::ir::Pointer;

/// The steps of some pointers.
#[derive(Debug, Default)]
pub(super) struct Wanted(BTreeMap<String, Wanted>);

impl Wanted {
    pub(super) fn of(pointers: &[&Pointer]) -> Self {
        let mut wanted = Self::default();
        for pointer in pointers {
            pointer.steps().fold(&mut wanted, |inner, step| inner.0.entry(step).or_default());
        }
        wanted
    }
}

/// What is to be kept of the inside of a node.
#[derive(Debug, Default, Clone, Copy)]
pub(super) enum Scope<'a> {
    /// All of it.
    #[default]
    All,
    /// Its members, and of the inside of each what is wanted.
    Below(&'a Wanted),
    /// Nothing.
    Nothing,
}

/// Puts nodes together in the order in which a scanner meets them.
#[derive(Debug, Default)]
pub(super) struct Builder<'a> {
    pub positions: Positions,
    open: Vec<Open<'a>>,
    scope: Scope<'a>,
}

/// A list or mapping that is not closed yet.
#[derive(Debug)]
struct Open<'a> {
    node: usize,
    name: Option<(String, Range<usize>)>,
    scope: Scope<'a>,
}

impl<'a> Builder<'a> {
    pub(super) fn within(scope: Scope<'a>) -> Self {
        Self { scope, ..Self::default() }
    }

    /// Whether the inside of the innermost open node is to be kept.
    pub(super) fn is_wanted(&self) -> bool {
        self.open.last().is_none_or(|open| !matches!(open.scope, Scope::Nothing))
    }

    /// What is to be kept of the inside of the node that comes next.
    fn next_scope(&self) -> Scope<'a> {
        let Some(open) = self.open.last() else { return self.scope };
        let Scope::Below(wanted) = open.scope else { return open.scope };
        let inner = match (&self.positions.nodes[open.node].inner, &open.name) {
            (Inner::List(list), _) => wanted.0.get(&list.len().to_string()),
            (_, Some((name, _))) => wanted.0.get(name),
            _ => None,
        };
        inner.map_or(Scope::Nothing, Scope::Below)
    }

    /// Whether the next scalar is the name of a member.
    pub(super) fn wants_name(&self) -> bool {
        self.open.last().is_some_and(|open| {
            open.name.is_none() && matches!(self.positions.nodes[open.node].inner, Inner::Map(_))
        })
    }

    pub(super) fn name(&mut self, name: String, span: Range<usize>) {
        if let Some(open) = self.open.last_mut() {
            open.name = Some((name, span));
        }
    }

    pub(super) fn scalar(&mut self, span: Range<usize>) -> usize {
        self.add(span, Inner::Scalar)
    }

    pub(super) fn start(&mut self, at: usize, map: bool) -> usize {
        let inner = if map { Inner::Map(IndexMap::new()) } else { Inner::List(Vec::new()) };
        let scope = self.next_scope();
        let node = self.add(at..at, inner);
        self.open.push(Open { node, name: None, scope });
        node
    }

    pub(super) fn end(&mut self, at: usize) {
        if let Some(open) = self.open.pop() {
            let span = &mut self.positions.nodes[open.node].span;
            span.end = at.max(span.start);
        }
    }

    pub(super) fn add(&mut self, span: Range<usize>, inner: Inner) -> usize {
        let node = self.positions.nodes.len();
        self.positions.nodes.push(Node { span, inner });
        self.attach(node);
        node
    }

    /// Hangs a node, new or behind an alias, into the list or mapping that is open.
    pub(super) fn attach(&mut self, node: usize) {
        let Some(open) = self.open.last_mut() else { return };
        match &mut self.positions.nodes[open.node].inner {
            Inner::Scalar => {}
            Inner::List(list) => list.push(node),
            Inner::Map(members) => {
                let Some((name, name_span)) = open.name.take() else { return };
                if members.contains_key(&name) {
                    let key = (open.node, name);
                    self.positions.duplicates.entry(key).or_default().push(name_span);
                } else {
                    members.insert(name, Member { name_span, node });
                }
            }
        }
    }
}
