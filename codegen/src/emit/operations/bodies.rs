//! The enum of the ways to give a body, where there are several.

use std::collections::BTreeSet;

use codegen_quote::quote;
use codegen_tokens::{Ident, TokenStream};

use super::body;
use crate::emit::idents::ident;
use crate::emit::types;
use crate::emit::{deprecated, docs};
use crate::ir::{Kind, OperationId, Shape, TypeId, TypeRef};
use crate::plan::Plan;
use crate::plan::facts::{BodyForm, BodyShape};

/// The enum; nothing where a body can be given in one way.
pub fn bodies(plan: &Plan, id: OperationId) -> TokenStream {
    let forms = &plan.facts.operation(id).arguments.bodies;
    if forms.len() < 2 {
        return TokenStream::new();
    }
    let names = plan.names.operation(id);
    let name = ident(&names.extras.body);
    let variants: Vec<Ident> = names.extras.variants.iter().map(|name| ident(name)).collect();
    let borrowed = forms.iter().any(body::is_borrowed);
    let (lifetime, elided) = (borrowed.then(|| quote!(<'a>)), borrowed.then(|| quote!(<'_>)));
    let of = docs::code(&names.ident);
    let docs = docs::attributes(&[format!("The ways to give the body of {of}, one a media type.")]);
    let allow = deprecated::allow(deprecated::in_operation(plan, id));
    let declared = forms.iter().zip(&variants).map(|(form, variant)| {
        let docs = docs::attributes(&[format!("As {}.", docs::code(&form.media_type))]);
        let ty = value_type(plan, id, form);
        quote!(#docs #variant(#ty))
    });
    let arms = forms.iter().zip(&variants).map(|(form, variant)| {
        let set = body::set(plan, form, &quote!(value));
        quote!(Self::#variant(value) => { #set })
    });
    let conversions = convertible(plan, forms).map(|index| {
        let (ty, variant) = (value_type(plan, id, &forms[index]), &variants[index]);
        quote! {
            #allow
            impl #lifetime From<#ty> for #name #lifetime {
                fn from(value: #ty) -> Self {
                    Self::#variant(value)
                }
            }
        }
    });
    quote! {
        #docs
        #allow
        #[derive(Debug)]
        #[non_exhaustive]
        pub enum #name #lifetime {
            #(#declared,)*
        }

        #allow
        impl #name #elided {
            pub(crate) fn set(self, call: &mut call::Call) {
                match self {
                    #(#arms)*
                }
            }
        }

        #(#conversions)*
    }
}

fn value_type(plan: &Plan, id: OperationId, form: &BodyForm) -> TokenStream {
    body::value_type(plan, id, form, &TokenStream::new(), &quote!('a))
}

/// The forms whose values say by their type which form is meant: models, of which the first form counts, and parts.
fn convertible<'a>(plan: &'a Plan, forms: &'a [BodyForm]) -> impl Iterator<Item = usize> + 'a {
    let mut seen = BTreeSet::new();
    let mut any_parts = false;
    forms.iter().enumerate().filter_map(move |(index, form)| {
        let is_first = match &form.shape {
            BodyShape::Json(ty) | BodyShape::Form(_, ty) => {
                model(plan, ty).is_some_and(|id| seen.insert(id))
            }
            BodyShape::Multipart(_) => !std::mem::replace(&mut any_parts, true),
            _ => false,
        };
        is_first.then_some(index)
    })
}

/// A type that no other name stands for, so that two conversions never are for the same type.
fn model(plan: &Plan, ty: &TypeRef) -> Option<TypeId> {
    let resolved = types::resolved(plan, ty);
    let Kind::Named(id) = resolved.kind else { return None };
    let is_own = matches!(plan.shape(id), Shape::Object(_) | Shape::Enum(_) | Shape::Union(_));
    (is_own && !ty.nullable && !resolved.nullable).then_some(id)
}
