//! Streams: events, JSON values and pieces of a body as they come, with and without async.

use codegen_quote::quote;
use codegen_tokens::TokenStream;

use crate::emit::idents::ident;
use crate::emit::types::Types;
use crate::ir::OperationId;
use crate::plan::Plan;
use crate::plan::facts::{EventData, Lines, WholeData};

/// `into_events`, `into_lines` and `send_stream`, those that an operation has.
pub fn methods(plan: &Plan, id: OperationId) -> TokenStream {
    let streams = &plan.facts.operation(id).streams;
    let events = streams.events.as_ref().map(|data| events(plan, data));
    let lines = streams.lines.as_ref().map(|found| lines(plan, found));
    let download = streams.download.then(|| download(plan, id));
    quote!(#events #lines #download)
}

fn events(plan: &Plan, data: &EventData) -> TokenStream {
    let types = Types::outside(plan);
    let (ty, stream) = match data {
        EventData::Text => (quote!(String), quote!(events::Events::plain(self.call, events::text))),
        EventData::Json(ty) => {
            let codec = types.codec(ty);
            let decode = quote!(|event| events::json(event, #codec));
            (types.ty(ty), quote!(events::Events::new(self.call, #decode)))
        }
        EventData::Whole { ty, data } => {
            let codec = types.codec(ty);
            let read = match data {
                WholeData::Text => quote!(whole),
                WholeData::Json => quote!(whole_json),
                WholeData::Either => quote!(whole_mixed),
            };
            let decode = quote!(|event| events::#read(event, #codec));
            (types.ty(ty), quote!(events::Events::new(self.call, #decode)))
        }
    };
    quote! {
        #[doc = " The events of the answer as a stream, which asks for them when it is polled."]
        pub fn into_events(self) -> events::Events<#ty> {
            #stream
        }

        #[doc = " The events of the answer as an iterator, which waits for them on this thread."]
        #[cfg(feature = "blocking")]
        pub fn into_events_blocking(
            self,
        ) -> blocking_stream::BlockingStream<events::Events<#ty>, events::Event<#ty>> {
            self.into_events().into_blocking()
        }
    }
}

fn lines(plan: &Plan, lines: &Lines) -> TokenStream {
    let types = Types::outside(plan);
    let (ty, codec, accept) = (types.ty(&lines.item), types.codec(&lines.item), &lines.accept);
    quote! {
        #[doc = " The values of the answer as a stream, which asks for them when it is polled."]
        pub fn into_lines(self) -> json_lines::JsonLines<#ty> {
            json_lines::JsonLines::new(
                self.call,
                &[#(#accept),*],
                |line| json_lines::value(line, #codec),
            )
        }

        #[doc = " The values of the answer as an iterator, which waits for them on this thread."]
        #[cfg(feature = "blocking")]
        pub fn into_lines_blocking(
            self,
        ) -> blocking_stream::BlockingStream<json_lines::JsonLines<#ty>, #ty> {
            self.into_lines().into_blocking()
        }
    }
}

fn download(plan: &Plan, id: OperationId) -> TokenStream {
    let error = ident(&plan.names.operation(id).error);
    quote! {
        #[doc = " Sends the request; gives the head of a success, and its body as it comes, whatever its size."]
        pub fn send_stream(self) -> download::Downloading<#error> {
            download::send(self.call)
        }

        #[doc = " Sends the request and waits for the head of a success on this thread; its body is read from what comes back."]
        #[cfg(feature = "blocking")]
        pub fn send_stream_blocking(
            self,
        ) -> Result<blocking_download::BlockingDownload, error::CallError<#error>> {
            self.send_stream().wait()
        }
    }
}
