//! A request type: the static facts of its operation, setters, and the ways to send it.

use codegen_quote::quote;
use codegen_tokens::TokenStream;

use super::{
    answers, argument, bodies, body, headers, own_servers, pages, parts, security, streams,
};
use crate::emit::idents::{self, ident};
use crate::emit::{deprecated, docs, literals, servers};
use crate::ir::{Location, Operation, OperationId, Parameter, Presence, Style};
use crate::plan::{Plan, names};

/// The method on the client or on an accessor; `prefix` leads to the request types.
pub fn method(plan: &Plan, id: OperationId, prefix: &TokenStream) -> TokenStream {
    let (operation, names) = (plan.api.operation(id), plan.names.operation(id));
    let arguments = &plan.facts.operation(id).arguments;
    let (name, request) = (ident(&names.method), ident(&names.ident));
    let positional = arguments.positional.iter().map(|index| {
        let name = idents::argument(&names.parameters[*index]);
        let argument = argument::argument(plan, &operation.parameters[*index], &name);
        (*index, name, argument)
    });
    let positional: Vec<_> = positional.collect();
    let taken = positional.iter().map(|(_, name, argument)| {
        let ty = &argument.ty;
        quote!(#name: #ty)
    });
    let body = body::body(plan, id, prefix, &quote!(&mut call));
    let body = body.filter(|_| arguments.body_required);
    let taken_body = body.iter().map(|body| {
        let ty = &body.ty;
        quote!(body: #ty)
    });
    let sets = positional.iter().map(|(index, _, argument)| argument.set(*index));
    let call = quote!(self.core.call(#prefix #request::ENDPOINT) #(#sets)*);
    let lifetime = body.iter().map(|body| &body.lifetime);
    let make = match body.as_ref().map(|body| (&body.chained, &body.set)) {
        None => quote!(#prefix #request::new(#call)),
        Some((Some(set), _)) => quote!(#prefix #request::new(#call #set)),
        Some((None, set)) => quote! {
            let mut call = #call;
            #set
            #prefix #request::new(call)
        },
    };
    let docs = docs::attributes(&method_docs(operation));
    let mark = deprecated::mark(operation.docs.deprecated);
    let allow = deprecated::allow(deprecated::in_operation(plan, id));
    quote! {
        #docs
        #mark
        #allow
        pub fn #name #(#lifetime)* (&self, #(#taken,)* #(#taken_body)*) -> #prefix #request {
            #make
        }
    }
}

fn method_docs(operation: &Operation) -> Vec<String> {
    let route = docs::code(&format!("{} {}", operation.method.as_str(), operation.path.raw));
    let mut lines = vec![match operation.docs.summary.as_deref().and_then(docs::sentence) {
        Some(summary) => format!("{summary} ({route})"),
        None => format!("Makes a {route}."),
    }];
    let description = docs::lines(operation.docs.description.as_deref().unwrap_or_default());
    if !description.is_empty() {
        lines.push(String::new());
        lines.extend(description);
    }
    for note in &operation.docs.notes {
        lines.extend([String::new(), note.clone()]);
    }
    if let Some(scopes) = security::scopes(operation) {
        lines.extend([String::new(), scopes]);
    }
    lines
}

/// The request type with everything around it.
pub fn request(plan: &Plan, id: OperationId) -> TokenStream {
    let (operation, names) = (plan.api.operation(id), plan.names.operation(id));
    let name = ident(&names.ident);
    let route = docs::code(&format!("{} {}", operation.method.as_str(), operation.path.raw));
    let docs = docs::attributes(&[format!("A {route} that is ready to be sent.")]);
    let allow = deprecated::allow(deprecated::in_operation(plan, id));
    let endpoint = endpoint(plan, id);
    let setters = setters(plan, id);
    let send = answers::send(plan, id);
    let pages = pages::methods(plan, id);
    let with_headers = headers::method(plan, id);
    let streams = streams::methods(plan, id);
    let output = answers::output(plan, id);
    let error = answers::error(plan, id);
    let (bodies, form) = (bodies::bodies(plan, id), parts::form(plan, id));
    let headers = headers::headers(plan, id);
    let (with_server, server) = (own_servers::setter(plan, id), own_servers::choice(plan, id));
    quote! {
        #docs
        #[derive(Debug)]
        #[must_use = "a request does nothing until it is sent"]
        pub struct #name {
            call: call::Call,
        }

        #allow
        impl #name {
            #endpoint

            pub(crate) fn new(call: call::Call) -> Self {
                Self { call }
            }

            #setters

            #[doc = " Sets the longest that this call may take, retries included."]
            #[inline]
            pub fn with_timeout(self, timeout: std::time::Duration) -> Self {
                Self::new(self.call.with_timeout(timeout))
            }

            #[doc = " Sets the longest that one attempt of this call may take."]
            #[inline]
            pub fn with_attempt_timeout(self, timeout: std::time::Duration) -> Self {
                Self::new(self.call.with_attempt_timeout(timeout))
            }

            #[doc = " Sets a header of this call."]
            #[inline]
            pub fn with_header(self, name: &str, value: &str) -> Self {
                Self::new(self.call.with_header(name, value))
            }

            #[doc = " Sets when this call is tried again."]
            #[inline]
            pub fn with_retry(self, policy: retry::RetryPolicy) -> Self {
                Self::new(self.call.with_retry(policy))
            }

            #with_server

            #send
            #with_headers
            #pages
            #streams
        }

        #bodies
        #form
        #output
        #headers
        #server
        #error
    }
}

/// What the document says about the operation, for the shared call to act on.
fn endpoint(plan: &Plan, id: OperationId) -> TokenStream {
    let (operation, facts) = (plan.api.operation(id), plan.facts.operation(id));
    let key = names::operation_key(operation);
    let method = operation.method.as_str();
    let path = &operation.path.raw;
    let made = |parameter: &Parameter| is_idempotency_key(plan, id, parameter);
    let parameters = operation.parameters.iter().map(|found| parameter(found, made(found)));
    let accept = &facts.accept;
    let security = security::alternatives(plan, operation);
    let server = match facts.servers.first().map(servers::literal) {
        Some(server) => quote!(Some(&#server)),
        None => quote!(None),
    };
    let idempotency_key = match &facts.idempotency_key {
        Some(name) => quote!(Some(#name)),
        None => quote!(None),
    };
    quote! {
        pub(crate) const ENDPOINT: &'static call::Endpoint = &call::Endpoint {
            id: #key,
            method: #method,
            path: #path,
            parameters: &[#(#parameters),*],
            accept: &[#(#accept),*],
            security: #security,
            server: #server,
            idempotency_key: #idempotency_key,
        };
    }
}

/// Whether the parameter is the header that the client fills in itself.
fn is_idempotency_key(plan: &Plan, id: OperationId, parameter: &Parameter) -> bool {
    let key = plan.facts.operation(id).idempotency_key.as_deref();
    parameter.location == Location::Header
        && key.is_some_and(|key| key.eq_ignore_ascii_case(parameter.wire.as_str()))
}

/// A parameter; one that is `made` where it is not set is never missing.
fn parameter(parameter: &Parameter, made: bool) -> TokenStream {
    let name = parameter.wire.as_str();
    let constructor = match parameter.location {
        Location::Path => quote!(path),
        Location::Query => quote!(query),
        Location::QueryString => quote!(query_string),
        Location::Header => quote!(header),
        Location::Cookie => quote!(cookie),
    };
    let style = match (parameter.style, parameter.location) {
        (Style::Label, _) => quote!(.label()),
        (Style::Matrix, _) => quote!(.matrix()),
        (Style::SpaceDelimited, _) => quote!(.space_delimited()),
        (Style::PipeDelimited, _) => quote!(.pipe_delimited()),
        (Style::TabDelimited, _) => quote!(.tab_delimited()),
        (Style::DeepObject, _) => quote!(.deep_object()),
        (Style::Cookie, _) => quote!(.cookie_style()),
        (Style::Simple | Style::Form, _) => TokenStream::new(),
    };
    // What the constructor says, whatever the style is.
    let by_default = !matches!(parameter.location, Location::Path | Location::Header);
    let explode = (parameter.explode != by_default).then(|| {
        let explode = parameter.explode;
        quote!(.explode(#explode))
    });
    // A whole query that is a form is encoded already.
    let is_query = parameter.location == Location::QueryString;
    let is_written = is_query && parameter.content.as_deref().is_some_and(argument::is_form);
    let reserved = (parameter.allow_reserved || is_written).then(|| quote!(.allow_reserved()));
    let required =
        (parameter.presence == Presence::Required && parameter.location != Location::Path && !made)
            .then(|| quote!(.required()));
    quote!(param::Parameter::#constructor(#name) #style #explode #reserved #required)
}

/// A setter for each parameter that the method does not take, and for an optional body.
fn setters(plan: &Plan, id: OperationId) -> TokenStream {
    let (operation, names) = (plan.api.operation(id), plan.names.operation(id));
    let arguments = &plan.facts.operation(id).arguments;
    let setters = arguments.setters.iter().map(|index| {
        let parameter = &operation.parameters[*index];
        let name = ident(&names.parameters[*index]);
        let given = idents::argument(&names.parameters[*index]);
        let argument = argument::argument(plan, parameter, &given);
        let (ty, set) = (&argument.ty, argument.set(*index));
        let docs = docs::attributes(&setter_docs(plan, id, parameter));
        let mark = deprecated::mark(parameter.docs.deprecated);
        quote! {
            #docs
            #mark
            pub fn #name(self, #given: #ty) -> Self {
                Self::new(self.call #set)
            }
        }
    });
    let body = body::body(plan, id, &TokenStream::new(), &quote!(call));
    let optional_body = body.filter(|_| !arguments.body_required).map(|body| {
        let body::BodyArgument { lifetime, ty, set, chained } = body;
        let (mutable, set) = match chained {
            Some(set) => (None, quote!(Self::new(self.call #set))),
            None => (Some(quote!(mut)), quote!(let call = &mut self.call; #set self)),
        };
        quote! {
            #[doc = " Sets the body."]
            pub fn body #lifetime (#mutable self, body: #ty) -> Self {
                #set
            }
        }
    });
    quote! {
        #(#setters)*
        #optional_body
    }
}

const IDEMPOTENCY_KEY: &str =
    "Made up for each call where it is not set, and kept over its retries, which it makes safe.";

fn setter_docs(plan: &Plan, id: OperationId, parameter: &Parameter) -> Vec<String> {
    let mut lines = docs::lines(parameter.docs.description.as_deref().unwrap_or_default());
    if lines.is_empty() {
        lines.push(format!("Sets the parameter {}.", docs::code(parameter.wire.as_str())));
    }
    let mut facts = Vec::new();
    if is_idempotency_key(plan, id, parameter) {
        facts.push(IDEMPOTENCY_KEY.to_owned());
    } else if parameter.presence == Presence::Required {
        facts.push("Required.".to_owned());
    }
    if let Some(default) = &parameter.default {
        facts.push(format!("Default of the API: {}.", literals::value(default)));
    }
    if let Some(constraints) = &parameter.ty.constraints {
        facts.extend(literals::constraints(constraints));
    }
    if !facts.is_empty() {
        lines.push(String::new());
        lines.extend(facts);
    }
    lines
}
