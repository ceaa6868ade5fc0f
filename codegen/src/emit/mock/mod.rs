//! `mock/`: a transport for tests of code that uses the crate, with expectations in the types of each operation.
//! Only the feature `mock` compiles it.

mod answers;

use codegen_quote::quote;
use codegen_tokens::TokenStream;

use super::idents::ident;
use super::uses::Module;
use super::{deprecated, docs, gate};
use crate::ir::OperationId;
use crate::plan::Plan;
use crate::plan::names::Group;

/// `mock/mod.rs`: the transport, and the accessors of tags.
pub fn module(plan: &Plan) -> Module {
    let groups = || {
        let groups = plan.names.groups.iter().enumerate();
        groups.map(|(index, group)| (group, gate(plan.gates.group(index))))
    };
    let modules = groups().map(|(group, gate)| {
        let stem = ident(&group.stem);
        quote! {
            #gate
            #[rustfmt::skip]
            mod #stem;
        }
    });
    let tagged = || groups().filter(|(group, _)| group.tag.is_some());
    let names = tagged().map(|(group, gate)| {
        let (stem, name) = (ident(&group.stem), ident(&group.ident));
        quote!(#gate pub use self::#stem::#name;)
    });
    let accessors = tagged().map(|(group, gate)| accessor(group, &gate));
    let keys = plan.api.schemes.iter().map(|scheme| &scheme.key);
    let body = quote! {
        #[doc = " A transport that plays scripted answers and remembers what it was asked. Clones share both."]
        #[derive(Debug, Clone, Default)]
        pub struct MockTransport {
            transport: mock::MockTransport,
        }

        impl MockTransport {
            #[doc = " A transport that has nothing to say yet."]
            #[must_use]
            pub fn new() -> Self {
                Self::default()
            }

            #[doc = " A client over this transport, with made-up credentials and a clock on which waits take no time."]
            pub fn builder(&self) -> crate::ClientBuilder {
                crate::Client::builder()
                    .base_url("https://mock.invalid")
                    .transport(self.transport.clone())
                    .clock(self.transport.clock())
                    .jitter(mock::MockJitter::new(0.0))
                    #(.credential(#keys, credentials::bearer("mock")))*
            }

            #(#accessors)*
        }

        #[doc = " What is said and asked without regard to operations."]
        impl std::ops::Deref for MockTransport {
            type Target = mock::MockTransport;

            fn deref(&self) -> &Self::Target {
                &self.transport
            }
        }

        impl transport::Transport for MockTransport {
            fn send(&self, request: http::Request<body::Body>, deadline: transport::Deadline) -> layer::Exchange<'_> {
                transport::Transport::send(&self.transport, request, deadline)
            }
        }
    };
    let head = quote! {
        #![doc = " A transport that plays scripted answers, for tests of code that uses this crate."]
        #(#modules)*
        #(#names)*
        pub use crate::runtime::mock::{MockAnswer, MockClock, MockJitter, MockRequest};
        pub use crate::runtime::mock_operation::Expected;
    };
    Module { head, body }
}

fn accessor(group: &Group, gate: &TokenStream) -> TokenStream {
    let (name, ty) = (ident(&group.accessor), ident(&group.ident));
    let tag = docs::code(group.tag.as_deref().unwrap_or_default());
    let docs = docs::attributes(&[format!("What is answered to the operations tagged {tag}.")]);
    quote! {
        #docs
        #gate
        #[must_use]
        pub fn #name(&self) -> #ty<'_> {
            #ty::new(&self.transport)
        }
    }
}

/// The expectations of a group of operations: on the transport itself, or on the accessor of their tag.
pub fn group(plan: &Plan, group: &Group) -> Module {
    let body = match &group.tag {
        Some(tag) => tagged(plan, group, tag),
        None => {
            let lifetime = quote!('_);
            let transport = quote!(self);
            let methods =
                group.operations.iter().map(|id| method(plan, *id, &lifetime, &transport));
            quote! {
                impl super::MockTransport {
                    #(#methods)*
                }
            }
        }
    };
    Module { head: TokenStream::new(), body }
}

fn tagged(plan: &Plan, group: &Group, tag: &str) -> TokenStream {
    let name = ident(&group.ident);
    let tag = docs::code(tag);
    let docs = docs::attributes(&[format!("What is answered to the operations tagged {tag}.")]);
    let (lifetime, transport) = (quote!('a), quote!(self.transport));
    let methods = group.operations.iter().map(|id| method(plan, *id, &lifetime, &transport));
    quote! {
        #docs
        #[derive(Debug, Clone, Copy)]
        pub struct #name<'a> {
            transport: &'a mock::MockTransport,
        }

        impl<'a> #name<'a> {
            pub(super) fn new(transport: &'a mock::MockTransport) -> Self {
                Self { transport }
            }

            #(#methods)*
        }
    }
}

fn method(
    plan: &Plan,
    id: OperationId,
    lifetime: &TokenStream,
    transport: &TokenStream,
) -> TokenStream {
    let (operation, names) = (plan.api.operation(id), plan.names.operation(id));
    let (name, request, error) = (ident(&names.method), ident(&names.ident), ident(&names.error));
    let route = docs::code(&format!("{} {}", operation.method.as_str(), operation.path.raw));
    let docs = docs::attributes(&[format!("What is answered to a {route}.")]);
    let allow = deprecated::allow(deprecated::in_operation(plan, id));
    let output = answers::output_type(plan, id);
    let (success, failure) = (answers::success(plan, id), answers::failure(plan, id));
    quote! {
        #docs
        #allow
        pub fn #name(&self) -> mock_operation::Expected<#lifetime, #output, operations::#error> {
            mock_operation::Expected::new(#transport, operations::#request::ENDPOINT, #success, #failure)
        }
    }
}
