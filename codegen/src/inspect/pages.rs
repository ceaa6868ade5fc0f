//! How operations are paged, and why we think so.

use serde::Serialize;

use crate::ir;
use crate::plan::Plan;
use crate::plan::facts::{Counts, Paging, PagingKind, PagingPlace, PagingSource, Step};

/// How an operation is paged.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Pages {
    /// The kind, as `codegen.toml` names it.
    pub kind: String,
    /// The parameter, or the member of the body, that says which page is wanted; none where that is the whole URL.
    pub parameter: Option<String>,
    /// What says where the next page is: members of the answer, or its header.
    pub next: Vec<String>,
    /// The member of the answer with the items; none where the answer is the list.
    pub items: Option<String>,
    /// Why we think so.
    pub why: String,
}

/// What was decided about an operation.
pub fn pages(plan: &Plan, operation: &ir::Operation, paging: &Paging) -> Pages {
    let name = |path: &[Step]| name(plan, path);
    let (kind, next) = match &paging.kind {
        PagingKind::Cursor { next, has_more } => ("cursor", with(name(next), has_more, &name)),
        PagingKind::NextUrl { next, has_more } => ("next-url", with(name(next), has_more, &name)),
        PagingKind::LastId { id, has_more } => ("last-id", with(name(id), has_more, &name)),
        PagingKind::Offset(counts) => ("offset", counted(counts, &name)),
        PagingKind::Page(counts) => ("page", counted(counts, &name)),
        PagingKind::Link => ("link", vec!["Link".to_owned()]),
    };
    Pages {
        kind: kind.to_owned(),
        parameter: match &paging.place {
            PagingPlace::Parameter(index) => Some(operation.parameters[*index].wire.to_string()),
            PagingPlace::Body { path, .. } => Some(path.join(".")),
            PagingPlace::Url => None,
        },
        next,
        items: name(&paging.items),
        why: match paging.source {
            PagingSource::Found => "found in the document",
            PagingSource::Stated => "stated in codegen.toml",
        }
        .to_owned(),
    }
}

type Name<'a> = &'a dyn Fn(&[Step]) -> Option<String>;

fn with(next: Option<String>, has_more: &Option<Vec<Step>>, name: Name<'_>) -> Vec<String> {
    next.into_iter().chain(has_more.as_deref().and_then(name)).collect()
}

fn counted(counts: &Counts, name: Name<'_>) -> Vec<String> {
    let members = [&counts.total, &counts.pages, &counts.has_more];
    members.into_iter().filter_map(|path| name(path.as_deref()?)).collect()
}

/// The dotted name of a member; none for the value itself.
fn name(plan: &Plan, path: &[Step]) -> Option<String> {
    let name = |step: &Step| match &plan.api.ty(step.owner).shape {
        ir::Shape::Object(object) => object.properties[step.index].wire.to_string(),
        _ => String::new(),
    };
    let names: Vec<_> = path.iter().map(name).collect();
    (!names.is_empty()).then(|| names.join("."))
}

impl std::fmt::Display for Pages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { kind, parameter, next, items, why } = self;
        write!(f, "pages by {kind}:")?;
        if !next.is_empty() {
            write!(f, " `{}`", next.join("`, `"))?;
        }
        match parameter {
            Some(parameter) => write!(f, " → `{parameter}`")?,
            None => write!(f, " → the URL")?,
        }
        if let Some(items) = items {
            write!(f, ", items in `{items}`")?;
        }
        write!(f, " ({why})")
    }
}
