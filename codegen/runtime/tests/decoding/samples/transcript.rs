//! What is kept of a dial, in the shape that the generator emits.

use codegen_runtime::runtime::codec::{Of, Text};
use codegen_runtime::runtime::entry::Entry;
use codegen_runtime::runtime::fields::Fields;
use codegen_runtime::runtime::list::List;
use codegen_runtime::runtime::number::I64;
use codegen_runtime::runtime::object::{self, Model};
use codegen_runtime::runtime::writer::Writer;
use serde::de::MapAccess;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

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
