//! Which types have something to check: assertions of their own, or below them in what a request carries.

use super::reach::{self, Reach};
use crate::ir::{Additional, Api, Constraints, Kind, Shape, TypeDef, TypeRef};

/// For each type whether `validate` can find anything wrong with it. What only answers carry is never
/// checked, so it gives those that hold it nothing to check.
pub fn find(api: &Api, reach: &[Reach]) -> Vec<bool> {
    let mut users = vec![Vec::new(); api.types.len()];
    for (id, _) in api.types_with_ids() {
        reach::parts(api, id, &mut |part| users[part.index()].push(id.index()));
    }
    let mut found: Vec<bool> = api.types.iter().map(has_own).collect();
    let mut open: Vec<usize> = (0..found.len()).filter(|index| found[*index]).collect();
    while let Some(index) = open.pop() {
        if !reach[index].request {
            continue;
        }
        for user in &users[index] {
            if !std::mem::replace(&mut found[*user], true) {
                open.push(*user);
            }
        }
    }
    found
}

fn has_own(def: &TypeDef) -> bool {
    match &def.shape {
        Shape::Object(object) => {
            let extras = match &object.additional {
                Additional::Typed(ty) => is_checked(ty),
                Additional::Unspecified | Additional::Forbidden => false,
            };
            extras || object.properties.iter().any(|property| is_checked(&property.ty))
        }
        Shape::Union(union) => union.members.iter().any(|member| is_checked(&member.ty)),
        Shape::Alias(ty) => is_checked(ty),
        Shape::Enum(_) | Shape::Foreign(_) => false,
    }
}

fn is_checked(ty: &TypeRef) -> bool {
    let inside = match &ty.kind {
        Kind::Array(item) | Kind::Map(item) => is_checked(item),
        _ => false,
    };
    inside || ty.constraints.as_deref().is_some_and(|constraints| has_rules(&ty.kind, constraints))
}

/// Whether a position has rules that generated code checks; a pattern alone is only documented.
pub fn has_rules(kind: &Kind, constraints: &Constraints) -> bool {
    match kind {
        Kind::String(_) => constraints.min_length.is_some() || constraints.max_length.is_some(),
        Kind::Integer(_) | Kind::Number(_) => {
            constraints.minimum.is_some()
                || constraints.maximum.is_some()
                || constraints.multiple_of.is_some()
        }
        Kind::Array(_) => {
            constraints.min_items.is_some()
                || constraints.max_items.is_some()
                || constraints.unique_items
        }
        Kind::Map(_) => {
            constraints.min_properties.is_some() || constraints.max_properties.is_some()
        }
        Kind::Named(_) | Kind::Boolean | Kind::Tuple(_) | Kind::Any(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::config::Config;
    use crate::load::NoFiles;
    use crate::{Input, Run, understand};

    #[test]
    fn what_holds_only_answers_has_nothing_to_check() {
        let text = "openapi: 3.0.3
paths:
  /a: { get: { responses: { '200': { description: '', content: { application/json: { schema: { $ref: '#/components/schemas/Answer' } } } } } } }
  /b: { post: { requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Sent' } } } }, responses: {} } }
components:
  schemas:
    Answer: { type: object, properties: { a: { type: string, minLength: 1 } } }
    Sent: { type: object, properties: { part: { $ref: '#/components/schemas/Part' } } }
    Part: { type: object, properties: { a: { type: string, minLength: 1 } } }
    Unused: { type: object, properties: { answer: { $ref: '#/components/schemas/Answer' } } }
";
        let input = Input { name: "test.yaml", bytes: text.as_bytes(), files: &NoFiles };
        let plan = understand(input, &Config::default(), &mut Run::default()).expect("it is fine");
        let checked = plan.api.types_with_ids().filter(|(id, _)| plan.facts.ty(*id).constrained);
        let names: Vec<_> = checked.map(|(id, _)| plan.names.ty(id).ident.as_str()).collect();
        assert_eq!(names, ["Answer", "Sent", "Part"]);
    }
}
