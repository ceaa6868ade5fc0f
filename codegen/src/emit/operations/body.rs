//! Bodies: what a request takes, and how it is set.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::types::Types;
use crate::ir::{Kind, TypeRef};
use crate::plan::Plan;
use crate::plan::facts::BodyForm;

/// A body as an argument named `body`, set on a variable named `call`.
pub struct BodyArgument {
    /// Its type.
    pub ty: TokenStream,
    /// The statement that sets it.
    pub set: TokenStream,
}

/// How a body is taken.
pub fn body(plan: &Plan, form: &BodyForm) -> BodyArgument {
    match form {
        BodyForm::Json(content) => {
            let any = TypeRef::new(Kind::Any(crate::ir::Untyped::Faithful));
            let ty = content.ty.as_ref().unwrap_or(&any);
            let types = Types::outside(plan);
            let (spelled, codec) = (types.ty(ty), types.codec(ty));
            let media_type = &content.media_type;
            let set = if media_type == "application/json" {
                quote!(call.json(&codec::Ref(body, #codec));)
            } else {
                quote!(call.json_as(&codec::Ref(body, #codec), #media_type);)
            };
            BodyArgument { ty: quote!(&#spelled), set }
        }
        BodyForm::Form(content) => {
            let any = TypeRef::new(Kind::Any(crate::ir::Untyped::Faithful));
            let ty = content.ty.as_ref().unwrap_or(&any);
            let types = Types::outside(plan);
            let (spelled, codec) = (types.ty(ty), types.codec(ty));
            let media_type = &content.media_type;
            BodyArgument {
                ty: quote!(&#spelled),
                set: quote!(call.written(form::write(&codec::Ref(body, #codec)), #media_type);),
            }
        }
        BodyForm::Text(media_type) => BodyArgument {
            ty: quote!(impl Into<String>),
            set: quote!(call.body(body::Body::from(body.into()), #media_type);),
        },
        BodyForm::Binary(media_type) => BodyArgument {
            ty: quote!(impl Into<body::Body>),
            set: quote!(call.body(body.into(), #media_type);),
        },
    }
}
