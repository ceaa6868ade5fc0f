//! The Info Object.

use super::docs;
use crate::ir::Info;
use crate::normalize::Parts;

/// What the document says about itself.
pub(super) fn info(parts: &Parts) -> Info {
    let openapiv3::Info {
        title,
        description,
        terms_of_service,
        contact: _,
        license,
        version,
        extensions: _,
    } = &parts.info;
    Info {
        title: title.clone(),
        version: version.clone(),
        description: docs::text(description.as_ref()),
        terms_of_service: docs::text(terms_of_service.as_ref()),
        license: license.as_ref().map(|license| license.name.clone()),
        external_docs: docs::external(parts.external_docs.as_ref()),
    }
}
