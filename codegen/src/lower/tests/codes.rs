//! Every code has a document that triggers it.

use std::path::Path;

use super::lowered;
use crate::diagnostics::codes::lower::ALL;

#[test]
fn every_code_has_a_document_that_triggers_it_and_no_other() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics");
    for code in ALL {
        let path = folder.join(format!("{}.yaml", code.id));
        let text = std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("no {}.yaml", code.id));
        let (_, diagnostics) = lowered(&text);
        let mut found: Vec<_> = diagnostics.iter().map(|found| found.code.id).collect();
        found.dedup();
        assert_eq!(found, [code.id]);
    }
}
