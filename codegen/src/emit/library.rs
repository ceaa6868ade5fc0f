//! `lib.rs`: the crate's documentation and its public names.

use codegen_quote::quote;
use codegen_tokens::TokenStream;

use super::idents::ident;
use super::{client, docs, models, prose, servers};
use crate::plan::Plan;
use crate::plan::facts::{BodyShape, OperationFacts};

/// The root of the generated crate.
pub fn library(plan: &Plan) -> TokenStream {
    let inner = docs::inner_attributes(&prose::crate_docs(plan));
    let runtime = runtime(plan);
    let violations = models::has_checks(plan).then(|| {
        quote!(
            pub use runtime::validate::{Violation, Violations};
        )
    });
    let oauth2 = client::takes_programs(plan).then(|| {
        quote!(
            pub use crate::runtime::oauth2::{ClientAuthentication, ClientCredentials};
        )
    });
    let is_paged = |id| plan.facts.operation(id).paging.is_some();
    let pages = plan.api.operations_with_ids().any(|(id, _)| is_paged(id)).then(|| {
        quote!(
            pub use runtime::pages::{Items, Page, Pages};
        )
    });
    if plan.settings.types_only {
        return quote! {
            #inner
            pub mod models;
            #runtime
            #violations
        };
    }
    let (bodies, streams) = (bodies(plan), streams(plan));
    let idents: Vec<_> = servers::idents(plan).iter().map(|name| ident(name)).collect();
    let module = (!idents.is_empty()).then(|| {
        quote!(
            mod servers;
        )
    });
    let types = (!idents.is_empty()).then(|| quote!(pub use servers::{#(#idents),*};));
    quote! {
        #inner
        mod client;
        #[cfg(feature = "mock")]
        pub mod mock;
        pub mod models;
        pub mod operations;
        #module
        #runtime
        pub use client::{Client, ClientBuilder};
        pub use http::Method;
        pub use runtime::raw::RawRequest;
        #pages
        pub use runtime::error::{CallError, Error, ErrorKind, PageProblem, RawBody};
        pub use runtime::raw_response::RawResponse;
        pub use runtime::retry::RetryPolicy;
        pub use runtime::redirect::RedirectPolicy;
        pub use runtime::secret::Secret;
        #types
        #violations

        #[doc = " Credentials of your own: tokens from a provider, signatures, whatever a call has to carry."]
        pub mod auth {
            pub use crate::runtime::auth::{AuthError, Credential, bearer_from};
            pub use crate::runtime::head::RequestHead;
            #oauth2
        }

        #[doc = " Layers: your code around every exchange with the server, to log, sign, cache or refuse."]
        pub mod layer {
            pub use crate::runtime::layer::{Exchange, Layer, Next, Outgoing};
        }

        #[doc = " Transports: what carries requests, and how to bring your own."]
        pub mod transport {
            pub use crate::runtime::body::{Body, BoxFuture};
            pub use crate::runtime::clock::{Clock, Jitter};
            pub use crate::runtime::transport::{Deadline, Transport};
            pub use crate::runtime::transport_error::{TransportError, TransportErrorKind};

            #[doc = " The transport over `reqwest`. Its types are no part of this crate's promise of stability."]
            #[cfg(feature = "reqwest")]
            pub mod reqwest {
                pub use crate::runtime::reqwest_transport::ReqwestTransport;
            }
        }

        #bodies
        #streams
    }
}

/// What bodies are given as, where they are no models.
fn bodies(plan: &Plan) -> Option<TokenStream> {
    let used = |wanted: fn(&BodyShape) -> bool| {
        operations(plan).any(|facts| facts.arguments.bodies.iter().any(|form| wanted(&form.shape)))
    };
    let media = used(|shape| matches!(shape, BodyShape::Media)).then(|| {
        quote!(
            pub use crate::runtime::media_body::MediaBody;
        )
    });
    let parts = used(|shape| matches!(shape, BodyShape::Multipart(_))).then(|| {
        quote!(
            pub use crate::runtime::multipart::{Multipart, Part};
        )
    });
    let octets = used(|shape| matches!(shape, BodyShape::Binary));
    (octets || media.is_some() || parts.is_some()).then(|| {
        quote! {
            #[doc = " Bodies of requests that are no models: octets, files, streams."]
            pub mod body {
                pub use crate::runtime::body::Body;
                #[cfg(feature = "reqwest")]
                pub use crate::runtime::body_reader::from_reader;
                #media
                #parts
            }
        }
    })
}

/// What is read as it comes, and what comes beside a value.
fn streams(plan: &Plan) -> Option<TokenStream> {
    let used = |wanted: fn(&OperationFacts) -> bool| operations(plan).any(wanted);
    let events = used(|facts| facts.streams.events.is_some()).then(|| {
        quote!(
            pub use crate::runtime::events::{Event, Events, Reconnect};
        )
    });
    let lines = used(|facts| facts.streams.lines.is_some()).then(|| {
        quote!(
            pub use crate::runtime::json_lines::JsonLines;
        )
    });
    let download = used(|facts| facts.streams.download).then(|| {
        quote!(
            pub use crate::runtime::download::{Download, Downloading};
        )
    });
    let headers = used(|facts| !facts.headers.is_empty()).then(|| {
        quote!(
            pub use crate::runtime::answered::Answered;
        )
    });
    let any = [&events, &lines, &download, &headers].iter().any(|uses| uses.is_some());
    any.then(|| {
        quote! {
            #[doc = " Answers that are more than a value: streams, and values with their headers."]
            pub mod answer {
                #headers
                #download
                #events
                #lines
            }
        }
    })
}

/// The facts of what is generated.
fn operations(plan: &Plan) -> impl Iterator<Item = &OperationFacts> {
    let ids = plan.names.groups.iter().flat_map(|group| &group.operations);
    ids.map(|id| plan.facts.operation(*id))
}

/// The support code: a copy, or the crate that it is copied from.
fn runtime(plan: &Plan) -> TokenStream {
    if plan.settings.runtime_path.is_some() {
        quote! {
            #[doc(hidden)]
            pub use codegen_runtime::runtime;
        }
    } else {
        quote! {
            #[doc(hidden)]
            pub mod runtime;
        }
    }
}
