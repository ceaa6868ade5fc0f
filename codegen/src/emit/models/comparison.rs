//! `PartialEq` of objects: derived, or written out where the derived one is too deep for the compiler.

use codegen_quote::quote;
use codegen_tokens::{Ident, TokenStream};

use super::object::{Extras, Field};
use crate::ir::TypeId;
use crate::plan::Plan;

/// The word for the list of derives.
pub fn derived(plan: &Plan, id: TypeId) -> TokenStream {
    if plan.facts.ty(id).is_wide() { TokenStream::new() } else { quote!(, PartialEq) }
}

/// The impl, where it is not derived: a list of comparisons, which nests in nothing.
pub fn written(
    plan: &Plan,
    id: TypeId,
    (name, fields, extras): (&Ident, &[Field<'_>], Option<&Extras>),
    allow: &TokenStream,
) -> TokenStream {
    if !plan.facts.ty(id).is_wide() {
        return TokenStream::new();
    }
    let names = fields.iter().map(|field| &field.name).chain(extras.map(|extras| &extras.name));
    let compared = names.map(|field| quote!(self.#field == other.#field));
    quote! {
        #allow
        impl PartialEq for #name {
            fn eq(&self, other: &Self) -> bool {
                [#(#compared),*].into_iter().all(|equal| equal)
            }
        }
    }
}
