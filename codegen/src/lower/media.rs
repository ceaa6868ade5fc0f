//! Media types: the family that decides how a body is read and written.

use mime::Mime;

use crate::ir::MediaKind;

/// The family of a media type; `None` where it is none (RFC 9110 §8.3.1).
pub(super) fn kind(media_type: &str) -> Option<MediaKind> {
    let media_type: Mime = media_type.trim().parse().ok()?;
    let (top, sub) = (media_type.type_().as_str(), media_type.subtype().as_str());
    let suffix = media_type.suffix().map(|suffix| suffix.as_str());
    Some(match (top, sub, suffix) {
        ("*", _, _) | ("application", "*", _) => MediaKind::Wildcard,
        ("application" | "text", "json", None) | (_, _, Some("json")) => MediaKind::Json,
        ("text", "event-stream", _) => MediaKind::EventStream,
        (_, _, Some("json-seq")) => MediaKind::JsonLines,
        ("application" | "text", sub, None) if is_json_lines(sub) => MediaKind::JsonLines,
        ("application", "x-www-form-urlencoded", _) => MediaKind::Form,
        ("multipart", _, _) => MediaKind::Multipart,
        ("application" | "text", "xml", None) | (_, _, Some("xml")) => MediaKind::Xml,
        ("text", _, _) => MediaKind::Text,
        _ => MediaKind::Binary,
    })
}

/// The media type that a key which is none was probably meant to be.
pub(super) fn meant(key: &str) -> Option<&'static str> {
    let key = key.to_lowercase();
    let known = [
        ("json", "application/json"),
        ("xml", "application/xml"),
        ("form", "application/x-www-form-urlencoded"),
        ("text", "text/plain"),
        ("csv", "text/csv"),
        ("binary", "application/octet-stream"),
    ];
    known.iter().find(|(part, _)| key.contains(part)).map(|(_, meant)| *meant)
}

fn is_json_lines(sub: &str) -> bool {
    const NAMES: [&str; 8] = [
        "x-ndjson",
        "ndjson",
        "jsonl",
        "x-jsonl",
        "jsonlines",
        "x-jsonlines",
        "x-json-stream",
        "json-seq",
    ];
    NAMES.contains(&sub)
}

/// The word that a media type's schema is named by beside others.
pub(super) fn word(kind: MediaKind) -> Option<&'static str> {
    match kind {
        MediaKind::Json => None,
        MediaKind::JsonLines => Some("line"),
        MediaKind::EventStream => Some("event"),
        MediaKind::Form => Some("form"),
        MediaKind::Multipart => Some("multipart"),
        MediaKind::Text => Some("text"),
        MediaKind::Xml => Some("xml"),
        MediaKind::Wildcard => Some("any"),
        MediaKind::Binary => Some("binary"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(media_type: &str, expected: Option<MediaKind>) {
        assert_eq!(kind(media_type), expected, "{media_type}");
    }

    #[test]
    fn the_family_follows_from_the_essence() {
        check("application/json", Some(MediaKind::Json));
        check("Application/JSON; charset=utf-8", Some(MediaKind::Json));
        check("application/vnd.x+json; charset=utf-8", Some(MediaKind::Json));
        check("application/problem+json", Some(MediaKind::Json));
        check("text/json", Some(MediaKind::Json));
        check("application/geo+json-seq", Some(MediaKind::JsonLines));
        check("application/x-ndjson", Some(MediaKind::JsonLines));
        check("text/event-stream", Some(MediaKind::EventStream));
        check("application/x-www-form-urlencoded", Some(MediaKind::Form));
        check("multipart/form-data", Some(MediaKind::Multipart));
        check("application/xml", Some(MediaKind::Xml));
        check("application/atom+xml", Some(MediaKind::Xml));
        check("text/csv", Some(MediaKind::Text));
        check("*/*", Some(MediaKind::Wildcard));
        check("application/*", Some(MediaKind::Wildcard));
        check("image/*", Some(MediaKind::Binary));
        check("application/octet-stream", Some(MediaKind::Binary));
        check("application/json;odata=minimalmetadata", Some(MediaKind::Json));
    }

    #[test]
    fn what_is_no_media_type_has_no_family() {
        check("application/json\"; evil", None);
        check("", None);
        check("json", None);
    }
}
