//! The agent of a dial, in the shape that the generator emits.

use codegen_runtime::runtime::codec::{Bool, Of, Text};
use codegen_runtime::runtime::entry::Entry;
use codegen_runtime::runtime::fields::Fields;
use codegen_runtime::runtime::json::JsonObject;
use codegen_runtime::runtime::list::List;
use codegen_runtime::runtime::number::I64;
use codegen_runtime::runtime::object::{self, Model};
use codegen_runtime::runtime::writer::Writer;
use serde::de::MapAccess;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

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
