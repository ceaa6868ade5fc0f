//! `validate()` of request types: the constraints of the description, checked when the user asks.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;
use serde_json::Number;

use super::object::{Extras, Field};
use crate::emit::idents::ident;
use crate::emit::types::{self, Types};
use crate::ir::{
    Additional, Constraints, IntegerFormat, Kind, Object, Shape, TypeId, TypeRef, Union,
};
use crate::plan::Plan;
use crate::plan::facts::FieldForm;

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
    let arms = union.members.iter().zip(variants).filter_map(|(member, variant)| {
        let (rules, variant) = (or_null(plan, &member.ty)?, ident(variant));
        Some(quote!(Self::#variant(value) => { #rules }))
    });
    let body = quote!(match self { #(#arms)* _ => {} });
    with_method(plan, id, &body)
}

fn with_method(plan: &Plan, id: TypeId, body: &TokenStream) -> TokenStream {
    let name = ident(&plan.names.ty(id).ident);
    let allow = crate::emit::deprecated::allow(crate::emit::deprecated::in_definition(plan, id));
    quote! {
        #allow
        impl #name {
            #[doc = " Checks the constraints of the description; nothing is checked on sending."]
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

/// Only what a request can carry is checked, never an answer.
pub fn is_checked(plan: &Plan, id: TypeId) -> bool {
    let facts = plan.facts.ty(id);
    facts.constrained && facts.reach.request && has_check(plan, id)
}

/// Whether a named type has a `check` of its own.
fn has_check(plan: &Plan, id: TypeId) -> bool {
    matches!(plan.shape(id), Shape::Object(_) | Shape::Union(_))
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
    match &ty.kind {
        Kind::String(_) if Types::inside(plan).bare(ty).to_string() == "String" => counts(&[
            ("min_length", constraints.min_length),
            ("max_length", constraints.max_length),
        ]),
        Kind::Integer(format) => {
            let wide = plan.settings.wide_integers;
            bounds(constraints, |n| integer(n, if wide { IntegerFormat::I64 } else { *format }))
        }
        Kind::Number(_) => bounds(constraints, float),
        Kind::Array(_) => {
            let unique = constraints.unique_items.then(|| quote!(checks.unique_items(value);));
            let counts = counts(&[
                ("min_items", constraints.min_items),
                ("max_items", constraints.max_items),
            ]);
            quote!(#counts #unique)
        }
        Kind::Map(_) => {
            let count = |name: &str, bound: Option<u64>| {
                let (name, bound) = (ident(name), Literal::u64_unsuffixed(bound?));
                Some(quote!(checks.#name(value.len(), #bound);))
            };
            let least = count("min_properties", constraints.min_properties);
            let most = count("max_properties", constraints.max_properties);
            quote!(#least #most)
        }
        _ => TokenStream::new(),
    }
}

/// Bounds of counts; one of zero at the lower end says nothing.
fn counts(rules: &[(&str, Option<u64>)]) -> TokenStream {
    let stated = rules.iter().filter_map(|(name, bound)| Some((*name, (*bound)?)));
    let lines = stated.filter(|(name, bound)| *bound > 0 || !name.starts_with("min")).map(
        |(name, bound)| {
            let (name, bound) = (ident(name), Literal::u64_unsuffixed(bound));
            quote!(checks.#name(value, #bound);)
        },
    );
    quote!(#(#lines)*)
}

fn bounds(
    constraints: &Constraints,
    literal: impl Fn(&Number) -> Option<TokenStream>,
) -> TokenStream {
    let rule = |bound: &Option<Number>, plain: &str, exclusive: &str, is_exclusive: bool| {
        let bound = literal(bound.as_ref()?)?;
        let name: Ident = ident(if is_exclusive { exclusive } else { plain });
        Some(quote!(checks.#name(value, #bound);))
    };
    let Constraints { minimum, exclusive_minimum, maximum, exclusive_maximum, multiple_of, .. } =
        constraints;
    let least = rule(minimum, "minimum", "exclusive_minimum", *exclusive_minimum);
    let most = rule(maximum, "maximum", "exclusive_maximum", *exclusive_maximum);
    let step = multiple_of.as_ref().filter(|step| step.as_f64().is_some_and(|step| step > 0.0));
    let step = rule(&step.cloned(), "multiple_of", "multiple_of", false);
    quote!(#least #most #step)
}

/// A bound inside the type's own range; one at its edge or beyond it says nothing.
fn integer(number: &Number, format: IntegerFormat) -> Option<TokenStream> {
    let (low, high): (i128, i128) = match format {
        IntegerFormat::I8 => (i8::MIN.into(), i8::MAX.into()),
        IntegerFormat::I16 => (i16::MIN.into(), i16::MAX.into()),
        IntegerFormat::I32 => (i32::MIN.into(), i32::MAX.into()),
        IntegerFormat::I64 => (i64::MIN.into(), i64::MAX.into()),
        IntegerFormat::U8 => (0, u8::MAX.into()),
        IntegerFormat::U16 => (0, u16::MAX.into()),
        IntegerFormat::U32 => (0, u32::MAX.into()),
        IntegerFormat::U64 => (0, u64::MAX.into()),
    };
    let bound = number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from))?;
    (low < bound && bound < high).then(|| {
        let literal = Literal::i128_unsuffixed(bound);
        quote!(#literal)
    })
}

/// With an exponent, so that no bound looks like a well-known constant to clippy.
fn float(number: &Number) -> Option<TokenStream> {
    let text = format!("{:e}", number.as_f64()?);
    text.parse().ok()
}
