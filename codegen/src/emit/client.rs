//! `client.rs`: the client, its builder, and the operations without a tag.

use codegen_quote::quote;
use codegen_tokens::TokenStream;

use super::idents::ident;
use super::uses::Module;
use super::{builder, docs, gate, operations, servers};
use crate::ir::{SchemeId, SchemeKind};
use crate::plan::Plan;
use crate::plan::names::Group;

/// The client and its builder.
pub fn client(plan: &Plan) -> Module {
    let parts = [environment(plan), client_type(plan), builder::builder(plan)];
    Module { head: TokenStream::new(), body: parts.into_iter().collect() }
}

fn environment(plan: &Plan) -> TokenStream {
    let variable = &plan.settings.base_url_variable;
    let servers = plan.facts.servers.choices.iter().map(servers::literal);
    quote! {
        #[doc = " What the description says about every call."]
        static ENVIRONMENT: settings::Environment = settings::Environment {
            user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
            servers: &[#(#servers),*],
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
    let groups = plan.names.groups.iter().enumerate();
    let accessors = groups.filter(|(_, group)| group.tag.is_some());
    let accessors = accessors.map(|(index, group)| accessor(group, plan.gates.group(index)));
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

fn accessor(group: &Group, feature: Option<&str>) -> TokenStream {
    let (name, ty) = (ident(&group.accessor), ident(&group.ident));
    let tag = docs::code(group.tag.as_deref().unwrap_or_default());
    let docs = docs::attributes(&[format!("The operations tagged {tag}.")]);
    let gate = gate(feature);
    // A gated accessor must not be the only user of an import.
    let root = feature.map(|_| quote!(crate::));
    quote! {
        #docs
        #gate
        pub fn #name(&self) -> #root operations::#ty {
            #root operations::#ty::new(self.core.clone())
        }
    }
}

/// `new` with the one credential that the API asks for, or with none.
fn new(plan: &Plan) -> TokenStream {
    match only_secret(plan) {
        Some(id) => {
            let setter = ident(&plan.names.scheme(id).setter);
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
pub fn variable(plan: &Plan, id: SchemeId) -> Option<String> {
    let stated = plan.settings.credential_variables.get(&plan.api.scheme(id).key).cloned();
    let everyday =
        || (only_secret(plan) == Some(id)).then(|| format!("{}_API_KEY", plan.settings.prefix));
    stated.or_else(everyday)
}

fn from_env(plan: &Plan) -> TokenStream {
    let ids = (0..plan.api.schemes.len()).map(SchemeId::new);
    let variables: Vec<_> = ids.filter_map(|id| Some((id, variable(plan, id)?))).collect();
    let program = program(plan);
    // An id and a secret do as well, so that no key has to be there.
    let is_only = variables.len() == 1 && program.is_none();
    let credentials =
        variables.iter().filter_map(|(id, name)| read_credential(plan, *id, name, is_only));
    let credentials: Vec<_> = credentials.chain(program.as_ref().map(read_program)).collect();
    let mut read: Vec<_> = variables.iter().map(|(_, name)| docs::code(name)).collect();
    read.extend(
        program
            .iter()
            .flat_map(|program| [&program.id, &program.secret])
            .map(|name| docs::code(name)),
    );
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

/// The variables of a program's id and secret, where one scheme of the document takes these.
pub struct Program {
    setter: String,
    /// The variable of the id.
    pub id: String,
    /// The variable of the secret.
    pub secret: String,
}

/// The one scheme that gets its tokens itself.
pub fn program(plan: &Plan) -> Option<Program> {
    let ids = (0..plan.api.schemes.len()).map(SchemeId::new);
    let mut ids = ids.filter(|id| takes_program(&plan.api.scheme(*id).kind));
    let (id, prefix) = (ids.next()?, &plan.settings.prefix);
    ids.next().is_none().then(|| Program {
        setter: plan.names.scheme(id).client_credentials.clone(),
        id: format!("{prefix}_CLIENT_ID"),
        secret: format!("{prefix}_CLIENT_SECRET"),
    })
}

/// Whether any scheme takes an id and a secret.
pub fn takes_programs(plan: &Plan) -> bool {
    plan.api.schemes.iter().any(|scheme| takes_program(&scheme.kind))
}

fn takes_program(kind: &SchemeKind) -> bool {
    matches!(kind, SchemeKind::OAuth2 { client_credentials: Some(_), .. })
}

fn read_program(program: &Program) -> TokenStream {
    let (setter, id, secret) = (ident(&program.setter), &program.id, &program.secret);
    quote! {
        if let Some(program) = oauth2::from_environment(#id, #secret)? {
            builder = builder.#setter(program);
        }
    }
}

/// One credential has to be there; of several, those that are there are used.
fn read_credential(plan: &Plan, id: SchemeId, name: &str, is_only: bool) -> Option<TokenStream> {
    let setter = ident(&plan.names.scheme(id).setter);
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
