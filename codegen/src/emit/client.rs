//! `client.rs`: the client, its builder, and the operations without a tag.

use proc_macro2::TokenStream;
use quote::quote;

use super::idents::ident;
use super::{docs, operations, uses};
use crate::ir::{ApiKeyLocation, SchemeId, SchemeKind};
use crate::plan::Plan;
use crate::plan::names::Group;

/// The client and its builder.
pub fn client(plan: &Plan) -> TokenStream {
    let body = {
        let (environment, client, builder) = (environment(plan), client_type(plan), builder(plan));
        quote! {
            #environment
            #client
            #builder
        }
    };
    let runtime = uses::runtime(&body);
    let mentions = |name: &str| uses::mentions(&body, name);
    let models = mentions("models").then(|| {
        quote!(
            use crate::models;
        )
    });
    let operations = mentions("operations").then(|| {
        quote!(
            use crate::operations;
        )
    });
    quote! {
        #models
        #operations
        #runtime
        #body
    }
}

fn environment(plan: &Plan) -> TokenStream {
    let variable = &plan.settings.base_url_variable;
    let base_url = match plan.api.servers.first().map(operations::server_url) {
        Some(url) if url.starts_with("http://") || url.starts_with("https://") => {
            quote!(Some(#url))
        }
        // A relative server means the host of the document, which nobody knows here.
        _ => quote!(None),
    };
    quote! {
        #[doc = " What the description says about every call."]
        static ENVIRONMENT: settings::Environment = settings::Environment {
            user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
            base_url: #base_url,
            base_url_variable: #variable,
        };
    }
}

fn client_type(plan: &Plan) -> TokenStream {
    let title = docs::code(&plan.settings.title);
    let docs = docs::attributes(&[format!(
        "A client of {title}: cheap to clone, and all clones share one pool of connections."
    )]);
    let (new, from_env) = (new(plan), from_env(plan));
    let methods = plan.names.groups.iter().filter(|group| group.tag.is_none()).map(|group| {
        let prefix = quote!(operations::);
        let methods = group.operations.iter().map(|id| operations::method(plan, *id, &prefix));
        quote!(#(#methods)*)
    });
    let accessors = plan.names.groups.iter().filter(|group| group.tag.is_some()).map(accessor);
    quote! {
        #docs
        #[derive(Debug, Clone)]
        pub struct Client {
            core: core::Core,
        }

        impl Client {
            #new
            #from_env

            #[doc = " Settings that differ from the defaults."]
            pub fn builder() -> ClientBuilder {
                ClientBuilder { settings: settings::Settings::new(&ENVIRONMENT) }
            }

            #[doc = " A call that the description leaves out: with this client's credentials, retries and limits."]
            pub fn request(&self, method: http::Method, path: &str) -> raw::RawRequest {
                self.core.request(method, path)
            }

            #(#methods)*
            #(#accessors)*
        }
    }
}

fn accessor(group: &Group) -> TokenStream {
    let (name, ty) = (ident(&group.accessor), ident(&group.ident));
    let tag = docs::code(group.tag.as_deref().unwrap_or_default());
    let docs = docs::attributes(&[format!("The operations tagged {tag}.")]);
    quote! {
        #docs
        pub fn #name(&self) -> operations::#ty {
            operations::#ty::new(self.core.clone())
        }
    }
}

/// `new` with the one credential that the API asks for, or with none.
fn new(plan: &Plan) -> TokenStream {
    match only_secret(plan) {
        Some(id) => {
            let setter = ident(plan.names.scheme(id));
            quote! {
                #[doc = " A client with a key and the defaults of everything else."]
                #[doc = ""]
                #[doc = " # Errors"]
                #[doc = ""]
                #[doc = " Fails if the settings do not fit together, for example without a base URL."]
                pub fn new(key: impl Into<secret::Secret>) -> Result<Self, error::Error> {
                    Self::builder().#setter(key).build()
                }
            }
        }
        None => quote! {
            #[doc = " A client with the defaults of everything and without credentials."]
            #[doc = ""]
            #[doc = " # Errors"]
            #[doc = ""]
            #[doc = " Fails if the settings do not fit together, for example without a base URL."]
            pub fn new() -> Result<Self, error::Error> {
                Self::builder().build()
            }
        },
    }
}

/// The one scheme of the document that takes one secret, where there is just one.
pub fn only_secret(plan: &Plan) -> Option<SchemeId> {
    let mut secrets =
        plan.api.schemes.iter().enumerate().filter(|(_, scheme)| {
            !matches!(scheme.kind, SchemeKind::Basic | SchemeKind::MutualTls)
        });
    let (index, _) = secrets.next()?;
    secrets.next().is_none().then(|| SchemeId::new(index))
}

/// The environment variable of a credential: stated, or `_API_KEY` where it is the only one.
fn variable(plan: &Plan, id: SchemeId) -> Option<String> {
    let stated = plan.settings.credential_variables.get(&plan.api.scheme(id).key).cloned();
    let everyday = || {
        (only_secret(plan) == Some(id)).then(|| format!("{}_API_KEY", plan.settings.prefix))
    };
    stated.or_else(everyday)
}

fn from_env(plan: &Plan) -> TokenStream {
    let ids = (0..plan.api.schemes.len()).map(SchemeId::new);
    let variables: Vec<_> = ids.filter_map(|id| Some((id, variable(plan, id)?))).collect();
    let is_only = variables.len() == 1;
    let credentials = variables.iter().filter_map(|(id, name)| read_credential(plan, *id, name, is_only));
    let credentials: Vec<_> = credentials.collect();
    let mut read: Vec<_> = variables.iter().map(|(_, name)| docs::code(name)).collect();
    read.push(docs::code(&plan.settings.base_url_variable));
    let docs = docs::attributes(&[
        format!("A client from the environment: reads {}.", read.join(", ")),
        String::new(),
        "# Errors".to_owned(),
        String::new(),
        "Fails if a variable that is needed is not set, or is not text.".to_owned(),
    ]);
    quote! {
        #docs
        pub fn from_env() -> Result<Self, error::Error> {
            let mut builder = Self::builder();
            builder.settings.read_environment()?;
            #(#credentials)*
            builder.build()
        }
    }
}

/// One credential has to be there; of several, those that are there are used.
fn read_credential(plan: &Plan, id: SchemeId, name: &str, is_only: bool) -> Option<TokenStream> {
    let setter = ident(plan.names.scheme(id));
    match plan.api.scheme(id).kind {
        // Two secrets in one variable would need a syntax of their own.
        SchemeKind::Basic | SchemeKind::MutualTls => None,
        _ if is_only => Some(quote! {
            builder = builder.#setter(auth::required_from_environment(#name)?);
        }),
        _ => Some(quote! {
            if let Some(secret) = auth::from_environment(#name)? {
                builder = builder.#setter(secret);
            }
        }),
    }
}

fn builder(plan: &Plan) -> TokenStream {
    let credentials =
        (0..plan.api.schemes.len()).map(|index| credential(plan, SchemeId::new(index)));
    let settings = settings();
    quote! {
        #[doc = " The settings of a [`Client`] that is being made."]
        #[derive(Debug, Clone)]
        #[must_use = "a builder does nothing until it builds"]
        pub struct ClientBuilder {
            settings: settings::Settings,
        }

        impl ClientBuilder {
            #(#credentials)*
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
    let (name, key) = (ident(plan.names.scheme(id)), &scheme.key);
    let mut lines = docs::lines(scheme.docs.description.as_deref().unwrap_or_default());
    lines.splice(
        0..0,
        [format!("Sets the credential of the scheme {}.", docs::code(key)), String::new()],
    );
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    let docs = docs::attributes(&lines);
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

/// The settings that every client has, handed on to the support code.
fn settings() -> TokenStream {
    quote! {
        #[doc = " Sets the credential of a security scheme by its name in the description: your own provider of tokens, for one."]
        pub fn credential(mut self, scheme: &'static str, credential: impl auth::Credential) -> Self {
            self.settings.credential(scheme, credential);
            self
        }

        #[doc = " Sets the base URL of every call."]
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
