//! The section of the crate's documentation on testing code that uses the crate.

use super::prose;
use crate::ir::{Kind, OperationId};
use crate::plan::Plan;
use crate::plan::facts::{Form, Output};

/// The section; nothing where there is no operation to show.
pub fn section(plan: &Plan) -> Vec<String> {
    let shown = prose::example_operation(plan).zip(prose::example_call(plan));
    let Some((id, call)) = shown else { return Vec::new() };
    let mut lines: Vec<String> = INTRODUCTION.lines().map(str::to_owned).collect();
    if has_streams(plan) {
        lines.push(STREAMS.to_owned());
    }
    lines.push(String::new());
    lines.extend(example(plan, id, &call));
    lines
}

const INTRODUCTION: &str = "\
# Testing code that uses this crate

With the feature `mock` there is a transport without a network, `mock::MockTransport`, which says what it is \
told, operation by operation and in their own types, and remembers what it was asked. Its clock is virtual: retries and \
timeouts take no time.";

const STREAMS: &str = "`MockAnswer::events` and `MockAnswer::lines` are streams of values.";

fn example(plan: &Plan, id: OperationId, call: &str) -> Vec<String> {
    let name = prose::crate_ident(plan);
    let model = model(plan, id);
    let taken = model.as_ref().map(|model| format!("answer: {name}::models::{model}"));
    let operation = prose::path_to(plan, id);
    let respond = if model.is_some() { ".respond(200, answer)" } else { "" };
    [
        "```no_run".to_owned(),
        format!("# {}", condition(plan)),
        format!(
            "# async fn example({}) -> Result<(), {name}::Error> {{",
            taken.unwrap_or_default()
        ),
        format!("use {name}::mock::{{MockAnswer, MockTransport}};"),
        String::new(),
        "let mock = MockTransport::new();".to_owned(),
        format!("mock{operation}().answer(MockAnswer::status(429)){respond};"),
        "let client = mock.builder().build()?;".to_owned(),
        format!("let result = client{call}.send().await;"),
        format!("assert_eq!(mock{operation}().requests().len(), 2);"),
        "# drop(result);".to_owned(),
        "# Ok(())".to_owned(),
        "# }".to_owned(),
        "```".to_owned(),
        String::new(),
    ]
    .into()
}

fn has_streams(plan: &Plan) -> bool {
    plan.api.operations_with_ids().any(|(id, _)| {
        let streams = &plan.facts.operation(id).streams;
        streams.events.is_some() || streams.lines.is_some()
    })
}

/// What has to be switched on for the example to be there.
fn condition(plan: &Plan) -> String {
    match prose::example_feature(plan) {
        Some(tag) => format!("#[cfg(all(feature = \"mock\", feature = {tag:?}))]"),
        None => "#[cfg(feature = \"mock\")]".to_owned(),
    }
}

/// The model that a success is, if it is one.
fn model(plan: &Plan, id: OperationId) -> Option<String> {
    match &plan.facts.operation(id).output {
        Output::One(Form::Json(ty)) if !ty.nullable => match ty.kind {
            Kind::Named(id) => Some(plan.names.ty(id).ident.clone()),
            _ => None,
        },
        _ => None,
    }
}
