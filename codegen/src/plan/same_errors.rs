//! Operations that document the same errors share one enum of them.
//!
//! Every operation keeps the name that it has for its errors, so what changes elsewhere renames nothing; but
//! what is the same is defined, read and compiled once. It is shared within a file of operations, since any other
//! may stand behind a feature that is off.

use std::collections::{BTreeMap, HashMap};

use super::Names;
use super::facts::{Answer, Facts, Form};
use crate::ir::{Kind, OperationId, Shape, StatusMatch, TypeId, TypeRef};

/// The operations that share their errors, each with the one that defines them.
pub fn find(
    facts: &Facts,
    names: &Names,
    same: &BTreeMap<TypeId, Shape>,
) -> BTreeMap<OperationId, OperationId> {
    let mut shared = BTreeMap::new();
    for group in &names.groups {
        for class in classes(&group.operations, facts, same) {
            // A name that does not depend on the order of the document.
            let rank = |id: &OperationId| {
                let name = names.operation(*id).error.as_str();
                (name.chars().count(), name)
            };
            let Some(definition) = class.iter().copied().min_by_key(rank) else { continue };
            if class.len() > 1 {
                shared.extend(class.into_iter().map(|id| (id, definition)));
            }
        }
    }
    shared
}

/// The operations, those with the same errors together.
fn classes(
    operations: &[OperationId],
    facts: &Facts,
    same: &BTreeMap<TypeId, Shape>,
) -> Vec<Vec<OperationId>> {
    let mut known: HashMap<Vec<(StatusMatch, String)>, Vec<usize>> = HashMap::new();
    let mut classes: Vec<(Vec<Answer>, Vec<OperationId>)> = Vec::new();
    for id in operations {
        let errors = comparable(&facts.operation(*id).errors, same);
        let key = errors.iter().map(|answer| (answer.status, answer.variant.clone())).collect();
        let alike = known.entry(key).or_default();
        match alike.iter().find(|index| classes[**index].0 == errors) {
            Some(index) => classes[*index].1.push(*id),
            None => {
                alike.push(classes.len());
                classes.push((errors, vec![*id]));
            }
        }
    }
    classes.into_iter().map(|(_, members)| members).collect()
}

/// The answers in an order of their own, each type by its definition.
fn comparable(errors: &[Answer], same: &BTreeMap<TypeId, Shape>) -> Vec<Answer> {
    let defined = |answer: &Answer| match &answer.form {
        Form::Json(ty) => Answer { form: Form::Json(defined(ty, same)), ..answer.clone() },
        _ => answer.clone(),
    };
    let mut errors: Vec<_> = errors.iter().map(defined).collect();
    errors.sort_by(|a, b| (a.status, &a.variant).cmp(&(b.status, &b.variant)));
    errors
}

/// A type as it is read: assertions say nothing about that, and another name of a type is that type.
fn defined(ty: &TypeRef, same: &BTreeMap<TypeId, Shape>) -> TypeRef {
    let kind = match &ty.kind {
        Kind::Named(id) => match same.get(id) {
            Some(Shape::Alias(target)) => {
                return TypeRef { nullable: ty.nullable, ..defined(target, same) };
            }
            _ => Kind::Named(*id),
        },
        Kind::Array(item) => Kind::Array(Box::new(defined(item, same))),
        Kind::Map(value) => Kind::Map(Box::new(defined(value, same))),
        Kind::Tuple(items) => Kind::Tuple(items.iter().map(|item| defined(item, same)).collect()),
        other => other.clone(),
    };
    TypeRef { kind, nullable: ty.nullable, constraints: None }
}

#[cfg(test)]
mod tests {
    use crate::config::Config;
    use crate::load::NoFiles;
    use crate::{Input, Run, understand};

    /// Who shares with whom in a document with these operations, as `alias = definition`.
    fn shared(paths: &str) -> Vec<String> {
        let text = format!(
            "openapi: 3.0.3\npaths:\n{paths}components:\n  schemas:\n    \
             A: {{ properties: {{ a: {{ type: string }} }} }}\n    B: {{ properties: {{ b: {{ type: string }} }} }}\n"
        );
        let input = Input { name: "test.yaml", bytes: text.as_bytes(), files: &NoFiles };
        let plan = understand(input, &Config::default(), &mut Run::default()).expect("it is fine");
        let name = |id| plan.names.operation(id).error.clone();
        let operations = plan.api.operations_with_ids();
        let lines = operations.filter_map(|(id, _)| {
            plan.shared_errors(id).map(|to| format!("{} = {}", name(id), name(to)))
        });
        lines.collect()
    }

    fn operation(id: &str, responses: &[(&str, &str)]) -> String {
        let response = |(status, schema): &(&str, &str)| {
            format!(
                "        '{status}': {{ description: x, content: {{ application/json: {{ schema: \
                 {{ $ref: '#/components/schemas/{schema}' }} }} }} }}\n"
            )
        };
        let responses: String = responses.iter().map(response).collect();
        format!("  /{id}:\n    get:\n      operationId: {id}\n      responses:\n{responses}")
    }

    #[test]
    fn the_shortest_name_defines_what_is_the_same_in_any_order() {
        let long = operation("longer", &[("404", "A"), ("422", "B")]);
        let short = operation("own", &[("422", "B"), ("404", "A")]);
        assert_eq!(shared(&format!("{long}{short}")), ["LongerError = OwnError"]);
        assert_eq!(shared(&format!("{short}{long}")), ["LongerError = OwnError"]);
    }

    #[test]
    fn another_status_type_or_text_is_another_error() {
        let paths = [
            operation("one", &[("404", "A")]),
            operation("two", &[("404", "B")]),
            operation("three", &[("403", "A")]),
            operation("four", &[("404", "A")]).replace("description: x", "description: y"),
            operation("five", &[("404", "A"), ("422", "A")]),
        ];
        assert_eq!(shared(&paths.concat()), Vec::<String>::new());
    }

    #[test]
    fn inline_schemas_that_are_the_same_are_the_same_error() {
        let inline = |id: &str, kind: &str| {
            operation(id, &[("404", "A")]).replace(
                "{ $ref: '#/components/schemas/A' }",
                &format!("{{ type: object, properties: {{ why: {{ type: {kind} }} }} }}"),
            )
        };
        let same = inline("own", "string") + &inline("longer", "string");
        assert_eq!(shared(&same), ["LongerError = OwnError"]);
        assert_eq!(
            shared(&(inline("own", "string") + &inline("longer", "integer"))),
            Vec::<String>::new()
        );
    }

    #[test]
    fn no_feature_is_needed_for_the_errors_of_another_tag() {
        let one = operation("one", &[("404", "A")]) + "      tags: [x]\n";
        let two = operation("two", &[("404", "A")]) + "      tags: [y]\n";
        assert_eq!(shared(&(one + &two)), Vec::<String>::new());
    }
}
