//! The Vogent dial and what it holds, in the shape that the generator emits.

use chrono::{DateTime, FixedOffset};
use codegen_runtime::runtime::codec::{Bool, Of, Text};
use codegen_runtime::runtime::entry::Entry;
use codegen_runtime::runtime::fields::Fields;
use codegen_runtime::runtime::json::JsonObject;
use codegen_runtime::runtime::list::List;
use codegen_runtime::runtime::number::I64;
use codegen_runtime::runtime::object::{self, Model};
use codegen_runtime::runtime::open_enum::{self, Unrecognized};
use codegen_runtime::runtime::timestamp::Timestamp;
use codegen_runtime::runtime::writer::Writer;
use serde::de::MapAccess;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

/// A page of dials.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// `data`
    pub data: Vec<Dial>,
    /// `cursor`
    pub cursor: Option<String>,
}

impl Model for Page {
    const FIELDS: &'static Fields =
        &Fields { name: "Page", names: &["data", "cursor"], sorted: &[1, 0], required: &[0] };

    fn empty() -> Self {
        Self { data: Vec::new(), cursor: None }
    }

    fn set<'de, A: MapAccess<'de>>(&mut self, entry: Entry<'_, A>) -> Result<(), A::Error> {
        match entry.index() {
            0 => entry.required(&mut self.data, List(Of::new())),
            1 => entry.optional(&mut self.cursor, Text),
            _ => entry.ignore(),
        }
    }
}

impl<'de> Deserialize<'de> for Page {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object::read(deserializer)
    }
}

impl Serialize for Page {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = Writer::new(serializer);
        out.required("data", &self.data, List(Of::new()));
        out.optional("cursor", &self.cursor, Text);
        out.end()
    }
}

/// A completed dial.
#[derive(Debug, Clone, PartialEq)]
pub struct Dial {
    /// `id`
    pub id: String,
    /// `toNumber`
    pub to_number: Option<String>,
    /// `agent`
    pub agent: Option<Agent>,
    /// `recordings`
    pub recordings: Option<Vec<Recording>>,
    /// `transcript`
    pub transcript: Option<Vec<TranscriptItem>>,
    /// `durationSeconds`
    pub duration_seconds: Option<i64>,
    /// `aiResult`
    pub ai_result: Option<Map<String, Value>>,
    /// `inputs`
    pub inputs: Option<Map<String, Value>>,
    /// `status`
    pub status: Option<String>,
    /// `dialTaskId`
    pub dial_task_id: Option<String>,
    /// `fromNumberId`
    pub from_number_id: Option<String>,
    /// `startedAt`
    pub started_at: Option<DateTime<FixedOffset>>,
    /// `endedAt`
    pub ended_at: Option<DateTime<FixedOffset>>,
    /// `createdAt`
    pub created_at: Option<DateTime<FixedOffset>>,
    /// `updatedAt`
    pub updated_at: Option<DateTime<FixedOffset>>,
    /// `systemResultType`
    pub system_result_type: Option<ResultType>,
    /// `voiceId`
    pub voice_id: Option<String>,
    /// `versionedPromptId`
    pub versioned_prompt_id: Option<String>,
}

impl Model for Dial {
    const FIELDS: &'static Fields = &Fields {
        name: "Dial",
        names: &[
            "id",
            "toNumber",
            "agent",
            "recordings",
            "transcript",
            "durationSeconds",
            "aiResult",
            "inputs",
            "status",
            "dialTaskId",
            "fromNumberId",
            "startedAt",
            "endedAt",
            "createdAt",
            "updatedAt",
            "systemResultType",
            "voiceId",
            "versionedPromptId",
        ],
        sorted: &[2, 6, 13, 9, 5, 12, 10, 0, 7, 3, 11, 8, 15, 1, 4, 14, 17, 16],
        required: &[0],
    };

    fn empty() -> Self {
        Self {
            id: String::new(),
            to_number: None,
            agent: None,
            recordings: None,
            transcript: None,
            duration_seconds: None,
            ai_result: None,
            inputs: None,
            status: None,
            dial_task_id: None,
            from_number_id: None,
            started_at: None,
            ended_at: None,
            created_at: None,
            updated_at: None,
            system_result_type: None,
            voice_id: None,
            versioned_prompt_id: None,
        }
    }

    fn set<'de, A: MapAccess<'de>>(&mut self, entry: Entry<'_, A>) -> Result<(), A::Error> {
        match entry.index() {
            0 => entry.required(&mut self.id, Text),
            1 => entry.optional(&mut self.to_number, Text),
            2 => entry.optional(&mut self.agent, Of::new()),
            3 => entry.optional(&mut self.recordings, List(Of::new())),
            4 => entry.optional(&mut self.transcript, List(Of::new())),
            5 => entry.optional(&mut self.duration_seconds, I64),
            6 => entry.optional(&mut self.ai_result, JsonObject),
            7 => entry.optional(&mut self.inputs, JsonObject),
            8 => entry.optional(&mut self.status, Text),
            9 => entry.optional(&mut self.dial_task_id, Text),
            10 => entry.optional(&mut self.from_number_id, Text),
            11 => entry.optional(&mut self.started_at, Timestamp),
            12 => entry.optional(&mut self.ended_at, Timestamp),
            13 => entry.optional(&mut self.created_at, Timestamp),
            14 => entry.optional(&mut self.updated_at, Timestamp),
            15 => entry.optional(&mut self.system_result_type, Of::new()),
            16 => entry.optional(&mut self.voice_id, Text),
            17 => entry.optional(&mut self.versioned_prompt_id, Text),
            _ => entry.ignore(),
        }
    }
}

impl<'de> Deserialize<'de> for Dial {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object::read(deserializer)
    }
}

impl Serialize for Dial {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = Writer::new(serializer);
        out.required("id", &self.id, Text);
        out.optional("toNumber", &self.to_number, Text);
        out.optional("agent", &self.agent, Of::new());
        out.optional("recordings", &self.recordings, List(Of::new()));
        out.optional("transcript", &self.transcript, List(Of::new()));
        out.optional("durationSeconds", &self.duration_seconds, I64);
        out.optional("aiResult", &self.ai_result, JsonObject);
        out.optional("inputs", &self.inputs, JsonObject);
        out.optional("status", &self.status, Text);
        out.optional("dialTaskId", &self.dial_task_id, Text);
        out.optional("fromNumberId", &self.from_number_id, Text);
        out.optional("startedAt", &self.started_at, Timestamp);
        out.optional("endedAt", &self.ended_at, Timestamp);
        out.optional("createdAt", &self.created_at, Timestamp);
        out.optional("updatedAt", &self.updated_at, Timestamp);
        out.optional("systemResultType", &self.system_result_type, Of::new());
        out.optional("voiceId", &self.voice_id, Text);
        out.optional("versionedPromptId", &self.versioned_prompt_id, Text);
        out.end()
    }
}

/// An agent.
#[derive(Debug, Clone, PartialEq)]
pub struct Agent {
    /// `id`
    pub id: String,
    /// `name`
    pub name: String,
    /// `language`
    pub language: String,
    /// `metadata`
    pub metadata: Option<Map<String, Value>>,
    /// `idleMessageConfig`
    pub idle_message_config: Option<IdleMessages>,
    /// `maxDurationSeconds`
    pub max_duration_seconds: Option<i64>,
    /// `defaultVoiceId`
    pub default_voice_id: Option<String>,
    /// `fillEmptyStringVariables`
    pub fill_empty_string_variables: Option<bool>,
}

impl Model for Agent {
    const FIELDS: &'static Fields = &Fields {
        name: "Agent",
        names: &[
            "id",
            "name",
            "language",
            "metadata",
            "idleMessageConfig",
            "maxDurationSeconds",
            "defaultVoiceId",
            "fillEmptyStringVariables",
        ],
        sorted: &[6, 7, 0, 4, 2, 5, 3, 1],
        required: &[0, 1, 2],
    };

    fn empty() -> Self {
        Self {
            id: String::new(),
            name: String::new(),
            language: String::new(),
            metadata: None,
            idle_message_config: None,
            max_duration_seconds: None,
            default_voice_id: None,
            fill_empty_string_variables: None,
        }
    }

    fn set<'de, A: MapAccess<'de>>(&mut self, entry: Entry<'_, A>) -> Result<(), A::Error> {
        match entry.index() {
            0 => entry.required(&mut self.id, Text),
            1 => entry.required(&mut self.name, Text),
            2 => entry.required(&mut self.language, Text),
            3 => entry.optional(&mut self.metadata, JsonObject),
            4 => entry.optional(&mut self.idle_message_config, Of::new()),
            5 => entry.optional(&mut self.max_duration_seconds, I64),
            6 => entry.optional(&mut self.default_voice_id, Text),
            7 => entry.optional(&mut self.fill_empty_string_variables, Bool),
            _ => entry.ignore(),
        }
    }
}

impl<'de> Deserialize<'de> for Agent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object::read(deserializer)
    }
}

impl Serialize for Agent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = Writer::new(serializer);
        out.required("id", &self.id, Text);
        out.required("name", &self.name, Text);
        out.required("language", &self.language, Text);
        out.optional("metadata", &self.metadata, JsonObject);
        out.optional("idleMessageConfig", &self.idle_message_config, Of::new());
        out.optional("maxDurationSeconds", &self.max_duration_seconds, I64);
        out.optional("defaultVoiceId", &self.default_voice_id, Text);
        out.optional("fillEmptyStringVariables", &self.fill_empty_string_variables, Bool);
        out.end()
    }
}

/// What is said into silence.
#[derive(Debug, Clone, PartialEq)]
pub struct IdleMessages {
    /// `enabled`
    pub enabled: bool,
    /// `messages`
    pub messages: Vec<String>,
    /// `idleDurationMilliseconds`
    pub idle_duration_milliseconds: Option<i64>,
    /// `maxIdleMessages`
    pub max_idle_messages: Option<i64>,
}

impl Model for IdleMessages {
    const FIELDS: &'static Fields = &Fields {
        name: "IdleMessages",
        names: &["enabled", "messages", "idleDurationMilliseconds", "maxIdleMessages"],
        sorted: &[0, 2, 3, 1],
        required: &[0, 1],
    };

    fn empty() -> Self {
        Self {
            enabled: false,
            messages: Vec::new(),
            idle_duration_milliseconds: None,
            max_idle_messages: None,
        }
    }

    fn set<'de, A: MapAccess<'de>>(&mut self, entry: Entry<'_, A>) -> Result<(), A::Error> {
        match entry.index() {
            0 => entry.required(&mut self.enabled, Bool),
            1 => entry.required(&mut self.messages, List(Text)),
            2 => entry.optional(&mut self.idle_duration_milliseconds, I64),
            3 => entry.optional(&mut self.max_idle_messages, I64),
            _ => entry.ignore(),
        }
    }
}

impl<'de> Deserialize<'de> for IdleMessages {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object::read(deserializer)
    }
}

impl Serialize for IdleMessages {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = Writer::new(serializer);
        out.required("enabled", &self.enabled, Bool);
        out.required("messages", &self.messages, List(Text));
        out.optional("idleDurationMilliseconds", &self.idle_duration_milliseconds, I64);
        out.optional("maxIdleMessages", &self.max_idle_messages, I64);
        out.end()
    }
}

/// A recording.
#[derive(Debug, Clone, PartialEq)]
pub struct Recording {
    /// `url`
    pub url: Option<String>,
}

impl Model for Recording {
    const FIELDS: &'static Fields =
        &Fields { name: "Recording", names: &["url"], sorted: &[0], required: &[] };

    fn empty() -> Self {
        Self { url: None }
    }

    fn set<'de, A: MapAccess<'de>>(&mut self, entry: Entry<'_, A>) -> Result<(), A::Error> {
        match entry.index() {
            0 => entry.optional(&mut self.url, Text),
            _ => entry.ignore(),
        }
    }
}

impl<'de> Deserialize<'de> for Recording {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object::read(deserializer)
    }
}

impl Serialize for Recording {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = Writer::new(serializer);
        out.optional("url", &self.url, Text);
        out.end()
    }
}

/// Something said.
#[derive(Debug, Clone, PartialEq)]
pub struct TranscriptItem {
    /// `text`
    pub text: String,
    /// `speaker`
    pub speaker: String,
    /// `detailType`
    pub detail_type: Option<String>,
    /// `functionCallId`
    pub function_call_id: Option<String>,
    /// `startTimeMs`
    pub start_time_ms: Option<i64>,
    /// `endTimeMs`
    pub end_time_ms: Option<i64>,
    /// `functionCalls`
    pub function_calls: Option<Vec<FunctionCall>>,
}

impl Model for TranscriptItem {
    const FIELDS: &'static Fields = &Fields {
        name: "TranscriptItem",
        names: &[
            "text",
            "speaker",
            "detailType",
            "functionCallId",
            "startTimeMs",
            "endTimeMs",
            "functionCalls",
        ],
        sorted: &[2, 5, 3, 6, 1, 4, 0],
        required: &[0, 1],
    };

    fn empty() -> Self {
        Self {
            text: String::new(),
            speaker: String::new(),
            detail_type: None,
            function_call_id: None,
            start_time_ms: None,
            end_time_ms: None,
            function_calls: None,
        }
    }

    fn set<'de, A: MapAccess<'de>>(&mut self, entry: Entry<'_, A>) -> Result<(), A::Error> {
        match entry.index() {
            0 => entry.required(&mut self.text, Text),
            1 => entry.required(&mut self.speaker, Text),
            2 => entry.optional(&mut self.detail_type, Text),
            3 => entry.optional(&mut self.function_call_id, Text),
            4 => entry.optional(&mut self.start_time_ms, I64),
            5 => entry.optional(&mut self.end_time_ms, I64),
            6 => entry.optional(&mut self.function_calls, List(Of::new())),
            _ => entry.ignore(),
        }
    }
}

impl<'de> Deserialize<'de> for TranscriptItem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object::read(deserializer)
    }
}

impl Serialize for TranscriptItem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = Writer::new(serializer);
        out.required("text", &self.text, Text);
        out.required("speaker", &self.speaker, Text);
        out.optional("detailType", &self.detail_type, Text);
        out.optional("functionCallId", &self.function_call_id, Text);
        out.optional("startTimeMs", &self.start_time_ms, I64);
        out.optional("endTimeMs", &self.end_time_ms, I64);
        out.optional("functionCalls", &self.function_calls, List(Of::new()));
        out.end()
    }
}

/// A call.
#[derive(Debug, Clone, PartialEq)]
pub struct FunctionCall {
    /// `name`
    pub name: Option<String>,
    /// `args`
    pub args: Option<String>,
    /// `functionCallId`
    pub function_call_id: Option<String>,
}

impl Model for FunctionCall {
    const FIELDS: &'static Fields = &Fields {
        name: "FunctionCall",
        names: &["name", "args", "functionCallId"],
        sorted: &[1, 2, 0],
        required: &[],
    };

    fn empty() -> Self {
        Self { name: None, args: None, function_call_id: None }
    }

    fn set<'de, A: MapAccess<'de>>(&mut self, entry: Entry<'_, A>) -> Result<(), A::Error> {
        match entry.index() {
            0 => entry.optional(&mut self.name, Text),
            1 => entry.optional(&mut self.args, Text),
            2 => entry.optional(&mut self.function_call_id, Text),
            _ => entry.ignore(),
        }
    }
}

impl<'de> Deserialize<'de> for FunctionCall {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object::read(deserializer)
    }
}

impl Serialize for FunctionCall {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = Writer::new(serializer);
        out.optional("name", &self.name, Text);
        out.optional("args", &self.args, Text);
        out.optional("functionCallId", &self.function_call_id, Text);
        out.end()
    }
}

/// How a dial ended.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ResultType {
    /// `BUSY`
    Busy,
    /// `FAILED`
    Failed,
    /// `NO_ANSWER`
    NoAnswer,
    /// `HUMAN`
    Human,
    /// `VOICEMAIL`
    Voicemail,
    /// A value that this version does not know.
    Unrecognized(Unrecognized),
}

impl ResultType {
    /// The value as it stands on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Busy => "BUSY",
            Self::Failed => "FAILED",
            Self::NoAnswer => "NO_ANSWER",
            Self::Human => "HUMAN",
            Self::Voicemail => "VOICEMAIL",
            Self::Unrecognized(value) => value.as_str(),
        }
    }
}

impl From<&str> for ResultType {
    fn from(value: &str) -> Self {
        match value {
            "BUSY" => Self::Busy,
            "FAILED" => Self::Failed,
            "NO_ANSWER" => Self::NoAnswer,
            "HUMAN" => Self::Human,
            "VOICEMAIL" => Self::Voicemail,
            other => Self::Unrecognized(Unrecognized::new(other)),
        }
    }
}

impl std::fmt::Display for ResultType {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for ResultType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        open_enum::read(deserializer)
    }
}

impl Serialize for ResultType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
