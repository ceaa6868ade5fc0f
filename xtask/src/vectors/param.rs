//! Parameter rows: an operation a row, called with the row's argument over a recording transport.

mod argument;
mod judge;
mod row;
mod schema;

use std::collections::BTreeMap;
use std::error::Error;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::apis::{self, Api};
use super::documents;
use super::files::VectorFile;
use super::workspace::{self, Part};
use row::Row;

/// What is known of a row before anything runs.
enum Prepared {
    /// It has a form that the runner does not know.
    Unknown(String),
    /// The generator left its operation out; what it said.
    LeftOut(Vec<String>),
    /// No call can be written: the signature does not take the value.
    Unspeakable { complaints: Vec<String> },
    /// It is called; whether all its parameters are there.
    Called { complaints: Vec<String>, complete: bool },
}

/// Writes the documents and the calls.
pub fn part(number: usize, file: &VectorFile) -> Result<Part, Box<dyn Error>> {
    let mut prepared = BTreeMap::new();
    let mut rows = BTreeMap::new();
    for (index, members) in file.rows.iter().enumerate() {
        match Row::read(members).and_then(|row| Ok((row.entry(index)?, row))) {
            Ok((entry, row)) => drop(rows.insert(index, (entry, row))),
            Err(why) => drop(prepared.insert(index, Prepared::Unknown(why))),
        }
    }
    let entries = rows.iter().map(|(index, (entry, _))| (*index, entry.clone()));
    let mut crates = Vec::new();
    let mut calls = BTreeMap::new();
    let mut clients = Vec::new();
    for (batch, document) in documents::arrange(entries).into_iter().enumerate() {
        let indices: Vec<usize> = document.rows.keys().copied().collect();
        let api = apis::generate(&format!("vectors-{number}-{batch}"), document)?;
        clients.push(client(&api));
        for index in indices {
            let (state, call) = prepare(&api, index, &rows[&index].1);
            prepared.insert(index, state);
            calls.extend(call.map(|call| (index, call)));
        }
        crates.push((api.package, api.tree));
    }
    let rows: BTreeMap<usize, Row> =
        rows.into_iter().map(|(index, (_, row))| (index, row)).collect();
    let judge = move |file: &VectorFile, seen: &workspace::Seen| {
        (0..file.rows.len())
            .map(|index| judge::judge(rows.get(&index), &prepared[&index], seen.get(&index)))
            .collect()
    };
    Ok(Part { crates, module: module(&clients, &calls), judge: Box::new(judge) })
}

fn prepare(api: &Api, index: usize, row: &Row) -> (Prepared, Option<TokenStream>) {
    let complaints = api.complaints.get(&index).cloned().unwrap_or_default();
    let Some((id, operation)) = api.operation(index) else {
        return (Prepared::LeftOut(complaints), None);
    };
    let Some((call, complete)) = argument::call(api, id, operation, row) else {
        return (Prepared::Unspeakable { complaints }, None);
    };
    let client = format_ident!("client_of_{}", api.library());
    let look = quote! {
        out.row(#index, || {
            let mock = support::obliging();
            let client = #client(&mock);
            support::request(&mock, #call.send_raw())
        });
    };
    (Prepared::Called { complaints, complete }, Some(look))
}

/// A client over the recording transport.
fn client(api: &Api) -> TokenStream {
    let (name, library) =
        (format_ident!("client_of_{}", api.library()), format_ident!("{}", api.library()));
    quote! {
        fn #name(mock: &MockTransport) -> #library::Client {
            let builder = #library::Client::builder().transport(mock.clone()).clock(mock.clock());
            builder.build().expect("a client needs no more than a transport and a clock")
        }
    }
}

/// The module of the calls.
fn module(clients: &[TokenStream], calls: &BTreeMap<usize, TokenStream>) -> String {
    let uses = quote! {
        use codegen_runtime::runtime::mock::MockTransport;
        use crate::support::{self, Out};
    };
    workspace::module("Calls of generated methods, one a row.", &uses, clients, calls)
}
