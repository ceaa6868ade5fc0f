//! What a body is given as and what an answer becomes, in words.

use crate::ir::{Kind, OperationId, Shape, TypeRef};
use crate::plan::Plan;
use crate::plan::facts::{BodyForm, BodyShape, EventData, Form, Output, PartField, PartShape};

/// The ways to give the body.
pub fn bodies(plan: &Plan, id: OperationId) -> Vec<String> {
    let forms = &plan.facts.operation(id).arguments.bodies;
    forms.iter().map(|form| body(plan, form)).collect()
}

fn body(plan: &Plan, form: &BodyForm) -> String {
    let media_type = &form.media_type;
    match &form.shape {
        BodyShape::Json(ty) | BodyShape::Form(_, ty) => {
            format!("{media_type} from {}", spelled(plan, ty))
        }
        BodyShape::Lines(item) => format!("{media_type} from a list of {}", spelled(plan, item)),
        BodyShape::Multipart(parts) if parts.is_empty() => format!("{media_type} from any parts"),
        BodyShape::Multipart(parts) => {
            let parts: Vec<_> = parts.iter().map(|field| part(plan, field)).collect();
            format!("{media_type} from the parts {}", parts.join(", "))
        }
        BodyShape::Text => format!("{media_type} from text"),
        BodyShape::Binary => format!("{media_type} from bytes or a stream"),
        BodyShape::Media => {
            format!("{media_type} from bytes or a stream, and the media type that they have")
        }
    }
}

fn part(plan: &Plan, field: &PartField) -> String {
    let name = match &plan.api.ty(field.object).shape {
        Shape::Object(object) => object.properties[field.property].wire.as_str(),
        _ => "",
    };
    let what = match &field.shape {
        PartShape::File => "file".to_owned(),
        PartShape::Text(_) => "text".to_owned(),
        PartShape::Json(ty) => format!("JSON of {}", spelled(plan, ty)),
    };
    format!("`{name}` ({what}{})", if field.many { ", several" } else { "" })
}

/// What the methods that send give.
pub fn answers(plan: &Plan, id: OperationId) -> Vec<String> {
    let facts = plan.facts.operation(id);
    let mut list: Vec<String> = match &facts.output {
        Output::One(form) => vec![format!("send: {}", form_text(plan, form))],
        Output::Several(answers) => {
            let answer = |answer: &crate::plan::facts::Answer| {
                format!("send: {} is {}", answer.variant, form_text(plan, &answer.form))
            };
            answers.iter().map(answer).collect()
        }
    };
    list.extend(facts.streams.events.as_ref().map(|data| match data {
        EventData::Text => "into_events: text".to_owned(),
        EventData::Json(ty) | EventData::Whole { ty, .. } => {
            format!("into_events: {}", spelled(plan, ty))
        }
    }));
    let lines = facts.streams.lines.as_ref();
    list.extend(lines.map(|lines| format!("into_lines: {}", spelled(plan, &lines.item))));
    list.extend(facts.streams.download.then(|| "send_stream: bytes as they come".to_owned()));
    if !facts.headers.is_empty() {
        let names: Vec<_> = facts.headers.iter().map(|header| header.wire.as_str()).collect();
        list.push(format!("send_with_headers: also {}", names.join(", ")));
    }
    list
}

fn form_text(plan: &Plan, form: &Form) -> String {
    match form {
        Form::Nothing => "nothing".to_owned(),
        Form::Json(ty) => spelled(plan, ty),
        Form::Text | Form::String => "text".to_owned(),
        Form::Bytes => "bytes".to_owned(),
    }
}

/// A type as people call it.
fn spelled(plan: &Plan, ty: &TypeRef) -> String {
    match &ty.kind {
        Kind::Named(id) => format!("`{}`", plan.names.ty(*id).ident),
        Kind::Array(item) => format!("a list of {}", spelled(plan, item)),
        Kind::Map(value) => format!("a map to {}", spelled(plan, value)),
        Kind::Tuple(items) => format!("a tuple of {}", items.len()),
        Kind::String(_) => "a text".to_owned(),
        Kind::Integer(_) => "an integer".to_owned(),
        Kind::Number(_) => "a number".to_owned(),
        Kind::Boolean => "a boolean".to_owned(),
        Kind::Any(_) => "any JSON".to_owned(),
    }
}

#[cfg(test)]
mod tests;
