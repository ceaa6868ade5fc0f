//! Stands in for stages that are not there yet.

use crate::diagnostics::Diagnostics;
use crate::load::Document;
use crate::normalize::Parts;

pub fn normalize(document: Document, _diagnostics: &mut Diagnostics) -> Parts {
    let tree = document.value.clone();
    let api: openapiv3::OpenAPI = serde_json::from_value(tree.clone()).expect("stand-in");
    Parts {
        info: api.info,
        servers: api.servers,
        security: api.security,
        tags: api.tags,
        external_docs: api.external_docs,
        components: api.components.unwrap_or_default(),
        paths: api.paths.paths.into_iter().filter_map(|(k, v)| Some((k, v.into_item()?))).collect(),
        webhooks: Vec::new(),
        tree,
        ..Parts::default()
    }
}
