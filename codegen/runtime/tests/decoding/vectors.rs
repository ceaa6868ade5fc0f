//! The decode vectors that need no HTTP, through models in the emitted shape.

use chrono::{DateTime, FixedOffset};
use codegen_runtime::runtime::base64_text::Base64;
use codegen_runtime::runtime::codec::{Null, Nullable, Of, Ref, Text};
use codegen_runtime::runtime::date::Date;
use codegen_runtime::runtime::dict::{Dict, EnumDict};
use codegen_runtime::runtime::integer_text::{I64_TEXT, IntegerText};
use codegen_runtime::runtime::json::Json;
use codegen_runtime::runtime::list::List;
use codegen_runtime::runtime::number::{I64, Int, Num};
use codegen_runtime::runtime::timestamp::{self, Timestamp};
use codegen_runtime::runtime::uuid_text::UuidText;
use serde_json::{Value, json};

use crate::samples::animal::Animal;
use crate::samples::color::{Color, Level, Mixed};
use crate::samples::nested::{Listed, Node, Pair};
use crate::samples::scalar::Scalar;
use crate::samples::small::{Extended, Numbered, Optional, Required, RequiredNullable, ThreeState};
use crate::wire::{Form, form, read};

/// What a decode comes to: the value written as JSON again, or the path of the error.
type Outcome = Result<Value, String>;

fn run<F: Form>(payload: &[u8]) -> Outcome {
    let value = read::<F>(payload).map_err(|failure| failure.path)?;
    Ok(serde_json::to_value(Ref(&value, F::codec())).unwrap())
}

form!(Requireds = Of::new(), Of<Required>);
form!(Optionals = Of::new(), Of<Optional>);
form!(Nullables = Of::new(), Of<RequiredNullable>);
form!(ThreeStates = Of::new(), Of<ThreeState>);
form!(Numbereds = Of::new(), Of<Numbered>);
form!(Extendeds = Of::new(), Of<Extended>);
form!(Listeds = Of::new(), Of<Listed>);
form!(Pairs = Of::new(), Of<Pair>);
form!(Nodes = Of::new(), Of<Node>);
form!(Colors = Of::new(), Of<Color>);
form!(NullableColors = Nullable(Of::new()), Nullable<Of<Color>>);
form!(ColorList = List(Of::new()), List<Of<Color>>);
form!(ColorKeys = EnumDict::new(I64), EnumDict<Color, Int<i64>>);
form!(Levels = Of::new(), Of<Level>);
form!(Mixeds = Nullable(Of::new()), Nullable<Of<Mixed>>);
form!(Animals = Of::new(), Of<Animal>);
form!(Scalars = Of::new(), Of<Scalar>);
form!(Counts = Dict(I64), Dict<Int<i64>>);
form!(Integers = I64, Int<i64>);
form!(IntegerTexts = I64_TEXT, IntegerText<i64>);
form!(Numbers = Num, Num);
form!(Texts = Text, Text);
form!(Nothing = Null, Null);
form!(Moments = Timestamp, Timestamp);
form!(Days = Date, Date);
form!(Ids = UuidText, UuidText);
form!(Octets = Base64, Base64);
form!(Anything = Json, Json);

/// The decoder of a schema.
fn decoder(schema: &Value) -> Option<fn(&[u8]) -> Outcome> {
    let text = json!({"type": "string"});
    let format = |name: &str| schema["type"] == "string" && schema["format"] == name;
    let numbered = &schema["properties"]["id"]["format"] == "int64";
    let a = &schema["properties"]["a"];
    let nullable = a["nullable"] == true || a["type"] == json!(["string", "null"]);
    let required = schema["required"] == json!(["a"]);
    let decoder: fn(&[u8]) -> Outcome = match () {
        () if *schema == json!({}) => run::<Anything>,
        () if !schema["propertyNames"].is_null() => run::<ColorKeys>,
        () if schema["additionalProperties"]["type"] == "integer" => run::<Counts>,
        () if schema["additionalProperties"]["type"] == "string" => run::<Extendeds>,
        () if numbered => run::<Numbereds>,
        () if !schema["discriminator"].is_null() => run::<Animals>,
        () if schema["oneOf"] == json!([{"type": "string"}, {"type": "integer"}]) => run::<Scalars>,
        () if !schema["allOf"].is_null() => run::<Pairs>,
        () if schema["$ref"] == "#/components/schemas/Node" => run::<Nodes>,
        () if !schema["properties"]["xs"].is_null() => run::<Listeds>,
        () if required && nullable => run::<Nullables>,
        () if required && *a == text => run::<Requireds>,
        () if nullable => run::<ThreeStates>,
        () if *a == text => run::<Optionals>,
        () if schema["enum"] == json!(["red", "green"]) => run::<Colors>,
        () if schema["enum"] == json!(["red", null]) => run::<NullableColors>,
        () if schema["enum"] == json!([null]) => run::<Nothing>,
        () if schema["enum"] == json!([0, 1, 2]) => run::<Levels>,
        () if schema["enum"] == json!(["a", 1, true, null]) => run::<Mixeds>,
        () if schema["const"] == "v1" => run::<Colors>,
        () if schema["items"]["enum"] == json!(["red", "green"]) => run::<ColorList>,
        () if format("int64") => run::<IntegerTexts>,
        () if format("date-time") => run::<Moments>,
        () if format("date") => run::<Days>,
        () if format("uuid") => run::<Ids>,
        () if format("byte") => run::<Octets>,
        () if schema["type"] == "integer" => run::<Integers>,
        () if schema["type"] == "number" => run::<Numbers>,
        () if schema["type"] == "string" => run::<Texts>,
        () => return None,
    };
    Some(decoder)
}

fn payload(row: &Value) -> Option<Vec<u8>> {
    let text = row["payload"].as_str()?;
    let hex = |digits: &str| {
        (0..digits.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap())
            .collect()
    };
    match row["payload_encoding"].as_str() {
        None => Some(text.as_bytes().to_vec()),
        Some("hex") => Some(hex(text.strip_prefix("hex:").unwrap())),
        Some(_) if text == "generate:[*100000" => Some(vec![b'['; 100_000]),
        Some(_) => None,
    }
}

/// A row that this test can run, apart from what only HTTP decides.
fn runnable(row: &Value) -> Option<Outcome> {
    if row.get("status").is_some() || row.get("error_kind").is_some_and(|kind| kind != "decode") {
        return None;
    }
    Some(decoder(&row["schema"])?(&payload(row)?))
}

/// The notation of the vectors, as the JSON that the value is written as.
fn plain(value: &Value, row: &Value) -> Value {
    let payload = || serde_json::from_str(row["payload"].as_str().unwrap()).unwrap();
    match value {
        Value::String(text) if text == "<payload>" || text == "Unknown(raw JSON kept)" => payload(),
        Value::String(text) if text == "Red" => json!("red"),
        Value::String(text) if text == "Cat{m:1}" => json!({"kind": "cat", "m": 1}),
        Value::String(text) if text.starts_with("Unknown(") => {
            serde_json::from_str(&text[8..text.len() - 1]).unwrap()
        }
        Value::String(text) if row["id"].as_str().unwrap().starts_with("byte.") => {
            let octets =
                if text == "hex:fbff" { vec![0xfb, 0xff] } else { text.as_bytes().to_vec() };
            serde_json::to_value(Ref(&octets, Base64)).unwrap()
        }
        // Written as the text that the schema says.
        Value::Number(number) if row["id"] == "int64asstring.number" => json!(number.to_string()),
        Value::Array(list) => list.iter().map(|value| plain(value, row)).collect(),
        Value::Object(members) => {
            let mut all = serde_json::Map::new();
            for (key, value) in members {
                match (key.as_str(), value) {
                    (_, Value::String(text)) if text == "<absent>" => {}
                    ("additional", Value::Object(additional)) => all.extend(additional.clone()),
                    ("Unknown(\"blue\")", _) => drop(all.insert("blue".to_owned(), value.clone())),
                    _ => drop(all.insert(key.clone(), plain(value, row))),
                }
            }
            Value::Object(all)
        }
        other => other.clone(),
    }
}

fn instant(value: &Value) -> Option<DateTime<FixedOffset>> {
    timestamp::parse(value.as_str()?)
}

fn matches(expected: &Value, outcome: &Outcome, row: &Value) -> bool {
    match (expected["result"].as_str(), outcome) {
        (Some("ok"), Ok(value)) => {
            let expected = plain(&expected["value"], row);
            *value == expected
                || instant(value).is_some_and(|moment| Some(moment) == instant(&expected))
        }
        (Some("error"), Err(path)) => {
            path.contains(expected["error_path"].as_str().unwrap_or_default())
        }
        _ => false,
    }
}

#[test]
fn decode_vectors() {
    let document: Value =
        serde_json::from_str(include_str!("../../../../tests/vectors/decode_vectors.json"))
            .unwrap();
    let (mut passed, mut failures, mut left) = (0, Vec::new(), Vec::new());
    for row in document["vectors"].as_array().unwrap() {
        let id = row["id"].as_str().unwrap();
        match runnable(row) {
            None => left.push(id),
            Some(outcome) if matches(&row["tolerant"], &outcome, row) => passed += 1,
            // Written by the serializer, an alternative without a condition is as good where a plain type cannot hold the first choice.
            Some(outcome) if alternatives(row).any(|other| matches(other, &outcome, row)) => {
                passed += 1
            }
            Some(outcome) => {
                failures.push(format!("{id}: {outcome:?}, expected {}", row["tolerant"]))
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert_eq!(left, LEFT_TO_HTTP);
    assert_eq!(passed + left.len(), 116);
}

fn alternatives(row: &Value) -> impl Iterator<Item = &Value> {
    let all = row["tolerant"]["also_acceptable"].as_array().map_or(&[][..], Vec::as_slice);
    all.iter().filter(|other| other.get("only_if").is_none())
}

/// Rows about requests, which `objects` tests, and about status and size, which only HTTP has.
const LEFT_TO_HTTP: &[&str] = &[
    "serialize.optional.none",
    "serialize.required.nullable.null",
    "serialize.default.absent",
    "json.empty.204",
    "json.huge.string",
    "zstd.bomb",
    "ct.problem",
    "status.undeclared4xx",
];
