//! The rows of `param_vectors.json` on the runtime's own functions, as far as they concern parameters and URLs.
//!
//! The full run goes through generated code; this one finds a broken style without generating anything.

mod support;

use std::collections::BTreeMap;

use codegen_runtime::runtime::auth::Credentials;
use codegen_runtime::runtime::head::RequestHead;
use codegen_runtime::runtime::mock::{MockAnswer, MockRequest, MockTransport};
use codegen_runtime::runtime::param::{self, Location, ParamValue, Parameter, Style};
use http::Method;
use serde_json::Value;
use serde_json::value::RawValue;

#[tokio::test]
async fn every_row_is_sent_as_it_says() {
    let file = support::vectors("param_vectors.json");
    let mut failures = Vec::new();
    let mut tried = 0;
    let values = support::raw_values("param_vectors.json");
    for (row, raw) in support::rows(&file).iter().zip(values).filter(|(row, _)| row["in"] != "body")
    {
        tried += 1;
        if let Err(why) = check(row, &raw).await {
            failures.push(format!("{}: {why}, expected {}", support::id(row), row["expected"]));
        }
    }
    assert!(tried > 230, "only {tried} rows were found");
    assert!(failures.is_empty(), "{} of {tried}:\n{}", failures.len(), failures.join("\n"));
}

async fn check(row: &Value, raw: &RawValue) -> Result<(), String> {
    let outcome = row["outcome"].as_str().unwrap();
    let sent = send(row, raw).await;
    match (outcome, sent) {
        // The generator's part: it warns, or has no such parameter.
        ("generation_diagnostic" | "ignored_parameter", _) => Ok(()),
        ("undefined_by_spec", _) if row["expected"].is_null() => Ok(()),
        ("error", Err(_))
        | ("serialize_or_error" | "undefined_by_spec", Err(_))
        | ("omit", Ok(None)) => Ok(()),
        ("serialize" | "serialize_or_error" | "undefined_by_spec", Ok(Some(text)))
            if is_expected(row, &text) =>
        {
            Ok(())
        }
        (_, sent) => Err(format!("{outcome} gave {sent:?}")),
    }
}

/// Where several forms are right, the first is ours.
fn is_expected(row: &Value, text: &str) -> bool {
    match &row["expected"] {
        Value::Array(forms) if row["outcome"] == "serialize" && row["in"] != "url" => {
            forms[0] == text
        }
        Value::Array(forms) => forms.iter().any(|form| form == text),
        form => form == text,
    }
}

async fn send(row: &Value, raw: &RawValue) -> Result<Option<String>, String> {
    let mock = MockTransport::new();
    mock.push(MockAnswer::status(200));
    let mut settings = support::settings(&mock);
    settings.base_url(row["value"]["server"].as_str().unwrap_or("https://h"));
    let core = settings.build().map_err(|error| error.to_string())?;
    let (parameters, values): (Vec<Parameter>, Vec<Option<ParamValue>>) =
        arguments(row, raw).into_iter().unzip();
    let mut call = core.call(support::endpoint(Method::GET, template(row), &parameters));
    for (index, value) in values.into_iter().enumerate() {
        if let Some(value) = value {
            call.set(index, value);
        }
    }
    call.send_raw().await.map_err(|error| error.to_string())?;
    Ok(received(row, &mock.requests()[0]))
}

fn template(row: &Value) -> &'static str {
    let template = match (row["in"].as_str().unwrap(), row["template"].as_str()) {
        (_, Some(template)) => template.to_owned(),
        ("url", None) => row["value"]["path"].as_str().unwrap().to_owned(),
        ("path", None) => format!("/x/{{{}}}", row["name"].as_str().unwrap()),
        _ => "/x".to_owned(),
    };
    Box::leak(template.into_boxed_str())
}

fn arguments(row: &Value, raw: &RawValue) -> Vec<(Parameter, Option<ParamValue>)> {
    if row["in"] == "url" {
        let arguments = row["value"]["params"].as_object().into_iter().flatten();
        return arguments
            .map(|(name, value)| (Parameter::path(leak(name)), Some(param::serialize(value))))
            .collect();
    }
    match row["params"].as_array() {
        None => vec![(parameter(row, row["in"].as_str().unwrap()), value(row, raw))],
        Some(all) => {
            let values: BTreeMap<String, Box<RawValue>> = serde_json::from_str(raw.get()).unwrap();
            let one = |inner: &Value| {
                let parameter = parameter(inner, row["in"].as_str().unwrap());
                let value = value(inner, &values[parameter.name]);
                (parameter, value)
            };
            all.iter().map(one).collect()
        }
    }
}

fn parameter(row: &Value, location: &str) -> Parameter {
    let name = leak(row["name"].as_str().unwrap());
    let parameter = match location {
        "path" => Parameter::path(name),
        "query" => Parameter::query(name),
        "querystring" => Parameter::query_string(name),
        "header" => Parameter::header(name),
        "cookie" => Parameter::cookie(name),
        other => panic!("unknown location {other}"),
    };
    let parameter = match row["style"].as_str() {
        None | Some("simple" | "form") => parameter,
        Some("label") => parameter.label(),
        Some("matrix") => parameter.matrix(),
        Some("spaceDelimited") => parameter.space_delimited(),
        Some("pipeDelimited") => parameter.pipe_delimited(),
        Some("deepObject") => parameter.deep_object(),
        Some("cookie") => parameter.cookie_style(),
        Some(other) => panic!("unknown style {other}"),
    };
    let parameter = match row["explode"].as_bool() {
        Some(explode) => parameter.explode(explode),
        None => parameter,
    };
    if row["allowReserved"] == true { parameter.allow_reserved() } else { parameter }
}

fn value(row: &Value, raw: &RawValue) -> Option<ParamValue> {
    match (row["schema"].as_str().unwrap_or_default(), raw.get()) {
        (_, "null") => None,
        _ if row["content"] == "application/json" => {
            Some(param::json(&serde_json::from_str::<Value>(raw.get()).unwrap()))
        }
        ("number", text) => Some(param::number(text.trim_matches('"').parse().unwrap())),
        _ => Some(param::serialize(raw)),
    }
}

/// What of the request the row is about; none where it is not there.
fn received(row: &Value, request: &MockRequest) -> Option<String> {
    let url = request.url.as_str();
    let header = |name: &str| {
        request.headers.get(name).map(|value| String::from_utf8(value.as_bytes().to_vec()).unwrap())
    };
    match row["in"].as_str().unwrap() {
        "url" => Some(url.to_owned()),
        "query" | "querystring" => url.split_once('?').map(|(_, query)| query.to_owned()),
        "header" => header(row["name"].as_str().unwrap()),
        "cookie" => header("cookie"),
        _ if row["template"].as_str().is_some_and(|template| !template.starts_with("/x/")) => {
            url.strip_prefix("https://h/").map(str::to_owned)
        }
        _ => url.strip_prefix("https://h/x/").map(str::to_owned),
    }
}

fn leak(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

#[tokio::test]
async fn the_last_value_of_a_parameter_counts() {
    let mock = MockTransport::new();
    mock.push(MockAnswer::status(200));
    let mut call = support::core(&mock).call(support::endpoint(
        Method::GET,
        "/x",
        &[Parameter::query("limit")],
    ));
    call.set(0, param::integer(1_u8));
    call.set(0, param::integer(2_i64));
    call.send_raw().await.unwrap();
    assert_eq!(mock.requests()[0].url, "https://a/base/x?limit=2");
}

#[tokio::test]
async fn a_missing_required_parameter_is_named_and_nothing_is_sent() {
    let mock = MockTransport::new();
    let required = Parameter::query("limit").required();
    let error = support::core(&mock)
        .call(support::endpoint(Method::GET, "/x", &[required]))
        .send_raw()
        .await
        .unwrap_err();
    assert_eq!(error.to_string(), "GET /x: the required parameter `limit` is missing");
    assert!(mock.requests().is_empty());
    assert_eq!((required.location, required.style), (Location::Query, Style::Form));
}

#[tokio::test]
async fn a_query_and_a_slash_at_the_end_of_the_base_url_are_kept_and_dropped() {
    let mock = MockTransport::new();
    mock.push(MockAnswer::status(200));
    let mut settings = support::settings(&mock);
    settings.base_url("https://h/v1/?tenant=7#");
    assert!(settings.clone().build().is_err(), "a fragment is refused");
    settings.base_url("https://h/v1/?tenant=7");
    let endpoint =
        support::endpoint(Method::GET, "/x?fixed=1#create", &[Parameter::query("limit")]);
    let mut call = settings.build().unwrap().call(endpoint);
    call.set(0, param::integer(3));
    call.send_raw().await.unwrap();
    assert_eq!(mock.requests()[0].url, "https://h/v1/x?tenant=7&fixed=1&limit=3");
}

#[test]
fn credentials_and_heads_print_no_values() {
    let mut head = RequestHead::new(Method::GET, "https://h/x".to_owned());
    head.set_secret_header("x-key", "", &support::CANARY.into()).unwrap();
    head.add_secret_query("key", &support::CANARY.into());
    assert!(!format!("{head:?} {:?}", Credentials::default()).contains(support::CANARY));
}
