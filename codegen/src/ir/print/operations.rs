//! Operations as text.

use std::fmt::Write;

use super::types::type_ref;
use super::{docs, hint, line, print_server, quoted, requirement};
use crate::ir::{
    Api, Body, Content, Header, MediaKind, Operation, Pageable, Parameter, PartEncoding, Presence,
    Response, StatusMatch,
};

pub(super) fn print_operation(out: &mut String, api: &Api, operation: &Operation) {
    let mut head = format!("{} {}", operation.method.as_str(), operation.path.raw);
    if let Some(id) = &operation.id {
        let _ = write!(head, " {}", quoted(id));
    }
    head.push_str(&hint(operation.name_hint.as_deref()));
    if !operation.tags.is_empty() {
        let _ = write!(head, " tags[{}]", operation.tags.join(" "));
    }
    line(out, "", &(head + &docs(&operation.docs)));
    if let Some(Pageable { items, next }) = &operation.pageable {
        let next = next.as_ref().map(|next| format!(" next {next}"));
        line(out, "  ", &format!("pages of {items}{}", next.unwrap_or_default()));
    }
    for server in &operation.servers {
        print_server(out, "  ", server);
    }
    if !operation.security.is_empty() {
        let alternatives = operation.security.iter().map(|need| requirement(api, need));
        line(out, "  ", &format!("security {}", alternatives.collect::<Vec<_>>().join(" | ")));
    }
    for parameter in &operation.parameters {
        line(out, "  ", &parameter_line(api, parameter));
    }
    if let Some(body) = &operation.body {
        print_body(out, api, body);
    }
    for response in &operation.responses {
        print_response(out, api, response);
    }
}

fn parameter_line(api: &Api, parameter: &Parameter) -> String {
    let location = format!("{:?}", parameter.location).to_lowercase();
    let mut text =
        format!("{location} {}{}", quoted(parameter.wire.as_str()), mark(parameter.presence));
    let _ = write!(text, ": {}", type_ref(api, &parameter.ty));
    if let Some(default) = &parameter.default {
        let _ = write!(text, " = {default}");
    }
    match &parameter.content {
        Some(media_type) => text.push_str(&format!(" as {media_type}")),
        None => text.push_str(&format!(" {:?}", parameter.style).to_lowercase()),
    }
    for (set, word) in [
        (parameter.explode, " explode"),
        (parameter.allow_reserved, " reserved"),
        (parameter.allow_empty_value, " empty"),
    ] {
        text.push_str(if set { word } else { "" });
    }
    text + &hint(parameter.name_hint.as_deref()) + &docs(&parameter.docs)
}

fn mark(presence: Presence) -> &'static str {
    match presence {
        Presence::Required => "",
        Presence::Optional => "?",
    }
}

fn print_body(out: &mut String, api: &Api, body: &Body) {
    line(out, "  ", &format!("body{}{}", mark(body.presence), docs(&body.docs)));
    print_contents(out, api, "    ", &body.contents);
}

fn print_response(out: &mut String, api: &Api, response: &Response) {
    let status = match response.status {
        StatusMatch::Code(code) => code.to_string(),
        StatusMatch::Range(digit) => format!("{digit}XX"),
        StatusMatch::Default => "default".to_owned(),
    };
    line(out, "  ", &format!("{status}{}", docs(&response.docs)));
    for header in &response.headers {
        line(out, "    ", &header_line(api, header));
    }
    print_contents(out, api, "    ", &response.contents);
}

fn header_line(api: &Api, header: &Header) -> String {
    let explode = if header.explode { " explode" } else { "" };
    let content = header.content.as_ref().map(|media_type| format!(" as {media_type}"));
    let content = content.unwrap_or_default();
    let ty = type_ref(api, &header.ty);
    format!(
        "header {}{}: {ty}{content}{explode}{}",
        quoted(header.wire.as_str()),
        mark(header.presence),
        docs(&header.docs)
    )
}

pub(super) fn print_contents(out: &mut String, api: &Api, indent: &str, contents: &[Content]) {
    for content in contents {
        let mut text = format!("{} {}", content.media_type, kind(content.kind));
        if let Some(ty) = &content.ty {
            let _ = write!(text, ": {}", type_ref(api, ty));
        }
        if let Some(item) = &content.item {
            let _ = write!(text, " of {}", type_ref(api, item));
        }
        line(out, indent, &text);
        for encoding in &content.encoding {
            print_encoding(out, api, indent, encoding);
        }
    }
}

fn kind(kind: MediaKind) -> String {
    format!("{kind:?}").to_lowercase()
}

fn print_encoding(out: &mut String, api: &Api, indent: &str, encoding: &PartEncoding) {
    let mut text = format!("  encoding {}", quoted(encoding.property.as_str()));
    if let Some(content_type) = &encoding.content_type {
        let _ = write!(text, " as {content_type}");
    }
    if let Some(style) = encoding.style {
        text.push_str(&format!(" {style:?}").to_lowercase());
    }
    match encoding.explode {
        Some(true) => text.push_str(" explode"),
        Some(false) => text.push_str(" joined"),
        None => {}
    }
    if encoding.allow_reserved {
        text.push_str(" reserved");
    }
    line(out, indent, &text);
    for header in &encoding.headers {
        line(out, indent, &format!("    {}", header_line(api, header)));
    }
}
