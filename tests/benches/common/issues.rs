//! A tracker's issues, documents and events: JSON, and types written by hand with serde's derive.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Issue {
    pub id: i64,
    pub node_id: String,
    pub url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html_url: Option<String>,
    pub number: i64,
    pub state: State,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state_reason: Option<StateReason>,
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    pub user: User,
    pub labels: Vec<IssueLabel>,
    pub assignees: Vec<User>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub milestone: Option<Milestone>,
    pub locked: bool,
    pub comments: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed_at: Option<DateTime<FixedOffset>>,
    pub created_at: DateTime<FixedOffset>,
    pub updated_at: DateTime<FixedOffset>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reactions: Option<Reactions>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    Open,
    Closed,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StateReason {
    Completed,
    Reopened,
    NotPlanned,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct User {
    pub login: String,
    pub id: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub avatar_url: Option<String>,
    pub url: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub site_admin: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum IssueLabel {
    Name(String),
    Label(Box<Label>),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Label {
    pub id: i64,
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<bool>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Milestone {
    pub id: i64,
    pub number: i64,
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_on: Option<DateTime<FixedOffset>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reactions {
    pub total_count: i64,
    #[serde(rename = "+1", skip_serializing_if = "Option::is_none")]
    pub plus: Option<i64>,
    #[serde(rename = "-1", skip_serializing_if = "Option::is_none")]
    pub minus: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub laugh: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heart: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Block {
    Paragraph(Box<Paragraph>),
    Heading(Box<Heading>),
    Code(Box<Code>),
    Quote(Box<Quote>),
    List(Box<List>),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Paragraph {
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Heading {
    pub heading: String,
    pub level: i64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Code {
    pub code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quote {
    pub quote: Vec<Block>,
    pub author: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct List {
    pub items: Vec<Block>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ordered: Option<bool>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    Labeled(Box<Labeled>),
    Commented(Box<Commented>),
    Closed(Box<Closed>),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Labeled {
    pub id: i64,
    pub label: Label,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Commented {
    pub id: i64,
    pub body: String,
    pub user: User,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Closed {
    pub id: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commit: Option<String>,
}

fn user(number: usize) -> Value {
    json!({ "login": format!("user-{number}"), "id": number, "node_id": "MDQ6VXNlcjE=",
        "avatar_url": "https://example.com/images/avatar.png", "gravatar_id": "",
        "url": format!("https://example.com/users/{number}"), "type": "User", "site_admin": false })
}

fn label(number: usize) -> Value {
    json!({ "id": number, "name": format!("label-{number}"), "description": "What it is about",
        "color": "f29513", "default": number % 2 == 0 })
}

/// A list of issues.
pub fn issues(count: usize) -> Vec<u8> {
    let issue = |number: usize| {
        json!({
            "id": number, "node_id": "MDU6SXNzdWUx", "number": number, "locked": number % 7 == 0,
            "url": format!("https://example.com/repos/a/b/issues/{number}"),
            "repository_url": "https://example.com/repos/a/b",
            "html_url": format!("https://example.com/a/b/issues/{number}"),
            "state": if number % 2 == 0 { "open" } else { "closed" }, "state_reason": "completed",
            "title": "Found a bug", "body": "I am having a problem with this.\nIt is \"quoted\".",
            "user": user(number), "assignees": [user(number + 1), user(number + 2)],
            "labels": [label(number), label(number + 1), "plain"],
            "milestone": { "id": 1, "number": 1, "title": "v1.0", "due_on": "2012-10-09T23:39:01Z" },
            "comments": number, "closed_at": null, "created_at": "2011-04-22T13:33:48Z",
            "updated_at": "2011-04-22T13:33:48.123+02:00",
            "reactions": { "url": "https://example.com", "total_count": 3, "+1": 1, "-1": 2 }
        })
    };
    (0..count).map(issue).collect::<Value>().to_string().into_bytes()
}

/// A document whose blocks hold blocks, this many levels of them.
pub fn document(depth: usize) -> Vec<u8> {
    Value::Array(blocks(depth)).to_string().into_bytes()
}

fn blocks(depth: usize) -> Vec<Value> {
    let mut blocks = vec![
        json!({ "text": "Some words of a paragraph, about as long as they are." }),
        json!({ "heading": "A heading", "level": depth }),
        json!({ "code": "let a = 1;", "language": "rust" }),
    ];
    if depth > 0 {
        blocks.push(json!({ "quote": self::blocks(depth - 1), "author": "somebody" }));
        blocks.push(json!({ "items": self::blocks(depth - 1), "ordered": true }));
    }
    blocks
}

/// A list of events.
pub fn events(count: usize) -> Vec<u8> {
    let event = |number: usize| match number % 3 {
        0 => json!({ "event": "labeled", "id": number, "label": label(number) }),
        1 => json!({ "event": "commented", "id": number, "body": "Words.", "user": user(number) }),
        _ => json!({ "event": "closed", "id": number, "commit": "6dcb09b5b57875f334f61aebed695e" }),
    };
    (0..count).map(event).collect::<Value>().to_string().into_bytes()
}
