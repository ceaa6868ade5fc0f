//! `validate()` of request types: the constraints of the description, checked when the user asks.

use codegen_quote::quote;
use codegen_tokens::{Literal, TokenStream};
use serde_json::Number;

use super::object::{Extras, Field};
use crate::emit::idents::ident;
use crate::emit::types;
use crate::ir::{Additional, Constraints, Kind, Object, StringFormat, TypeId, TypeRef, Union};
use crate::plan::Plan;
use crate::plan::facts::{self, FieldForm, Rule};

/// The check of an object, where there is anything to check in a request.
pub fn object(
    plan: &Plan,
    id: TypeId,
    object: &Object,
    fields: &[Field<'_>],
    extras: Option<&Extras>,
) -> TokenStream {
    if !is_checked(plan, id) {
        return TokenStream::new();
    }
    let members = fields.iter().filter_map(|field| {
        let rules = rules(plan, &field.property.ty)?;
        let (wire, name) = (field.property.wire.as_str(), &field.name);
        let value = match field.form {
            FieldForm::Required => quote!(Some(&self.#name)),
            FieldForm::Nullable | FieldForm::Optional => quote!(self.#name.as_ref()),
            FieldForm::ThreeState => quote!(self.#name.as_option()),
        };
        Some(quote!(checks.member(#wire, #value, |value, checks| { #rules });))
    });
    let further = extras.and_then(|extras| {
        let Additional::Typed(ty) = &object.additional else { return None };
        let (name, rules) = (&extras.name, or_null(plan, ty)?);
        Some(quote!(checks.values(&self.#name, |value, checks| { #rules });))
    });
    let body = quote!(#(#members)* #further);
    with_method(plan, id, &body)
}

/// The check of a union: that of the member in use.
pub fn union(plan: &Plan, id: TypeId, union: &Union) -> TokenStream {
    if !is_checked(plan, id) {
        return TokenStream::new();
    }
    let variants = plan.names.ty(id).variants.iter();
    let checked = union
        .members
        .iter()
        .zip(variants)
        .filter_map(|(member, variant)| Some((ident(variant), or_null(plan, &member.ty)?)));
    let checked: Vec<_> = checked.collect();
    let body = match checked.as_slice() {
        [(variant, rules)] => quote!(if let Self::#variant(value) = self { #rules }),
        several => {
            let arms =
                several.iter().map(|(variant, rules)| quote!(Self::#variant(value) => { #rules }));
            quote!(match self { #(#arms)* _ => {} })
        }
    };
    with_method(plan, id, &body)
}

fn with_method(plan: &Plan, id: TypeId, body: &TokenStream) -> TokenStream {
    let name = ident(&plan.names.ty(id).ident);
    let allow = crate::emit::deprecated::allow(crate::emit::deprecated::in_definition(plan, id));
    let docs = match plan.settings.validate_on_send {
        true => {
            quote!(#[doc = " Checks the constraints of the description, as every call does before it sends this."])
        }
        false => {
            quote!(#[doc = " Checks the constraints of the description; nothing is checked on sending."])
        }
    };
    quote! {
        #allow
        impl #name {
            #docs
            #[doc = ""]
            #[doc = " # Errors"]
            #[doc = ""]
            #[doc = " Gives every violation with its JSON path."]
            pub fn validate(&self) -> Result<(), validate::Violations> {
                validate::validate(self)
            }
        }

        #allow
        impl validate::Validate for #name {
            fn check(&self, checks: &mut validate::Checks) {
                #body
            }
        }
    }
}

/// Whether a type has a check: only what a request can carry, never an answer.
pub fn is_checked(plan: &Plan, id: TypeId) -> bool {
    plan.facts.ty(id).constrained
}

/// The rules of a position that may be null.
fn or_null(plan: &Plan, ty: &TypeRef) -> Option<TokenStream> {
    let rules = rules(plan, ty)?;
    Some(match ty.nullable {
        true => quote!(if let Some(value) = value { #rules }),
        false => rules,
    })
}

/// The statements that check `value`, its null aside; nothing where there is nothing to check.
fn rules(plan: &Plan, ty: &TypeRef) -> Option<TokenStream> {
    let resolved = types::resolved(plan, ty);
    let own = ty.constraints.as_deref().or(resolved.constraints.as_deref());
    let own = own.map(|constraints| of_kind(plan, resolved, constraints)).unwrap_or_default();
    let below = match &resolved.kind {
        Kind::Named(id) if is_checked(plan, *id) => {
            Some(quote!(validate::Validate::check(value, checks);))
        }
        Kind::Array(item) => or_null(plan, item)
            .map(|rules| quote!(checks.elements(value, |value, checks| { #rules });)),
        Kind::Map(item) if !matches!(item.kind, Kind::Any(_)) => or_null(plan, item)
            .map(|rules| quote!(checks.values(value, |value, checks| { #rules });)),
        _ => None,
    };
    let all = quote!(#own #below);
    (!all.is_empty()).then_some(all)
}

fn of_kind(plan: &Plan, ty: &TypeRef, constraints: &Constraints) -> TokenStream {
    let rules = facts::rules(&ty.kind, constraints, &plan.settings);
    rules.iter().map(|rule| of_rule(rule, &ty.kind)).collect()
}

fn of_rule(rule: &Rule, kind: &Kind) -> TokenStream {
    match rule {
        Rule::Count(name, bound) => {
            let (name, bound) = (ident(name), Literal::u64_unsuffixed(*bound));
            let value = match kind {
                Kind::Map(_) => quote!(value.len()),
                kind => text(kind),
            };
            quote!(checks.#name(#value, #bound);)
        }
        Rule::Bound(name, bound) => {
            let (name, bound) = (ident(name), literal(bound, kind));
            quote!(checks.#name(value, #bound);)
        }
        Rule::Pattern(shown, expression) => {
            let value = text(kind);
            quote! {
                static PATTERN: pattern::Pattern = pattern::Pattern::new(#shown, #expression);
                PATTERN.check(#value, checks);
            }
        }
        Rule::UniqueItems => quote!(checks.unique_items(value);),
    }
}

/// The value that is counted or matched: of a password what it hides.
fn text(kind: &Kind) -> TokenStream {
    match kind {
        Kind::String(StringFormat::Password) => quote!(value.expose()),
        _ => quote!(value),
    }
}

/// Constants that clippy wants by their names.
const CONSTANTS: [(&str, f64); 19] = {
    use std::f64::consts::*;
    [
        ("E", E),
        ("FRAC_1_PI", FRAC_1_PI),
        ("FRAC_1_SQRT_2", FRAC_1_SQRT_2),
        ("FRAC_2_PI", FRAC_2_PI),
        ("FRAC_2_SQRT_PI", FRAC_2_SQRT_PI),
        ("FRAC_PI_2", FRAC_PI_2),
        ("FRAC_PI_3", FRAC_PI_3),
        ("FRAC_PI_4", FRAC_PI_4),
        ("FRAC_PI_6", FRAC_PI_6),
        ("FRAC_PI_8", FRAC_PI_8),
        ("LN_10", LN_10),
        ("LN_2", LN_2),
        ("LOG10_2", LOG10_2),
        ("LOG10_E", LOG10_E),
        ("LOG2_10", LOG2_10),
        ("LOG2_E", LOG2_E),
        ("PI", PI),
        ("SQRT_2", SQRT_2),
        ("TAU", TAU),
    ]
};

fn literal(bound: &Number, kind: &Kind) -> TokenStream {
    let text = match kind {
        Kind::Integer(_) => bound.to_string(),
        _ => return float(bound.as_f64().unwrap_or_default()),
    };
    text.parse().expect("a number is a literal")
}

/// With an exponent, so that no bound looks like a well-known constant to clippy; one that is such a
/// constant to the last digit goes by its name.
fn float(value: f64) -> TokenStream {
    if let Some((name, _)) = CONSTANTS.iter().find(|(_, constant)| *constant == value.abs()) {
        let (sign, name) = ((value < 0.0).then(|| quote!(-)), ident(name));
        return quote!(#sign std::f64::consts::#name);
    }
    format!("{value:e}").parse().expect("a number is a literal")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_that_clippy_takes_for_constants_go_by_their_names() {
        for (value, expected) in [
            (std::f64::consts::PI, "std :: f64 :: consts :: PI"),
            (-std::f64::consts::SQRT_2, "- std :: f64 :: consts :: SQRT_2"),
            (314.0 / 100.0, "3.14e0"),
            (0.0, "0e0"),
        ] {
            assert_eq!(float(value).to_string(), expected);
        }
    }
}
