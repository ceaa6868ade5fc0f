//! Retry rows: generated methods over a scripted transport and a virtual clock; redirects and
//! cancellation as named scenarios.

mod document;
mod judge;

use std::error::Error;

use codegen::Run;
use quote::{format_ident, quote};

use super::apis;
use super::files::VectorFile;
use super::workspace::{Part, Seen};

/// Writes the document and the glue to its methods.
pub fn part(number: usize, file: &VectorFile) -> Result<Part, Box<dyn Error>> {
    let package = format!("vectors-{number}-0");
    let mut run = Run::default();
    let text = document::document().to_string();
    let plan = apis::understand(&package, &text, &apis::config(&package), &mut run);
    let plan =
        plan.ok_or_else(|| format!("the generator refuses the document: {:?}", run.diagnostics))?;
    let tree = codegen::emit(&plan, &mut run);
    let judge = |file: &VectorFile, seen: &Seen| {
        let rows = file.rows.iter().enumerate();
        rows.map(|(index, row)| judge::judge(row, seen.get(&index))).collect()
    };
    Ok(Part {
        module: module(&package, file),
        crates: vec![(package, tree)],
        judge: Box::new(judge),
    })
}

/// The scenarios themselves are files of the program; here they get their rows and their client.
fn module(package: &str, file: &VectorFile) -> String {
    let library = format_ident!("{}", package.replace('-', "_"));
    let rows = serde_json::to_string(&file.rows).expect("rows are JSON");
    let policy = file.meta["policy"].to_string();
    let code = quote! {
        #[path = "retries.rs"]
        mod retries;
        #[path = "requests.rs"]
        mod requests;
        #[path = "redirects.rs"]
        mod redirects;
        #[path = "cancels.rs"]
        mod cancels;

        use serde_json::{Value, json};
        use #library as api;
        use crate::support;

        const ROWS: &str = #rows;
        const POLICY: &str = #policy;

        pub fn run(out: &mut support::Out) {
            let rows: Vec<Value> = support::from_json(ROWS);
            let policy: Value = support::from_json(POLICY);
            for (index, row) in rows.iter().enumerate() {
                out.row(index, || look(row, &policy));
            }
        }

        fn look(row: &Value, policy: &Value) -> Value {
            if row.get("method").is_some() {
                retries::look(row, policy)
            } else if row.get("from").is_some() {
                redirects::look(row)
            } else {
                cancels::look(row)
            }
        }
    };
    format!("//! Retries, redirects and cancellation.\n\n{code}\n")
}
