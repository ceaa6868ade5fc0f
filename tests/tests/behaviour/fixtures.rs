//! The made-up pages of the fixtures: read, looked at, written back.

use serde_json::Value;
use vogent::models::{Dial, EndpointDetectorMode, ListBatchDialJobDialsResult, SystemResultType};
use vogent_tests::client::client;
use vogent_tests::data::{FIXTURES, fixture, fixture_value};
use vogent_tests::reply::Reply;
use vogent_tests::server::Server;

async fn over_http(number: usize) -> ListBatchDialJobDialsResult {
    let reply = Reply::text(200, "application/json", fixture(number));
    let server = Server::always(reply).await.unwrap();
    client(server.url()).list_batch_dial_job_dials("job").send().await.unwrap()
}

async fn dials() -> Vec<Dial> {
    let mut all = Vec::new();
    for number in 1..=FIXTURES {
        all.extend(over_http(number).await.data);
    }
    all
}

/// Whether everything in `part` stands in `whole`; nulls may be left out.
fn contains(whole: &Value, part: &Value) -> bool {
    match (whole, part) {
        (Value::Object(whole), Value::Object(part)) => part.iter().all(|(key, value)| {
            whole.get(key).map_or(value.is_null(), |member| contains(member, value))
        }),
        (Value::Array(whole), Value::Array(part)) => {
            whole.len() == part.len() && whole.iter().zip(part).all(|(a, b)| contains(a, b))
        }
        _ => whole == part || same_moment(whole, part),
    }
}

/// A time may be written in another way than it was read in.
fn same_moment(left: &Value, right: &Value) -> bool {
    let moment = |value: &Value| chrono::DateTime::parse_from_rfc3339(value.as_str()?).ok();
    moment(left).is_some() && moment(left) == moment(right)
}

#[tokio::test]
async fn the_first_page_is_what_its_file_says() {
    let page = over_http(1).await;
    let dial = &page.data[0];
    assert_eq!(
        (dial.id.as_str(), dial.to_number.as_deref()),
        ("dial_01HX3A", Some("+12025550142"))
    );
    assert_eq!(dial.duration_seconds, Some(73));
    let agent = dial.agent.as_ref().unwrap();
    assert_eq!(
        (agent.name.as_str(), agent.max_duration_seconds),
        ("Appointment reminder", Some(900))
    );
    let endpoint = agent.endpoint_detector_config.as_ref().unwrap();
    assert_eq!(endpoint.mode, Some(EndpointDetectorMode::Default));
    let transcript = dial.transcript.as_ref().unwrap();
    assert_eq!(transcript.len(), 5);
    assert_eq!(transcript[3].detail_type.as_deref(), Some("function"));
    assert_eq!(transcript[4].text, "Monday at half past nine, please. Grüße an alle! 🦷");
    assert_eq!(transcript[4].node_transition.as_ref().unwrap().transition_data, None);
    assert_eq!(dial.ai_result.as_ref().unwrap()["confidence"], 0.94);
}

#[tokio::test]
async fn the_value_that_the_document_does_not_know_is_kept() {
    let all = dials().await;
    let rejected = all.iter().filter_map(|dial| dial.system_result_type.as_ref());
    let unknown: Vec<_> =
        rejected.filter(|result| matches!(result, SystemResultType::Unrecognized(_))).collect();
    assert_eq!(unknown.len(), 1);
    assert_eq!(unknown[0].as_str(), "CARRIER_REJECTED");
}

#[tokio::test]
async fn pages_survive_the_way_there_and_back() {
    for number in 1..=FIXTURES {
        let page = over_http(number).await;
        let text = serde_json::to_string(&page).unwrap();
        let again: ListBatchDialJobDialsResult = serde_json::from_str(&text).unwrap();
        assert_eq!(again, page, "page {number}");
        let written: Value = serde_json::from_str(&text).unwrap();
        assert!(contains(&fixture_value(number), &written), "page {number} gained something");
    }
}

#[tokio::test]
async fn pages_without_strangers_lose_nothing() {
    for number in 1..FIXTURES {
        let written = serde_json::to_value(over_http(number).await).unwrap();
        assert!(contains(&written, &fixture_value(number)), "page {number}");
    }
}

#[tokio::test]
async fn the_order_of_members_does_not_matter() {
    fn reversed(value: &Value) -> String {
        match value {
            Value::Object(members) => {
                let pairs = members.iter().rev().map(|(key, value)| {
                    format!("{}:{}", Value::from(key.as_str()), reversed(value))
                });
                format!("{{{}}}", pairs.collect::<Vec<_>>().join(","))
            }
            Value::Array(items) => {
                format!("[{}]", items.iter().map(reversed).collect::<Vec<_>>().join(","))
            }
            other => other.to_string(),
        }
    }
    for number in 1..=FIXTURES {
        let text = reversed(&fixture_value(number));
        let backwards: ListBatchDialJobDialsResult = serde_json::from_str(&text).unwrap();
        assert_eq!(backwards, over_http(number).await, "page {number}");
    }
}

#[tokio::test]
async fn models_are_written_to_other_formats_too() {
    let page = over_http(1).await;
    let yaml = serde_yaml::to_string(&page).unwrap();
    assert_eq!(serde_yaml::from_str::<ListBatchDialJobDialsResult>(&yaml).unwrap(), page);
}
