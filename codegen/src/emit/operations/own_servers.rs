//! The servers of an operation that has several of its own: an enum, and the setter that takes it.

use codegen_quote::quote;
use codegen_tokens::TokenStream;

use crate::emit::idents::ident;
use crate::emit::{docs, servers};
use crate::ir::OperationId;
use crate::plan::Plan;

/// Whether there is anything to choose.
pub fn has_choice(plan: &Plan, id: OperationId) -> bool {
    plan.facts.operation(id).servers.len() > 1
}

/// `with_server`; nothing where there is no choice.
pub fn setter(plan: &Plan, id: OperationId) -> TokenStream {
    if !has_choice(plan, id) {
        return TokenStream::new();
    }
    let server = ident(&plan.names.operation(id).extras.server);
    quote! {
        #[doc = " Chooses among the servers of this operation. A base URL that the client was given holds for all calls all the same."]
        pub fn with_server(self, server: #server) -> Self {
            Self::new(self.call.with_server(server.place()))
        }
    }
}

/// The enum; nothing where there is no choice.
pub fn choice(plan: &Plan, id: OperationId) -> TokenStream {
    if !has_choice(plan, id) {
        return TokenStream::new();
    }
    let (facts, names) = (plan.facts.operation(id), plan.names.operation(id));
    let name = ident(&names.extras.server);
    let of = docs::code(&names.ident);
    let docs = docs::attributes(&[format!("The servers of {of}, the default one first.")]);
    let variants = servers::variants(&facts.servers, &names.extras.servers);
    let places = facts.servers.iter().zip(&names.extras.servers).map(|(server, name)| {
        let (name, literal) = (ident(name), servers::literal(server));
        quote!(Self::#name => &#literal)
    });
    quote! {
        #docs
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
        }

        impl #name {
            fn place(self) -> &'static server::Server {
                match self {
                    #(#places,)*
                }
            }
        }
    }
}
