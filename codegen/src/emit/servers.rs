//! `servers.rs`: the servers of a document as an enum, and one a variable with named values.

use codegen_quote::quote;
use codegen_tokens::TokenStream;

use super::docs;
use super::idents::ident;
use crate::ir::Server;
use crate::plan::Plan;
use crate::plan::facts::Variable;
use crate::plan::names::VariableNames;

/// Whether there is anything to choose.
pub fn has_types(plan: &Plan) -> bool {
    has_choice(plan) || plan.facts.servers.variables.iter().any(|one| one.values.is_some())
}

fn has_choice(plan: &Plan) -> bool {
    plan.facts.servers.choices.len() > 1
}

/// The file.
pub fn types(plan: &Plan) -> TokenStream {
    let choice = has_choice(plan).then(|| choice(plan));
    let values = variables(plan).filter_map(|(variable, names)| values(variable, names));
    quote! {
        #choice
        #(#values)*
    }
}

/// The names of the file's types.
pub fn idents(plan: &Plan) -> Vec<String> {
    let choice = has_choice(plan).then(|| "Server".to_owned());
    let closed = variables(plan).filter(|(variable, _)| variable.values.is_some());
    choice.into_iter().chain(closed.map(|(_, names)| names.ident.clone())).collect()
}

fn variables(plan: &Plan) -> impl Iterator<Item = (&Variable, &VariableNames)> {
    plan.facts.servers.variables.iter().zip(&plan.names.servers.variables)
}

fn choice(plan: &Plan) -> TokenStream {
    let variants = variants(&plan.facts.servers.choices, &plan.names.servers.choices);
    quote! {
        #[doc = " The servers that the description names, the default one first."]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
        #[non_exhaustive]
        pub enum Server {
            #(#variants,)*
        }
    }
}

/// The variants of an enum of servers, the default one first.
pub fn variants(servers: &[Server], names: &[String]) -> Vec<TokenStream> {
    let variants = servers.iter().zip(names).enumerate().map(|(index, (server, name))| {
        let name = ident(name);
        let mut lines = docs::lines(server.description.as_deref().unwrap_or_default());
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(docs::code(&server.url));
        let docs = docs::attributes(&lines);
        let default = (index == 0).then(|| quote!(#[default]));
        quote!(#docs #default #name)
    });
    variants.collect()
}

/// The enum of a variable whose values are all known.
fn values(variable: &Variable, names: &VariableNames) -> Option<TokenStream> {
    let values = variable.values.as_ref()?;
    let ty = ident(&names.ident);
    let variants: Vec<_> = names.values.iter().map(|name| ident(name)).collect();
    let docs = docs::attributes(&[format!(
        "The values of the variable {} of servers.",
        docs::code(&variable.name)
    )]);
    let documented = values.iter().zip(&variants).map(|(value, variant)| {
        let docs = docs::attributes(&[docs::code(value)]);
        quote!(#docs #variant)
    });
    Some(quote! {
        #docs
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #ty {
            #(#documented,)*
        }

        impl #ty {
            #[doc = " The value as it stands in the URL."]
            pub fn as_str(self) -> &'static str {
                match self {
                    #(Self::#variants => #values,)*
                }
            }
        }
    })
}

/// The setters of servers on the client's builder.
pub fn setters(plan: &Plan) -> TokenStream {
    let choice = has_choice(plan).then(|| {
        quote! {
            #[doc = " Chooses among the servers of the description. Operations with servers of their own go on to use those."]
            pub fn server(mut self, server: servers::Server) -> Self {
                self.settings.server(server as usize);
                self
            }
        }
    });
    let document = plan.facts.servers.relative.then(|| {
        quote! {
            #[doc = " Sets where the description lies, `https://api.example.com/openapi.json` say: servers with a relative URL are"]
            #[doc = " resolved against it."]
            pub fn document_url(mut self, url: &str) -> Self {
                self.settings.document_url(url);
                self
            }
        }
    });
    let variables = variables(plan).map(|(variable, names)| setter(variable, names));
    quote! {
        #choice
        #(#variables)*
        #document
    }
}

fn setter(variable: &Variable, names: &VariableNames) -> TokenStream {
    let (name, wire) = (ident(&names.setter), &variable.name);
    let docs = docs::attributes(&setter_docs(variable));
    let (ty, value) = match &variable.values {
        Some(_) => {
            let ty = ident(&names.ident);
            (quote!(servers::#ty), quote!(value.as_str()))
        }
        None => (quote!(&str), quote!(value)),
    };
    quote! {
        #docs
        pub fn #name(mut self, value: #ty) -> Self {
            self.settings.server_variable(#wire, #value);
            self
        }
    }
}

fn setter_docs(variable: &Variable) -> Vec<String> {
    let name = docs::code(&variable.name);
    let mut lines = vec![format!("Sets the variable {name} of every server that has it.")];
    let description = docs::lines(variable.description.as_deref().unwrap_or_default());
    if !description.is_empty() {
        lines.push(String::new());
        lines.extend(description);
    }
    let defaults: Vec<_> = variable.defaults.iter().map(|text| docs::code(text)).collect();
    lines.extend([String::new(), format!("Default: {}.", defaults.join(" or "))]);
    lines
}

/// A server as the support code takes it.
pub fn literal(server: &Server) -> TokenStream {
    let url = &server.url;
    let variables = server.variables.iter().map(|variable| {
        let (name, default, values) = (&variable.name, &variable.default, &variable.values);
        quote!(server::Variable { name: #name, default: #default, values: &[#(#values),*] })
    });
    quote!(server::Server { url: #url, variables: &[#(#variables),*] })
}
