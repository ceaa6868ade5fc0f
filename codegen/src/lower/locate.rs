//! What kind of node a pointer leads to, and the words of the way there.

use serde_json::Value;

use super::place::Place;
use super::{media, naming, response};
use crate::ir::Pointer;

/// What a node of the document is, by where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NodeKind {
    /// A Schema Object.
    Schema,
    /// A Parameter Object.
    Parameter,
    /// A Header Object.
    Header,
    /// A Request Body Object.
    RequestBody,
    /// A Response Object.
    Response,
    /// An Example Object.
    Example,
    /// A Link Object.
    Link,
    /// A Security Scheme Object.
    SecurityScheme,
    /// A Path Item Object.
    PathItem,
    /// A Callback Object.
    Callback,
    /// An Operation Object.
    Operation,
    /// A Media Type Object.
    MediaType,
    /// A map, a list or another object that nothing refers to.
    Other,
    /// A place that the specification does not know; it may be anything.
    Unknown,
}

impl NodeKind {
    /// The kind in words.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Schema => "a schema",
            Self::Parameter => "a parameter",
            Self::Header => "a header",
            Self::RequestBody => "a request body",
            Self::Response => "a response",
            Self::Example => "an example",
            Self::Link => "a link",
            Self::SecurityScheme => "a security scheme",
            Self::PathItem => "a path item",
            Self::Callback => "a callback",
            Self::Operation => "an operation",
            Self::MediaType => "a media type",
            Self::Other => "no node of its own",
            Self::Unknown => "an unknown node",
        }
    }
}

/// A node that a pointer leads to.
pub(super) struct Located<'a> {
    /// What it is.
    pub(super) kind: NodeKind,
    /// Its value in the rewritten tree.
    pub(super) value: &'a Value,
    /// The position, with its words.
    pub(super) place: Place,
}

/// Follows `pointer` through the rewritten tree; `None` where there is no such node.
pub(super) fn locate<'a>(tree: &'a Value, pointer: &Pointer) -> Option<Located<'a>> {
    let mut walk = Walk { tree, state: State::Root, words: Vec::new() };
    let mut value = tree;
    for step in pointer.steps() {
        let inner = child(value, &step)?;
        walk.step(&step, value, inner);
        value = inner;
    }
    let place = Place::owner(pointer.clone(), walk.words);
    Some(Located { kind: walk.state.kind(), value, place })
}

/// One step down; an index is written without leading zeros (RFC 6901 §4).
fn child<'a>(value: &'a Value, step: &str) -> Option<&'a Value> {
    match value {
        Value::Object(members) => members.get(step),
        Value::Array(items) if step == "0" || !step.starts_with(['0', '+', '-']) => {
            items.get(step.parse::<usize>().ok()?)
        }
        _ => None,
    }
}

struct Walk<'a> {
    tree: &'a Value,
    state: State,
    words: Vec<String>,
}

/// Where the walk stands: at a node, or in a map or list of nodes.
#[derive(Clone, Copy, PartialEq)]
enum State {
    Root,
    Components,
    Paths,
    Responses,
    Content,
    Encodings,
    Encoding,
    Node(NodeKind),
    Map(NodeKind),
    List(NodeKind),
}

impl State {
    fn kind(self) -> NodeKind {
        match self {
            Self::Node(kind) => kind,
            _ => NodeKind::Other,
        }
    }
}

impl Walk<'_> {
    /// From `parent` to its member or element `step`, which is `value`.
    fn step(&mut self, step: &str, parent: &Value, value: &Value) {
        self.state = match self.state {
            State::Root => root(step),
            State::Components => component(step),
            State::Paths => {
                self.words = naming::path_words(step);
                State::Node(NodeKind::PathItem)
            }
            State::Responses => self.response(step, parent),
            State::Content => self.content(step, parent),
            State::Encodings => State::Encoding,
            State::Encoding if step == "headers" => State::Map(NodeKind::Header),
            State::Encoding => State::Node(NodeKind::Other),
            State::Map(kind) => self.named(kind, step),
            State::List(kind) => self.listed(kind, step, value),
            State::Node(kind) => self.inside(kind, step, value),
        };
    }

    /// A member of a map: its key is a word.
    fn named(&mut self, kind: NodeKind, key: &str) -> State {
        self.words.push(key.to_owned());
        State::Node(kind)
    }

    /// An answer: its status is a word, unless it is the main one.
    fn response(&mut self, status: &str, responses: &Value) -> State {
        let keys =
            || responses.as_object().into_iter().flat_map(|map| map.keys()).map(String::as_str);
        let only = !keys().any(|key| key.starts_with(|first: char| first.is_ascii_digit()));
        let is_main = match response::main_status(keys()) {
            Some(main) => main == status,
            None => only && status == naming::DEFAULT,
        };
        if !is_main {
            self.words.push(status.to_owned());
        }
        State::Node(NodeKind::Response)
    }

    /// A media type: its kind is a word, where there are several.
    fn content(&mut self, media_type: &str, content: &Value) -> State {
        let several = content.as_object().is_some_and(|map| map.len() > 1);
        let word = media::kind(media_type).and_then(media::word).filter(|_| several);
        self.words.extend(word.map(str::to_owned));
        State::Node(NodeKind::MediaType)
    }

    /// An element of a list: its own name is a word, if it has one.
    fn listed(&mut self, kind: NodeKind, index: &str, value: &Value) -> State {
        let own = value.get("name").or_else(|| value.get("title")).and_then(Value::as_str);
        self.words.push(own.unwrap_or(index).to_owned());
        State::Node(kind)
    }

    fn inside(&mut self, kind: NodeKind, step: &str, value: &Value) -> State {
        match kind {
            NodeKind::Schema => self.schema(step),
            NodeKind::PathItem => self.path_item(step, value),
            NodeKind::Operation => self.operation(step),
            NodeKind::Parameter | NodeKind::Header => self.carrier(step),
            NodeKind::RequestBody | NodeKind::Response => self.carrier(step),
            NodeKind::MediaType => self.media_type(step),
            NodeKind::Callback => State::Node(NodeKind::PathItem),
            NodeKind::Unknown => self.named(NodeKind::Unknown, step),
            _ => State::Node(NodeKind::Other),
        }
    }

    fn schema(&mut self, step: &str) -> State {
        match step {
            "properties" | "patternProperties" | "definitions" | "$defs" => {
                State::Map(NodeKind::Schema)
            }
            "items" => self.named(NodeKind::Schema, naming::ITEM),
            "additionalProperties" => self.named(NodeKind::Schema, naming::VALUE),
            "not" => State::Node(NodeKind::Schema),
            "allOf" | "oneOf" | "anyOf" | "prefixItems" => State::List(NodeKind::Schema),
            _ => State::Node(NodeKind::Other),
        }
    }

    fn path_item(&mut self, step: &str, value: &Value) -> State {
        match step {
            "parameters" => State::List(NodeKind::Parameter),
            "servers" | "summary" | "description" => State::Node(NodeKind::Other),
            method => {
                match own_id(self.tree, value) {
                    Some(id) => self.words = vec![id.to_owned()],
                    None => self.words.insert(0, method.to_owned()),
                }
                State::Node(NodeKind::Operation)
            }
        }
    }

    fn operation(&mut self, step: &str) -> State {
        match step {
            "parameters" => State::List(NodeKind::Parameter),
            "requestBody" => self.named(NodeKind::RequestBody, naming::REQUEST),
            "responses" => {
                self.words.push(naming::RESPONSE.to_owned());
                State::Responses
            }
            "callbacks" => State::Map(NodeKind::Callback),
            _ => State::Node(NodeKind::Other),
        }
    }

    fn carrier(&mut self, step: &str) -> State {
        match step {
            "schema" => State::Node(NodeKind::Schema),
            "content" => State::Content,
            "headers" => State::Map(NodeKind::Header),
            "links" => State::Map(NodeKind::Link),
            "examples" => State::Map(NodeKind::Example),
            _ => State::Node(NodeKind::Other),
        }
    }

    fn media_type(&mut self, step: &str) -> State {
        match step {
            "schema" => State::Node(NodeKind::Schema),
            "itemSchema" => self.named(NodeKind::Schema, naming::ITEM),
            "examples" => State::Map(NodeKind::Example),
            "encoding" => State::Encodings,
            _ => State::Node(NodeKind::Other),
        }
    }
}

/// The id of an operation, if no other one has it.
fn own_id<'a>(tree: &Value, operation: &'a Value) -> Option<&'a str> {
    let id = operation.get("operationId")?;
    let own = id.as_str().filter(|id| !id.trim().is_empty())?;
    let paths = tree.get("paths").and_then(Value::as_object);
    let items = paths.into_iter().flat_map(|paths| paths.values()).filter_map(Value::as_object);
    let operations = items.flat_map(|item| item.values());
    let same = operations.filter(|other| other.get("operationId") == Some(id));
    (same.count() <= 1).then_some(own)
}

fn root(step: &str) -> State {
    match step {
        "components" => State::Components,
        "paths" | "webhooks" | "x-webhooks" => State::Paths,
        // Left over from Swagger 2.0, and still referred to.
        "definitions" => State::Map(NodeKind::Schema),
        "parameters" => State::Map(NodeKind::Parameter),
        "responses" => State::Map(NodeKind::Response),
        _ => State::Node(NodeKind::Unknown),
    }
}

fn component(section: &str) -> State {
    State::Map(match section {
        "schemas" => NodeKind::Schema,
        "parameters" => NodeKind::Parameter,
        "headers" => NodeKind::Header,
        "requestBodies" => NodeKind::RequestBody,
        "responses" => NodeKind::Response,
        "examples" => NodeKind::Example,
        "links" => NodeKind::Link,
        "securitySchemes" => NodeKind::SecurityScheme,
        "callbacks" => NodeKind::Callback,
        "pathItems" => NodeKind::PathItem,
        _ => NodeKind::Unknown,
    })
}
