//! Bodies: what a request takes, and how it is set.

use codegen_quote::quote;
use codegen_tokens::TokenStream;

use crate::emit::idents::ident;
use crate::emit::types::{self, Types};
use crate::ir::{Content, Kind, OperationId, PartEncoding, Style, TypeRef};
use crate::plan::Plan;
use crate::plan::facts::{BodyForm, BodyShape};

/// A body as an argument named `body`.
pub struct BodyArgument {
    /// The lifetime that the function declares for it.
    pub lifetime: Option<TokenStream>,
    /// Its type.
    pub ty: TokenStream,
    /// The statement that sets it on a variable named `call`.
    pub set: TokenStream,
    /// The method call on a `Call` that does the same, where there is one.
    pub chained: Option<TokenStream>,
}

/// How the body of an operation is taken: in its one form, or as the enum of its forms. `prefix` leads to the request
/// types, `call` is the call as a mutable reference.
pub fn body(
    plan: &Plan,
    id: OperationId,
    prefix: &TokenStream,
    call: &TokenStream,
) -> Option<BodyArgument> {
    match plan.facts.operation(id).arguments.bodies.as_slice() {
        [] => None,
        [one] if is_converted(one) => {
            let ty = value_type(plan, id, one, prefix, &TokenStream::new());
            let set = set(plan, one, &quote!(body.into()));
            Some(BodyArgument { lifetime: None, ty: quote!(impl Into<#ty>), set, chained: None })
        }
        [one] => {
            let ty = value_type(plan, id, one, prefix, &TokenStream::new());
            let (value, set) = (quote!(body), set(plan, one, &quote!(body)));
            Some(BodyArgument { lifetime: None, ty, set, chained: chained(plan, one, &value) })
        }
        several => {
            let name = ident(&plan.names.operation(id).extras.body);
            let lifetime = several.iter().any(is_borrowed).then(|| quote!(<'a>));
            let ty = quote!(impl Into<#prefix #name #lifetime>);
            let set = quote!(body.into().set(#call););
            Some(BodyArgument { lifetime, ty, set, chained: None })
        }
    }
}

/// Whether anything that becomes the value is taken.
fn is_converted(form: &BodyForm) -> bool {
    matches!(form.shape, BodyShape::Text | BodyShape::Binary | BodyShape::Media)
}

/// Whether the value is a reference.
pub fn is_borrowed(form: &BodyForm) -> bool {
    matches!(form.shape, BodyShape::Json(_) | BodyShape::Form(..) | BodyShape::Lines(_))
}

/// The type of a form's value.
pub fn value_type(
    plan: &Plan,
    id: OperationId,
    form: &BodyForm,
    prefix: &TokenStream,
    lifetime: &TokenStream,
) -> TokenStream {
    let types = Types::outside(plan);
    match &form.shape {
        BodyShape::Json(ty) | BodyShape::Form(_, ty) => {
            let ty = types.ty(ty);
            quote!(&#lifetime #ty)
        }
        BodyShape::Lines(item) => {
            let item = types.ty(item);
            quote!(&#lifetime [#item])
        }
        BodyShape::Multipart(parts) if parts.is_empty() => quote!(multipart::Multipart),
        BodyShape::Multipart(_) => {
            let name = ident(&plan.names.operation(id).extras.form);
            quote!(#prefix #name)
        }
        BodyShape::Text => quote!(String),
        BodyShape::Binary => quote!(body::Body),
        BodyShape::Media => quote!(media_body::MediaBody),
    }
}

/// The statement that sets `value` on `call`.
pub fn set(plan: &Plan, form: &BodyForm, value: &TokenStream) -> TokenStream {
    let media_type = &form.media_type;
    match &form.shape {
        BodyShape::Json(ty) => {
            let (codec, check) = (Types::outside(plan).codec(ty), check(plan, ty, value));
            match media_type.as_str() {
                "application/json" => quote!(#check call.json(&codec::Ref(#value, #codec));),
                _ => quote!(#check call.json_as(&codec::Ref(#value, #codec), #media_type);),
            }
        }
        BodyShape::Form(content, ty) => {
            let (written, check) = (written(plan, content, ty, value), check(plan, ty, value));
            quote!(#check call.written(#written, #media_type);)
        }
        BodyShape::Lines(item) => {
            let codec = Types::outside(plan).codec(item);
            let values = quote!(#value.iter().map(|item| codec::Ref(item, #codec)));
            quote!(call.written(json_lines_body::write(#values, #media_type), #media_type);)
        }
        BodyShape::Multipart(parts) if parts.is_empty() => {
            quote!(call.multipart(#value, #media_type);)
        }
        BodyShape::Multipart(_) => quote!(call.multipart(#value.parts, #media_type);),
        BodyShape::Text => quote!(call.body(body::Body::from(#value), #media_type);),
        BodyShape::Binary => quote!(call.body(#value, #media_type);),
        BodyShape::Media => quote!(call.media(#value, #media_type);),
    }
}

/// The method call on a `Call` that sets `value`: of JSON that nothing has to be checked of.
fn chained(plan: &Plan, form: &BodyForm, value: &TokenStream) -> Option<TokenStream> {
    let BodyShape::Json(ty) = &form.shape else { return None };
    if check(plan, ty, value).is_some() {
        return None;
    }
    let (codec, media_type) = (Types::outside(plan).codec(ty), &form.media_type);
    Some(match media_type.as_str() {
        "application/json" => quote!(.with_json(&codec::Ref(#value, #codec))),
        _ => quote!(.with_json_as(&codec::Ref(#value, #codec), #media_type)),
    })
}

/// The check of a body that has constraints, where the user wants it before every call.
fn check(plan: &Plan, ty: &TypeRef, value: &TokenStream) -> Option<TokenStream> {
    let Kind::Named(id) = types::resolved(plan, ty).kind else { return None };
    let wanted = plan.settings.validate_on_send && plan.facts.ty(id).constrained;
    (wanted && !ty.nullable).then(|| quote!(call.demand(validate::demanded(#value));))
}

/// The expression that writes a form.
fn written(plan: &Plan, content: &Content, ty: &TypeRef, value: &TokenStream) -> TokenStream {
    let codec = Types::outside(plan).codec(ty);
    let fields: Vec<_> = content.encoding.iter().filter_map(field).collect();
    match fields.is_empty() {
        true => quote!(form::write(&codec::Ref(#value, #codec))),
        false => quote!(form::write_with(&codec::Ref(#value, #codec), &[#(#fields),*])),
    }
}

/// A member that is written in a way of its own. A style overrides a media type (`OAS 3.1.1 §4.8.15.1`).
fn field(encoding: &PartEncoding) -> Option<TokenStream> {
    let name = encoding.property.as_str();
    let is_styled =
        encoding.style.is_some() || encoding.explode.is_some() || encoding.allow_reserved;
    if is_styled {
        let parameter = styled(encoding);
        return Some(quote!(form::Field::Styled(#parameter)));
    }
    let media_type = encoding.content_type.as_deref().unwrap_or_default();
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let is_json = essence == "application/json" || essence.ends_with("+json");
    is_json.then(|| quote!(form::Field::Json(#name)))
}

fn styled(encoding: &PartEncoding) -> TokenStream {
    let name = encoding.property.as_str();
    let style = match encoding.style {
        Some(Style::SpaceDelimited) => quote!(.space_delimited()),
        Some(Style::PipeDelimited) => quote!(.pipe_delimited()),
        Some(Style::TabDelimited) => quote!(.tab_delimited()),
        Some(Style::DeepObject) => quote!(.deep_object()),
        _ => TokenStream::new(),
    };
    let by_default = matches!(encoding.style, None | Some(Style::Form));
    let joined = (!encoding.explode.unwrap_or(by_default)).then(|| quote!(.explode(false)));
    let reserved = encoding.allow_reserved.then(|| quote!(.allow_reserved()));
    quote!(param::Parameter::query(#name) #style #joined #reserved)
}
