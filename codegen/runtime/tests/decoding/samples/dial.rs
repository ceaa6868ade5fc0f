//! The Vogent dial and the page that it comes in, in the shape that the generator emits.

use chrono::{DateTime, FixedOffset};
use codegen_runtime::runtime::codec::{Of, Text};
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

use super::agent::Agent;
use super::transcript::{Recording, TranscriptItem};

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
