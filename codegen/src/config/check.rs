//! Holds a parsed `codegen.toml` to the table of keys, and reports all that is wrong at once.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Spans;
use super::forms::{self, Form};
use super::keys::{Key, Kind, TOP};
use crate::diagnostics::codes::config as codes;
use crate::diagnostics::{Code, Cure, Diagnostics};

/// Notes where the entries stand. `None`: something is wrong, and the diagnostics say what, in the
/// How a value of the kind looks.
fn sample(kind: &Kind) -> String {
    let text = match kind {
        Kind::Text(_) => "\"…\"".to_owned(),
        Kind::OneOf(values) => format!("\"{}\"", values.first().unwrap_or(&"…")),
        Kind::Texts(_) => "[\"…\"]".to_owned(),
        Kind::Flag | Kind::FlagOr(_) => "false".to_owned(),
        Kind::Number => "0".to_owned(),
        Kind::Map(_) | Kind::Table(_) => "{ … }".to_owned(),
    };
    format!("it looks so: {text}")
}

/// order of the file.
pub fn check(file: &str, table: &DeTable<'_>, diagnostics: &mut Diagnostics) -> Option<Spans> {
    let mut checker = Checker { spans: Spans::new(file), complaints: Vec::new() };
    checker.table("", table, TOP, 0..0);
    let Checker { spans, mut complaints } = checker;
    complaints.sort_by_key(|complaint| complaint.span.start);
    let clean = complaints.is_empty();
    for Complaint { code, span, message, cure, help } in complaints {
        let mut reported = diagnostics.report_at(code, spans.span(span), message);
        if let Some(cure) = cure {
            reported = reported.cure(cure);
        }
        if let Some(help) = help {
            reported.help(help);
        }
    }
    clean.then_some(spans)
}

struct Checker {
    spans: Spans,
    complaints: Vec<Complaint>,
}

struct Complaint {
    code: &'static Code,
    span: Range<usize>,
    message: String,
    cure: Option<Cure>,
    help: Option<String>,
}

type Name<'a> = Spanned<Cow<'a, str>>;

impl Checker {
    fn table(&mut self, section: &str, table: &DeTable<'_>, keys: &[Key], span: Range<usize>) {
        for (name, value) in table.iter() {
            match keys.iter().find(|key| key.name == name.get_ref()) {
                Some(key) => self.value(&joined(section, key.name), value, &key.kind),
                None => self.unknown_key(section, name, keys),
            }
        }
        for key in keys.iter().filter(|key| key.required && !table.contains_key(key.name)) {
            let message = format!("`[{section}]` lacks the key `{}`", key.name);
            let cure = Cure::Add(super::template::example(key.name, &key.kind));
            self.fail(&codes::MISSING, span.clone(), message, Some(cure));
        }
    }

    fn value(&mut self, section: &str, value: &Spanned<DeValue<'_>>, kind: &Kind) {
        let span = value.span();
        match (kind, value.get_ref()) {
            (Kind::Text(form), DeValue::String(text)) => self.text(section, text, *form, span),
            (Kind::Flag | Kind::FlagOr(_), DeValue::Boolean(_)) => {}
            (Kind::Number, DeValue::Integer(_)) => {}
            (Kind::FlagOr(kind), DeValue::Table(_)) => self.value(section, value, kind),
            (Kind::Texts(form), DeValue::Array(items)) => {
                for item in items.iter() {
                    self.item(section, item, *form);
                }
            }
            (Kind::OneOf(values), DeValue::String(text)) => {
                self.one_of(section, text, values, span)
            }
            (Kind::Table(keys), DeValue::Table(table)) => self.table(section, table, keys, span),
            (Kind::Map(kind), DeValue::Table(table)) => self.map(section, table, kind),
            (kind, value) => {
                let found = article(value.type_str());
                let message = format!("`{section}` holds {}, but this is {found}", told(kind));
                match converted(kind, value) {
                    Some(text) => self.fail(&codes::TYPE, span, message, Some(Cure::Write(text))),
                    None => self.fail_with_help(&codes::TYPE, span, message, sample(kind)),
                }
            }
        }
    }

    fn map(&mut self, section: &str, table: &DeTable<'_>, kind: &Kind) {
        for (name, value) in table.iter() {
            self.spans.note(section, name.get_ref(), name.span());
            self.value(&joined(section, name.get_ref()), value, kind);
        }
    }

    fn item(&mut self, section: &str, item: &Spanned<DeValue<'_>>, form: Form) {
        if let DeValue::String(text) = item.get_ref() {
            self.spans.note(section, text, item.span());
        }
        self.value(section, item, &Kind::Text(form));
    }

    fn text(&mut self, section: &str, text: &str, form: Form, span: Range<usize>) {
        if let Some(complaint) = forms::complaint(form, text) {
            let cure = forms::meant(form, text).map(|meant| Cure::Write(format!("{meant:?}")));
            self.fail(&codes::VALUE, span, format!("`{section}`: `{text}` {complaint}"), cure);
        }
    }

    fn one_of(&mut self, section: &str, text: &str, values: &[&str], span: Range<usize>) {
        if values.contains(&text) {
            return;
        }
        let message = format!("`{text}` is no value of `{section}`");
        let all = format!("it is one of {}", quoted(values.iter().copied()));
        match nearest(text, values.iter().copied()) {
            Some(near) => {
                self.fail(&codes::VALUE, span, message, Some(Cure::Write(format!("{near:?}"))));
            }
            None => self.fail_with_help(&codes::VALUE, span, message, all),
        }
    }

    fn unknown_key(&mut self, section: &str, name: &Name<'_>, keys: &[Key]) {
        let names = || keys.iter().map(|key| key.name);
        let place =
            if section.is_empty() { "the top".to_owned() } else { format!("`[{section}]`") };
        let message = format!("there is no key `{}` at {place}", name.get_ref());
        match nearest(name.get_ref(), names()) {
            Some(near) => {
                let cure = Cure::Write(near.to_owned());
                self.fail(&codes::UNKNOWN_KEY, name.span(), message, Some(cure));
            }
            None => {
                let help = format!("the keys are {}", quoted(names()));
                self.fail_with_help(&codes::UNKNOWN_KEY, name.span(), message, help);
            }
        }
    }

    fn fail(
        &mut self,
        code: &'static Code,
        span: Range<usize>,
        message: String,
        cure: Option<Cure>,
    ) {
        self.complaints.push(Complaint { code, span, message, cure, help: None });
    }

    fn fail_with_help(
        &mut self,
        code: &'static Code,
        span: Range<usize>,
        message: String,
        help: String,
    ) {
        self.complaints.push(Complaint { code, span, message, cure: None, help: Some(help) });
    }
}

fn joined(section: &str, name: &str) -> String {
    if section.is_empty() { name.to_owned() } else { format!("{section}.{name}") }
}

fn told(kind: &Kind) -> &'static str {
    match kind {
        Kind::Text(_) | Kind::OneOf(_) => "a string",
        Kind::Flag => "true or false",
        Kind::Number => "an integer",
        Kind::Texts(_) => "a list of strings",
        Kind::Table(_) | Kind::Map(_) => "a table",
        Kind::FlagOr(_) => "true, false or a table",
    }
}

/// A value of the wrong type as one of the right type, where its sense is plain.
fn converted(kind: &Kind, value: &DeValue<'_>) -> Option<String> {
    match (kind, value) {
        (Kind::Texts(_), DeValue::String(text)) => Some(format!("[{text:?}]")),
        (Kind::Flag | Kind::FlagOr(_), DeValue::String(text)) => match text.as_ref() {
            "true" | "yes" | "on" => Some("true".to_owned()),
            "false" | "no" | "off" => Some("false".to_owned()),
            _ => None,
        },
        (Kind::Text(_), DeValue::Integer(number)) => Some(format!("\"{number}\"")),
        (Kind::Text(_), DeValue::Float(number)) => Some(format!("\"{number}\"")),
        _ => None,
    }
}

fn article(name: &str) -> String {
    let article = if name.starts_with(['a', 'i']) { "an" } else { "a" };
    format!("{article} {name}")
}

fn quoted<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// The name that was meant, if one is near enough to say so.
fn nearest<'a>(text: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let text = text.to_ascii_lowercase().replace('_', "-");
    // In short words one slip is much to the first measure.
    let likeness = |name: &str| match strsim::osa_distance(&text, name) {
        0 | 1 => 1.0,
        _ => strsim::jaro_winkler(&text, name),
    };
    names
        .map(|name| (likeness(name), name))
        .filter(|(score, _)| *score >= 0.8)
        .max_by(|(left, _), (right, _)| left.total_cmp(right))
        .map(|(_, name)| name)
}
