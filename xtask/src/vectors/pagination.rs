//! Pagination rows: an operation a style, whose generated stream walks through scripted pages.

mod document;
mod judge;

use std::collections::BTreeMap;
use std::error::Error;

use codegen::Run;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::{Map, Value};

use super::apis;
use super::files::VectorFile;
use super::workspace::{Part, Seen};
use document::Shape;

/// Writes the document and the glue to its methods.
pub fn part(number: usize, file: &VectorFile) -> Result<Part, Box<dyn Error>> {
    let shapes: Vec<Result<Shape, String>> = file.rows.iter().map(shape).collect();
    let mut needed: Vec<Shape> = shapes.iter().flatten().cloned().collect();
    needed.sort();
    needed.dedup();
    let package = format!("vectors-{number}-0");
    let mut config = apis::config(&package);
    config.pagination = document::rules(&needed);
    let mut run = Run::default();
    let text = document::document(&needed).to_string();
    let plan = apis::understand(&package, &text, &config, &mut run);
    let plan =
        plan.ok_or_else(|| format!("the generator refuses the document: {:?}", run.diagnostics))?;
    let mut arms = Vec::new();
    let mut missing = BTreeMap::new();
    for shape in needed {
        let found = plan.api.operations_with_ids().find(|(_, op)| op.id == Some(shape.operation()));
        match found.filter(|(id, _)| plan.facts.operation(*id).paging.is_some()) {
            Some((id, _)) => arms.push(arm(&shape, &plan.names.operation(id).method)),
            None => drop(missing.insert(shape.operation(), shape.style)),
        }
    }
    let tree = codegen::emit(&plan, &mut run);
    let module = module(&package, &arms, file);
    let judge = move |file: &VectorFile, seen: &Seen| {
        let rows = file.rows.iter().zip(&shapes).enumerate();
        rows.map(|(index, (row, shape))| judge::judge(row, shape, &missing, seen.get(&index)))
            .collect()
    };
    Ok(Part { crates: vec![(package, tree)], module, judge: Box::new(judge) })
}

/// The shape of a row's pages; the error says what about it is not known.
fn shape(row: &Map<String, Value>) -> Result<Shape, String> {
    const MEMBERS: [&str; 12] = [
        "id",
        "style",
        "pages",
        "expect",
        "config",
        "infinite",
        "initial",
        "page_size",
        "polls",
        "polls_after_end",
        "alt_requests",
        "why",
    ];
    const PAGE: [&str; 9] =
        ["items", "next", "has_more", "total", "total_pages", "link", "limit", "error", "raw"];
    const CONFIG: [&str; 2] = ["max_pages", "allow_repeated_cursor"];
    let known = |members: &Map<String, Value>, known: &[&str]| {
        let name = members.keys().find(|name| !known.contains(&name.as_str()));
        name.map_or(Ok(()), |name| Err(format!("it has a member `{name}`")))
    };
    known(row, &[MEMBERS.as_slice(), &["evidence"]].concat())?;
    if let Some(config) = row.get("config").and_then(Value::as_object) {
        known(config, &CONFIG)?;
    }
    let pages = row.get("pages").and_then(Value::as_array).ok_or("it has no pages")?;
    for page in pages {
        known(page.as_object().ok_or("a page is no object")?, &PAGE)?;
    }
    let style = row.get("style").and_then(Value::as_str).unwrap_or_default();
    let style = document::style(style).ok_or_else(|| format!("its style is `{style}`"))?;
    Ok(Shape { style, number: pages.iter().any(|page| page["next"].is_number()) })
}

/// The walk along the generated stream of one shape.
fn arm(shape: &Shape, method: &str) -> TokenStream {
    let (key, method) = (shape.operation(), format_ident!("{method}"));
    let first = match shape.style {
        "link" => quote!(let call = call.page(1);),
        "next_url" => quote!(),
        _ => quote! {
            let call = match pages::size(row) { Some(size) => call.limit(size), None => call };
        },
    };
    quote!(#key => { let call = client.#method(); #first pages::walk(row, &mock, call.into_stream()) })
}

fn module(package: &str, arms: &[TokenStream], file: &VectorFile) -> String {
    let library = format_ident!("{}", package.replace('-', "_"));
    let rows = serde_json::to_string(&file.rows).expect("rows are JSON");
    let code = quote! {
        use serde_json::{Value, json};
        use crate::{pages, support};

        const ROWS: &str = #rows;

        pub fn run(out: &mut support::Out) {
            let rows: Vec<Value> = support::from_json(ROWS);
            for (index, row) in rows.iter().enumerate() {
                out.row(index, || look(row));
            }
        }

        fn look(row: &Value) -> Value {
            let mock = pages::script(row);
            let builder = #library::Client::builder().transport(mock.clone()).clock(mock.clock());
            let client = builder.base_url("https://api").build().expect("a client needs no more than a transport and a clock");
            match pages::key(row).as_str() {
                #(#arms)*
                _ => json!({"missing": true}),
            }
        }
    };
    format!("//! Walks along generated streams, one a row.\n\n{code}\n")
}
