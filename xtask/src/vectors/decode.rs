//! Decode rows: an operation a row, whose generated method reads the row's payload from a scripted answer.

mod judge;
mod notation;
mod payload;
mod row;
mod show;

use std::collections::BTreeMap;
use std::error::Error;

use codegen::plan::facts::Output;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::apis::{self, Api};
use super::documents;
use super::files::VectorFile;
use super::workspace::{self, Part, Seen};
use row::{Direction, Row};
use show::Shows;

/// Writes the documents and the calls.
pub fn part(number: usize, file: &VectorFile) -> Result<Part, Box<dyn Error>> {
    let mut rows = BTreeMap::new();
    for (index, members) in file.rows.iter().enumerate() {
        rows.insert(index, Row::read(members));
    }
    let entries =
        rows.iter().filter_map(|(index, row)| Some((*index, row.as_ref().ok()?.entry(*index))));
    let mut crates = Vec::new();
    let mut lines = Vec::new();
    let mut calls = BTreeMap::new();
    for (batch, document) in documents::arrange(entries).into_iter().enumerate() {
        let indices: Vec<usize> = document.rows.keys().copied().collect();
        let api = apis::generate(&format!("vectors-{number}-{batch}"), document)?;
        lines.push(client(&api));
        lines.extend(Shows::of(&api).functions());
        for index in indices {
            if let Some(Ok(row)) = rows.get(&index) {
                calls.extend(call(&api, index, row).map(|call| (index, call)));
            }
        }
        crates.push((api.package, api.tree));
    }
    let judge = move |file: &VectorFile, seen: &Seen| {
        (0..file.rows.len()).map(|index| judge::judge(&rows[&index], seen.get(&index))).collect()
    };
    Ok(Part { crates, module: module(&lines, &calls), judge: Box::new(judge) })
}

/// The look at a row; none if the generator left the operation out.
fn call(api: &Api, index: usize, row: &Row) -> Option<TokenStream> {
    let (id, _) = api.operation(index)?;
    let method = format_ident!("{}", api.plan.names.operation(id).method);
    let client = client_name(api);
    if let Direction::Request { model, .. } = &row.direction {
        let text = model.to_string();
        return Some(quote! {
            out.row(#index, || {
                let mock = support::obliging();
                let client = #client(&mock, support::LIMIT);
                support::request(&mock, client.#method(&support::from_json(#text)).send_raw())
            });
        });
    }
    let shows = Shows::of(api);
    let show = match &api.plan.facts.operation(id).output {
        Output::One(form) => shows.form(form, &quote!(value)),
        Output::Several(_) => quote!(tree::text("one of several successes")),
    };
    let (status, answer) = (row.status, row.payload.answer());
    let headers = row.headers().into_iter().map(|(name, value)| quote!(.header(#name, #value)));
    Some(quote! {
        out.row(#index, || {
            let mock = MockTransport::new();
            let answer = MockAnswer::status(#status) #(#headers)* .body(#answer);
            mock.otherwise(move |_| answer.clone());
            let client = #client(&mock, support::LIMIT);
            support::decoded(client.#method().send(), |value| #show)
        });
    })
}

fn client_name(api: &Api) -> proc_macro2::Ident {
    format_ident!("client_of_{}", api.library())
}

/// A client over a scripted transport, with a small limit so that the rows about it stay small.
fn client(api: &Api) -> TokenStream {
    let (name, library) = (client_name(api), format_ident!("{}", api.library()));
    quote! {
        fn #name(mock: &MockTransport, limit: u64) -> #library::Client {
            let builder = #library::Client::builder().transport(mock.clone()).clock(mock.clock());
            builder.max_response_size(limit).build().expect("a client needs no more than a transport and a clock")
        }
    }
}

/// The module of the calls, and of the functions that show what they gave.
fn module(lines: &[TokenStream], calls: &BTreeMap<usize, TokenStream>) -> String {
    let uses = quote! {
        use codegen_runtime::runtime::mock::{MockAnswer, MockTransport};
        use serde_json::{Value, json};
        use crate::support::{self, Out};
        use crate::tree;
    };
    workspace::module("Answers that generated methods read, one a row.", &uses, lines, calls)
}
