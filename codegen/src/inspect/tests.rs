//! The report over a small API.

use super::*;
use crate::config::Config;
use crate::ir::{Docs, Method, PathPart, PathTemplate, Pointer, Response, StatusMatch};

fn operation(id: &str, tag: Option<&str>) -> ir::Operation {
    let raw = format!("/{id}");
    ir::Operation {
        id: Some(id.to_owned()),
        name_hint: None,
        method: Method::Get,
        path: PathTemplate { parts: vec![PathPart::Literal(raw.clone())], raw },
        tags: tag.into_iter().map(str::to_owned).collect(),
        docs: Docs::default(),
        parameters: Vec::new(),
        body: None,
        responses: vec![Response {
            status: StatusMatch::Range(2),
            headers: Vec::new(),
            contents: Vec::new(),
            docs: Docs::default(),
            pointer: Pointer::root(),
        }],
        security: Vec::new(),
        pageable: None,
        servers: Vec::new(),
        pointer: Pointer::root(),
    }
}

#[test]
fn operations_are_shown_as_they_are_called() {
    let mut api = ir::Api::default();
    api.info.title = "Acme".to_owned();
    api.operations = vec![operation("ping", None), operation("listUsers", Some("users"))];
    let mut diagnostics = Diagnostics::new();
    let plan = crate::plan::plan(api, &Config::default(), &mut diagnostics);
    let report = Report::of(&plan, &diagnostics);
    let text = report.to_string();
    for line in [
        "Acme , as package `acme`",
        "2 operations",
        "  GET     /ping  ping  → 2XX\n          client.ping()\n",
        "  GET     /listUsers  listUsers  [users]  → 2XX\n          client.users().list_users()\n",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    assert!(text.contains("client.ping()\n          send: nothing"), "{text}");
    let json: serde_json::Value = serde_json::from_str(&report.to_json()).expect("JSON");
    assert_eq!(json["operations"][1]["call"], "client.users().list_users()");
    assert_eq!(json["operations"][0]["pages"], serde_json::Value::Null);
}
