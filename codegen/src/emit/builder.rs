//! The client's builder: a setter a security scheme, and the settings that every client has.

use codegen_quote::quote;
use codegen_tokens::TokenStream;

use super::idents::ident;
use super::{docs, servers};
use crate::ir::{ApiKeyLocation, Scheme, SchemeId, SchemeKind};
use crate::plan::Plan;
use crate::plan::names::SchemeNames;

/// The builder.
pub fn builder(plan: &Plan) -> TokenStream {
    let credentials =
        (0..plan.api.schemes.len()).map(|index| credential(plan, SchemeId::new(index)));
    let (servers, settings) = (servers::setters(plan), settings());
    quote! {
        #[doc = " The settings of a [`Client`] that is being made."]
        #[derive(Debug, Clone)]
        #[must_use = "a builder does nothing until it builds"]
        pub struct ClientBuilder {
            settings: settings::Settings,
        }

        impl ClientBuilder {
            #(#credentials)*
            #servers
            #settings

            #[doc = " The client."]
            #[doc = ""]
            #[doc = " # Errors"]
            #[doc = ""]
            #[doc = " Fails if the settings do not fit together, for example without a base URL."]
            pub fn build(self) -> Result<Client, error::Error> {
                Ok(Client { core: self.settings.build()? })
            }
        }
    }
}

/// The setter of a security scheme.
fn credential(plan: &Plan, id: SchemeId) -> TokenStream {
    let scheme = plan.api.scheme(id);
    let (names, key) = (plan.names.scheme(id), &scheme.key);
    let name = ident(&names.setter);
    let first = format!("Sets the credential of the scheme {}.", docs::code(key));
    let docs = docs::attributes(&scheme_docs(first, scheme));
    let (arguments, credential) = match &scheme.kind {
        SchemeKind::Basic => (
            quote!(user: &str, password: impl Into<secret::Secret>),
            quote!(credentials::basic(user, password)),
        ),
        SchemeKind::ApiKey { location, name } => {
            let make = match location {
                ApiKeyLocation::Header => quote!(credentials::api_key_header),
                ApiKeyLocation::Query => quote!(credentials::api_key_query),
                ApiKeyLocation::Cookie => quote!(credentials::api_key_cookie),
            };
            (quote!(key: impl Into<secret::Secret>), quote!(#make(#name, key)))
        }
        SchemeKind::OtherHttp(_) => (
            quote!(authorization: impl Into<secret::Secret>),
            quote!(credentials::api_key_header("Authorization", authorization)),
        ),
        SchemeKind::MutualTls => return TokenStream::new(),
        SchemeKind::OAuth2 { client_credentials: Some(url), .. } => {
            return token_or_program(scheme, names, url);
        }
        SchemeKind::Bearer | SchemeKind::OAuth2 { .. } | SchemeKind::OpenIdConnect { .. } => {
            (quote!(token: impl Into<secret::Secret>), quote!(credentials::bearer(token)))
        }
    };
    quote! {
        #docs
        pub fn #name(mut self, #arguments) -> Self {
            self.settings.credential(#key, #credential);
            self
        }
    }
}

/// What the document says of a scheme, after a first sentence.
fn scheme_docs(first: String, scheme: &Scheme) -> Vec<String> {
    let mut lines = vec![first];
    let description = scheme.docs.description.iter();
    for paragraph in description.chain(&scheme.docs.notes) {
        let paragraph = docs::lines(paragraph);
        if !paragraph.is_empty() {
            lines.push(String::new());
            lines.extend(paragraph);
        }
    }
    lines
}

/// A scheme whose tokens the user has, or the client gets itself.
fn token_or_program(scheme: &Scheme, names: &SchemeNames, url: &str) -> TokenStream {
    let (token, program) = (ident(&names.setter), ident(&names.client_credentials));
    let key = &scheme.key;
    let of_scheme = docs::code(key);
    let token_docs = docs::attributes(&scheme_docs(
        format!("Sets the credential of the scheme {of_scheme}: a token that you have."),
        scheme,
    ));
    let program_docs = docs::attributes(&[
        format!(
            "Sets the credential of the scheme {of_scheme}: the id and secret of your program, with which tokens are"
        ),
        "got, renewed before they expire, and renewed once when a call is answered with 401."
            .to_owned(),
    ]);
    quote! {
        #token_docs
        pub fn #token(mut self, token: impl Into<secret::Secret>) -> Self {
            self.settings.credential(#key, credentials::bearer(token));
            self
        }

        #program_docs
        pub fn #program(mut self, program: oauth2::ClientCredentials) -> Self {
            self.settings.credential(#key, program.or_token_url(#url));
            self
        }
    }
}

/// The settings that every client has, handed on to the support code.
fn settings() -> TokenStream {
    quote! {
        #[doc = " Sets the credential of a security scheme by its name in the description: your own provider of tokens, for one."]
        pub fn credential(mut self, scheme: &'static str, credential: impl auth::Credential) -> Self {
            self.settings.credential(scheme, credential);
            self
        }

        #[doc = " Sets the base URL of every call, also of those to operations that have a server of their own."]
        pub fn base_url(mut self, url: &str) -> Self {
            self.settings.base_url(url);
            self
        }

        #[doc = " Sets the longest that a call may take, its attempts and waits included; no limit by default."]
        pub fn timeout(mut self, timeout: Option<std::time::Duration>) -> Self {
            self.settings.timeout(timeout);
            self
        }

        #[doc = " Sets the longest that one attempt may take; 60 s by default."]
        pub fn attempt_timeout(mut self, timeout: Option<std::time::Duration>) -> Self {
            self.settings.attempt_timeout(timeout);
            self
        }

        #[doc = " Sets the longest that a connection may take to be made; 5 s by default."]
        pub fn connect_timeout(mut self, timeout: Option<std::time::Duration>) -> Self {
            self.settings.connect_timeout(timeout);
            self
        }

        #[doc = " Sets when failed calls are tried again; 3 attempts by default."]
        pub fn retry(mut self, policy: retry::RetryPolicy) -> Self {
            self.settings.retry(policy);
            self
        }

        #[doc = " Sets the largest body in bytes, decompressed, that is read into memory; 64 MiB by default."]
        pub fn max_response_size(mut self, bytes: u64) -> Self {
            self.settings.max_response_size(bytes);
            self
        }

        #[doc = " Sets whether redirects are followed; they are not by default."]
        pub fn redirects(mut self, policy: redirect::RedirectPolicy) -> Self {
            self.settings.redirects(policy);
            self
        }

        #[doc = " Allows credentials over plain `http` to other hosts than this machine."]
        pub fn allow_insecure_credentials(mut self, allow: bool) -> Self {
            self.settings.allow_insecure_credentials(allow);
            self
        }

        #[doc = " Adds a product to the user agent."]
        pub fn user_agent_suffix(mut self, product: &str) -> Self {
            self.settings.user_agent_suffix(product);
            self
        }

        #[doc = " Adds a header to every call."]
        pub fn header(mut self, name: &str, value: &str) -> Self {
            self.settings.header(name, value);
            self
        }

        #[doc = " Sends everything through a proxy."]
        pub fn proxy(mut self, url: &str) -> Self {
            self.settings.proxy(url);
            self
        }

        #[doc = " Ignores the proxies that the environment names."]
        pub fn no_proxy(mut self) -> Self {
            self.settings.no_proxy();
            self
        }

        #[doc = " Trusts a further root certificate, given as PEM."]
        pub fn add_root_certificate_pem(mut self, pem: &[u8]) -> Self {
            self.settings.add_root_certificate_pem(pem);
            self
        }

        #[doc = " Adds a layer around every exchange with the server, inside of the layers that were added before."]
        pub fn layer(mut self, layer: impl layer::Layer) -> Self {
            self.settings.layer(layer);
            self
        }

        #[doc = " Replaces the transport."]
        pub fn transport(mut self, transport: impl transport::Transport) -> Self {
            self.settings.transport(transport);
            self
        }

        #[doc = " Replaces the clock, which also sleeps."]
        pub fn clock(mut self, clock: impl clock::Clock) -> Self {
            self.settings.clock(clock);
            self
        }

        #[doc = " Replaces the source of randomness."]
        pub fn jitter(mut self, jitter: impl clock::Jitter) -> Self {
            self.settings.jitter(jitter);
            self
        }
    }
}
