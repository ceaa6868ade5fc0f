//! The models written by hand, with serde's derive: the quickest form, which forgets a value that it does not know.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Page {
    pub data: Vec<Dial>,
    pub cursor: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Dial {
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agent: Option<Agent>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recordings: Option<Vec<Recording>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transcript: Option<Vec<TranscriptItem>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_seconds: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ai_result: Option<Map<String, Value>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inputs: Option<Map<String, Value>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dial_task_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from_number_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started_at: Option<DateTime<FixedOffset>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<DateTime<FixedOffset>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<DateTime<FixedOffset>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<DateTime<FixedOffset>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system_result_type: Option<SystemResultType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voice_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub versioned_prompt_id: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SystemResultType {
    Busy,
    Failed,
    NoAnswer,
    Cancelled,
    UserHangup,
    CounterpartyHangup,
    Timeout,
    RateLimited,
    Transferred,
    AgentHangup,
    VoicemailDetectedHangup,
    LongSilenceHangup,
    #[serde(other)]
    Other,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recording {
    pub url: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TranscriptItem {
    pub text: String,
    pub speaker: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function_call_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_time_ms: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_time_ms: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function_calls: Option<Vec<FunctionCall>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node_transition: Option<NodeTransition>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FunctionCall {
    pub name: String,
    pub args: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function_call_id: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NodeTransition {
    pub to_node_id: String,
    pub transition_data: Option<Map<String, Value>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Agent {
    pub id: String,
    pub name: String,
    pub language: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transcriber_params: Option<TranscriberParams>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Map<String, Value>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub utterance_detector_config: Option<UtteranceDetectorConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub endpoint_detector_config: Option<EndpointDetectorConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ivr_configuration: Option<IvrConfiguration>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idle_message_config: Option<IdleMessageConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_duration_seconds: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_voice_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_versioned_prompt_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_extractor_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub linked_function_definitions: Option<Vec<LinkedFunctionDefinition>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fill_empty_string_variables: Option<bool>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TranscriberParams {
    #[serde(rename = "type")]
    pub kind: TranscriberType,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keywords: Option<Vec<String>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TranscriberType {
    Deepgram,
    Openai,
    #[serde(other)]
    Other,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UtteranceDetectorConfig {
    pub sensitivity: Sensitivity,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Sensitivity {
    UltraFast,
    Fast,
    Medium,
    Slow,
    #[serde(other)]
    Other,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EndpointDetectorConfig {
    #[serde(rename = "type")]
    pub kind: EndpointDetectorType,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<EndpointDetectorMode>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum EndpointDetectorType {
    Simple,
    Semantic,
    #[serde(other)]
    Other,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum EndpointDetectorMode {
    Conservative,
    Default,
    Aggressive,
    #[serde(other)]
    Other,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IvrConfiguration {
    pub detection_type: IvrDetectionType,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub versioned_prompt_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ai_voice_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tagging_text: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum IvrDetectionType {
    None,
    Standard,
    #[serde(other)]
    Other,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IdleMessageConfig {
    pub enabled: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub messages: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idle_duration_milliseconds: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_idle_messages: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LinkedFunctionDefinition {
    pub function_definition_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lifecycle_messages_override: Option<LifecycleMessagesOverride>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LifecycleMessagesOverride {
    pub started: Vec<String>,
}
