//! From pointers into the rewritten tree to pointers into the source, for all that is lowered.

use crate::ir::{Api, Body, Content, Header, Pointer, Shape};
use crate::normalize::Origins;

/// Makes every pointer of `api` one that the author of the document knows.
pub(super) fn restore(api: &mut Api, origins: &Origins) {
    for def in &mut api.types {
        source(&mut def.pointer, origins);
        match &mut def.shape {
            Shape::Object(object) => {
                object.properties.iter_mut().for_each(|known| source(&mut known.pointer, origins));
            }
            Shape::Union(union) => {
                union.members.iter_mut().for_each(|known| source(&mut known.pointer, origins));
            }
            Shape::Enum(_) | Shape::Alias(_) | Shape::Foreign(_) => {}
        }
    }
    for operation in &mut api.operations {
        source(&mut operation.pointer, origins);
        operation.parameters.iter_mut().for_each(|known| source(&mut known.pointer, origins));
        operation.body.iter_mut().for_each(|known| body(known, origins));
        for response in &mut operation.responses {
            source(&mut response.pointer, origins);
            headers(&mut response.headers, origins);
            contents(&mut response.contents, origins);
        }
    }
    api.schemes.iter_mut().for_each(|known| source(&mut known.pointer, origins));
    for event in &mut api.events {
        source(&mut event.pointer, origins);
        contents(&mut event.contents, origins);
    }
}

fn body(body: &mut Body, origins: &Origins) {
    source(&mut body.pointer, origins);
    contents(&mut body.contents, origins);
}

fn contents(list: &mut [Content], origins: &Origins) {
    for content in list {
        source(&mut content.pointer, origins);
        content.encoding.iter_mut().for_each(|part| headers(&mut part.headers, origins));
    }
}

fn headers(list: &mut [Header], origins: &Origins) {
    list.iter_mut().for_each(|known| source(&mut known.pointer, origins));
}

fn source(pointer: &mut Pointer, origins: &Origins) {
    if let Some((file, found)) = origins.moved_source(pointer) {
        *pointer = found.in_file(file);
    }
}
