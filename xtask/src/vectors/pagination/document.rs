//! The document of the pagination rows: an operation a shape of page.

use std::collections::BTreeMap;

use codegen::config::{PaginationKind, PaginationRule, StatedPagination};
use serde_json::{Map, Value, json};

const STYLES: [&str; 7] = ["cursor", "has_more", "last_id", "offset", "page", "link", "next_url"];

/// What tells operations apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shape {
    /// `style` of the row.
    pub style: &'static str,
    /// Whether cursors are numbers.
    pub number: bool,
}

impl Shape {
    /// The operationId, and what the program calls the shape.
    pub fn operation(&self) -> String {
        if self.number { format!("{}_number", self.style) } else { self.style.to_owned() }
    }

    /// The parameters of the operation.
    fn parameters(&self) -> Vec<Value> {
        let query =
            |name: &str, ty: &str| json!({"name": name, "in": "query", "schema": {"type": ty}});
        let cursor = if self.number { "integer" } else { "string" };
        let limit = query("limit", "integer");
        match self.style {
            "offset" => vec![query("offset", "integer"), limit],
            "page" => vec![query("page", "integer"), limit],
            "last_id" => vec![query("cursor", "integer"), limit],
            "link" => vec![query("page", "integer")],
            "next_url" => Vec::new(),
            _ => vec![query("cursor", cursor), limit],
        }
    }

    /// The body of an answer.
    fn page(&self) -> Value {
        let mut properties = json!({
            "items": {"type": ["array", "null"], "items": {"type": "integer"}},
        });
        let mut add = |name: &str, ty: &str| properties[name] = json!({"type": [ty, "null"]});
        match self.style {
            "has_more" => {
                add("next", if self.number { "integer" } else { "string" });
                add("has_more", "boolean");
            }
            "last_id" => add("has_more", "boolean"),
            "offset" => add("total", "integer"),
            "page" => add("total_pages", "integer"),
            "link" => {}
            _ => add("next", if self.number { "integer" } else { "string" }),
        }
        json!({"type": "object", "properties": properties})
    }

    /// How the style is stated, where the document alone does not tell it.
    fn rule(&self) -> Option<StatedPagination> {
        let kind = match self.style {
            "last_id" => PaginationKind::LastId,
            "offset" => PaginationKind::Offset,
            "page" => PaginationKind::Page,
            "link" => PaginationKind::Link,
            "next_url" => PaginationKind::NextUrl,
            _ => return None,
        };
        let has =
            |styles: &[&str], name: &str| styles.contains(&self.style).then(|| name.to_owned());
        Some(StatedPagination {
            kind,
            parameter: has(&["last_id"], "cursor")
                .or(has(&["offset"], "offset"))
                .or(has(&["page"], "page")),
            items: Some("items".to_owned()),
            next: has(&["next_url"], "next"),
            has_more: has(&["last_id"], "has_more"),
            total: has(&["offset"], "total"),
            total_pages: has(&["page"], "total_pages"),
            first: None,
            body: None,
            id: None,
        })
    }
}

/// A style that the conventions know.
pub fn style(name: &str) -> Option<&'static str> {
    STYLES.iter().find(|style| **style == name).copied()
}

/// What `codegen.toml` would say.
pub fn rules(shapes: &[Shape]) -> BTreeMap<String, PaginationRule> {
    let rule =
        |shape: &Shape| Some((shape.operation(), PaginationRule::Stated(Box::new(shape.rule()?))));
    shapes.iter().filter_map(rule).collect()
}

/// The document. All operations are `GET /x`; a fragment, which is never sent, tells them apart.
pub fn document(shapes: &[Shape]) -> Value {
    let mut paths = Map::new();
    for shape in shapes {
        let content = json!({"application/json": {"schema": shape.page()}});
        let operation = json!({
            "operationId": shape.operation(),
            "parameters": shape.parameters(),
            "responses": {"200": {"description": "A page.", "content": content}},
        });
        paths.insert(format!("/x#{}", shape.operation()), json!({"get": operation}));
    }
    json!({
        "openapi": "3.1.1",
        "info": {"title": "Pages", "version": "1"},
        "servers": [{"url": "https://api"}],
        "paths": paths,
    })
}
