//! Text for people: crate documentation, README, change log, and the example of a first call.

mod access;

use codegen_quote::quote;
use codegen_tokens::TokenStream;

use super::idents::ident;
use super::{client, docs, testing};
use crate::ir::OperationId;
use crate::plan::Plan;
use crate::plan::facts::{Output, Streams};
use crate::plan::names::case::{self, Case};

/// The documentation of the crate.
pub fn crate_docs(plan: &Plan) -> Vec<String> {
    let mut lines =
        vec![format!("Types and client of {}.", docs::code(&plan.settings.title)), String::new()];
    let description = docs::lines(plan.api.info.description.as_deref().unwrap_or_default());
    if !description.is_empty() {
        lines.extend(description);
        lines.push(String::new());
    }
    if plan.settings.types_only {
        lines.push("This crate holds the types alone.".to_owned());
        return lines;
    }
    lines.extend(first_call(plan));
    lines.extend(access::credentials(plan));
    lines.extend(access::servers(plan));
    lines.extend(pages(plan));
    lines.extend(streams(plan));
    lines.extend(testing::section(plan));
    lines.extend(ERRORS.lines().map(str::to_owned));
    lines.extend(tags(plan));
    lines
}

const ERRORS: &str = "\
# Errors

`send` fails with a [`CallError`] that has a variant a documented error answer; with `?` it becomes an [`Error`], \
the same for every call, with status, headers, the raw body and the request id. A body that does not fit its type \
never hides the status it came with.

Failed attempts are repeated where that is safe: three attempts, with growing pauses, `Retry-After` obeyed.

# Layers

A [`layer::Layer`] stands between the credentials and the transport: it sees every attempt of every call, and logs, \
signs, answers from a cache or refuses. `Client::builder` takes layers, the outermost first.

# Features

* `reqwest` and `rustls` (default): HTTP over `reqwest`, TLS by `rustls`; `native-tls` for the platform's TLS.
* `blocking`: `send_blocking` on every request, `into_iter_blocking` where it is answered in pages, and the like for \
streams: iterators of events and lines, readers of downloads.
* `tracing`: a span a call, an event an attempt.
* `mock`: a transport that plays scripted answers, operation by operation.

Without default features the crate needs neither `reqwest` nor `tokio`: bring a transport and a clock.";

/// The features of tags, where there are any.
fn tags(plan: &Plan) -> Vec<String> {
    let names: Vec<_> = plan.gates.features().map(docs::code).collect();
    if names.is_empty() {
        return Vec::new();
    }
    vec![
        String::new(),
        "The operations of each tag, and the types that only they use, stand behind a feature; `full` has all of them:"
            .to_owned(),
        format!("{}.", names.join(", ")),
    ]
}

pub(super) fn crate_ident(plan: &Plan) -> &str {
    &plan.settings.library
}

fn first_call(plan: &Plan) -> Vec<String> {
    let mut lines = vec!["# First call".to_owned(), String::new(), "```no_run".to_owned()];
    lines.extend(snippet(plan).into_iter().map(|line| line.to_owned()));
    lines.extend(["```".to_owned(), String::new()]);
    lines
}

/// A call that compiles: the first operation that needs nothing but texts and numbers.
fn snippet(plan: &Plan) -> Vec<String> {
    let name = crate_ident(plan);
    let mut lines = vec![
        format!("# async fn example() -> Result<(), {name}::Error> {{"),
        format!("let client = {name}::Client::from_env()?;"),
    ];
    // The documentation is tested with every choice of features, and shows what is always there.
    if let Some(call) = example_call(plan).filter(|_| example_feature(plan).is_none()) {
        lines.push(format!("let answer = client{call}.send().await?;"));
        lines.push("println!(\"{answer:?}\");".to_owned());
    }
    lines.extend(["# Ok(())".to_owned(), "# }".to_owned()]);
    lines
}

/// The operation that the documentation shows: a paged one, else the first that takes only simple arguments.
pub(super) fn example_operation(plan: &Plan) -> Option<OperationId> {
    let simple =
        |id: &OperationId| {
            let (operation, facts) = (plan.api.operation(*id), plan.facts.operation(*id));
            let arguments = &facts.arguments;
            let takes_text = arguments.positional.iter().all(|index| {
                super::operations::is_text_argument(plan, &operation.parameters[*index])
            });
            let complete = arguments.setters.iter().all(|index| {
                operation.parameters[*index].presence == crate::ir::Presence::Optional
            });
            let gives_value = facts.output != Output::default();
            let is_whole = facts.streams.events.is_none() && facts.streams.lines.is_none();
            let selected = plan.names.groups.iter().any(|group| group.operations.contains(id));
            selected
                && takes_text
                && complete
                && is_whole
                && gives_value
                && !arguments.body_required
                && !operation.docs.deprecated
        };
    // Those that are left out of the crate are in no group.
    let groups = plan.names.groups.iter().flat_map(|group| &group.operations);
    let mut candidates: Vec<_> = groups.copied().filter(simple).collect();
    candidates.sort_unstable();
    let paged = candidates.iter().find(|id| plan.facts.operation(**id).paging.is_some());
    paged.or(candidates.first()).copied()
}

/// The feature that the operation of the documentation stands behind.
pub fn example_feature(plan: &Plan) -> Option<&str> {
    let id = example_operation(plan)?;
    let index = plan.names.groups.iter().position(|group| group.operations.contains(&id))?;
    plan.gates.group(index)
}

pub(super) fn example_call(plan: &Plan) -> Option<String> {
    let id = example_operation(plan)?;
    let (names, facts) = (plan.names.operation(id), plan.facts.operation(id));
    let arguments: Vec<_> = facts
        .arguments
        .positional
        .iter()
        .map(|index| format!("{:?}", format!("{}_123", names.parameters[*index])))
        .collect();
    Some(format!("{}({})", path_to(plan, id), arguments.join(", ")))
}

/// `.issues().create`, the way from a client to an operation.
pub(super) fn path_to(plan: &Plan, id: OperationId) -> String {
    let group = plan.names.groups.iter().find(|group| group.operations.contains(&id));
    let accessor = group.filter(|group| group.tag.is_some());
    let accessor = accessor.map(|group| format!(".{}()", group.accessor)).unwrap_or_default();
    format!("{accessor}.{}", plan.names.operation(id).method)
}

fn pages(plan: &Plan) -> Vec<String> {
    let mut operations = plan.names.groups.iter().flat_map(|group| &group.operations);
    if operations.all(|id| plan.facts.operation(*id).paging.is_none()) {
        return Vec::new();
    }
    vec![
        "# Pages".to_owned(),
        String::new(),
        "A request that is answered in pages has `into_stream`, a stream of every item of every page, and \
         `into_pages`. Both ask for a page when it is wanted, and end with an error if the server sends the same \
         cursor twice."
            .to_owned(),
        String::new(),
    ]
}

fn streams(plan: &Plan) -> Vec<String> {
    let has = |wanted: fn(&Streams) -> bool| {
        plan.api.operations_with_ids().any(|(id, _)| wanted(&plan.facts.operation(id).streams))
    };
    let events = has(|streams| streams.events.is_some());
    let lines = has(|streams| streams.lines.is_some());
    let methods = match (events, lines) {
        (false, false) => return Vec::new(),
        (true, false) => "`into_events`",
        (false, true) => "`into_lines`",
        (true, true) => "`into_events` or `into_lines`",
    };
    let text = format!(
        "A request that is answered with a stream has {methods}, which gives items as they come: \
         `while let Some(item) = stream.try_next().await? {{ … }}`."
    );
    vec!["# Streams".to_owned(), String::new(), text, String::new()]
}

/// `README.md`.
pub fn readme(plan: &Plan) -> String {
    let settings = &plan.settings;
    let description = docs::lines(settings.description.trim_end_matches('.')).join("\n");
    let mut text = format!(
        "<!-- @generated by codegen from the API description. -->\n\n# {}\n\n{description}.\n",
        settings.package,
    );
    if !settings.types_only {
        text.push_str("\n```rust,no_run\n");
        let name = crate_ident(plan);
        text.push_str(&format!("let client = {name}::Client::from_env()?;\n"));
        if let Some(call) = example_call(plan) {
            text.push_str(&format!("let answer = client{call}.send().await?;\n"));
        }
        text.push_str("```\n");
        if client::only_secret(plan).is_some() {
            text.push_str(&format!(
                "\nThe key is read from `{0}_API_KEY`; `{0}_BASE_URL` replaces the base URL.\n",
                settings.prefix
            ));
        }
    }
    let tags = tags(plan);
    if !tags.is_empty() {
        text.push_str(&format!("{}\n", tags.join("\n")));
    }
    text.push_str(STABILITY);
    if !settings.types_only {
        text.push_str("\nThe names under `transport::reqwest` follow `reqwest` and are no part of this promise.\n");
    }
    text
}

const STABILITY: &str = "
## Versions

The crate is generated from a description of the API and follows semantic versioning:

* patch: documentation, support code, and whatever leaves the types as they are;
* minor: new operations, fields, enum values, union members and error answers. Structs and enums are
  `#[non_exhaustive]` and unknown values are kept, so that these do not break code. A name that stands
  for the same type as another one today may get a type of its own;
* major: what is removed or renamed, what changes its type, what becomes required in a request.
";

/// `CHANGELOG.md`.
pub fn changelog(plan: &Plan) -> String {
    let version = &plan.settings.version;
    let api = docs::code(&plan.api.info.version);
    format!(
        "<!-- @generated by codegen from the API description. -->\n\n# Changes\n\n## {version}\n\n\
         Generated from version {api} of the description.\n"
    )
}

/// Whether there is an operation to show.
pub fn has_example(plan: &Plan) -> bool {
    example_operation(plan).is_some()
}

/// `examples/first_call.rs`.
pub fn example(plan: &Plan) -> TokenStream {
    let Some(id) = example_operation(plan) else {
        return TokenStream::new();
    };
    let name = ident(crate_ident(plan));
    let (names, facts) = (plan.names.operation(id), plan.facts.operation(id));
    let group = plan.names.groups.iter().find(|group| group.operations.contains(&id));
    let accessor = group.filter(|group| group.tag.is_some()).map(|group| {
        let accessor = ident(&group.accessor);
        quote!(.#accessor())
    });
    let method = ident(&names.method);
    let arguments = facts
        .arguments
        .positional
        .iter()
        .map(|index| format!("{}_123", case::plain(&names.parameters[*index], Case::Snake)));
    quote! {
        #![doc = " Makes one call with the settings of the environment and prints the answer."]
        #[tokio::main(flavor = "current_thread")]
        async fn main() -> Result<(), #name::Error> {
            let client = #name::Client::from_env()?;
            let answer = client #accessor .#method(#(#arguments),*).send().await?;
            println!("{answer:#?}");
            Ok(())
        }
    }
}
